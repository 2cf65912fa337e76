import 'dart:math';

import '../crypto/ente_crypto.dart';
import '../locks/lock_clock.dart';
import 'upload_transfer.dart';

/// What the uploader is given of the world, so that tests can turn it: time,
/// chance, network and cryptography.
final class UploadEnvironment {
  /// The device's clock and pauses, and a generator of random numbers, unless
  /// others are given.
  UploadEnvironment({
    required this.crypto,
    required this.transfer,
    this.clock = deviceClock,
    this.pause = Future<void>.delayed,
    Random? random,
  }) : random = random ?? Random.secure();

  /// Encrypts.
  final EnteCrypto crypto;

  /// Sends.
  final UploadTransfer transfer;

  /// Microseconds since 1970.
  final LockClock clock;

  /// Lets time pass.
  final Future<void> Function(Duration duration) pause;

  /// Draws the jitter of pauses, names of files and of requests. No key or
  /// nonce comes from it.
  final Random random;

  /// Letters and digits that nobody has drawn before.
  String drawName() =>
      [
        for (var byte = 0; byte < 16; byte++)
          random.nextInt(256).toRadixString(16).padLeft(2, '0'),
      ].join();
}
