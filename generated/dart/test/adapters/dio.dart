// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// What the adapter for package:dio uses of it, declared as it is there, so that
/// the adapter compiles where the package is not.
library;

import 'dart:typed_data';

/// Sends requests.
abstract interface class Dio {
  /// Sends a request to [uri].
  Future<Response<T>> requestUri<T>(
    Uri uri, {
    Object? data,
    CancelToken? cancelToken,
    Options? options,
    void Function(int count, int total)? onSendProgress,
  });
}

/// How a request is sent.
class Options {
  /// Says how.
  Options({
    this.method,
    this.headers,
    this.responseType,
    this.followRedirects,
    this.validateStatus,
    this.receiveTimeout,
  });

  /// The method.
  String? method;

  /// The headers.
  Map<String, dynamic>? headers;

  /// What the answer becomes.
  ResponseType? responseType;

  /// Whether redirects are followed.
  bool? followRedirects;

  /// Which statuses do not throw.
  bool Function(int? status)? validateStatus;

  /// How long no byte may come.
  Duration? receiveTimeout;
}

/// What an answer becomes.
enum ResponseType {
  /// A [ResponseBody].
  stream,
}

/// An answer.
class Response<T> {
  /// An answer.
  Response({this.data, this.statusCode, required this.headers});

  /// The body.
  T? data;

  /// The status.
  int? statusCode;

  /// The headers.
  Headers headers;
}

/// The headers of an answer.
class Headers {
  /// The headers of [map].
  Headers.fromMap(this.map);

  /// The values by the names in lower case.
  final Map<String, List<String>> map;
}

/// A body that comes in pieces.
class ResponseBody {
  /// A body.
  ResponseBody(this.stream, this.statusCode);

  /// The pieces.
  Stream<Uint8List> stream;

  /// The status.
  int statusCode;
}

/// Ends an exchange.
class CancelToken {
  /// Ends it.
  void cancel([Object? reason]) => isCancelled = true;

  /// Whether it was ended.
  bool isCancelled = false;
}

/// No answer came.
class DioException implements Exception {
  /// Says why.
  DioException({this.error});

  /// Why.
  final Object? error;
}
