import '../../lib/src/errors/lockstep_exception.dart';
import '../../lib/src/json/canonical_json.dart';
import '../../lib/src/json/json_value.dart';
import '../../lib/src/models/json_model.dart';
import '../../lib/src/spec/errors.dart';
import 'model_table.dart';
import 'requests/model_requests.dart';

/// `model.*`: JSON objects that the spec's models judge.
final class ModelHandlers implements ModelRequests {
  /// Works with all of them.
  const ModelHandlers();

  @override
  ModelEncodeResult encode(ModelEncodeArguments arguments) {
    final read = _named(arguments.model);
    // What has no canonical form is refused before the model is asked.
    CanonicalJson.encode(arguments.value);
    return ModelEncodeResult(bytes: read(arguments.value).toBytes());
  }

  @override
  ModelDecodeResult decode(ModelDecodeArguments arguments) {
    final read = _named(arguments.model);
    final model = read(CanonicalJson.decode(arguments.bytes));
    return ModelDecodeResult(
      value: model.toJsonValue(),
      bytes: model.toBytes(),
    );
  }

  JsonModel Function(JsonValue) _named(String name) =>
      models[name] ??
      (throw LockstepException(
        LockstepErrorCode.unknownValue,
        'The spec defines no model $name.',
      ));
}
