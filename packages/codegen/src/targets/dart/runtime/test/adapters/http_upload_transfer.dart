import 'dart:async';
import 'dart:io';
import 'dart:typed_data';

import '../../lib/upload.dart';
import '../../lib/uploader.dart';
import 'http.dart';

/// Requests over package:http. A [Client] of its own, which the app closes.
final class HttpUploadTransfer implements UploadTransfer {
  /// Sends with [_client].
  HttpUploadTransfer(this._client);

  final Client _client;

  static const Duration _silence = Duration(seconds: TimeLimits.silenceSeconds);
  static final ApiResponse _noAnswer = ApiResponse(0, const [], Uint8List(0));

  @override
  Future<ApiResponse> send(
    ApiRequest request, {
    required int maximumAnswerBytes,
    FileSlice? slice,
    Duration? limit,
    void Function(int bytes)? onSent,
    UploadCancellation? cancellation,
  }) async {
    final sent = _Request(request, slice, onSent);
    try {
      final exchange = _answer(sent, maximumAnswerBytes);
      final answer = cancellation?.during(exchange) ?? exchange;
      return await (limit == null ? answer : answer.timeout(limit));
    } on FileSystemException catch (error) {
      final path = slice?.path;
      throw LockstepException(
        LockstepErrorCode.ioError,
        '$path can\'t be read: ${error.osError?.message ?? error.message}.',
      );
    } on UploadCancelled {
      return _noAnswer;
    } on ClientException {
      return _noAnswer;
    } on IOException {
      return _noAnswer;
    } on TimeoutException {
      return _noAnswer;
    }
  }

  Future<ApiResponse> _answer(_Request request, int maximumBytes) async {
    final response = await _client.send(request);
    final body = BytesBuilder(copy: false);
    await for (final block in response.stream.timeout(_silence)) {
      body.add(block);
      // To leave the loop ends the connection.
      if (body.length > maximumBytes) break;
    }
    return ApiResponse(response.statusCode, [
      for (final MapEntry(:key, :value) in response.headers.entries)
        (name: key, value: value),
    ], body.takeBytes());
  }
}

/// A request whose body is a slice of a file, or bytes.
final class _Request extends BaseRequest {
  _Request(this._request, this._slice, this._onSent)
    : super(_request.method, _request.uri) {
    // The token would go along a redirect.
    followRedirects = false;
    contentLength = _slice?.length ?? _request.body?.length ?? 0;
    headers.addAll(_request.headers);
  }

  final ApiRequest _request;
  final FileSlice? _slice;
  final void Function(int bytes)? _onSent;

  @override
  ByteStream finalize() {
    super.finalize();
    final slice = _slice;
    final body = _request.body;
    if (slice == null) {
      return ByteStream(body == null ? Stream.empty() : Stream.value(body));
    }
    final end = slice.offset + slice.length;
    var sent = 0;
    return ByteStream(
      File(slice.path).openRead(slice.offset, end).map((block) {
        _onSent?.call(sent += block.length);
        return block;
      }),
    );
  }
}
