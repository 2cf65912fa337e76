/// What the adapter for package:http uses of it, declared as it is there, so
/// that the adapter compiles where the package is not.
library;

import 'dart:async';

/// Sends requests.
abstract interface class Client {
  /// Sends [request], and returns when the headers of its answer are there.
  Future<StreamedResponse> send(BaseRequest request);

  /// Closes the connections.
  void close();
}

/// Bytes that come in pieces.
class ByteStream extends StreamView<List<int>> {
  /// The bytes of [stream].
  const ByteStream(super.stream);
}

/// A request.
abstract class BaseRequest {
  /// A request to [url].
  BaseRequest(this.method, this.url);

  /// The method.
  final String method;

  /// The address.
  final Uri url;

  /// The size of the body in bytes; null where it is not known.
  int? contentLength;

  /// Whether redirects are followed.
  bool followRedirects = true;

  /// The headers.
  final Map<String, String> headers = {};

  /// The body; the request is not changed afterwards.
  ByteStream finalize() => const ByteStream(Stream.empty());
}

/// An answer, whose body is still to come.
class StreamedResponse {
  /// An answer.
  StreamedResponse(this.stream, this.statusCode, {this.headers = const {}});

  /// The body.
  final ByteStream stream;

  /// The status.
  final int statusCode;

  /// The headers, by their names in lower case.
  final Map<String, String> headers;
}

/// No answer came.
class ClientException implements Exception {
  /// Says why.
  ClientException(this.message);

  /// Why.
  final String message;
}
