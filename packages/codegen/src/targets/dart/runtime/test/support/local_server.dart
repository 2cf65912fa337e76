import 'dart:async';
import 'dart:io';
import 'dart:typed_data';

/// What a server was asked.
typedef SeenRequest =
    ({String method, String path, HttpHeaders headers, Uint8List body});

/// A server of HTTP on this machine, which keeps what it was asked and answers
/// as a test says.
final class LocalServer {
  LocalServer._(this._server) {
    _server.listen(_take);
  }

  /// Listens on a free port.
  static Future<LocalServer> start() async =>
      LocalServer._(await HttpServer.bind(InternetAddress.loopbackIPv4, 0));

  final HttpServer _server;

  /// What it was asked so far.
  final List<SeenRequest> seen = [];

  /// Answers a request.
  Future<void> Function(HttpResponse response) respond =
      (response) => response.close();

  /// The base of its addresses.
  String get url => 'http://127.0.0.1:${_server.port}';

  Future<void> _take(HttpRequest request) async {
    final body = BytesBuilder(copy: false);
    await request.forEach(body.add);
    seen.add((
      method: request.method,
      path: '${request.uri}',
      headers: request.headers,
      body: body.takeBytes(),
    ));
    try {
      await respond(request.response);
    } on IOException {
      // The client has ended the connection.
    }
  }

  /// Ends it with its connections.
  Future<void> close() => _server.close(force: true);
}
