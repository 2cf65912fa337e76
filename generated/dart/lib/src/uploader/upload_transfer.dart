// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import '../api/api_request.dart';
import '../api/api_response.dart';
import 'upload_cancellation.dart';

/// The bytes of a file that a PUT streams.
final class FileSlice {
  /// The [length] bytes of [path] from [offset] on.
  const FileSlice(this.path, {required this.offset, required this.length});

  /// The file.
  final String path;

  /// Where the slice begins, in bytes.
  final int offset;

  /// Its size, in bytes.
  final int length;
}

/// How requests reach a server: given to the uploader, so that it runs on any
/// client of HTTP.
abstract interface class UploadTransfer {
  /// Sends [request], with [slice] in place of its body, and reads the answer
  /// up to one byte more than [maximumAnswerBytes]. No redirect is followed.
  ///
  /// Returns an answer with the status 0 where none came, also because it took
  /// longer than [limit], or [cancellation] ended it, which it does at once. [onSent] is told of the bytes of the body that were
  /// sent so far. Throws a `LockstepException` with the code `io_error` where
  /// the slice can't be read.
  Future<ApiResponse> send(
    ApiRequest request, {
    required int maximumAnswerBytes,
    FileSlice? slice,
    Duration? limit,
    void Function(int bytes)? onSent,
    UploadCancellation? cancellation,
  });
}
