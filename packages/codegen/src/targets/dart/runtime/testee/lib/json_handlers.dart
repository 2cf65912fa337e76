import '../../lib/src/json/canonical_json.dart';
import 'requests/json_requests.dart';

/// `json.*`: canonical JSON.
final class JsonHandlers implements JsonRequests {
  /// They need nothing.
  const JsonHandlers();

  @override
  JsonCanonicalizeResult canonicalize(JsonCanonicalizeArguments arguments) =>
      JsonCanonicalizeResult(
        json: CanonicalJson.encode(CanonicalJson.decode(arguments.json)),
      );
}
