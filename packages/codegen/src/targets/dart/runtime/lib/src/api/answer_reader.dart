import 'dart:typed_data';

import '../errors/lockstep_exception.dart';
import '../json/canonical_json.dart';
import '../json/json_parser.dart';
import '../json/json_value.dart';
import '../spec/api_calls.dart';
import '../spec/api_errors.dart';
import '../spec/api_policy.dart';
import '../spec/json.dart';
import 'api_call.dart';
import 'api_exception.dart';
import 'api_response.dart';
import 'document_judge.dart';
import 'document_shape.dart';
import 'retry_after.dart';
import 'xml_reader.dart';

/// Reads the answer to [call]: judged before it is believed.
///
/// [now] is the time in microseconds since 1970, without which a Retry-After
/// that is a date says nothing. With [params], those of the request, the number
/// of parts and the offset of a stream are compared. Throws an [ApiException]
/// where it is not a success that the call can have.
ApiResult readAnswer(
  ApiCallDefinition call,
  ApiResponse response, {
  int? now,
  JsonObject? params,
}) => _AnswerReader(call, response, now, params).read();

final class _AnswerReader {
  _AnswerReader(this._call, ApiResponse response, this._now, this._params)
    : _status = response.status,
      _body = response.body,
      _headers = _combined(response.headers);

  final ApiCallDefinition _call;
  final int _status;
  final Uint8List _body;
  final Map<String, String> _headers;
  final int? _now;
  final JsonObject? _params;

  static Map<String, String> _combined(
    List<({String name, String value})> headers,
  ) {
    final byName = <String, String>{};
    final sorted = [...headers]..sort((a, b) => a.name.compareTo(b.name));
    for (final (:name, :value) in sorted) {
      final key = name.replaceAllMapped(
        RegExp('[A-Z]'),
        (letter) => letter[0]!.toLowerCase(),
      );
      final before = byName[key];
      byName[key] = before == null ? value : '$before, $value';
    }
    return byName;
  }

  bool get _isSuccess => _status >= 200 && _status <= 299;

  ApiResult read() {
    final answer = _call.answer;
    if (answer is LocationAnswer) return _location(answer.status);
    if (!_isSuccess) throw _failure();
    if (answer is StreamAnswer) return _stream();
    final maximum = _call.maximumAnswerBytes;
    if (_body.length > maximum) {
      throw _invalid('the answer has more than $maximum bytes');
    }
    return switch (answer) {
      DocumentAnswer() => _document(answer.shape, answer.wrappedIn),
      ETagAnswer() => _etag(),
      CompletionAnswer() => _completion(),
      _ => _nothing(),
    };
  }

  static final _none = ApiResult(JsonObject([]), JsonObject([]));

  ApiResult _text(String name, String text) {
    final json = JsonObject([(name: name, value: JsonString(text))]);
    return ApiResult(json, json);
  }

  ApiResult _nothing() {
    // White space and a byte-order mark are ignored.
    const passedOver = {0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf};
    for (final byte in _body) {
      if (passedOver.contains(byte)) continue;
      if (byte == 0x3c) {
        throw _invalid('the answer is a page, and not one of the API');
      }
      break;
    }
    return _none;
  }

  ApiResult _location(int expected) {
    final url = _headers[ApiHeaders.location] ?? '';
    if (_status == expected && url.isNotEmpty) return _text('url', url);
    if (_isSuccess) throw _invalid('the answer must be a redirect');
    throw _failure();
  }

  ApiResult _etag() {
    final etag = _headers[ApiHeaders.etag] ?? '';
    if (etag.replaceAll('"', '').isEmpty) {
      throw _invalid('the answer has no ETag');
    }
    return _text('etag', etag);
  }

  ApiResult _stream() {
    final params = _params;
    if (params == null) return _none;
    final asked = params['offset'];
    final offset = asked is JsonNumber ? asked.integer ?? 0 : 0;
    final range = _headers[ApiHeaders.contentRange] ?? '';
    if (offset != 0 &&
        !(_status == 206 && range.startsWith('bytes $offset-'))) {
      throw _invalid(
        'the answer does not begin at the offset that was asked for',
      );
    }
    if (offset == 0 && _status == 206) {
      throw _invalid('the answer is a part, and the whole was asked for');
    }
    return _none;
  }

