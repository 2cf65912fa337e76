// Generated from the spec's subject `keys`. Edit the spec, then run
// `npx nx generate lockstep`.

/// How the key that proves the passphrase to the server is derived from the key-encryption key: the
/// first bytes of libsodium's `crypto_kdf_derive_from_key`, so that the server does not learn the
/// key itself.
///
/// Spec: `LoginKeyDerivation`.
public enum LoginKeyDerivation {
  /// The size of the derived key that the login key begins.
  ///
  /// Spec: `LoginKeyDerivation.subkeyBytes`, bytes.
  public static let subkeyBytes = 32

  /// The number of the derived key.
  ///
  /// Spec: `LoginKeyDerivation.subkeyId`, count.
  public static let subkeyId = 1

  /// What the derived key is for, eight characters of ASCII.
  ///
  /// Spec: `LoginKeyDerivation.context`, text.
  public static let context = "loginctx"

  /// The size of the login key.
  ///
  /// Spec: `LoginKeyDerivation.keyBytes`, bytes.
  public static let keyBytes = 16
}

/// How a key is derived from a passphrase: libsodium's `crypto_pwhash` with Argon2id 1.3, on the
/// UTF-8 of the passphrase as it was typed, in no normal form. The server keeps salt and limits;
/// limits beyond the bounds are refused before anything is computed, since the party that controls
/// them controls how long and how much memory a client spends.
///
/// Spec: `PassphraseDerivation`.
public enum PassphraseDerivation {
  /// The size of the salt, drawn at random for each passphrase.
  ///
  /// Spec: `PassphraseDerivation.saltBytes`, bytes.
  public static let saltBytes = 16

  /// The size of the derived key.
  ///
  /// Spec: `PassphraseDerivation.keyBytes`, bytes.
  public static let keyBytes = 32

  /// The fewest passes that are accepted.
  ///
  /// Spec: `PassphraseDerivation.minimumOpsLimit`, count.
  public static let minimumOpsLimit = 1

  /// The most passes that are accepted.
  ///
  /// Spec: `PassphraseDerivation.maximumOpsLimit`, count.
  public static let maximumOpsLimit = 64

  /// The least memory that is accepted.
  ///
  /// Spec: `PassphraseDerivation.minimumMemLimit`, bytes.
  public static let minimumMemLimit = 8192

  /// The most memory that is accepted.
  ///
  /// Spec: `PassphraseDerivation.maximumMemLimit`, bytes.
  public static let maximumMemLimit = 1_073_741_824

  /// The passes that a new account's derivation starts from.
  ///
  /// Spec: `PassphraseDerivation.accountOpsLimit`, count.
  public static let accountOpsLimit = 16

  /// The memory that a new account's derivation starts from. Where it is not available, half of the
  /// memory and twice the passes are tried instead, and so on.
  ///
  /// Spec: `PassphraseDerivation.accountMemLimit`, bytes.
  public static let accountMemLimit = 268_435_456

  /// What memory and passes of a new account's derivation come to when they are multiplied, however
  /// the two are balanced: the same work for an attacker who guesses. The server takes no account
  /// with another product.
  ///
  /// Spec: `PassphraseDerivation.accountStrength`, bytes.
  public static let accountStrength = 4_294_967_296

  /// The least memory that a new account falls back to; below it no account is made.
  ///
  /// Spec: `PassphraseDerivation.accountLowestMemLimit`, bytes.
  public static let accountLowestMemLimit = 134_217_728

  /// The passes for what is opened while a person waits, a shared link: libsodium's interactive
  /// limit.
  ///
  /// Spec: `PassphraseDerivation.interactiveOpsLimit`, count.
  public static let interactiveOpsLimit = 2

  /// The memory for what is opened while a person waits: libsodium's interactive limit.
  ///
  /// Spec: `PassphraseDerivation.interactiveMemLimit`, bytes.
  public static let interactiveMemLimit = 67_108_864
}

/// The box in which somebody who shares a collection sends its key: libsodium's `crypto_box_seal`,
/// X25519 and XSalsa20-Poly1305. Anybody who knows a public key can seal one, under a key pair of
/// its own that is forgotten; only the secret key of that public key opens it.
///
/// Spec: `PublicKeyBox`.
public enum PublicKeyBox {
  /// The size of a public key.
  ///
  /// Spec: `PublicKeyBox.publicKeyBytes`, bytes.
  public static let publicKeyBytes = 32

  /// The size of a secret key.
  ///
  /// Spec: `PublicKeyBox.secretKeyBytes`, bytes.
  public static let secretKeyBytes = 32

  /// The public key of the box's own pair and the Poly1305 tag: a sealed box is longer than its
  /// plaintext by this much.
  ///
  /// Spec: `PublicKeyBox.overheadBytes`, bytes.
  public static let overheadBytes = 48
}

/// The box that wraps one key under another: libsodium's `crypto_secretbox_easy`,
/// XSalsa20-Poly1305. The nonce is drawn at random for each box and stored beside it.
///
/// Spec: `Secretbox`.
public enum Secretbox {
  /// The size of the key that a box is sealed under; every key of the hierarchy has it.
  ///
  /// Spec: `Secretbox.keyBytes`, bytes.
  public static let keyBytes = 32

  /// The size of a box's nonce.
  ///
  /// Spec: `Secretbox.nonceBytes`, bytes.
  public static let nonceBytes = 24

  /// The Poly1305 tag, which stands before what is encrypted: a box is longer than its plaintext by
  /// this much.
  ///
  /// Spec: `Secretbox.macBytes`, bytes.
  public static let macBytes = 16
}
