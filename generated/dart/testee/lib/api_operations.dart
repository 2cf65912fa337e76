// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import '../../lib/src/api/answer_reader.dart';
import '../../lib/src/api/api_call.dart';
import '../../lib/src/api/api_request.dart';
import '../../lib/src/api/api_response.dart';
import '../../lib/src/api/request_builder.dart';
import '../../lib/src/errors/lockstep_exception.dart';
import '../../lib/src/json/json_value.dart';
import '../../lib/src/spec/api_calls.dart';
import '../../lib/src/spec/errors.dart';
import 'request_members.dart';
import 'handlers/api_handler.dart';

/// `api.*`: the calls of the API by name.
final class ApiOperations implements ApiHandler {
  /// They need nothing.
  const ApiOperations();

  /// The largest status that HTTP's grammar has: three digits.
  static const int _largestStatus = 999;

  @override
  ApiRequestResult request(ApiRequestArguments arguments) {
    final params = _object('params', arguments.params);
    final access = ApiAccess(
      baseURL: arguments.baseUrl,
      authToken: arguments.authToken,
      clientPackage: arguments.clientPackage,
      clientVersion: arguments.clientVersion,
    );
    final requestID = arguments.requestId;
    final call = _named(arguments.call);
    final request = buildRequest(call, params, access, requestID: requestID);
    return ApiRequestResult(
      method: request.method,
      url: request.url,
      headers: JsonObject([
        for (final MapEntry(:key, :value) in request.headers.entries)
          (name: key, value: JsonString(value)),
      ]),
      body: request.body,
    );
  }

  @override
  ApiResponseResult response(ApiResponseArguments arguments) {
    final headers = [
      for (final (:name, :value)
          in _object('headers', arguments.headers).members)
        (
          name: name,
          value:
              value is JsonString
                  ? value.value
                  : throw invalidRequest('headers.$name must be a string.'),
        ),
    ];
    final given = arguments.params;
    final params = given == null ? null : _object('params', given);
    final call = _named(arguments.call);
    final status = arguments.status;
    if (status < 0 || status > _largestStatus) {
      throw invalidArgument('status is not between 0 and $_largestStatus.');
    }
    if (params != null) checkParameters(call, params);
    final result = readAnswer(
      call,
      ApiResponse(status, headers, arguments.body),
      now: arguments.now,
      params: params,
    );
    return ApiResponseResult(value: result.json);
  }

  static JsonObject _object(String place, JsonValue json) =>
      json is JsonObject
          ? json
          : throw invalidRequest('$place must be an object.');

  static ApiCallDefinition _named(String name) => ApiCalls.all.firstWhere(
    (call) => call.name == name,
    orElse:
        () =>
            throw LockstepException(
              LockstepErrorCode.unknownValue,
              'The spec defines no call $name.',
            ),
  );
}
