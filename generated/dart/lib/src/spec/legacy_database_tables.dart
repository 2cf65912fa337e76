// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import '../database/row_reader.dart';
import '../database/table_row.dart';

/// The multipart uploads that came from the old database, each once: one that
/// was finished since does not come again.
///
/// The spec's `ImportedUpload`. A row of `imported_uploads`.
final class ImportedUpload extends TableRow {
  /// Makes a row.
  const ImportedUpload({required this.objectKey});

  /// Reads a row.
  ImportedUpload.read(RowReader row) : objectKey = row.text();

  /// Where the file goes in the storage.
  final String objectKey;

  @override
  List<Object?> get values => [objectKey];
}
