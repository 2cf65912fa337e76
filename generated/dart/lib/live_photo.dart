// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

/// Live photos: an image and its video in one archive, the same bytes
/// everywhere.
///
/// {@category Encryption}
library;

export 'errors.dart';
export 'src/live_photo/live_photo_packer.dart';
export 'src/spec/live_photo.dart';
