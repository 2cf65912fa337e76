// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import '../../lib/src/upload/completion_body.dart';
import '../../lib/src/upload/multipart_plan.dart';
import 'handlers/multipart_handler.dart';

/// `multipart.*`: plans and completion bodies.
final class MultipartOperations implements MultipartHandler {
  /// They need nothing.
  const MultipartOperations();

  @override
  MultipartPlanResult plan(MultipartPlanArguments arguments) {
    final plan = MultipartPlan.of(arguments.size);
    return MultipartPlanResult(
      multipart: plan.isMultipart,
      parts: [
        for (final (:number, :offset, :length) in plan.parts)
          MultipartPlanResultPartsItem(
            number: number,
            offset: offset,
            length: length,
          ),
      ],
    );
  }

  @override
  MultipartCompleteBodyResult completeBody(
    MultipartCompleteBodyArguments arguments,
  ) => MultipartCompleteBodyResult(body: completionBody(arguments.etags));
}
