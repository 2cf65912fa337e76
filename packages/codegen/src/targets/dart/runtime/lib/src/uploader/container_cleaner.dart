import 'dart:io';

import '../database/shared_store.dart';
import '../files/file_error.dart';
import '../files/upload_names.dart';
import '../locks/lock_calls.dart';
import '../locks/upload_records.dart';
import '../spec/container.dart';
import '../spec/locks.dart';
import '../spec/process_type.dart';
import '../spec/upload_resume_tables.dart';

/// Removes what killed processes left in [folder]: temporary files, and files
/// that no record names. Returns how many.
///
/// Those of [owner]'s earlier life and of dead owners at once, others when they
/// were not written for an hour, and those that a background session sends when
/// they were not written for a week. [now] is the caller's clock, in
/// microseconds since 1970.
Future<int> cleanContainer(
  SharedStore store,
  String folder, {
  required LockstepProcessType owner,
  required int now,
}) async {
  // Files first: what is written after this is not looked at, and what is
  // recorded by then is.
  final names = _names(folder);
  final kept = {
    for (final record in await UploadRecords(store).list()) ...[
      record.encryptedFileName,
      record.encryptedThumbnailName,
    ],
    for (final upload in await store.perform(TrackedUploadStatements.list))
      upload.encryptedFileName,
  };
  final tables = await store.perform(LockCall.list);
  final living = {
    for (final beat in tables.heartbeats)
      if ((now - beat.time).abs() <= LockTiming.aliveWithin) beat.owner,
  };
  var removed = 0;
  for (final name in names) {
    if (kept.contains(name)) continue;
    final whose = ownerOfFile(name);
    if (whose != null && whose.isOurs) continue;
    final file = File('$folder/$name');
    final found = file.statSync();
    // A living process may have removed or renamed it meanwhile.
    if (found.type != FileSystemEntityType.file) continue;
    final written = found.modified.microsecondsSinceEpoch;
    final isLeft =
        whose != null &&
        (whose.owner == owner || !living.contains(whose.owner));
    // The system may read it while no process of ours lives.
    final keptFor =
        name.startsWith(UploadNames.sendingPrefix)
            ? UploadNames.sendingFor
            : UploadNames.untouchedFor;
    if (!isLeft && (now - written).abs() <= keptFor) continue;
    try {
      file.deleteSync();
      removed += 1;
    } on PathNotFoundException {
      // Somebody else has removed it.
    } on FileSystemException catch (error) {
      throw ioError(file.path, 'can\'t be deleted', error);
    }
  }
  return removed;
}

/// The names of the regular files in [folder], in their order.
List<String> _names(String folder) {
  try {
    return [
      for (final entry in Directory(folder).listSync(followLinks: false))
        if (entry is File) entry.path.substring(folder.length + 1),
    ]..sort();
  } on FileSystemException catch (error) {
    throw ioError(folder, 'can\'t be read', error);
  }
}
