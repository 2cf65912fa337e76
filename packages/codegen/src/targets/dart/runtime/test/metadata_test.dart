import 'dart:convert';
import 'dart:typed_data';

import 'support/lockstep.dart';
import 'support/expect_code.dart';
import 'support/fixture.dart';
import 'support/model_texts.dart';
import 'support/runner.dart';

/// Tests metadata as blobs, and magic metadata in envelopes.
void metadataTest(TestRunner runner, Fixture fixture) {
  final crypto = EnteCrypto(fixture.provider);
  final key = fixture.keyOf(Uint8List(Encryption.keyBytes)..[0] = 7);

  runner.test('metadata: comes back from a blob, under its own header', () {
    const metadata = FileMetadata(
      title: 'IMG_0001.JPG',
      creationTime: 1700000000000000,
      modificationTime: 1700000000000001,
      fileType: LockstepFileTypeValue(0),
    );
    final first = crypto.encryptModel(metadata, key: key);
    final second = crypto.encryptModel(metadata, key: key);
    expectEqual(
      base64.encode(first.header) == base64.encode(second.header),
      false,
    );
    FileMetadata decrypt(Uint8List header) => crypto.decryptModel(
      first.ciphertext,
      FileMetadata.fromBytes,
      key: key,
      header: header,
    );
    expectEqual(decrypt(first.header), metadata);
    expectCode(LockstepErrorCode.corrupt, () => decrypt(second.header));
  });
  runner.test('metadata: an envelope counts what is left, and opens', () {
    final magic = PublicMagicMetadata.fromBytes(
      utf8.encode(
        objectText({
          PublicMagicMetadataMembers.caption.wire: 'null',
          PublicMagicMetadataMembers.width.wire: '[1]',
          'unknown': '{"a":1,"b":2}',
        }),
      ),
    );
    final envelope = crypto.sealMagicMetadata(magic, version: 1, key: key);
    expectEqual([envelope.version, envelope.count], [1, 2]);
    final sent = MagicMetadataEnvelope.fromBytes(envelope.toBytes());
    expectEqual(
      crypto.openMagicMetadata(sent, PublicMagicMetadata.fromBytes, key: key),
      magic,
    );
  });
  _edits(runner, crypto, key);
  runner.test('metadata: an envelope has a version from 0', () {
    final error = expectThrows<ModelException>(
      () => crypto.sealMagicMetadata(
        const PrivateMagicMetadata(),
        version: -1,
        key: key,
      ),
    );
    expectEqual(error.path, pointer(MagicMetadataEnvelopeMembers.version.wire));
  });
  runner.test('metadata: an envelope that is no base64 does not open', () {
    final envelope = crypto.sealMagicMetadata(
      const PrivateMagicMetadata(visibility: LockstepVisibilityValue(1)),
      version: 3,
      key: key,
    );
    for (final changed in [
      envelope.copyWith(data: '${envelope.data}\n'),
      envelope.copyWith(header: envelope.header.substring(1)),
      envelope.copyWith(header: 'AAAA'),
    ]) {
      expectCode(
        LockstepErrorCode.invalidArgument,
        () => crypto.openMagicMetadata(
          changed,
          PrivateMagicMetadata.fromBytes,
          key: key,
        ),
      );
    }
  });
  runner.test('metadata: what is authentic is judged all the same', () {
    final nothing = utf8.encode(objectText(const {}));
    final blob = crypto.encryptBlob(nothing, key: key);
    final error = expectThrows<ModelException>(
      () => crypto.decryptModel(
        blob.ciphertext,
        FileMetadata.fromBytes,
        key: key,
        header: blob.header,
      ),
    );
    final first =
        canonicalOrder([
          FileMetadataMembers.title.wire,
          FileMetadataMembers.creationTime.wire,
          FileMetadataMembers.modificationTime.wire,
          FileMetadataMembers.fileType.wire,
        ]).first;
    expectEqual(error.path, pointer(first));
  });
}

/// Edits of magic metadata in its envelope.
void _edits(TestRunner runner, EnteCrypto crypto, CryptoBuffer key) {
  const most = MagicMetadataEdits.maximumLostMembers;
  const count = 2 + most + 1;
  JsonObject strangers(String name, int from) => JsonObject([
    for (var i = from; i <= most; i++)
      (name: '$name$i', value: const JsonBoolean(true)),
  ]);
  final before = PublicMagicMetadata.fromBytes(
    utf8.encode(
      objectText({
        PublicMagicMetadataMembers.width.wire: '[]',
        PublicMagicMetadataMembers.mediaType.wire: '8',
        for (var i = 0; i <= most; i++) 'x$i': 'true',
      }),
    ),
  );
  final sealed = crypto.sealMagicMetadata(before, version: 7, key: key);
  MagicMetadataEnvelope edit(
    PublicMagicMetadata Function(PublicMagicMetadata) change, [
    MagicMetadataEnvelope? envelope,
  ]) => crypto.editMagicMetadata(
    envelope ?? sealed,
    PublicMagicMetadata.fromBytes,
    key: key,
    change: change,
  );
  void refused(
    PublicMagicMetadata Function(PublicMagicMetadata) change, [
    MagicMetadataEnvelope? envelope,
  ]) => expectCode(
    LockstepErrorCode.invalidArgument,
    () => edit(change, envelope),
  );
  runner.test('metadata: an edit keeps what it does not change', () {
    final sent = edit((from) => from.copyWith(caption: const Change.to('d')));
    expectEqual([sent.version, sent.count], [7, count + 1]);
    expectEqual(
      crypto.openMagicMetadata(sent, PublicMagicMetadata.fromBytes, key: key),
      before.copyWith(caption: const Change.to('d')),
    );
  });
  runner.test('metadata: an edit loses two members at most', () {
    expectEqual(
      edit((from) => from.copyWith(unknownMembers: strangers('x', most))).count,
      count - most,
    );
    refused((from) => from.copyWith(unknownMembers: JsonObject(const [])));
    // As many others in their place make it no smaller, and lose as much.
    refused((from) => from.copyWith(unknownMembers: strangers('y', 0)));
  });
  runner.test('metadata: an edit heeds what the server counts', () {
    MagicMetadataEnvelope counted(Change<int> change) =>
        sealed.copyWith(count: change);
    // A client that counted nulls told it of more members than are left.
    refused((from) => from, counted(const Change.to(count + most + 1)));
    for (final change in const [
      Change.to(count + most),
      Change<int>.remove(),
    ]) {
      expectEqual(edit((from) => from, counted(change)).count, count);
    }
  });
}
