// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import '../../lib/src/spec/process_type.dart';
import '../../lib/src/upload/upload_queue.dart';
import 'handlers/queue_handler.dart';

/// `queue.*`: what is uploaded next.
final class QueueOperations implements QueueHandler {
  /// They need nothing.
  const QueueOperations();

  @override
  QueueNextResult next(QueueNextArguments arguments) {
    final next = nextUpload(
      arguments.pending.map(
        (item) => (
          id: item.id,
          isVideo: item.isVideo,
          creationTime: item.creationTime,
        ),
      ),
      running: [
        for (final item in arguments.running)
          (id: item.id, isVideo: item.isVideo),
      ],
      owner: arguments.owner ?? LockstepProcessType.foreground,
    );
    return QueueNextResult(id: next?.id);
  }
}
