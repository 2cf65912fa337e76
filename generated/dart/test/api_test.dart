// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:async';
import 'dart:convert';
import 'dart:io';
import 'dart:typed_data';

import '../lib/uploader.dart';
import 'adapters/dio_upload_transfer.dart';
import 'adapters/http_upload_transfer.dart';
import '../lib/src/files/positioned_file.dart';
import 'support/expect_code.dart';
import 'support/fixture.dart';
import 'support/http_over_io.dart';
import 'support/local_server.dart';
import 'support/lockstep.dart';
import 'support/runner.dart';

const String _token = 'secret-token';
const String _md5 = 'AAAAAAAAAAAAAAAAAAAAAA==';
const ApiAccess _access = ApiAccess(
  baseURL: 'https://api.example/',
  authToken: _token,
  clientPackage: ClientPackages.photosOnAndroid,
  clientVersion: '1.2.3',
);
const List<String> _ours = [
  ApiHeaders.authToken,
  ApiHeaders.clientPackage,
  ApiHeaders.clientVersion,
  ApiHeaders.requestID,
];

ApiResponse _answer(
  int status, [
  String body = '',
  Map<String, String> headers = const {},
]) => ApiResponse(status, [
  for (final MapEntry(:key, :value) in headers.entries)
    (name: key, value: value),
], utf8.encode(body));

/// The error that [body] ends with.
ApiException _failure(void Function() body) {
  final error = expectThrows<ApiException>(body);
  expectEqual('$error'.contains(_token), false, 'a token in the message');
  return error;
}

/// Tests calls of the API: builders, readers, and clients of HTTP against real
/// servers.
Future<void> apiTest(TestRunner runner, Fixture fixture) async {
  _testRequests(runner);
  _testAnswers(runner);
  final client = ClientOverIO();
  final io = HttpTransfer();
  for (final (name, transfer) in [
    ('dart:io', io),
    ('package:http', HttpUploadTransfer(client)),
    ('package:dio', DioUploadTransfer(client)),
  ]) {
    await _testClient(runner, fixture, 'api: over $name', transfer);
  }
  io.close();
  client.close();
}

void _testRequests(TestRunner runner) {
  runner.test('api: the token goes to the API alone', () {
    const params = UploadURLRequest(contentLength: 17, contentMD5: _md5);
    final request = ApiCalls.getUploadURL.request(
      params,
      _access,
      requestID: 'id',
    );
    expectEqual(request.url, 'https://api.example/files/upload-url');
    expectEqual(_ours.where(request.headers.containsKey).length, 4);
    const url = 'https://storage.example/k';
    for (final request in [
      ApiCalls.putObject.request(
        const PutRequest(url: url, contentLength: 1, contentMD5: _md5),
        _access,
        requestID: 'id',
      ),
      ApiCalls.completeMultipartUpload.request(
        const CompletionRequest(completeURL: url, etags: ['a']),
        _access,
        requestID: 'id',
      ),
      ApiCalls.getObject.request(
        const GetObjectRequest(url: url),
        _access,
        requestID: 'id',
      ),
    ]) {
      expectEqual(request.url, url);
      expectEqual(_ours.where(request.headers.containsKey).toList(), []);
    }
  });
  runner.test('api: what describes itself holds no token and no address', () {
    final request = ApiCalls.getCollections.request(
      const CollectionsRequest(sinceTime: 0),
      _access,
    );
    expectEqual('$request', 'GET request');
    expectEqual('$_access'.contains(_token), false);
  });
  runner.test('api: an address that a Uri would write anew is refused', () {
    ApiRequest to(String url) => ApiRequest('GET', url, const {}, null);
    for (final url in [
      'https://h',
      'https://H/a%2fb%7e?X-Amz-Signature=%2F+a/?&x=',
      "https://[::1]:8080/!\$&'()*+,;=:@?a=b",
    ]) {
      expectEqual(to(url).uri.hasAuthority, true, url);
    }
    for (final url in [
      'https://h/a/../b',
      'https://h/./a',
      'https://h/%2e/a',
    ]) {
      expectCode(LockstepErrorCode.invalidArgument, () => to(url).uri);
    }
  });
  runner.test('api: what stands in a path or query is escaped', () {
    const text = TextContent();
    const call = ApiCallDefinition(
      'search',
      ApiHost.api,
      'GET',
      '/a/{id}',
      DocumentShape('Search', [
        DocumentMember('id', text, isRequired: true),
        DocumentMember('text', text),
      ]),
      query: ['text'],
      answer: NoAnswer(),
      maximumAnswerBytes: 1,
      repeat: ApiRepeat.reads,
    );
    final request = buildRequest(
      call,
      JsonObject([
        (name: 'id', value: const JsonString('../\u00fc')),
        (name: 'text', value: const JsonString('a&b=c d+e')),
      ]),
      _access,
    );
    const escaped = '/a/..%2F%C3%BC?text=a%26b%3Dc%20d%2Be';
    expectEqual(request.url, 'https://api.example$escaped');
  });
  runner.test('api: a parameter out of range is not sent', () {
    for (final md5 in ['00000000000000000000000000000000', '', 'AAAA']) {
      expectCode(LockstepErrorCode.invalidArgument, () {
        final params = UploadURLRequest(contentLength: 17, contentMD5: md5);
        ApiCalls.getUploadURL.request(params, _access);
      });
    }
  });
}

