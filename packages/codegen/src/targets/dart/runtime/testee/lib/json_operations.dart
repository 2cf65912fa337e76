import '../../lib/src/json/canonical_json.dart';
import 'handlers/json_handler.dart';

/// `json.*`: canonical JSON.
final class JsonOperations implements JsonHandler {
  /// They need nothing.
  const JsonOperations();

  @override
  JsonCanonicalizeResult canonicalize(JsonCanonicalizeArguments arguments) =>
      JsonCanonicalizeResult(
        json: CanonicalJson.encode(CanonicalJson.decode(arguments.json)),
      );
}
