// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import '../../lib/src/errors/lockstep_exception.dart';
import '../../lib/src/json/canonical_json.dart';
import '../../lib/src/spec/errors.dart';
import 'model_table.dart';
import 'handlers/model_handler.dart';

/// `model.*`: JSON objects that the spec's models judge.
final class ModelOperations implements ModelHandler {
  /// Works with all of them.
  const ModelOperations();

  @override
  ModelEncodeResult encode(ModelEncodeArguments arguments) {
    final check = _named(modelChecks, arguments.model);
    // What has no canonical form is refused before the model is asked.
    CanonicalJson.encode(arguments.value);
    return ModelEncodeResult(bytes: check(arguments.value).toBytes());
  }

  @override
  ModelDecodeResult decode(ModelDecodeArguments arguments) {
    final model = _named(modelReaders, arguments.model)(arguments.bytes);
    final malformed = model.malformedPaths;
    return ModelDecodeResult(
      value: model.toJsonValue(),
      bytes: model.toBytes(),
      malformed: malformed.isEmpty ? null : malformed,
    );
  }

  F _named<F>(Map<String, F> models, String name) =>
      models[name] ??
      (throw LockstepException(
        LockstepErrorCode.unknownValue,
        'The spec defines no model $name.',
      ));
}
