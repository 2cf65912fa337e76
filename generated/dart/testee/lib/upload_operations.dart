// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:typed_data';

import '../../lib/src/api/api_request.dart';
import '../../lib/src/crypto/ente_crypto.dart';
import '../../lib/src/errors/lockstep_exception.dart';
import '../../lib/src/ffi/sqlite_lock_database.dart';
import '../../lib/src/json/json_value.dart';
import '../../lib/src/spec/errors.dart';
import '../../lib/src/spec/models/file_metadata.dart';
import '../../lib/src/spec/models/public_magic_metadata.dart';
import '../../lib/src/spec/process_type.dart';
import '../../lib/src/uploader/http_transfer.dart';
import '../../lib/src/uploader/upload_container.dart';
import '../../lib/src/uploader/upload_environment.dart';
import '../../lib/src/uploader/upload_photo.dart';
import '../../lib/src/uploader/uploader.dart';
import 'request_members.dart';
import 'handlers/upload_handler.dart';

/// `upload.*`: one photo, and what is left of earlier calls.
final class UploadOperations implements UploadHandler {
  /// Works with [_crypto].
  const UploadOperations(this._crypto);

  final EnteCrypto _crypto;

  @override
  Future<UploadPhotoResult> photo(UploadPhotoArguments arguments) async {
    final target = arguments.collectionId;
    if (!arguments.collections.any((each) => each.id == target)) {
      throw invalidArgument(
        'The collection $target is not among those whose keys are given.',
      );
    }
    final magic = arguments.publicMagicMetadata;
    final photo = UploadPhoto(
      localId: arguments.localId,
      collectionId: target,
      image: arguments.image,
      video: arguments.video,
      thumbnail: arguments.thumbnail,
      metadata: FileMetadata.checked(arguments.metadata),
      publicMagicMetadata:
          magic == null ? null : PublicMagicMetadata.checked(magic),
    );
    final result = await _withUploader(
      folder: arguments.container,
      owner: arguments.owner,
      access: ApiAccess(
        baseURL: arguments.baseUrl,
        authToken: arguments.authToken,
        clientPackage: arguments.clientPackage,
        clientVersion: arguments.clientVersion,
      ),
      collections: [
        for (final each in arguments.collections) (id: each.id, key: each.key),
      ],
      pace: _pace(arguments.pace),
      (uploader) => uploader.upload(photo),
    );
    return UploadPhotoResult(
      outcome: result.outcome,
      fileId: result.fileId,
      sentBytes: result.sentBytes,
    );
  }

  @override
  Future<UploadResumeResult> resume(UploadResumeArguments arguments) async {
    final result = await _withUploader(
      folder: arguments.container,
      owner: arguments.owner,
      access: ApiAccess(
        baseURL: arguments.baseUrl,
        authToken: arguments.authToken,
        clientPackage: arguments.clientPackage,
        clientVersion: arguments.clientVersion,
      ),
      collections: [
        for (final each in arguments.collections) (id: each.id, key: each.key),
      ],
      pace: _pace(arguments.pace),
      (uploader) => uploader.resume(),
    );
    return UploadResumeResult(committed: result.committed);
  }

  static double _pace(JsonValue? pace) {
    if (pace == null) return 1;
    if (pace is! JsonNumber) throw invalidRequest('pace must be a number.');
    if (pace.value >= 0) return pace.value;
    throw const LockstepException(
      LockstepErrorCode.invalidArgument,
      'pace must be 0 or more.',
    );
  }

  Future<T> _withUploader<T>(
    Future<T> Function(PhotoUploader uploader) work, {
    required String folder,
    required LockstepProcessType owner,
    required ApiAccess access,
    required List<({int id, Uint8List key})> collections,
    required double pace,
  }) async {
    final transfer = HttpTransfer();
    final environment = UploadEnvironment(crypto: _crypto, transfer: transfer);
    final CollectionKeys keys = {};
    try {
      for (final (:id, :key) in collections) {
        keys[id] = _crypto.importKey(key);
      }
      final container = await UploadContainer.open(
        folder,
        owner: owner,
        environment: environment,
        databaseAt: SqliteLockDatabase.at,
        onError: (error) {},
      );
      try {
        final uploader = PhotoUploader(
          environment: environment,
          container: container,
          keys: keys,
          access: access,
          pace: pace,
        );
        await container.start();
        return await work(uploader);
      } finally {
        await container.close();
      }
    } finally {
      transfer.close();
      for (final key in keys.values) {
        key.dispose();
      }
    }
  }
}
