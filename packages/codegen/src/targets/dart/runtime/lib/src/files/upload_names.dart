import 'dart:math';

import '../spec/container.dart';
import '../spec/monitoring.dart';
import '../spec/process_type.dart';

// This life of the process: names that it makes hold it.
final String _process = () {
  final random = Random.secure();
  return [
    for (var digit = 0; digit < UploadNames.processDigits; digit++)
      random.nextInt(16).toRadixString(16),
  ].join();
}();

final RegExp _said = RegExp(
  '^(${LockstepProcessType.values.map((owner) => owner.wire).join('|')})\\'
  '${UploadNames.separator}'
  '([0-9a-f]{${UploadNames.processDigits}})\\${UploadNames.separator}',
);

/// A new name for a file of this process, which is [owner], with [rest] to
/// distinguish it from others.
String uploadName(LockstepProcessType owner, String rest) =>
    [owner.wire, _process, rest].join(UploadNames.separator);

/// What [name] begins with that says whose the file is; empty where it does not
/// say.
String ownerPrefix(String name) => _said.firstMatch(name)?[0] ?? '';

/// Whose the file [name] is, and whether this process made it; null where its
/// name does not say.
({LockstepProcessType owner, bool isOurs})? ownerOfFile(String name) {
  const prefix = UploadNames.temporaryPrefix;
  final match = _said.firstMatch(
    name.startsWith(prefix) ? name.substring(prefix.length) : name,
  );
  if (match == null) return null;
  final owner = LockstepProcessType.values.firstWhere(
    (owner) => owner.wire == match[1],
  );
  return (owner: owner, isOurs: match[2] == _process);
}

/// Which implementation wrote the file [name]: the extension is Swift, and the
/// app is Dart.
ClientLanguage writerOf(String name) => switch (ownerOfFile(name)?.owner) {
  null => ClientLanguage.unknown,
  LockstepProcessType.extension => ClientLanguage.swift,
  LockstepProcessType.foreground ||
  LockstepProcessType.background => ClientLanguage.dart,
};
