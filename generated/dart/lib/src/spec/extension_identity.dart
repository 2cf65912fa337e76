// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import '../models/wire_value.dart';

/// Bundles, group, and what the system finds the extension by.
///
/// The spec's `ExtensionIdentity`.
abstract final class ExtensionIdentity {
  /// The app's bundle identifier.
  static const String appBundle = 'io.ente.photos';

  /// The extension's, below the app's.
  static const String extensionBundle = 'io.ente.photos.backup';

  /// The App Group.
  static const String appGroup = 'group.io.ente.photos';

  /// The value of EXExtensionPointIdentifier below EXAppExtensionAttributes in
  /// the extension's Info.plist.
  static const String extensionPoint = 'com.apple.photos.background-upload';

  /// The value of BackgroundUploadURLBase in it, scheme and host: registration
  /// fails without. No upload job goes there.
  static const String uploadBase = 'https://api.ente.io';

  /// The name of the file in the group's container that calls write to which
  /// can't open the database; it is not protected.
  static const String earlyLog = 'lockstep-early-calls.log';

  /// The oldest iOS that has the extension.
  static const String minimumSystem = '26.1';
}

/// The items of the Keychain that the extension reads. Each query names the
/// access group: left out, app and extension each have a group of their own.
/// They are accessible after the first unlock, on this device only, so that
/// they travel in no backup.
///
/// The spec's `KeychainItems`.
abstract final class KeychainItems {
  /// The service of all items.
  static const String service = 'io.ente.photos.lockstep';

  /// The access group: an App Group serves as one.
  static const String accessGroup = 'group.io.ente.photos';

  /// The account of the item that holds the master key, 32 bytes.
  static const String masterKey = 'masterKey';

  /// The account of the item that holds the account's key pair: the public key,
  /// then the secret key, 32 bytes each. It opens the keys of collections that
  /// other accounts shared; without it they stay closed.
  static const String keyPair = 'keyPair';

  /// The account of the item that holds the token of the API, in UTF-8.
  static const String authToken = 'authToken';

  /// The size of the master key.
  ///
  /// Unit: bytes.
  static const int masterKeyBytes = 32;

  /// The service of the items that the app of today has, without a group, by
  /// flutter_secure_storage.
  static const String legacyService = 'flutter_secure_storage_service';

  /// The account of the master key among those, in base64.
  static const String legacyMasterKey = 'key';

  /// The account of the secret key among those, in base64; the key attributes
  /// have the public key.
  static const String legacySecretKey = 'secret_key';
}

/// The identifiers of background URL sessions, one for each process: what two
/// processes do on one is undefined.
///
/// The spec's `UploadSessions`.
abstract final class UploadSessions {
  /// The app's, while it is on the screen.
  static const String foreground = 'io.ente.photos.uploads.foreground';

  /// The background task's.
  static const String background = 'io.ente.photos.uploads.background';

  /// The extension's. The app attaches to it only to take its events.
  static const String extension = 'io.ente.photos.uploads.extension';
}

/// What the Keychain says of a query.
///
/// The spec's `KeychainStatus`.
enum KeychainStatus {
  /// It was carried out.
  success(0),

  /// There is no such item: nobody is signed in.
  notFound(-25_300),

  /// The item is there already.
  duplicate(-25_299),

  /// The device was not unlocked since it started.
  notUnlocked(-25_308),

  /// The target lacks the group in its entitlements.
  missingEntitlement(-34_018),

  /// Any wire value that the spec does not define.
  other(null);

  const KeychainStatus(this.wire);

  /// The value that stands for it in JSON and databases, null for
  /// [other].
  final int? wire;

  /// The member that [wire] stands for.
  static KeychainStatus fromWire(int wire) => _byWire[wire] ?? other;

  static final _byWire = {
    for (final member in values)
      if (member.wire case final wire?) wire: member,
  };
}

/// A wire value of `KeychainStatus`, kept as it was written where the spec does
/// not define it.
final class KeychainStatusValue implements WireValue<int> {
  /// The value [wire].
  const KeychainStatusValue(this.wire);

  /// The value of [member].
  ///
  /// Throws an [ArgumentError] for [KeychainStatus.other], which stands for
  /// many.
  factory KeychainStatusValue.of(KeychainStatus member) {
    final wire = member.wire;
    if (wire == null) {
      throw ArgumentError.value(member, 'member', 'Stands for no one value');
    }
    return KeychainStatusValue(wire);
  }

  @override
  final int wire;

  /// What the spec takes it for.
  KeychainStatus get known => KeychainStatus.fromWire(wire);

  @override
  bool operator ==(Object other) =>
      other is KeychainStatusValue && other.wire == wire;

  @override
  int get hashCode => wire.hashCode;

  @override
  String toString() => 'KeychainStatus($wire)';
}
