// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:convert';

import 'expect_code.dart';
import 'lockstep.dart';
import 'model_texts.dart';
import 'runner.dart';

// Keys stand in the spec alone: a renamed one changes no test.
/// The members of file metadata.
typedef FileKeys = FileMetadataMembers;

/// The members of public magic metadata.
typedef MagicKeys = PublicMagicMetadataMembers;

/// What a file's metadata must have.
final Texts leastFile = {
  FileKeys.title.wire: '"a"',
  FileKeys.creationTime.wire: '1',
  FileKeys.modificationTime.wire: '2',
  FileKeys.fileType.wire: '0',
};

/// File metadata that was read, with [members] beside those.
FileMetadata fileOf([Texts members = const {}]) =>
    FileMetadata.fromBytes(utf8.encode(objectText({...leastFile, ...members})));

/// Public magic metadata that was read.
PublicMagicMetadata magicOf(Texts members) => magicText(objectText(members));

/// Public magic metadata that was read from a whole text.
PublicMagicMetadata magicText(String json) =>
    PublicMagicMetadata.fromBytes(utf8.encode(json));

/// Public magic metadata that this program made.
PublicMagicMetadata checkedMagic(Texts members) => PublicMagicMetadata.checked(
  CanonicalJson.decode(utf8.encode(objectText(members))),
);

/// What is written of a model.
String textOf(JsonModel model) => utf8.decode(model.toBytes());

/// The path of the member that [body] is refused for.
String pathOf(void Function() body) {
  final error = expectThrows<ModelException>(body);
  expectEqual(error.code, LockstepErrorCode.invalidModel);
  return error.path;
}
