import 'dart:async';
import 'dart:io';
import 'dart:typed_data';

import '../../lib/upload.dart';
import '../../lib/uploader.dart';
import 'dio.dart';

/// Requests over package:dio. Give it a [Dio] without interceptors that retry,
/// log or add headers.
final class DioUploadTransfer implements UploadTransfer {
  /// Sends with [_dio].
  DioUploadTransfer(this._dio);

  final Dio _dio;

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
    final end = CancelToken();
    final forget = cancellation?.onCancel(end.cancel);
    final timer = limit == null ? null : Timer(limit, end.cancel);
    try {
      final response = await _dio.requestUri<ResponseBody>(
        request.uri,
        data: _body(request, slice),
        cancelToken: end,
        onSendProgress: (sent, _) => onSent?.call(sent),
        options: Options(
          method: request.method,
          headers: {
            ...request.headers,
            ApiHeaders.contentLength:
                '${slice?.length ?? request.body?.length ?? 0}',
          },
          // The token would go along a redirect.
          followRedirects: false,
          responseType: ResponseType.stream,
          receiveTimeout: _silence,
          validateStatus: (_) => true,
        ),
      );
      final body = BytesBuilder(copy: false);
      await for (final block in response.data!.stream) {
        body.add(block);
        // To leave the loop ends the connection.
        if (body.length > maximumAnswerBytes) break;
      }
      return ApiResponse(response.statusCode ?? 0, [
        for (final MapEntry(:key, value: values)
            in response.headers.map.entries)
          for (final value in values) (name: key, value: value),
      ], body.takeBytes());
    } on DioException catch (error) {
      final cause = error.error;
      if (cause is FileSystemException) throw _unreadable(slice, cause);
      return _noAnswer;
    } on FileSystemException catch (error) {
      throw _unreadable(slice, error);
    } on IOException {
      return _noAnswer;
    } finally {
      timer?.cancel();
      forget?.call();
    }
  }

  static Stream<List<int>>? _body(ApiRequest request, FileSlice? slice) {
    final body = request.body;
    if (slice == null) return body == null ? null : Stream.value(body);
    final end = slice.offset + slice.length;
    return File(slice.path).openRead(slice.offset, end);
  }

  static LockstepException _unreadable(
    FileSlice? slice,
    FileSystemException error,
  ) => LockstepException(
    LockstepErrorCode.ioError,
    '${slice?.path} can\'t be read: '
    '${error.osError?.message ?? error.message}.',
  );
}
