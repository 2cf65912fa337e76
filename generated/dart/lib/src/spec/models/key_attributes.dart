// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import 'dart:typed_data';

import '../../json/canonical_json.dart';
import '../../json/json_value.dart';
import '../../models/change.dart';
import '../../models/json_model.dart';
import '../../models/model_member.dart';
import '../../models/model_reader.dart';

/// The wrapped keys of an account, and how the key that opens them is derived
/// from the passphrase.
///
/// The spec's `KeyAttributes`.
final class KeyAttributes extends JsonModel {
  /// Holds what is given. A member without a value is absent.
  const KeyAttributes({
    required this.kekSalt,
    this.kekHash,
    required this.encryptedKey,
    required this.keyDecryptionNonce,
    required this.publicKey,
    required this.encryptedSecretKey,
    required this.secretKeyDecryptionNonce,
    required this.memLimit,
    required this.opsLimit,
    this.masterKeyEncryptedWithRecoveryKey,
    this.masterKeyDecryptionNonce,
    this.recoveryKeyEncryptedWithMasterKey,
    this.recoveryKeyDecryptionNonce,
    super.unknownMembers,
  });

  const KeyAttributes._({
    required this.kekSalt,
    required this.kekHash,
    required this.encryptedKey,
    required this.keyDecryptionNonce,
    required this.publicKey,
    required this.encryptedSecretKey,
    required this.secretKeyDecryptionNonce,
    required this.memLimit,
    required this.opsLimit,
    required this.masterKeyEncryptedWithRecoveryKey,
    required this.masterKeyDecryptionNonce,
    required this.recoveryKeyEncryptedWithMasterKey,
    required this.recoveryKeyDecryptionNonce,
    required super.nulls,
    required super.malformed,
    required super.unknownMembers,
  });

  /// Reads the object from [json], which others wrote. An optional member that
  /// has no reading is kept in [malformed].
  ///
  /// Throws a `ModelException` with the path of the first required member that
  /// breaks the model.
  factory KeyAttributes.fromJson(JsonValue json) {
    final reader = ModelReader('KeyAttributes', _known, json, knowsNull: true);
    return KeyAttributes._read(reader);
  }

  /// Takes the object from [json], which this program made.
  ///
  /// Throws a `ModelException` with the path of the first member that breaks
  /// the model.
  factory KeyAttributes.checked(JsonValue json) {
    final reader = ModelReader.checking(
      'KeyAttributes',
      _known,
      json,
      knowsNull: true,
    );
    return KeyAttributes._read(reader);
  }

  factory KeyAttributes._read(ModelReader reader) {
    return KeyAttributes._(
      encryptedKey: reader.required(KeyAttributesMembers.encryptedKey),
      encryptedSecretKey: reader.required(
        KeyAttributesMembers.encryptedSecretKey,
      ),
      kekHash: reader.optional(KeyAttributesMembers.kekHash),
      kekSalt: reader.required(KeyAttributesMembers.kekSalt),
      keyDecryptionNonce: reader.required(
        KeyAttributesMembers.keyDecryptionNonce,
      ),
      masterKeyDecryptionNonce: reader.optional(
        KeyAttributesMembers.masterKeyDecryptionNonce,
      ),
      masterKeyEncryptedWithRecoveryKey: reader.optional(
        KeyAttributesMembers.masterKeyEncryptedWithRecoveryKey,
      ),
      memLimit: reader.required(KeyAttributesMembers.memLimit),
      opsLimit: reader.required(KeyAttributesMembers.opsLimit),
      publicKey: reader.required(KeyAttributesMembers.publicKey),
      recoveryKeyDecryptionNonce: reader.optional(
        KeyAttributesMembers.recoveryKeyDecryptionNonce,
      ),
      recoveryKeyEncryptedWithMasterKey: reader.optional(
        KeyAttributesMembers.recoveryKeyEncryptedWithMasterKey,
      ),
      secretKeyDecryptionNonce: reader.required(
        KeyAttributesMembers.secretKeyDecryptionNonce,
      ),
      nulls: reader.nulls,
      malformed: reader.malformed,
      unknownMembers: reader.unknownMembers,
    );
  }

  /// Reads the object from a JSON text that others wrote. An escaped half of a
  /// surrogate pair reads as U+FFFD.
  ///
  /// Throws a `JsonFormatException` for bytes that are no JSON with a canonical
  /// form, else as [KeyAttributes.fromJson] does.
  factory KeyAttributes.fromBytes(Uint8List bytes) =>
      KeyAttributes.fromJson(CanonicalJson.decodeForeign(bytes));

  /// The salt of Argon2id, 16 bytes in base64.
  ///
  /// Wire key: `kekSalt`.
  final String kekSalt;

