import 'dart:typed_data';

import '../errors/lockstep_exception.dart';
import '../spec/api_policy.dart';
import '../spec/errors.dart';
import 'web_address.dart';

/// Who is asked, and by whom.
final class ApiAccess {
  /// Says it.
  const ApiAccess({
    required this.authToken,
    required this.clientPackage,
    required this.clientVersion,
    this.baseURL = ApiService.defaultBaseURL,
  });

  /// The base of the API's addresses; slashes at its end are dropped.
  final String baseURL;

  /// The account's token. It goes to the API alone.
  final String authToken;

  /// What the app calls itself: [ClientPackages] has the names of today.
  final String clientPackage;

  /// The app's version.
  final String clientVersion;

  /// All but the token.
  @override
  String toString() => '$clientPackage $clientVersion at $baseURL';
}

/// A request as plain values: any client of HTTP can send it.
final class ApiRequest {
  /// A request.
  const ApiRequest(this.method, this.url, this.headers, this.body);

  /// The method.
  final String method;

  /// The address.
  final String url;

  /// The address for a client of HTTP that takes a [Uri].
  ///
  /// Throws a [LockstepException] with the code `invalid_argument` where a [Uri]
  /// would be another address than the one that was signed.
  Uri get uri =>
      sendableUri(url) ??
      (throw const LockstepException(
        LockstepErrorCode.invalidArgument,
        'The address can\'t be sent as it is.',
      ));

  /// Headers, by their names in lower case.
  final Map<String, String> headers;

  /// The body; null where there is none, and for a PUT, which streams a file.
  final Uint8List? body;

  /// The method alone: the address may be a signed one, and a header the token.
  @override
  String toString() => '$method request';
}
