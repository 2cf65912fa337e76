import 'dart:convert';
import 'dart:typed_data';

import '../crypto/crypto_provider.dart';
import '../database/shared_store.dart';
import '../errors/lockstep_exception.dart';
import '../spec/errors.dart';
import '../spec/models/rollout_document.dart';
import '../spec/rollout.dart';
import '../spec/rollout_decisions.dart';
import '../spec/rollout_tables.dart';
import '../upload/rollout_bucket.dart';

/// Whether a user has the photo extension yet, by the local copy of the document
/// that the app fetched last. App, background task and extension ask the same
/// copy; all that is in doubt is off.
final class RolloutPolicy {
  /// Reads the copy in a database that is open; [_crypto] hashes.
  const RolloutPolicy(this._store, this._crypto);

  static const int _copyId = 1;

  final SharedStore _store;
  final CryptoProvider _crypto;

  /// Keeps a [document] that was fetched at [fetchedAt], in microseconds since
  /// 1970, in the place of the one before.
  ///
  /// Throws a [LockstepException] with the code `invalid_argument`,
  /// `invalid_json` or `invalid_model` where it is none, and the one before
  /// stays; a `LockstepDatabaseException`.
  Future<void> remember(Uint8List document, {required int fetchedAt}) async {
    final canonical = utf8.decode(_read(document).toBytes());
    await _store.perform(
      () => RolloutCopyStatements.write(
        RolloutCopy(id: _copyId, document: canonical, fetchedAt: fetchedAt),
      ),
    );
  }

  /// Whether the user [userID] has the extension at the time [now], and why not.
  /// [switchedOn]: whether the person wants it; no document turns on what they
  /// have switched off. Throws a `LockstepDatabaseException`.
  Future<RolloutOutcome> outcome({
    required bool switchedOn,
    required int now,
    required int userID,
  }) async {
    final copy = await _store.perform(
      () => RolloutCopyStatements.read(id: _copyId),
    );
    return rolloutOutcome(
      _crypto,
      switchedOn: switchedOn,
      document: copy == null ? null : utf8.encode(copy.document),
      fetchedAt: copy?.fetchedAt ?? 0,
      now: now,
      userID: userID,
    );
  }
}

/// Whether the user [userID] has the photo extension by a [document] that was
/// fetched at [fetchedAt]; null where none ever was. Times are microseconds
/// since 1970; [crypto] hashes.
RolloutOutcome rolloutOutcome(
  CryptoProvider crypto, {
  required bool switchedOn,
  required Uint8List? document,
  required int fetchedAt,
  required int now,
  required int userID,
}) {
  final read = document == null ? null : _readOrNull(document);
  final isOutdated =
      (now - fetchedAt).abs() > RolloutLimits.maximumAgeSeconds * 1000000;
  return RolloutGates.decide(
    switchedOn: switchedOn,
    finding:
        document == null
            ? RolloutFinding.missing
            : read == null
            ? RolloutFinding.malformed
            : isOutdated
            ? RolloutFinding.outdated
            : RolloutFinding.current,
    stopped: read?.stopped ?? false,
    rolledOut:
        read != null &&
        isRolledOut(
          crypto,
          RolloutLimits.feature,
          userID,
          percent: read.stage.wire,
        ),
  );
}

RolloutDocument _read(Uint8List document) {
  if (document.length > RolloutLimits.maximumDocumentBytes) {
    throw LockstepException(
      LockstepErrorCode.invalidArgument,
      'A rollout document must have at most '
      '${RolloutLimits.maximumDocumentBytes} bytes; got ${document.length}.',
    );
  }
  return RolloutDocument.fromBytes(document);
}

RolloutDocument? _readOrNull(Uint8List document) {
  try {
    return _read(document);
  } on LockstepException {
    return null;
  }
}