  /// A hash of the key-encryption key that old clients sent.
  ///
  /// Wire key: `kekHash`. Null where it is absent, null or malformed.
  final String? kekHash;

  /// The master key, wrapped under the key-encryption key: base64.
  ///
  /// Wire key: `encryptedKey`.
  final String encryptedKey;

  /// The nonce of that box, 24 bytes in base64.
  ///
  /// Wire key: `keyDecryptionNonce`.
  final String keyDecryptionNonce;

  /// The account's public key, 32 bytes in base64.
  ///
  /// Wire key: `publicKey`.
  final String publicKey;

  /// The account's secret key, wrapped under the master key: base64.
  ///
  /// Wire key: `encryptedSecretKey`.
  final String encryptedSecretKey;

  /// The nonce of that box, 24 bytes in base64.
  ///
  /// Wire key: `secretKeyDecryptionNonce`.
  final String secretKeyDecryptionNonce;

  /// Argon2id's memory, in bytes.
  ///
  /// Wire key: `memLimit`.
  final int memLimit;

  /// Argon2id's passes over that memory.
  ///
  /// Wire key: `opsLimit`.
  final int opsLimit;

  /// The master key, wrapped under the recovery key: base64.
  ///
  /// Wire key: `masterKeyEncryptedWithRecoveryKey`. Null where it is absent,
  /// null or malformed.
  final String? masterKeyEncryptedWithRecoveryKey;

  /// The nonce of that box, 24 bytes in base64.
  ///
  /// Wire key: `masterKeyDecryptionNonce`. Null where it is absent, null or
  /// malformed.
  final String? masterKeyDecryptionNonce;

  /// The recovery key, wrapped under the master key: base64.
  ///
  /// Wire key: `recoveryKeyEncryptedWithMasterKey`. Null where it is absent,
  /// null or malformed.
  final String? recoveryKeyEncryptedWithMasterKey;

  /// The nonce of that box, 24 bytes in base64.
  ///
  /// Wire key: `recoveryKeyDecryptionNonce`. Null where it is absent, null or
  /// malformed.
  final String? recoveryKeyDecryptionNonce;

  /// A copy with changes. What is not given stays as it is.
  KeyAttributes copyWith({
    String? kekSalt,
    Change<String>? kekHash,
    String? encryptedKey,
    String? keyDecryptionNonce,
    String? publicKey,
    String? encryptedSecretKey,
    String? secretKeyDecryptionNonce,
    int? memLimit,
    int? opsLimit,
    Change<String>? masterKeyEncryptedWithRecoveryKey,
    Change<String>? masterKeyDecryptionNonce,
    Change<String>? recoveryKeyEncryptedWithMasterKey,
    Change<String>? recoveryKeyDecryptionNonce,
    JsonObject? unknownMembers,
  }) {
    final changes = <ModelMember<Object>, Change<Object>?>{
      KeyAttributesMembers.kekHash: kekHash,
      KeyAttributesMembers.masterKeyEncryptedWithRecoveryKey:
          masterKeyEncryptedWithRecoveryKey,
      KeyAttributesMembers.masterKeyDecryptionNonce: masterKeyDecryptionNonce,
      KeyAttributesMembers.recoveryKeyEncryptedWithMasterKey:
          recoveryKeyEncryptedWithMasterKey,
      KeyAttributesMembers.recoveryKeyDecryptionNonce:
          recoveryKeyDecryptionNonce,
    };
    return KeyAttributes._(
      kekSalt: kekSalt ?? this.kekSalt,
      kekHash: changed(kekHash, this.kekHash),
      encryptedKey: encryptedKey ?? this.encryptedKey,
      keyDecryptionNonce: keyDecryptionNonce ?? this.keyDecryptionNonce,
      publicKey: publicKey ?? this.publicKey,
      encryptedSecretKey: encryptedSecretKey ?? this.encryptedSecretKey,
      secretKeyDecryptionNonce:
          secretKeyDecryptionNonce ?? this.secretKeyDecryptionNonce,
      memLimit: memLimit ?? this.memLimit,
      opsLimit: opsLimit ?? this.opsLimit,
      masterKeyEncryptedWithRecoveryKey: changed(
        masterKeyEncryptedWithRecoveryKey,
        this.masterKeyEncryptedWithRecoveryKey,
      ),
      masterKeyDecryptionNonce: changed(
        masterKeyDecryptionNonce,
        this.masterKeyDecryptionNonce,
      ),
      recoveryKeyEncryptedWithMasterKey: changed(
        recoveryKeyEncryptedWithMasterKey,
        this.recoveryKeyEncryptedWithMasterKey,
      ),
      recoveryKeyDecryptionNonce: changed(
        recoveryKeyDecryptionNonce,
        this.recoveryKeyDecryptionNonce,
      ),
      nulls: nullsAfter(nulls, changes),
      malformed: malformedAfter(malformed, changes),
      unknownMembers: unknownMembers ?? this.unknownMembers,
    );
  }