void _testAnswers(TestRunner runner) {
  runner.test('api: a success has the types of its document', () {
    const text = '{"id":7,"ownerID":8,"updationTime":9,"more":[null]}';
    final file = ApiCalls.createFile.read(_answer(200, text));
    expectEqual([file.id, file.ownerID, file.updationTime], [7, 8, 9]);
  });
  runner.test('api: a failure says what a caller decides by', () {
    final error = _failure(
      () => ApiCalls.createFile.read(
        _answer(503, '{"code":"OBJECT_SIZE_FETCH_FAILED"}', {
          'Retry-After': '7',
        }),
      ),
    );
    expectEqual(error.code, ApiErrorCode.serverError);
    expectEqual(error.status, 503);
    expectEqual(error.retryAfterSeconds, 7.0);
    expectEqual(error.serverCode, 'OBJECT_SIZE_FETCH_FAILED');
    expectEqual(error.isRetryable, true);
  });
  runner.test('api: an error in the 200 of a completion is a failure', () {
    const text = '<Error><Code>InternalError</Code></Error>';
    final error = _failure(
      () => ApiCalls.completeMultipartUpload.read(_answer(200, text)),
    );
    expectEqual(error.code, ApiErrorCode.serverError);
    expectEqual(error.serverCode, 'InternalError');
  });
  runner.test('api: as many addresses as there are parts, or none', () {
    const params = MultipartUploadURLRequest(
      contentLength: 2,
      partLength: 1,
      partMd5s: [_md5, _md5],
    );
    for (final urls in ['"a"', '"a","a"', '"a","c"', '"a","b","d"']) {
      final text = '{"objectKey":"k","partURLs":[$urls],"completeURL":"c"}';
      final error = _failure(
        () => ApiCalls.getMultipartUploadURL.read(
          _answer(200, text),
          params: params,
        ),
      );
      expectEqual(error.code, ApiErrorCode.invalidResponse);
    }
  });
}

