// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:io';
import 'dart:typed_data';

import '../adapters/dio.dart';
import '../adapters/http.dart';

/// Sends what the adapters for package:http and package:dio pass on by
/// `dart:io`, as both packages do.
final class ClientOverIO implements Client, Dio {
  final HttpClient _client = HttpClient();

  @override
  void close() => _client.close(force: true);

  Future<HttpClientResponse> _send(
    String method,
    Uri url,
    Map<String, Object?> headers, {
    required bool followRedirects,
    int? contentLength,
    Stream<List<int>>? body,
  }) async {
    final request = await _client.openUrl(method, url);
    request
      ..followRedirects = followRedirects
      ..contentLength = contentLength ?? -1;
    headers.forEach((name, value) => request.headers.set(name, '$value'));
    if (body != null) await request.addStream(body);
    return request.close();
  }

  @override
  Future<StreamedResponse> send(BaseRequest request) async {
    try {
      final response = await _send(
        request.method,
        request.url,
        request.headers,
        followRedirects: request.followRedirects,
        contentLength: request.contentLength,
        body: request.finalize(),
      );
      final headers = <String, String>{};
      response.headers.forEach(
        (name, values) => headers[name] = values.join(','),
      );
      return StreamedResponse(
        ByteStream(response),
        response.statusCode,
        headers: headers,
      );
    } on SocketException catch (error) {
      throw ClientException(error.message);
    } on HttpException catch (error) {
      throw ClientException(error.message);
    }
  }

  @override
  Future<Response<T>> requestUri<T>(
    Uri uri, {
    Object? data,
    CancelToken? cancelToken,
    Options? options,
    void Function(int count, int total)? onSendProgress,
  }) async {
    var sent = 0;
    final body = (data as Stream<List<int>>?)?.map((block) {
      onSendProgress?.call(sent += block.length, -1);
      return block;
    });
    try {
      final response = await _send(
        options!.method!,
        uri,
        options.headers!,
        followRedirects: options.followRedirects ?? true,
        body: body,
      );
      final headers = <String, List<String>>{};
      response.headers.forEach((name, values) => headers[name] = values);
      final answer = ResponseBody(
        response.map(Uint8List.fromList),
        response.statusCode,
      );
      return Response<T>(
        data: answer as T,
        statusCode: response.statusCode,
        headers: Headers.fromMap(headers),
      );
    } on IOException catch (error) {
      throw DioException(error: error);
    }
  }
}
