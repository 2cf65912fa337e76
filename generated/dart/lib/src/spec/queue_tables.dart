// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import 'process_type.dart';

/// The processes in which every photo goes up before every video: the system
/// ends them after seconds, in which many photos go up, or no video.
///
/// The spec's `PhotosFirst`.
final class PhotosFirst {
  /// Makes a rule.
  const PhotosFirst({required this.owner});

  /// The process that uploads.
  final LockstepProcessType owner;

  /// The rules, in the spec's order.
  static const List<PhotosFirst> all = [
    PhotosFirst(owner: LockstepProcessType.background),
    PhotosFirst(owner: LockstepProcessType.extension),
  ];
}
