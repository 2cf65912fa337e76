import 'dart:async';
import 'dart:convert';
import 'dart:io';
import 'dart:typed_data';

/// What happens to a request in place of what it asks.
typedef ServerFault = FutureOr<int?> Function(String call);

/// A server of photos and its storage over HTTP on this machine, which commits
/// what its storage has.
final class UploadServer {
  UploadServer._(this._server) {
    _server.listen(_take);
  }

  /// Listens on a free port.
  static Future<UploadServer> start() async =>
      UploadServer._(await HttpServer.bind(InternetAddress.loopbackIPv4, 0));

  final HttpServer _server;
  final Map<String, Uint8List> _objects = {};
  final Map<String, Map<int, Uint8List>> _parts = {};
  int _lastKey = 0;

  /// The calls so far, by their names in the spec; a PUT of a part with its
  /// number.
  final List<String> calls = [];

  /// The addresses of PUTs so far.
  final List<String> puts = [];

  /// The bodies that were committed, each once.
  final List<Map<String, Object?>> committed = [];

  /// Whether the addresses of storage say that they live for a week.
  bool isSigned = false;

  /// Decides the status that a call is answered with in place of what it asks;
  /// 0 ends the connection. Null lets it pass.
  ServerFault fault = (call) => null;

  /// The base of its addresses.
  String get url => 'http://127.0.0.1:${_server.port}';

  /// How often a call was sent.
  int count(String call) =>
      calls.where((each) => each.split(' ').first == call).length;

  /// Ends it with its connections.
  Future<void> close() => _server.close(force: true);

  Future<void> _take(HttpRequest request) async {
    final bytes = BytesBuilder(copy: false);
    final name = _nameOf(request);
    calls.add(name);
    try {
      await request.forEach(bytes.add);
      final status = await fault(name.split(' ').first);
      if (status == null) {
        _answer(name, request, bytes.takeBytes());
      } else if (status == 0) {
        (await request.response.detachSocket(writeHeaders: false)).destroy();
        return;
      } else {
        request.response.statusCode = status;
        // A storage that says it has something, and has not.
        request.response.headers.set('etag', '"nowhere"');
      }
      await request.response.close();
    } on IOException {
      // The client has ended the connection.
    }
  }

  static String _nameOf(HttpRequest request) {
    final path = request.uri.path;
    final part = request.uri.queryParameters['part'];
    return switch ((request.method, path)) {
      ('PUT', _) => part == null ? 'putObject' : 'putPart $part',
      (_, '/files/upload-eligibility') => 'validateUploadEligibility',
      (_, '/files/upload-url') => 'getUploadURL',
      (_, '/files/multipart-upload-url') => 'getMultipartUploadURL',
      (_, '/files') => 'createFile',
      (_, '/collections/v2/diff') => 'getDiff',
      _ => 'completeMultipartUpload',
    };
  }

  void _answer(String name, HttpRequest request, Uint8List body) {
    final response = request.response;
    final key = request.uri.pathSegments.last;
    Map<String, Object?> json() =>
        jsonDecode(utf8.decode(body)) as Map<String, Object?>;
    void say(Object? answer) => response.write(jsonEncode(answer));
    switch (name.split(' ')) {
      case ['putObject']:
        puts.add(key);
        _objects[key] = body;
        response.headers.set('etag', '"$key"');
      case ['putPart', final part]:
        puts.add(key);
        (_parts[key] ??= {})[int.parse(part)] = body;
        response.headers.set('etag', '"$part"');
      case ['completeMultipartUpload']:
        final parts = _parts[key] ?? {};
        _objects[key] = Uint8List.fromList([
          for (var part = 0; part < parts.length; part++) ...parts[part]!,
        ]);
        response.write('<CompleteMultipartUploadResult/>');
      case ['getUploadURL']:
        final key = 'o${++_lastKey}';
        final end =
            isSigned ? '?X-Amz-Date=${_stamp()}&X-Amz-Expires=604800' : '';
        say({'objectKey': '1/$key', 'url': '$url/store/$key$end'});
      case ['getMultipartUploadURL']:
        final key = 'o${++_lastKey}';
        final count = (json()['partMd5s']! as List<Object?>).length;
        say({
          'objectKey': '1/$key',
          'completeURL': '$url/store/$key?complete',
          'partURLs': [
            for (var part = 0; part < count; part++)
              '$url/store/$key?part=$part',
          ],
        });
      case ['getDiff']:
        say({'diff': <Object?>[], 'hasMore': false});
      case ['createFile']:
        _commit(response, json(), say);
      default:
        break;
    }
  }

  static String _stamp() =>
      '${DateTime.now().toUtc().toIso8601String().substring(0, 19).replaceAll(RegExp('[-:]'), '')}Z';

  void _commit(
    HttpResponse response,
    Map<String, Object?> body,
    void Function(Object? answer) say,
  ) {
    final keys = [
      for (final name in ['file', 'thumbnail'])
        ((body[name]! as Map<String, Object?>)['objectKey']! as String)
            .substring(2),
    ];
    if (!keys.every(_objects.containsKey)) {
      response.statusCode = 503;
      return say({'code': 'OBJECT_SIZE_FETCH_FAILED', 'message': ''});
    }
    final text = jsonEncode(body['file']);
    var index = committed.indexWhere(
      (each) => jsonEncode(each['file']) == text,
    );
    if (index < 0) {
      committed.add(body);
      index = committed.length - 1;
    }
    say({'id': index + 1, 'ownerID': 7, 'updationTime': 1000 + index});
  }
}