  @override
  String get modelName => 'KeyAttributes';

  @override
  List<MemberValue> get members => [
    (KeyAttributesMembers.encryptedKey, encryptedKey),
    (KeyAttributesMembers.encryptedSecretKey, encryptedSecretKey),
    (KeyAttributesMembers.kekHash, kekHash),
    (KeyAttributesMembers.kekSalt, kekSalt),
    (KeyAttributesMembers.keyDecryptionNonce, keyDecryptionNonce),
    (KeyAttributesMembers.masterKeyDecryptionNonce, masterKeyDecryptionNonce),
    (
      KeyAttributesMembers.masterKeyEncryptedWithRecoveryKey,
      masterKeyEncryptedWithRecoveryKey,
    ),
    (KeyAttributesMembers.memLimit, memLimit),
    (KeyAttributesMembers.opsLimit, opsLimit),
    (KeyAttributesMembers.publicKey, publicKey),
    (
      KeyAttributesMembers.recoveryKeyDecryptionNonce,
      recoveryKeyDecryptionNonce,
    ),
    (
      KeyAttributesMembers.recoveryKeyEncryptedWithMasterKey,
      recoveryKeyEncryptedWithMasterKey,
    ),
    (KeyAttributesMembers.secretKeyDecryptionNonce, secretKeyDecryptionNonce),
  ];

  static const List<ModelMember<Object>> _known = [
    KeyAttributesMembers.encryptedKey,
    KeyAttributesMembers.encryptedSecretKey,
    KeyAttributesMembers.kekHash,
    KeyAttributesMembers.kekSalt,
    KeyAttributesMembers.keyDecryptionNonce,
    KeyAttributesMembers.masterKeyDecryptionNonce,
    KeyAttributesMembers.masterKeyEncryptedWithRecoveryKey,
    KeyAttributesMembers.memLimit,
    KeyAttributesMembers.opsLimit,
    KeyAttributesMembers.publicKey,
    KeyAttributesMembers.recoveryKeyDecryptionNonce,
    KeyAttributesMembers.recoveryKeyEncryptedWithMasterKey,
    KeyAttributesMembers.secretKeyDecryptionNonce,
  ];
}

/// The members of [KeyAttributes], as JSON has them.
abstract final class KeyAttributesMembers {
  /// What `KeyAttributes.kekSalt` is in JSON.
  static const kekSalt = TextMember('kekSalt', isRequired: true);

  /// What `KeyAttributes.kekHash` is in JSON.
  static const kekHash = TextMember('kekHash');

  /// What `KeyAttributes.encryptedKey` is in JSON.
  static const encryptedKey = TextMember('encryptedKey', isRequired: true);

  /// What `KeyAttributes.keyDecryptionNonce` is in JSON.
  static const keyDecryptionNonce = TextMember(
    'keyDecryptionNonce',
    isRequired: true,
  );

  /// What `KeyAttributes.publicKey` is in JSON.
  static const publicKey = TextMember('publicKey', isRequired: true);

  /// What `KeyAttributes.encryptedSecretKey` is in JSON.
  static const encryptedSecretKey = TextMember(
    'encryptedSecretKey',
    isRequired: true,
  );

  /// What `KeyAttributes.secretKeyDecryptionNonce` is in JSON.
  static const secretKeyDecryptionNonce = TextMember(
    'secretKeyDecryptionNonce',
    isRequired: true,
  );

  /// What `KeyAttributes.memLimit` is in JSON.
  static const memLimit = IntegerMember('memLimit', isRequired: true);

  /// What `KeyAttributes.opsLimit` is in JSON.
  static const opsLimit = IntegerMember('opsLimit', isRequired: true);

  /// What `KeyAttributes.masterKeyEncryptedWithRecoveryKey` is in JSON.
  static const masterKeyEncryptedWithRecoveryKey = TextMember(
    'masterKeyEncryptedWithRecoveryKey',
  );

  /// What `KeyAttributes.masterKeyDecryptionNonce` is in JSON.
  static const masterKeyDecryptionNonce = TextMember(
    'masterKeyDecryptionNonce',
  );

  /// What `KeyAttributes.recoveryKeyEncryptedWithMasterKey` is in JSON.
  static const recoveryKeyEncryptedWithMasterKey = TextMember(
    'recoveryKeyEncryptedWithMasterKey',
  );

  /// What `KeyAttributes.recoveryKeyDecryptionNonce` is in JSON.
  static const recoveryKeyDecryptionNonce = TextMember(
    'recoveryKeyDecryptionNonce',
  );
}
