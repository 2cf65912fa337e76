// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import '../spec/live_photo.dart';

/// The extension of the last component of [path], its dot included and as it
/// is written; empty where there is none, or one that an entry of a zip file
/// had better not have.
String entryExtension(String path) {
  final name = path.substring(path.lastIndexOf('/') + 1);
  final dot = name.lastIndexOf('.');
  final extension = dot > 0 ? name.substring(dot) : '';
  final isFit = extension.length > 1 && extension.codeUnits.every(_isAllowed);
  return isFit ? extension : '';
}

bool _isAllowed(int character) =>
    character >= LivePhoto.firstExtensionCharacter.codeUnitAt(0) &&
    character <= LivePhoto.lastExtensionCharacter.codeUnitAt(0) &&
    !LivePhoto.reservedExtensionCharacters.codeUnits.contains(character);
