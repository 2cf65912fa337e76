// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:convert';
import 'dart:io';
import 'dart:isolate';
import 'dart:typed_data';

import 'package:lockstep/crypto.dart';
import 'package:lockstep/ffi.dart';
import 'package:lockstep/locks.dart';
import 'package:lockstep/models.dart';
import 'package:lockstep/upload.dart';

/// Encrypts a photo for its upload, under its lock:
/// `dart run example/main.dart PHOTO FOLDER`.
Future<void> main(List<String> arguments) async {
  final [photo, folder] = arguments;
  final collectionKey = Uint8List(32)..[0] = 1; // The account's, in an app.
  final locks = await LockCoordinator.open(
    SqliteLockDatabase.at('$folder/${SharedDatabase.fileName}'),
    LockstepProcessType.foreground,
  );
  final records = UploadRecords(locks.store);
  await locks.start();
  final attempt = await locks.withLock(photo, (lock) async {
    final record = await encryptElsewhere(photo, folder, collectionKey);
    // On the disk before the first byte is sent: whoever takes the photo over
    // continues with it. Now send it, ask beginCommit, and commit.
    return records.writeOrAdopt(record);
  }, onError: stderr.writeln);
  switch (attempt) {
    case LockGranted(:final result):
      print('${result.encryptedFileName}: ${result.encryptedSize} bytes');
    case LockRefused():
      print('Another process has this photo.');
  }
  await locks.stop();
  await locks.store.close();
}

/// Encrypts in an isolate of its own, since a long file would stop everything
/// else. A function of its own, too: what is sent to the isolate is all that
/// stands beside what it refers to, and a database can't be sent.
Future<UploadRecord> encryptElsewhere(
  String path,
  String folder,
  Uint8List wrappingKey,
) => Isolate.run(() => encryptPhoto(path, folder, wrappingKey));

/// Encrypts the photo at [path] into [folder], in constant memory. What comes
/// back is public or encrypted: no key leaves the isolate.
UploadRecord encryptPhoto(String path, String folder, Uint8List wrappingKey) {
  final crypto = EnteCrypto(SodiumProvider.open());
  final collectionKey = crypto.importKey(wrappingKey);
  final fileKey = crypto.generateKey();
  try {
    final now = deviceClock();
    final name = '$now.encrypted';
    final size = encryptedSizeOf(File(path).lengthSync());
    final file = crypto.encryptFile(
      path,
      '$folder/$name',
      key: fileKey,
      partSize: MultipartPlan.partSizeOf(size),
    );
    final metadata = crypto.encryptModel(
      FileMetadata(
        title: path.split('/').last,
        creationTime: now,
        modificationTime: now,
        fileType: LockstepFileTypeValue.of(LockstepFileType.image),
        hash: base64.encode(file.hash),
      ),
      key: fileKey,
    );
    final box = crypto.wrapFileKey(fileKey, collectionKey: collectionKey);
    final partMd5s = file.partMd5s;
    return UploadRecord(
      localId: path,
      collectionId: 1,
      contentHash: base64.encode(file.hash),
      phase: UploadPhase.prepared,
      thumbnailStored: 0,
      encryptedKey: base64.encode(box.ciphertext),
      keyDecryptionNonce: base64.encode(box.nonce),
      fileDecryptionHeader: base64.encode(file.header),
      metadata: base64.encode(metadata.ciphertext),
      metadataDecryptionHeader: base64.encode(metadata.header),
      encryptedFileName: name,
      encryptedSize: file.size,
      fileMd5: file.md5 == null ? null : base64.encode(file.md5!),
      partSize: partMd5s == null ? null : Multipart.partBytes,
      partMd5s:
          partMd5s == null
              ? null
              : jsonEncode(partMd5s.map(base64.encode).toList()),
      commitsSent: 0,
      commitsRefused: 0,
      createdAt: now,
      updatedAt: now,
    );
  } finally {
    fileKey.dispose();
    collectionKey.dispose();
  }
}
