// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:typed_data';

import '../crypto/crypto_provider.dart';
import '../json/canonical_json.dart';
import '../json/json_value.dart';
import '../spec/monitoring.dart';
import '../upload/rollout_bucket.dart';
import 'event_member.dart';

/// Something that an app may report. It names no account, no photo and no
/// file: the spec has no form for that.
abstract base class MonitoringEvent {
  /// An event.
  const MonitoringEvent();

  /// What it is called where it is written.
  String get name;

  /// Of how many users in a hundred it is sent on a day.
  int get sampledPercent;

  /// What is written of it.
  List<EventMember> get members;

  /// The event as canonical JSON.
  Uint8List toBytes() => CanonicalJson.encode(
    JsonObject([
      (name: 'event', value: JsonString(name)),
      (name: 'format', value: JsonNumber.integer(Monitoring.format)),
      (
        name: 'members',
        value: JsonObject([
          for (final EventMember(:name, :value) in members)
            if (value != null) (name: name, value: value),
        ]),
      ),
    ]),
  );

  /// Whether it is sent of the user [userID] on the day of [now], in
  /// microseconds since 1970; [crypto] hashes.
  bool isSampled(
    CryptoProvider crypto, {
    required int userID,
    required int now,
  }) => isEventSampled(
    crypto,
    name,
    percent: sampledPercent,
    userID: userID,
    now: now,
  );
}

/// Whether the event called [name] is sent of a user on a day: the same users all
/// day, and others on the next.
bool isEventSampled(
  CryptoProvider crypto,
  String name, {
  required int percent,
  required int userID,
  required int now,
}) => isRolledOut(
  crypto,
  '${Monitoring.samplePrefix}$name.${now ~/ Monitoring.day}',
  userID,
  percent: percent,
);
