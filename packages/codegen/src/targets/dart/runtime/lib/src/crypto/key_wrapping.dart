import 'dart:typed_data';

import '../errors/lockstep_exception.dart';
import '../ffi/native_memory.dart';
import '../spec/errors.dart';
import '../spec/keys.dart';
import 'check_length.dart';
import 'crypto_provider.dart';
import 'ente_crypto.dart';
import 'passphrase_limits.dart';

/// The keys of the hierarchy: a passphrase's key opens the master key, that one
/// a collection's, and that one its files'.
///
/// Every key that comes out is in memory outside of the Dart heap: dispose it
/// after use, which wipes it.
extension KeyWrapping on EnteCrypto {
  /// Opens a collection's key with the [masterKey].
  ///
  /// [box] is the collection's `encryptedKey` and `keyDecryptionNonce`. Throws
  /// a [LockstepException]: `corrupt` if the box is not authentic (another
  /// account's, or changed), `invalid_argument` if it has not the size of a
  /// wrapped key.
  CryptoBuffer unwrapCollectionKey(
    SealedBox box, {
    required CryptoBuffer masterKey,
  }) => _unwrap('collection key', box, masterKey);

  /// Opens the key of a collection that somebody else shared, which has no
  /// nonce, with the account's key pair.
  ///
  /// [sealed] is the collection's `encryptedKey`. Throws a [LockstepException]:
  /// `corrupt` if the box does not open (another account's, or changed),
  /// `invalid_argument` if it has not the size of a sealed key.
  CryptoBuffer unwrapSharedCollectionKey(
    Uint8List sealed, {
    required Uint8List publicKey,
    required CryptoBuffer secretKey,
  }) {
    const size = Secretbox.keyBytes + PublicKeyBox.overheadBytes;
    checkLength('sealed collection key', sealed.length, expected: size);
    return openSealed(sealed, publicKey: publicKey, secretKey: secretKey);
  }

  /// Seals [plaintext] for the holder of the secret key of [publicKey]. Every
  /// time another box comes out.
  ///
  /// Throws a [LockstepException] with the code `invalid_argument` for a key of
  /// the wrong length or of small order.
  Uint8List sealForKey(Uint8List plaintext, {required Uint8List publicKey}) {
    checkLength(
      'public key',
      publicKey.length,
      expected: PublicKeyBox.publicKeyBytes,
    );
    final sealed = provider.boxSeal(plaintext, publicKey);
    if (sealed != null) return sealed;
    throw const LockstepException(
      LockstepErrorCode.invalidArgument,
      'The public key is of small order: what is sealed for it, anybody can '
      'open.',
    );
  }

  /// Opens a [sealed] box.
  ///
  /// Throws a [LockstepException]: `corrupt` if it does not open or is below
  /// [PublicKeyBox.overheadBytes], `invalid_argument` for a key of the wrong
  /// length.
  CryptoBuffer openSealed(
    Uint8List sealed, {
    required Uint8List publicKey,
    required CryptoBuffer secretKey,
  }) {
    checkLength(
      'public key',
      publicKey.length,
      expected: PublicKeyBox.publicKeyBytes,
    );
    checkLength(
      'secret key',
      secretKey.length,
      expected: PublicKeyBox.secretKeyBytes,
    );
    final opened =
        sealed.length < PublicKeyBox.overheadBytes
            ? null
            : provider.boxSealOpen(
              sealed,
              publicKey: publicKey,
              secretKey: secretKey,
            );
    if (opened != null) return opened;
    throw const LockstepException(
      LockstepErrorCode.corrupt,
      'The sealed box does not open: it is for another key pair, or its bytes '
      'were changed.',
    );
  }

  /// Opens a file's key with its [collectionKey].
  ///
  /// [box] is the file's `encryptedKey` and `keyDecryptionNonce`. Throws as
  /// [unwrapCollectionKey] does.
  CryptoBuffer unwrapFileKey(
    SealedBox box, {
    required CryptoBuffer collectionKey,
  }) => _unwrap('file key', box, collectionKey);

  /// Wraps a [fileKey] under the [collectionKey], with a fresh nonce: what the
  /// server keeps as `encryptedKey` and `keyDecryptionNonce`.
  ///
  /// Throws a [LockstepException] with the code `invalid_argument` if one of
  /// them has not the size of a key.
  SealedBox wrapFileKey(
    CryptoBuffer fileKey, {
    required CryptoBuffer collectionKey,
  }) {
    checkLength('file key', fileKey.length, expected: Secretbox.keyBytes);
    return sealBox(lent(fileKey), key: collectionKey);
  }

