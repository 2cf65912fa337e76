// Generated from the spec's subject `legacy-database`. Edit the spec, then run
// `npx nx generate lockstep`.

/// The multipart uploads that came from the old database, each once: one that was finished since
/// does not come again.
///
/// Spec: `ImportedUpload`, a row of `imported_uploads`.
package struct ImportedUpload: Sendable, Hashable {
  /// Where the file goes in the storage.
  ///
  /// Spec: `imported_uploads.object_key`.
  package var objectKey: String

  /// Makes a row.
  package init(
    objectKey: String
  ) {
    self.objectKey = objectKey
  }
}

extension ImportedUpload: TableRow {
  static let table = "imported_uploads"

  init(reading row: inout RowReader) throws {
    self.objectKey = try row.text()
  }

  var values: [SQLValue] {
    [SQLValue(self.objectKey)]
  }
}
