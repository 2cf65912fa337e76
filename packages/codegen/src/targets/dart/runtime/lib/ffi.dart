/// The primitives of package:lockstep by FFI, on libsodium and libcrypto or
/// CommonCrypto: for tests, for desktop, and for Flutter with the libsodium
/// that it has.
///
/// {@category Encryption}
library;

export 'src/ffi/sodium_provider.dart' show SodiumProvider;
export 'src/ffi/sqlite_library.dart' show SqliteLibrary;
export 'src/ffi/sqlite_lock_database.dart';