  /// Seals [plaintext] in a secretbox under a fresh nonce.
  ///
  /// Throws a [LockstepException] with the code `invalid_argument` for a [key]
  /// of the wrong length.
  SealedBox sealBox(Uint8List plaintext, {required CryptoBuffer key}) {
    checkLength('key', key.length, expected: Secretbox.keyBytes);
    return provider.secretboxSeal(plaintext, key);
  }

  /// Opens a secretbox.
  ///
  /// Throws a [LockstepException]: `corrupt` if it is not authentic or below
  /// [Secretbox.macBytes], `invalid_argument` for a [key] or nonce of the wrong
  /// length.
  CryptoBuffer openBox(SealedBox box, {required CryptoBuffer key}) {
    checkLength('key', key.length, expected: Secretbox.keyBytes);
    checkLength('nonce', box.nonce.length, expected: Secretbox.nonceBytes);
    final opened =
        box.ciphertext.length < Secretbox.macBytes
            ? null
            : provider.secretboxOpen(box.ciphertext, key, box.nonce);
    if (opened != null) return opened;
    throw const LockstepException(
      LockstepErrorCode.corrupt,
      'The box is not authentic: wrong key or nonce, or its bytes were changed.',
    );
  }

  /// Derives the key-encryption key from the UTF-8 of a [passphrase], as it was
  /// typed, by Argon2id.
  ///
  /// [salt] has [PassphraseDerivation.saltBytes]; [memLimit] counts bytes. With
  /// an account's limits it takes seconds. Throws a [LockstepException]:
  /// `invalid_argument` for a salt or limits beyond those of
  /// [PassphraseDerivation], `out_of_memory` if the memory is not available.
  CryptoBuffer derivePassphraseKey(
    Uint8List passphrase, {
    required Uint8List salt,
    required int opsLimit,
    required int memLimit,
  }) {
    checkPassphraseDerivation(
      salt: salt,
      opsLimit: opsLimit,
      memLimit: memLimit,
    );
    final key = provider.pwhash(
      passphrase,
      keyBytes: PassphraseDerivation.keyBytes,
      salt: salt,
      opsLimit: opsLimit,
      memLimit: memLimit,
    );
    if (key != null) return key;
    throw LockstepException(
      LockstepErrorCode.outOfMemory,
      'The derivation needs $memLimit bytes of memory, which are not available.',
    );
  }

  /// Derives the login key of [LoginKeyDerivation.keyBytes], which proves the
  /// passphrase to the server and shows it nothing else.
  ///
  /// Throws a [LockstepException] with the code `invalid_argument` for a
  /// [keyEncryptionKey] of the wrong length.
  CryptoBuffer deriveLoginKey(CryptoBuffer keyEncryptionKey) {
    checkLength(
      'key',
      keyEncryptionKey.length,
      expected: PassphraseDerivation.keyBytes,
    );
    final subkey = provider.kdf(
      keyEncryptionKey,
      subkeyBytes: LoginKeyDerivation.subkeyBytes,
      subkeyId: LoginKeyDerivation.subkeyId,
      context: LoginKeyDerivation.context,
    );
    try {
      const size = LoginKeyDerivation.keyBytes;
      final loginKey = provider.allocate(size);
      lent(loginKey).setRange(0, size, lent(subkey));
      return loginKey;
    } finally {
      subkey.dispose();
    }
  }

  CryptoBuffer _unwrap(String name, SealedBox box, CryptoBuffer key) {
    const size = Secretbox.keyBytes + Secretbox.macBytes;
    checkLength('wrapped $name', box.ciphertext.length, expected: size);
    checkLength(
      'nonce of the wrapped $name',
      box.nonce.length,
      expected: Secretbox.nonceBytes,
    );
    try {
      return openBox(box, key: key);
    } on LockstepException catch (error) {
      if (error.code != LockstepErrorCode.corrupt) rethrow;
      throw LockstepException(
        LockstepErrorCode.corrupt,
        'The wrapped $name is not opened by this key: it is another\'s, or was '
        'changed.',
      );
    }
  }
}