Future<void> _testClient(
  TestRunner runner,
  Fixture fixture,
  String name,
  UploadTransfer transfer,
) async {
  final api = await LocalServer.start();
  final other = await LocalServer.start();
  final access = ApiAccess(
    baseURL: api.url,
    authToken: _token,
    clientPackage: 'io.ente.photos',
    clientVersion: '1.2.3',
  );

  Future<S> exchange<P extends ApiDocument, S extends Object>(
    ApiCall<P, S> call,
    P params, {
    FileSlice? slice,
    Duration? limit,
    void Function(int)? onSent,
  }) async {
    final response = await transfer.send(
      call.request(params, access, requestID: 'id'),
      maximumAnswerBytes: call.definition.maximumAnswerBytes,
      slice: slice,
      limit: limit,
      onSent: onSent,
    );
    return call.read(response, params: params);
  }

  Future<ApiErrorCode> refusal(Future<Object> exchange) async {
    try {
      await exchange;
    } on ApiException catch (error) {
      expectEqual('$error'.contains(_token), false, 'a token in the message');
      return error.code;
    }
    throw const TestFailure('nothing was refused');
  }

  Future<void> test(String what, Future<void> Function() body) =>
      runner.testLater('$name $what', () async {
        for (final server in [api, other]) {
          server.seen.clear();
          server.respond = (response) => response.close();
        }
        await body();
      });

  const collections = CollectionsRequest(sinceTime: 7);
  const nothing = NoParameters();
  const eligibility = ApiCalls.validateUploadEligibility;

  await test('nothing of ours goes to storage', () async {
    expectEqual(
      await refusal(exchange(ApiCalls.getCollections, collections)),
      ApiErrorCode.invalidResponse,
    );
    expectEqual(api.seen.single.path, '/collections/v2?sinceTime=7');
    expectEqual(api.seen.single.headers.value(ApiHeaders.authToken), _token);
    other.respond = (response) {
      response.headers.set('ETag', '"a"');
      return response.close();
    };
    var sent = 0;
    await fixture.inFolderLater((folder) async {
      // Beyond 4 GiB: an offset of a file may need more than 32 bits.
      const offset = 0x100000001;
      final file = PositionedFile(
        (File('$folder/part')..createSync()).path,
        isWritten: true,
      );
      file
        ..write(Uint8List.fromList([1, 2, 3, 4, 5]), offset: offset - 1)
        ..close();
      final put = await exchange(
        ApiCalls.putPart,
        PutRequest(
          url: '${other.url}/k?X-Amz-Signature=%2Fa+b',
          contentLength: 3,
          contentMD5: _md5,
        ),
        slice: FileSlice('$folder/part', offset: offset, length: 3),
        onSent: (bytes) => sent = bytes,
      );
      expectEqual(put.etag, '"a"');
    });
    expectEqual(sent, 3, 'the bytes that were sent');
    await exchange(ApiCalls.getObject, GetObjectRequest(url: '${other.url}/k'));
    final [part, object] = other.seen;
    expectEqual(part.path, '/k?X-Amz-Signature=%2Fa+b');
    expectEqual(part.body, [2, 3, 4]);
    expectEqual(part.headers.value(ApiHeaders.contentLength), '3');
    expectEqual(part.headers.value(ApiHeaders.contentMD5), _md5);
    for (final request in [part, object]) {
      for (final name in _ours) {
        expectEqual(request.headers.value(name), null, name);
      }
    }
  });

  await test('no redirect is followed', () async {
    for (final status in [301, 302, 303, 307, 308]) {
      api.seen.clear();
      api.respond = (response) {
        response.statusCode = status;
        response.headers.set('Location', '${other.url}/elsewhere');
        return response.close();
      };
      expectEqual(
        await refusal(exchange(ApiCalls.getCollections, collections)),
        ApiErrorCode.requestFailed,
      );
      expectEqual(
        await refusal(exchange(eligibility, nothing)),
        ApiErrorCode.requestFailed,
      );
      final download = exchange(
        ApiCalls.downloadFile,
        const FileRequest(id: 3),
      );
      if (status == 307) {
        expectEqual((await download).url, '${other.url}/elsewhere');
      } else {
        expectEqual(await refusal(download), ApiErrorCode.requestFailed);
      }
      expectEqual(api.seen.length, 3, 'requests to the API');
    }
    expectEqual(other.seen.length, 0, 'requests elsewhere');
  });

  await test('an endless answer is cut', () async {
    final block = Uint8List(64 * 1024)..fillRange(0, 64 * 1024, 0x20);
    final ended = Completer<void>();
    api.respond = (response) async {
      response.bufferOutput = false;
      try {
        await response.addStream(
          // With a pause, so that a client that reads on does not fill memory.
          Stream.periodic(const Duration(milliseconds: 2), (_) => block),
        );
      } finally {
        if (!ended.isCompleted) ended.complete();
      }
    };
    const limit = Duration(seconds: 10);
    expectEqual(
      await refusal(exchange(eligibility, nothing, limit: limit)),
      ApiErrorCode.invalidResponse,
    );
    // The server is told: it would pour for ever.
    await ended.future.timeout(const Duration(seconds: 30));
  });

  await test('no answer, or half of one, is none', () async {
    api.respond = (response) async {
      (await response.detachSocket(writeHeaders: false)).destroy();
    };
    expectEqual(
      await refusal(exchange(eligibility, nothing)),
      ApiErrorCode.networkError,
    );
    api.respond = (response) async {
      final socket = await response.detachSocket(writeHeaders: false);
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{');
      await socket.flush();
      socket.destroy();
    };
    expectEqual(
      await refusal(exchange(ApiCalls.getCollections, collections)),
      ApiErrorCode.networkError,
    );
  });

  await test('a file that is not there is an error of files', () async {
    final params = PutRequest(
      url: '${other.url}/k',
      contentLength: 3,
      contentMD5: _md5,
    );
    const slice = FileSlice('/nowhere/part', offset: 0, length: 3);
    try {
      await exchange(ApiCalls.putObject, params, slice: slice);
      throw const TestFailure('nothing was thrown');
    } on LockstepException catch (error) {
      expectEqual(error.code, LockstepErrorCode.ioError);
      expectEqual(error.message.contains('/nowhere/part'), true);
    }
  });

  await api.close();
  await other.close();
}
