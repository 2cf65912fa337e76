// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:ffi';
import 'dart:io';

import 'open_library.dart';

/// A handle of SQLite: a connection or a statement.
typedef SqliteHandle = Pointer<Void>;
typedef _Bytes = Pointer<Uint8>;
typedef _HandleToInt = int Function(SqliteHandle);

/// The functions of SQLite that the locks need, as C has them.
final class SqliteLibrary {
  /// Finds the functions in [library].
  ///
  /// Throws an [ArgumentError] if it is not SQLite.
  SqliteLibrary(DynamicLibrary library)
    : versionNumber = library.lookupFunction<Int Function(), int Function()>(
        'sqlite3_libversion_number',
      ),
      open = library.lookupFunction<
        Int Function(_Bytes, Pointer<SqliteHandle>, Int, _Bytes),
        int Function(_Bytes, Pointer<SqliteHandle>, int, _Bytes)
      >('sqlite3_open_v2'),
      close = _onHandle(library, 'sqlite3_close_v2'),
      prepare = library.lookupFunction<
        Int Function(
          SqliteHandle,
          _Bytes,
          Int,
          Pointer<SqliteHandle>,
          Pointer<_Bytes>,
        ),
        int Function(
          SqliteHandle,
          _Bytes,
          int,
          Pointer<SqliteHandle>,
          Pointer<_Bytes>,
        )
      >('sqlite3_prepare_v2'),
      bindInteger = library.lookupFunction<
        Int Function(SqliteHandle, Int, Int64),
        int Function(SqliteHandle, int, int)
      >('sqlite3_bind_int64'),
      bindText = library.lookupFunction<
        Int Function(SqliteHandle, Int, _Bytes, Int, IntPtr),
        int Function(SqliteHandle, int, _Bytes, int, int)
      >('sqlite3_bind_text'),
      bindNull = _ofColumn(library, 'sqlite3_bind_null'),
      extendedErrorCode = _onHandle(library, 'sqlite3_extended_errcode'),
      systemErrorCode = _onHandle(library, 'sqlite3_system_errno'),
      forgottenConnections = NativeFinalizer(
        library.lookup('sqlite3_close_v2'),
      ),
      forgottenStatements = NativeFinalizer(library.lookup('sqlite3_finalize')),
      step = _onHandle(library, 'sqlite3_step'),
      reset = _onHandle(library, 'sqlite3_reset'),
      finalize = _onHandle(library, 'sqlite3_finalize'),
      changes = _onHandle(library, 'sqlite3_changes'),
      getAutocommit = _onHandle(library, 'sqlite3_get_autocommit'),
      columnCount = _onHandle(library, 'sqlite3_column_count'),
      columnType = _ofColumn(library, 'sqlite3_column_type'),
      columnBytes = _ofColumn(library, 'sqlite3_column_bytes'),
      columnInteger = library.lookupFunction<
        Int64 Function(SqliteHandle, Int),
        int Function(SqliteHandle, int)
      >('sqlite3_column_int64'),
      columnText = library.lookupFunction<
        _Bytes Function(SqliteHandle, Int),
        _Bytes Function(SqliteHandle, int)
      >('sqlite3_column_text'),
      errorMessage = library.lookupFunction<
        _Bytes Function(SqliteHandle),
        _Bytes Function(SqliteHandle)
      >('sqlite3_errmsg'),
      fileControl = library.lookupFunction<
        Int Function(SqliteHandle, _Bytes, Int, Pointer<Void>),
        int Function(SqliteHandle, _Bytes, int, Pointer<Void>)
      >('sqlite3_file_control');

  /// Finds SQLite in what the process has loaded already, else the system's.
  ///
  /// Throws an [ArgumentError] that names the libraries if there is none.
  factory SqliteLibrary.open() =>
      SqliteLibrary(openLibrary(_names, 'sqlite3_open_v2'));

  static final List<String> _names = [
    if (Platform.isMacOS || Platform.isIOS) '/usr/lib/libsqlite3.dylib',
    if (Platform.isLinux || Platform.isAndroid) ...[
      'libsqlite3.so.0',
      'libsqlite3.so',
    ],
  ];

  static _HandleToInt _onHandle(DynamicLibrary library, String name) =>
      library.lookupFunction<Int Function(SqliteHandle), _HandleToInt>(name);

  static int Function(SqliteHandle, int) _ofColumn(
    DynamicLibrary library,
    String name,
  ) => library.lookupFunction<
    Int Function(SqliteHandle, Int),
    int Function(SqliteHandle, int)
  >(name);

  /// `sqlite3_libversion_number`
  final int Function() versionNumber;

  /// `sqlite3_open_v2`
  final int Function(_Bytes, Pointer<SqliteHandle>, int, _Bytes) open;

  /// `sqlite3_close_v2`
  final int Function(SqliteHandle) close;

  /// `sqlite3_prepare_v2`
  final int Function(
    SqliteHandle,
    _Bytes,
    int,
    Pointer<SqliteHandle>,
    Pointer<_Bytes>,
  )
  prepare;

  /// `sqlite3_bind_int64`
  final int Function(SqliteHandle, int, int) bindInteger;

  /// `sqlite3_bind_text`; a destructor of −1 has SQLite copy the text.
  final int Function(SqliteHandle, int, _Bytes, int, int) bindText;

  /// `sqlite3_bind_null`
  final int Function(SqliteHandle, int) bindNull;

  /// `sqlite3_extended_errcode`
  final int Function(SqliteHandle) extendedErrorCode;

  /// `sqlite3_system_errno`
  final int Function(SqliteHandle) systemErrorCode;

  /// Closes the connections that nobody has closed.
  final NativeFinalizer forgottenConnections;

  /// Finalizes their statements.
  final NativeFinalizer forgottenStatements;

  /// `sqlite3_step`
  final int Function(SqliteHandle) step;

  /// `sqlite3_reset`
  final int Function(SqliteHandle) reset;

  /// `sqlite3_finalize`
  final int Function(SqliteHandle) finalize;

  /// `sqlite3_changes`
  final int Function(SqliteHandle) changes;

  /// `sqlite3_get_autocommit`
  final int Function(SqliteHandle) getAutocommit;

  /// `sqlite3_column_count`
  final int Function(SqliteHandle) columnCount;

  /// `sqlite3_column_type`
  final int Function(SqliteHandle, int) columnType;

  /// `sqlite3_column_bytes`
  final int Function(SqliteHandle, int) columnBytes;

  /// `sqlite3_column_int64`
  final int Function(SqliteHandle, int) columnInteger;

  /// `sqlite3_column_text`
  final _Bytes Function(SqliteHandle, int) columnText;

  /// `sqlite3_errmsg`
  final _Bytes Function(SqliteHandle) errorMessage;

  /// `sqlite3_file_control`
  final int Function(SqliteHandle, _Bytes, int, Pointer<Void>) fileControl;
}