  ApiResult _document(DocumentShape shape, String? wrappedIn) {
    final json = _json();
    final inner =
        json is JsonObject && wrappedIn != null ? json[wrappedIn] : null;
    final document = inner is JsonObject ? inner : json;
    const judgement = DocumentJudgement.answer;
    final offence = judgeDocument(shape, document, judgement);
    if (offence != null) throw _invalid(offence.message);
    _checkCount(document as JsonObject);
    return ApiResult(document, json as JsonObject);
  }

  JsonValue _json() {
    try {
      return CanonicalJson.decode(_body);
    } on JsonFormatException catch (error) {
      throw _invalid('the answer is not JSON: ${error.message}');
    }
  }

  void _checkCount(JsonObject document) {
    final count = _call.count;
    if (count == null) return;
    final expected = switch (_params?[count.parameter]) {
      JsonArray(:final items) => items.length,
      JsonNumber(:final integer) => integer,
      _ => null,
    };
    final length = (document[count.list]! as JsonArray).items.length;
    if (expected != null && length != expected) {
      throw _invalid(
        '${count.list} must have as many items as were asked for; '
        'got $length',
      );
    }
  }

  ApiResult _completion() {
    try {
      final reader = XmlReader(_body);
      final root = reader.next();
      if (_isStart(root, AnswerNames.storageFailure)) {
        throw _error(
          ApiErrorCode.serverError,
          'storage answered that it failed',
        );
      }
      if (!_isStart(root, AnswerNames.completionResult)) {
        throw _invalid('the answer is not the document of a completed upload');
      }
      while (reader.next() != null) {}
    } on XmlException catch (error) {
      throw _invalid('the answer is not XML: ${error.message}');
    }
    return _none;
  }

  static bool _isStart(XmlEvent? event, String name) =>
      event == (kind: XmlEventKind.start, text: name);

  /// The failure that a status without success stands for.
  ApiException _failure() {
    final serverCode = _serverCode;
    final rule = ApiStatuses.rules.firstWhere(
      (rule) => _fits(rule, serverCode),
    );
    return _error(
      rule.code,
      _status == 0 ? 'no answer came' : 'answered $_status',
    );
  }

  bool _fits(StatusRule rule, String? serverCode) =>
      _status >= rule.first &&
      _status <= rule.last &&
      (rule.host == null || rule.host == _call.host) &&
      (rule.calls?.contains(_call.name) ?? true) &&
      (rule.serverCodes?.contains(serverCode) ?? true);

  ApiException _invalid(String message) =>
      _error(ApiErrorCode.invalidResponse, message);

  ApiException _error(ApiErrorCode code, String message) {
    final retryAfter = _headers[ApiHeaders.retryAfter];
    return ApiException(
      code,
      '${_call.name}: $message',
      status: _status,
      retryAfterSeconds:
          _status == 0 ? null : readRetryAfter(retryAfter, now: _now),
      serverCode: _serverCode,
    );
  }

  /// What the body of a failure calls the reason.
  String? get _serverCode {
    if (_status == 0 || _body.length > AnswerLimits.failureBytes) return null;
    final code = _call.host == ApiHost.storage ? _storageCode() : _apiCode();
    return code == null || code.isEmpty ? null : code;
  }

  String? _apiCode() {
    try {
      const maximumDepth = JsonLimits.maximumDepth;
      final json = JsonParser.parse(_body, maximumDepth: maximumDepth);
      final code = json is JsonObject ? json[AnswerNames.apiCode] : null;
      return code is JsonString ? code.value : null;
    } on JsonFormatException {
      return null;
    }
  }

  /// The code of a failure of storage. What follows it is not looked at:
  /// answers are cut, and the code is worth having.
  String? _storageCode() {
    try {
      final reader = XmlReader(_body);
      if (!_isStart(reader.next(), AnswerNames.storageFailure)) return null;
      var depth = 0;
      String? code;
      for (var event = reader.next(); event != null; event = reader.next()) {
        switch (event.kind) {
          case XmlEventKind.start:
            depth++;
            if (depth == 1 && event.text == AnswerNames.storageCode) code = '';
          case XmlEventKind.end:
            if (depth == 1 && code != null) return _trimmed(code);
            depth--;
          case XmlEventKind.text:
            if (depth == 1 && code != null) code += event.text;
        }
      }
    } on XmlException {
      return null;
    }
    return null;
  }

  static String _trimmed(String text) =>
      text.replaceAll(RegExp(r'^[ \t\r\n]+|[ \t\r\n]+$'), '');
}
