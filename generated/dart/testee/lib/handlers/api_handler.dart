// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import 'dart:async';
import 'dart:typed_data';

import '../../../lib/src/json/json_value.dart';
import '../answer_values.dart';
import '../argument_types.dart';
import '../request_members.dart';

/// What `api.request` is asked.
final class ApiRequestArguments {
  /// Holds the arguments.
  const ApiRequestArguments({
    required this.call,
    required this.params,
    required this.baseUrl,
    required this.authToken,
    required this.clientPackage,
    required this.clientVersion,
    this.requestId,
  });

  /// The call's name.
  final String call;

  /// Its parameters, an object.
  final JsonValue params;

  /// The base of the API's addresses.
  final String baseUrl;

  /// The account's token.
  final String authToken;

  /// What the app calls itself.
  final String clientPackage;

  /// The app's version.
  final String clientVersion;

  /// What the server's log shall call the request.
  final String? requestId;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<ApiRequestArguments> read(RequestMembers members) {
    final call = members.required('call', const TextType());
    final params = members.required('params', const JsonType());
    final baseUrl = members.required('baseUrl', const TextType());
    final authToken = members.required('authToken', const TextType());
    final clientPackage = members.required('clientPackage', const TextType());
    final clientVersion = members.required('clientVersion', const TextType());
    final requestId = members.optional('requestId', const TextType());
    return () => ApiRequestArguments(
      call: call(),
      params: params(),
      baseUrl: baseUrl(),
      authToken: authToken(),
      clientPackage: clientPackage(),
      clientVersion: clientVersion(),
      requestId: requestId(),
    );
  }
}

/// What `api.request` answers.
final class ApiRequestResult implements AnswerPart {
  /// Holds the result.
  const ApiRequestResult({
    required this.method,
    required this.url,
    required this.headers,
    required this.body,
  });

  /// The method.
  final String method;

  /// The address.
  final String url;

  /// The headers, by their names in lower case.
  final JsonValue headers;

  /// The body; null where there is none, and for a PUT, which streams a file.
  final Uint8List? body;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('method', method, answers.text);
    object.add('url', url, answers.text);
    object.add('headers', headers, answers.json);
    object.add('body', body, answers.orNull(answers.bytes));
    return object.build();
  }
}

/// What `api.response` is asked.
final class ApiResponseArguments {
  /// Holds the arguments.
  const ApiResponseArguments({
    required this.call,
    required this.status,
    required this.headers,
    required this.body,
    this.now,
    this.params,
  });

  /// The call's name.
  final String call;

  /// The status; 0 where no answer came.
  final int status;

  /// The headers: an object of strings, by their names in any case.
  final JsonValue headers;

  /// The body.
  final Uint8List body;

  /// The time in microseconds since 1970, without which a Retry-After that is a
  /// date says nothing.
  final int? now;

  /// The parameters of the request: with them, the number of parts and the
  /// offset of a stream are compared.
  final JsonValue? params;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<ApiResponseArguments> read(RequestMembers members) {
    final call = members.required('call', const TextType());
    final status = members.required('status', const IntegerType());
    final headers = members.required('headers', const JsonType());
    final body = members.required('body', const BytesType(readTo: 33_554_433));
    final now = members.optional('now', const IntegerType());
    final params = members.optional('params', const JsonType());
    return () => ApiResponseArguments(
      call: call(),
      status: status(),
      headers: headers(),
      body: body(),
      now: now(),
      params: params(),
    );
  }
}

/// What `api.response` answers.
final class ApiResponseResult implements AnswerPart {
  /// Holds the result.
  const ApiResponseResult({required this.value});

  /// The success: the document as it came, the ETag, the location, or an empty
  /// object.
  final JsonValue value;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('value', value, answers.json);
    return object.build();
  }
}

/// Answers the `api.*` operations of the testee protocol.
abstract interface class ApiHandler {
  /// Builds the request of a call.
  ///
  /// The spec's `api.request`.
  FutureOr<ApiRequestResult> request(ApiRequestArguments arguments);

  /// Reads the answer to a call.
  ///
  /// The spec's `api.response`.
  FutureOr<ApiResponseResult> response(ApiResponseArguments arguments);
}
