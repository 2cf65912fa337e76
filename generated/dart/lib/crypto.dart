// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

/// Keys, files, blobs and hashes, encrypted as every implementation of the same
/// spec does. `package:lockstep/ffi.dart` has the primitives by FFI.
///
/// {@category Encryption}
library;

export 'errors.dart';
export 'src/crypto/crypto_provider.dart';
export 'src/crypto/ente_crypto.dart';
export 'src/crypto/key_wrapping.dart';
export 'src/crypto/stream_bytes.dart' show EncryptedBytes;
export 'src/files/file_operations.dart' show EncryptedFile, encryptedSizeOf;
export 'src/spec/encryption.dart';
export 'src/spec/keys.dart';
