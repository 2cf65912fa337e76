import 'dart:typed_data';

import '../json/json_value.dart';

/// An answer as a client of HTTP has it.
final class ApiResponse {
  /// Holds what was answered.
  const ApiResponse(this.status, this.headers, this.body);

  /// The status; 0 where no answer came.
  final int status;

  /// Headers in any case; those of one name count as one, joined with commas.
  final List<({String name, String value})> headers;

  /// The body, or as much of it as shows that it is too long for the call.
  final Uint8List body;
}

/// The success of a call.
final class ApiResult {
  /// A success.
  const ApiResult(this.document, this.json);

  /// The document; of one that was wrapped, the inner one.
  final JsonObject document;

  /// The whole of it as it came, members that the spec does not know among
  /// them.
  final JsonObject json;
}
