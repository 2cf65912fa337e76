// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

/// Uploads photos from files on disk to committed entries, and finishes what
/// earlier processes left.
///
/// {@category Uploads}
library;

export 'errors.dart';
export 'src/uploader/http_transfer.dart';
export 'src/uploader/upload_cancellation.dart';
export 'src/uploader/upload_container.dart';
export 'src/uploader/upload_environment.dart';
export 'src/uploader/upload_failure.dart' show UploadCancelled;
export 'src/uploader/upload_photo.dart';
export 'src/uploader/upload_run.dart';
export 'src/uploader/upload_run_events.dart';
export 'src/uploader/upload_transfer.dart';
export 'src/uploader/uploader.dart';
