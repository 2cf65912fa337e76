// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import '../api/api_call.dart';
import '../api/api_document.dart';
import '../api/api_exception.dart';
import '../api/api_request.dart';
import '../spec/api_calls.dart';
import '../spec/api_documents.dart';
import '../spec/api_policy.dart';
import 'upload_budget.dart';
import 'upload_cancellation.dart';
import 'upload_environment.dart';
import 'upload_failure.dart';
import 'upload_retries.dart';
import 'upload_transfer.dart';

/// Sends the calls of the spec for one account: builds, transfers and reads
/// them, tries again, and asks older servers their way.
///
/// Every method throws an [ApiException].
final class ApiClient {
  /// Multiplies the pauses between tries by [pace].
  ///
  /// Throws a `LockstepException` with the code `invalid_argument` for an access
  /// that can't be used.
  ApiClient(UploadEnvironment environment, ApiAccess access, {double pace = 1})
    : this._(
        environment,
        access,
        pace,
        UploadBudget(environment.clock, null),
        null,
      );

  ApiClient._(
    this._environment,
    this._access,
    this.pace,
    this._budget,
    this._cancellation,
  ) {
    ApiCalls.validateUploadEligibility.request(const NoParameters(), _access);
  }

  final UploadEnvironment _environment;
  final ApiAccess _access;
  final UploadBudget _budget;
  final UploadCancellation? _cancellation;

  /// The same client, whose exchanges and pauses end with the time of [budget],
  /// and when they are cancelled.
  ApiClient within(UploadBudget budget, UploadCancellation? cancellation) =>
      ApiClient._(_environment, _access, pace, budget, cancellation);

  /// What pauses are multiplied by.
  final double pace;

  /// Counts the tries of a call.
  UploadRetries retries({int maximum = RetryPolicy.maximumTries}) =>
      UploadRetries(
        _environment,
        pace: pace,
        budget: _budget,
        cancellation: _cancellation,
        maximum: maximum,
      );

  /// Sends a call once. The body of a PUT is [slice]. Throws an
  /// [UploadCancelled] where that ended it.
  Future<S> once<P extends ApiDocument, S extends Object>(
    ApiCall<P, S> call,
    P params, {
    FileSlice? slice,
    void Function(int bytes)? onSent,
  }) async {
    final request = call.request(
      params,
      _access,
      requestID: _environment.drawName(),
    );
    final response = await _environment.transfer.send(
      request,
      maximumAnswerBytes: call.definition.maximumAnswerBytes,
      slice: slice,
      limit: _budget.limit(_limitOf(call.definition)),
      onSent: onSent,
      cancellation: _cancellation,
    );
    if (response.status == 0) _cancellation?.check();
    return call.read(response, now: _environment.clock(), params: params);
  }

  /// Storage has no limit for the whole: a transfer is watched for silence.
  static Duration? _limitOf(ApiCallDefinition call) => switch (call) {
    ApiCallDefinition(host: ApiHost.api) => const Duration(
      seconds: TimeLimits.answerSeconds,
    ),
    ApiCallDefinition(body: ApiRequestBody.completion) => const Duration(
      seconds: TimeLimits.completionSeconds,
    ),
    _ => null,
  };

  /// Sends a call until it succeeds, as often as the policy allows. Throws a
  /// [BudgetSpent] where the run ends before.
  Future<S> send<P extends ApiDocument, S extends Object>(
    ApiCall<P, S> call,
    P params,
  ) async {
    final tries = retries();
    while (true) {
      _cancellation?.check();
      _budget.requireTime();
      try {
        return await once(call, params);
      } on ApiException catch (error) {
        if (!error.isRetryable) rethrow;
        await tries.next(error);
      }
    }
  }

  /// Whether [error] says that the server is too old for [call].
  static bool _isUnknown(ApiCall call, ApiException error) =>
      call.definition.fallback?.status == error.status;

  /// Asks whether the account may upload.
  Future<void> requireEligibility() async {
    const call = ApiCalls.validateUploadEligibility;
    try {
      await send(call, const NoParameters());
    } on ApiException catch (error) {
      if (!_isUnknown(call, error)) rethrow;
      await send(ApiCalls.getUploadURLs, const UploadURLsRequest(count: 1));
    }
  }

  /// Asks for an address for a single PUT.
  Future<UploadURL> uploadURL(UploadURLRequest params) async {
    const call = ApiCalls.getUploadURL;
    try {
      return await send(call, params);
    } on ApiException catch (error) {
      if (!_isUnknown(call, error)) rethrow;
      const one = UploadURLsRequest(count: 1);
      return (await send(ApiCalls.getUploadURLs, one)).urls.single;
    }
  }

  /// Begins a multipart upload.
  Future<MultipartUploadURLs> multipartURLs(
    MultipartUploadURLRequest params,
  ) async {
    const call = ApiCalls.getMultipartUploadURL;
    try {
      return await send(call, params);
    } on ApiException catch (error) {
      if (!_isUnknown(call, error)) rethrow;
      final count = MultipartUploadURLsRequest(count: params.partMd5s.length);
      return await send(ApiCalls.getMultipartUploadURLs, count);
    }
  }
}
