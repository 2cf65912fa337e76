// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import '../errors/lockstep_exception.dart';
import '../json/json_value.dart';
import '../spec/api_errors.dart';
import 'answer_reader.dart';
import 'api_document.dart';
import 'api_exception.dart';
import 'api_request.dart';
import 'api_response.dart';
import 'document_shape.dart';
import 'request_builder.dart';

/// Who answers a call.
enum ApiHost {
  /// The API: it alone is sent the token and the client headers.
  api,

  /// The storage that signed addresses lead to.
  storage,
}

/// What a call sends as its body.
enum ApiRequestBody {
  /// Nothing.
  none,

  /// The parameters, as canonical JSON.
  json,

  /// The completion body of a multipart upload.
  completion,

  /// The bytes of a file, which no builder holds.
  stream,
}

/// What makes it safe to send a call again that may have been done already.
enum ApiRepeat {
  /// It changes nothing.
  reads,

  /// Done twice is done once.
  settles,

  /// Each answer takes something new, which is lost when nobody uses it.
  takes,

  /// It replaces what it wrote, so the same bytes must be sent.
  sameBytes,

  /// A repeat is recognized where the whole body is the same, byte for byte.
  sameBody,

  /// A repeat undoes what was written in between, so it may be sent only while
  /// nothing was.
  whileNewest,

  /// A refusal may mean that it was done: look before it is begun anew.
  lookFirst,

  /// A repeat does it again.
  never,
}

/// What an answer with success is.
sealed class ApiAnswer {
  const ApiAnswer();
}

/// A 2xx with a document.
final class DocumentAnswer extends ApiAnswer {
  /// A document of [shape], which may be the member [wrappedIn] of an object.
  const DocumentAnswer(this.shape, {this.wrappedIn});

  /// What is judged of it.
  final DocumentShape shape;

  /// The member of an object that it may be instead.
  final String? wrappedIn;
}

/// A 2xx whose body says nothing.
final class NoAnswer extends ApiAnswer {
  /// There is but one.
  const NoAnswer();
}

/// A 2xx whose header ETag names what was stored.
final class ETagAnswer extends ApiAnswer {
  /// There is but one.
  const ETagAnswer();
}

/// A 2xx with the document of a completed multipart upload.
final class CompletionAnswer extends ApiAnswer {
  /// There is but one.
  const CompletionAnswer();
}

/// A redirect that is not followed: its Location is the result.
final class LocationAnswer extends ApiAnswer {
  /// A redirect with this [status].
  const LocationAnswer(this.status);

  /// The status.
  final int status;
}

/// A 2xx whose body is an object's bytes.
final class StreamAnswer extends ApiAnswer {
  /// There is but one.
  const StreamAnswer();
}

/// A header that a request has beside those of all requests.
final class ApiHeader {
  /// A header whose [value] has parameters' names in braces where they belong,
  /// and which is left out where the parameter [parameter] is absent or 0.
  const ApiHeader(this.name, this.value, {this.parameter});

  /// Its name, in lower case.
  final String name;

  /// Its value.
  final String value;

  /// The parameter that it depends on.
  final String? parameter;
}

/// The list of a success's document that must have as many items as a parameter
/// says: its value, or its own items.
final class ApiItemCount {
  /// A count.
  const ApiItemCount({required this.list, required this.parameter});

  /// The member of the document.
  final String list;

  /// The parameter of the request.
  final String parameter;
}

/// What is asked instead of an older server that does not know a call.
final class ApiFallback {
  /// A way out after an answer with [status].
  const ApiFallback({
    required this.status,
    required this.call,
    required this.parameters,
  });

  /// The status that says that the server does not know the call.
  final int status;

  /// The name of the call to make instead.
  final String call;

  /// Its parameters: a number, or the list of the call's own parameters whose
  /// items are counted.
  final Map<String, Object> parameters;
}

/// What a call is made of.
final class ApiCallDefinition {
  /// Describes a call.
  const ApiCallDefinition(
    this.name,
    this.host,
    this.method,
    this.path,
    this.params, {
    required this.answer,
    required this.maximumAnswerBytes,
    required this.repeat,
    this.query = const [],
    this.headers = const [],
    this.body = ApiRequestBody.none,
    this.count,
    this.fallback,
  });

  /// The name of the spec's definition.
  final String name;

  /// Who answers it.
  final ApiHost host;

  /// The method.
  final String method;

  /// The API's path, parameters in braces, or the parameter that holds the
  /// address.
  final String path;

  /// What is judged of the parameters.
  final DocumentShape params;

  /// The parameters that are in the query.
  final List<String> query;

  /// Headers of its own.
  final List<ApiHeader> headers;

  /// What it sends.
  final ApiRequestBody body;

  /// What a success is.
  final ApiAnswer answer;

  /// The largest body that a reader takes in, in bytes: a client need not take
  /// in more than one byte above it.
  final int maximumAnswerBytes;

  /// What is counted in the answer.
  final ApiItemCount? count;

  /// What makes it safe to send it again.
  final ApiRepeat repeat;

  /// What is asked instead of an older server; null where every server knows
  /// the call.
  final ApiFallback? fallback;
}

/// A call with the types of its parameters and of its success.
final class ApiCall<P extends ApiDocument, S extends Object> {
  /// Gives [definition] its types; the success is made by [_read].
  const ApiCall(this.definition, this._read);

  /// What it is made of.
  final ApiCallDefinition definition;

  final S Function(JsonObject) _read;

  /// Builds the request. The server's log calls it [requestID], which is never
  /// sent to storage.
  ///
  /// Throws a [LockstepException] with the code `invalid_argument` for a
  /// parameter that is out of range, and for an [access] that can't be used.
  ApiRequest request(P params, ApiAccess access, {String? requestID}) =>
      buildRequest(definition, params.toJson(), access, requestID: requestID);

  /// Reads the answer, which is judged before it is believed.
  ///
  /// [now] is the time in microseconds since 1970, without which a Retry-After
  /// that is a date says nothing. With [params], those of the request, the
  /// number of parts and the offset of a stream are compared. Throws an
  /// [ApiException] where it is not a success that the call can have.
  S read(ApiResponse response, {int? now, P? params}) {
    final result = readAnswer(
      definition,
      response,
      now: now,
      params: params?.toJson(),
    );
    try {
      return _read(result.document);
    } on LockstepException catch (error) {
      throw ApiException(
        ApiErrorCode.invalidResponse,
        '${definition.name}: ${error.message}',
        status: response.status,
      );
    }
  }
}

/// A rule: which answers without success become an error. What is null does not
/// matter.
final class StatusRule {
  /// Statuses from [first] to [last] have the code [code].
  const StatusRule(
    this.first,
    this.last,
    this.code, {
    this.host,
    this.calls,
    this.serverCodes,
  });

  /// The first status that it fits.
  final int first;

  /// The last one.
  final int last;

  /// The code of the error.
  final ApiErrorCode code;

  /// Who answered.
  final ApiHost? host;

  /// The calls that were answered.
  final List<String>? calls;

  /// What the body calls the reason.
  final List<String>? serverCodes;
}
