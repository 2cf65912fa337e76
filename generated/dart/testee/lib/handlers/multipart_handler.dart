// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import 'dart:async';
import 'dart:typed_data';

import '../../../lib/src/json/json_value.dart';
import '../answer_values.dart';
import '../argument_types.dart';
import '../request_members.dart';

/// What `multipart.completeBody` is asked.
final class MultipartCompleteBodyArguments {
  /// Holds the arguments.
  const MultipartCompleteBodyArguments({required this.etags});

  /// The ETags of all parts, as storage answered them, in the order of the
  /// parts.
  final List<String> etags;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<MultipartCompleteBodyArguments> read(RequestMembers members) {
    final etags = members.required('etags', const ListType(TextType()));
    return () => MultipartCompleteBodyArguments(etags: etags());
  }
}

/// What `multipart.completeBody` answers.
final class MultipartCompleteBodyResult implements AnswerPart {
  /// Holds the result.
  const MultipartCompleteBodyResult({required this.body});

  /// The body, UTF-8.
  final Uint8List body;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('body', body, answers.bytes);
    return object.build();
  }
}

/// What `multipart.plan` is asked.
final class MultipartPlanArguments {
  /// Holds the arguments.
  const MultipartPlanArguments({required this.size});

  /// The size of the encrypted file, in bytes.
  final int size;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<MultipartPlanArguments> read(RequestMembers members) {
    final size = members.required(
      'size',
      const IntegerType(minimum: 0, maximum: 10_737_418_240),
    );
    return () => MultipartPlanArguments(size: size());
  }
}

/// What `multipart.plan` answers.
final class MultipartPlanResult implements AnswerPart {
  /// Holds the result.
  const MultipartPlanResult({required this.multipart, required this.parts});

  /// Whether it goes up in parts.
  final bool multipart;

  /// The parts in their order; a single PUT is one, of all bytes.
  final List<MultipartPlanResultPartsItem> parts;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('multipart', multipart, answers.boolean);
    object.add('parts', parts, answers.listOf(answers.part));
    return object.build();
  }
}

/// What is answered in `multipart.plan`, as a part of it.
final class MultipartPlanResultPartsItem implements AnswerPart {
  /// Holds the result.
  const MultipartPlanResultPartsItem({
    required this.number,
    required this.offset,
    required this.length,
  });

  /// The part's number.
  final int number;

  /// Where it begins, in bytes.
  final int offset;

  /// Its size, in bytes.
  final int length;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('number', number, answers.integer);
    object.add('offset', offset, answers.integer);
    object.add('length', length, answers.integer);
    return object.build();
  }
}

/// Answers the `multipart.*` operations of the testee protocol.
abstract interface class MultipartHandler {
  /// Writes the body of the call that completes a multipart upload.
  ///
  /// The spec's `multipart.completeBody`.
  FutureOr<MultipartCompleteBodyResult> completeBody(
    MultipartCompleteBodyArguments arguments,
  );

  /// Plans the upload of an encrypted file.
  ///
  /// The spec's `multipart.plan`.
  FutureOr<MultipartPlanResult> plan(MultipartPlanArguments arguments);
}
