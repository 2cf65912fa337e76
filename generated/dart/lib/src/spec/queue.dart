// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import '../models/wire_value.dart';

/// How many uploads run at once.
///
/// The spec's `QueueLimits`.
abstract final class QueueLimits {
  /// All uploads.
  static const int maximumRunning = 4;

  /// Those of videos among them.
  static const int maximumVideosRunning = 2;
}

/// The codes of failures that every other upload of the account would share: a
/// queue stops at the first.
///
/// The spec's `AccountFailure`.
enum AccountFailure implements WireValue<String> {
  /// The token is not taken.
  unauthorized('unauthorized'),

  /// The album is not the account's to add to.
  forbidden('forbidden'),

  /// The account has no plan.
  noActiveSubscription('no_active_subscription');

  const AccountFailure(this.wire);

  @override
  final String wire;

  /// The member that [wire] stands for, null where the spec defines none.
  static AccountFailure? fromWire(String wire) => _byWire[wire];

  static final _byWire = {for (final member in values) member.wire: member};
}

/// The codes of failures that may concern one upload alone. A queue stops where
/// as many uploads in a row fail so as run at once.
///
/// The spec's `SharedFailure`.
enum SharedFailure implements WireValue<String> {
  /// No answer comes.
  networkError('network_error'),

  /// The server fails.
  serverError('server_error'),

  /// The server asks for fewer requests.
  rateLimited('rate_limited'),

  /// The account's storage is full, for a photo of this size.
  storageLimitExceeded('storage_limit_exceeded'),

  /// The shared database can't be used.
  databaseError('database_error');

  const SharedFailure(this.wire);

  @override
  final String wire;

  /// The member that [wire] stands for, null where the spec defines none.
  static SharedFailure? fromWire(String wire) => _byWire[wire];

  static final _byWire = {for (final member in values) member.wire: member};
}
