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

String? _targetOf(FileSystemEntity entry) {
  try {
    return Link(entry.path).targetSync();
  } on FileSystemException {
    return null; // The descriptor of the listing itself.
  }
}
