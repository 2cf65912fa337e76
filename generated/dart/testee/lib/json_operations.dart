// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

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
