import 'dart:async';
import 'dart:io';
import 'dart:typed_data';

import '../api/api_request.dart';
import '../api/api_response.dart';
import '../errors/lockstep_exception.dart';
import '../ffi/native_memory.dart';
import '../files/positioned_file.dart';
import '../spec/api_policy.dart';
import 'upload_cancellation.dart';
import 'upload_transfer.dart';

/// Requests over `dart:io`, with connections kept open between them.
final class HttpTransfer implements UploadTransfer {
  /// Sends with a client of its own.
  HttpTransfer()
    : _client =
          HttpClient()
            ..connectionTimeout = const Duration(
              seconds: TimeLimits.connectSeconds,
            )
            // What is answered is judged and hashed as it came.
            ..autoUncompress = false;

  final HttpClient _client;

  static const Duration _silence = Duration(seconds: TimeLimits.silenceSeconds);
  static final ApiResponse _noAnswer = ApiResponse(0, const [], Uint8List(0));

  /// Closes the connections.
  void close() => _client.close(force: true);

  @override
  Future<ApiResponse> send(
    ApiRequest request, {
    required int maximumAnswerBytes,
    FileSlice? slice,
    Duration? limit,
    void Function(int bytes)? onSent,
    UploadCancellation? cancellation,
  }) async {
    HttpClientRequest? sending;
    final cancelled = Completer<ApiResponse>();
    final forget = cancellation?.onCancel(() {
      sending?.abort();
      cancelled.complete(_noAnswer);
    });
    Future<ApiResponse> exchange() async {
      final opened = await _client.openUrl(request.method, request.uri);
      sending = opened;
      if (cancelled.isCompleted) opened.abort();
      final body = request.body;
      opened
        ..followRedirects = false
        ..contentLength = slice?.length ?? body?.length ?? 0;
      request.headers.forEach((name, value) {
        if (name != ApiHeaders.contentLength) {
          opened.headers.set(name, value, preserveHeaderCase: false);
        }
      });
      if (slice != null) {
        opened.bufferOutput = false; // Blocks are large enough by themselves.
        await opened.addStream(_read(slice, onSent));
      } else if (body != null) {
        opened.add(body);
      }
      final response = await opened.close().timeout(limit ?? _silence * 5);
      return await _answer(response, maximumAnswerBytes);
    }

    try {
      final answer = Future.any([cancelled.future, exchange()]);
      return await (limit == null ? answer : answer.timeout(limit));
    } on SocketException {
      return _noAnswer;
    } on HttpException {
      return _noAnswer;
    } on TlsException {
      return _noAnswer;
    } on TimeoutException catch (error) {
      sending?.abort(error);
      return _noAnswer;
    } on LockstepException catch (error) {
      sending?.abort(error);
      rethrow;
    } finally {
      forget?.call();
    }
  }

  static const _blockBytes = 256 * 1024;

  /// The bytes of a slice, watched for silence: what takes no bytes any more is
  /// given up.
  ///
  /// `File.openRead` is not used: its offsets have limits, see
  /// [PositionedFile], and where it fails nobody can catch what it throws.
  static Stream<List<int>> _read(
    FileSlice slice,
    void Function(int bytes)? onSent,
  ) async* {
    if (slice.length == 0) return;
    final file = PositionedFile(slice.path);
    final room = NativeMemory.instance.allocate(_blockBytes);
    // Used in turn: a socket asks for the next block when the one before is sent.
    final blocks = [for (var i = 0; i < 2; i++) Uint8List(_blockBytes)];
    try {
      var turn = 0;
      for (var sent = 0; sent < slice.length;) {
        final block = blocks[turn++ % blocks.length];
        final length = file.readInto(
          block,
          offset: slice.offset + sent,
          length: slice.length - sent,
          room: room,
        );
        if (length == 0) return;
        yield length == block.length
            ? block
            : Uint8List.sublistView(block, 0, length);
        sent += length;
        onSent?.call(sent);
      }
    } finally {
      room.dispose();
      file.close();
    }
  }

  static Future<ApiResponse> _answer(
    HttpClientResponse response,
    int maximumBytes,
  ) async {
    final body = BytesBuilder(copy: false);
    await for (final block in response.timeout(_silence)) {
      body.add(block);
      if (body.length > maximumBytes) break;
    }
    final headers = <({String name, String value})>[];
    response.headers.forEach((name, values) {
      for (final value in values) {
        headers.add((name: name, value: value));
      }
    });
    return ApiResponse(response.statusCode, headers, body.takeBytes());
  }
}
