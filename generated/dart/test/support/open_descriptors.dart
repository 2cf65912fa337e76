// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:io';

/// How many descriptors this process has on the file at [path] itself.
int openDescriptors(String path) =>
    [
      for (final entry in Directory(
        '/proc/self/fd',
      ).listSync(followLinks: false))
        if (_targetOf(entry) == path) entry,
    ].length;

/// What this process has open below [folder]; of a file that was deleted the
/// system says so.
List<String> openDescriptorsBelow(String folder) => [
  for (final entry in Directory('/proc/self/fd').listSync(followLinks: false))
    if (_targetOf(entry) case final target? when target.startsWith(folder))
      target,
];

String? _targetOf(FileSystemEntity entry) {
  try {
    return Link(entry.path).targetSync();
  } on FileSystemException {
    return null; // The descriptor of the listing itself.
  }
}
