// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:io';
import 'dart:typed_data';

import '../../lib/src/api/api_exception.dart';
import '../../lib/src/errors/lockstep_exception.dart';
import '../../lib/src/json/json_parser.dart';
import '../../lib/src/json/json_value.dart';
import '../../lib/src/json/json_writer.dart';
import '../../lib/src/spec/errors.dart';
import '../../lib/src/spec/testee.dart';
import 'testing/seeded_memory.dart';
import 'operation_table.dart';
import 'request_members.dart';

/// Answers the requests of the testee protocol, one line with one line, and
/// continues whatever a request holds.
final class RequestAnswerer {
  /// Answers with [_operations]; seeds stand for what [_memory] makes.
  const RequestAnswerer(this._operations, this._memory);

  final OperationTable _operations;
  final SeededMemory _memory;

  /// The answer to the request in [line], without a line end.
  Future<Uint8List> answer(Uint8List line) async {
    JsonValue id = const JsonNull();
    JsonMember outcome;
    try {
      final request = _parse(line);
      id = _id(request);
      outcome = (name: 'result', value: await _result(request));
    } on ModelException catch (error) {
      final path = (name: 'path', value: JsonString(error.path));
      outcome = _error(error.code.code, error.message, [path]);
    } on ApiException catch (error) {
      final ApiException(:retryAfterSeconds, :serverCode) = error;
      outcome = _error(error.code.code, error.message, [
        (name: 'retryable', value: JsonBoolean(error.isRetryable)),
        (
          name: 'retryAfterSeconds',
          value:
              retryAfterSeconds == null
                  ? const JsonNull()
                  : JsonNumber(retryAfterSeconds),
        ),
        if (serverCode != null)
          (name: 'serverCode', value: JsonString(serverCode)),
      ]);
    } on LockstepException catch (error) {
      outcome = _error(error.code.code, error.message);
    } on Object catch (error, stack) {
      // A mistake of this program: the answer must not look like one that a
      // case expects.
      stderr.writeln('$error\n$stack');
      outcome = _error(LockstepErrorCode.internalError.code, '$error');
    } finally {
      _memory.release();
    }
    final response = JsonObject([(name: 'id', value: id), outcome]);
    // An identifier may nest nothing, and results a few levels.
    return (JsonWriter(sorts: false)
      ..write(response, Testee.maximumRequestDepth + 2)).takeBytes();
  }

  JsonObject _parse(Uint8List line) {
    final JsonValue request;
    try {
      const maximumDepth = Testee.maximumRequestDepth;
      request = JsonParser.parse(
        line,
        maximumDepth: maximumDepth,
        keepsFlawed: true,
      );
    } on JsonFormatException catch (error) {
      throw invalidRequest('The request is not JSON: ${error.message}');
    }
    return switch (request) {
      JsonObject() => request,
      JsonFlawed(:final flaw) =>
        throw invalidRequest('The request can\'t be read: ${flaw.message}'),
      _ => throw invalidRequest('The request must be an object.'),
    };
  }

  JsonValue _id(JsonObject request) {
    final id = request['id'];
    if (id is JsonString || id is JsonNumber) return id!;
    throw invalidRequest('id is neither a number nor a string.');
  }

  Future<JsonValue> _result(JsonObject request) async {
    final operation = request['op'];
    if (operation is! JsonString) throw invalidRequest('op must be a string.');
    if (!OperationTable.names.contains(operation.value)) {
      throw LockstepException(
        LockstepErrorCode.unsupportedOperation,
        'There is no operation called ${operation.value}.',
      );
    }
    final arguments = request['args'];
    if (arguments is! JsonObject) {
      throw invalidRequest('args must be an object.');
    }
    return _operations.call(
      operation.value,
      RequestMembers(arguments, _memory.bytes),
    );
  }

  JsonMember _error(
    String code,
    String message, [
    List<JsonMember> more = const [],
  ]) => (
    name: 'error',
    value: JsonObject([
      (name: 'code', value: JsonString(code)),
      (name: 'message', value: JsonString(message)),
      ...more,
    ]),
  );
}
