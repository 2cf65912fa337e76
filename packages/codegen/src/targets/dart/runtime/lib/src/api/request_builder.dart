import 'dart:typed_data';

import '../errors/lockstep_exception.dart';
import '../json/canonical_json.dart';
import '../json/json_value.dart';
import '../spec/api_policy.dart';
import '../spec/errors.dart';
import '../upload/completion_body.dart';
import 'api_call.dart';
import 'api_request.dart';
import 'document_judge.dart';
import 'web_address.dart';

/// Builds the request of [call] from parameters as JSON. What the call does not
/// know of a JSON body is sent, too.
///
/// Throws a [LockstepException] with the code `invalid_request` for a parameter
/// that is missing or has another type, then `invalid_argument` for one that is
/// out of range and for an [access] that can't be used; `invalid_json` for a
/// body that has no canonical form.
ApiRequest buildRequest(
  ApiCallDefinition call,
  JsonObject params,
  ApiAccess access, {
  String? requestID,
}) {
  checkParameters(call, params);
  final base = baseAddress(access.baseURL);
  if (base == null) throw _invalid('The base URL $baseExpectation.');
  final client = _clientHeaders(access, requestID);
  final isToAPI = call.host == ApiHost.api;
  final path = isToAPI ? _filled(call.path, params, escapeForAddress) : '';
  final url =
      isToAPI ? '$base$path${_query(call, params)}' : _text(params, call.path);
  return ApiRequest(call.method, url, {
    if (isToAPI) ...client,
    for (final header in call.headers)
      if (_isThere(params, header.parameter))
        header.name: _filled(header.value, params, (text) => text),
    if (call.body == ApiRequestBody.json)
      ApiHeaders.contentType: ApiHeaders.jsonType,
    if (call.body == ApiRequestBody.completion)
      ApiHeaders.contentType: ApiHeaders.completionType,
  }, _body(call, params));
}

/// Judges the parameters of [call].
///
/// Throws a [LockstepException] with the code `invalid_request` for one that is
/// missing or has another type, then `invalid_argument` for one that is out of
/// range.
void checkParameters(ApiCallDefinition call, JsonObject params) {
  const judgement = DocumentJudgement.request;
  final offence = judgeDocument(call.params, params, judgement);
  if (offence == null) return;
  throw LockstepException(
    offence.kind == OffenceKind.type
        ? LockstepErrorCode.invalidRequest
        : LockstepErrorCode.invalidArgument,
    '${call.name}: ${offence.message}.',
  );
}

LockstepException _invalid(String message) =>
    LockstepException(LockstepErrorCode.invalidArgument, message);

// Anything else would end the header, or arrive as another text than was meant.
final RegExp _headerValue = RegExp(r'^(?:[!-~](?:[ -~]*[!-~])?)?$');

Map<String, String> _clientHeaders(ApiAccess access, String? requestID) {
  final headers = {
    ApiHeaders.authToken: access.authToken,
    ApiHeaders.clientPackage: access.clientPackage,
    ApiHeaders.clientVersion: access.clientVersion,
    if (requestID != null) ApiHeaders.requestID: requestID,
  };
  for (final MapEntry(:key, :value) in headers.entries) {
    if (!_headerValue.hasMatch(value)) {
      throw _invalid('$key must be printable ASCII without spaces around it.');
    }
  }
  return headers;
}

bool _isThere(JsonObject params, String? name) {
  if (name == null) return true;
  final value = params[name] ?? const JsonNull();
  return value is! JsonNull && value != const JsonNumber(0);
}

String _text(JsonObject params, String name) => switch (params[name]) {
  JsonString(:final value) => value,
  JsonNumber(:final integer?) => '$integer',
  _ => '',
};

final RegExp _placeholder = RegExp(r'\{([^}]*)\}');

/// A text with the parameters in the places of their names in braces.
String _filled(
  String template,
  JsonObject params,
  String Function(String) escape,
) => template.replaceAllMapped(
  _placeholder,
  (match) => escape(_text(params, match[1]!)),
);

String _query(ApiCallDefinition call, JsonObject params) {
  final pairs = [
    for (final name in call.query)
      if (params[name] case final value? when value is! JsonNull)
        '${escapeForAddress(name)}=${escapeForAddress(_text(params, name))}',
  ];
  return pairs.isEmpty ? '' : '?${pairs.join('&')}';
}

Uint8List? _body(ApiCallDefinition call, JsonObject params) => switch (call
    .body) {
  ApiRequestBody.none || ApiRequestBody.stream => null,
  ApiRequestBody.json => CanonicalJson.encode(params),
  ApiRequestBody.completion => completionBody([
    for (final etag in (params['etags']! as JsonArray).items)
      (etag as JsonString).value,
  ]),
};
