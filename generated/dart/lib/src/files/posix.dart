// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:ffi';
import 'dart:io';
import 'dart:typed_data';

import '../ffi/native_memory.dart';
import '../ffi/native_text.dart';

typedef _Path = Pointer<Uint8>;
typedef _Stat = int Function(_Path, _Path);
typedef _AtInC = IntPtr Function(Int, Pointer<Uint8>, Size, Int64);
typedef _At = int Function(int, Pointer<Uint8>, int, int);

/// The calls of the operating system that dart:io lacks. POSIX systems only.
final class Posix {
  Posix._(DynamicLibrary c)
    : _open = c.lookupFunction<
        Int Function(_Path, Int, VarArgs<(UnsignedInt,)>),
        int Function(_Path, int, int)
      >(_withOffsets(c, 'open')),
      _close = c.lookupFunction<Int Function(Int), int Function(int)>('close'),
      _fsync = c.lookupFunction<Int Function(Int), int Function(int)>('fsync'),
      _access = c
          .lookupFunction<Int Function(_Path, Int), int Function(_Path, int)>(
            'access',
          ),
      _link = c.lookupFunction<
        Int Function(_Path, _Path),
        int Function(_Path, _Path)
      >('link'),
      _stat = _findStat(c),
      _readAt = c.lookupFunction<_AtInC, _At>(_withOffsets(c, 'pread')),
      _writeAt = c.lookupFunction<_AtInC, _At>(_withOffsets(c, 'pwrite'));

  /// The calls of this process's system.
  static final Posix instance = Posix._(DynamicLibrary.process());

  /// Structures of files are larger on the systems that count in 32 bits too,
  /// and have a name of their own there; so have those of older macOS.
  static _Stat? _findStat(DynamicLibrary c) {
    for (final name in [r'stat$INODE64', 'stat64', 'stat']) {
      if (c.providesSymbol(name)) {
        return c.lookupFunction<Int Function(_Path, _Path), _Stat>(name);
      }
    }
    return null;
  }

  /// The name of a call whose offsets have 64 bits: where those of the plain
  /// name have 32, as on systems of 32 bits, it has a name of its own.
  static String _withOffsets(DynamicLibrary c, String name) =>
      c.providesSymbol('${name}64') ? '${name}64' : name;

  final _Stat? _stat;
  final _At _readAt;
  final _At _writeAt;
  final int Function(_Path, int, int) _open;
  final int Function(int) _close;
  final int Function(int) _fsync;
  final int Function(_Path, int) _access;
  final int Function(_Path, _Path) _link;

  static final bool _isApple = Platform.isMacOS || Platform.isIOS;

  /// `O_RDONLY`, the same everywhere.
  static const int _readOnly = 0;

  /// `O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC`, which each system numbers in
  /// its own way.
  static final int _createNew =
      _isApple ? 0x1 | 0x200 | 0x800 | 0x1000000 : 0x1 | 0x40 | 0x80 | 0x80000;

  /// `O_CLOEXEC`, and `O_RDWR`, the same everywhere.
  static final int _closeOnExec = _isApple ? 0x1000000 : 0x80000;
  static const int _bothWays = 2;

  /// Read and write for the owner, nothing for anybody else.
  static const int _ownerOnly = 0x180;

  /// `F_OK`, the same everywhere.
  static const int _existence = 0;

  /// Whether there is anything at [path], or where its link leads: dart:io
  /// takes a device for nothing.
  bool exists(String path) =>
      _withPath(path, (name) => _access(name, _existence)) == 0;

  /// Makes an empty file that only its owner may read, unless [path] exists.
  ///
  /// Returns whether it was made.
  bool createNew(String path) {
    final file = _withPath(path, (name) => _open(name, _createNew, _ownerOnly));
    if (file >= 0) _close(file);
    return file >= 0;
  }

  /// Opens the file at [path], also for writing where [isWritten].
  ///
  /// Returns its descriptor, which [close] takes; below 0 if that failed.
  int openExisting(String path, {required bool isWritten}) {
    final flags = _closeOnExec | (isWritten ? _bothWays : _readOnly);
    return _withPath(path, (name) => _open(name, flags, 0));
  }

  /// Reads up to [length] bytes at [offset] into [memory].
  ///
  /// Returns how many, 0 at the end of the file, below 0 if that failed.
  int readAt(int file, Pointer<Uint8> memory, int length, int offset) =>
      _readAt(file, memory, length, offset);

  /// Writes [length] bytes of [memory] at [offset].
  ///
  /// Returns how many were written, below 0 if that failed.
  int writeAt(int file, Pointer<Uint8> memory, int length, int offset) =>
      _writeAt(file, memory, length, offset);

  /// Closes a descriptor.
  void close(int file) => _close(file);

  /// Whether this user may read and write the file at [path], which is asked
  /// without opening it.
  bool mayWrite(String path) =>
      _withPath(path, (name) => _access(name, _readAndWrite) == 0);

  /// `R_OK | W_OK`.
  static const int _readAndWrite = 6;

  /// Gives the file at [path] a second name, unless that exists.
  ///
  /// Returns whether it did.
  bool link(String path, String name) =>
      _withPath(path, (from) => _withPath(name, (to) => _link(from, to)) == 0);

  /// Has the entries of the folder at [path] written to the disk. Not every
  /// file system offers that, so a refusal is not a failure.
  void syncFolder(String path) {
    final folder = _withPath(path, (name) => _open(name, _readOnly, 0));
    if (folder < 0) return;
    _fsync(folder);
    _close(folder);
  }

  /// The device and the number of the file at [path], or of where its link
  /// leads; null where there is nothing that can be looked at. Where a system
  /// has no such call, as before glibc 2.33, all files are alike.
  ({int device, int number})? identity(String path) {
    final stat = _stat;
    if (stat == null) return exists(path) ? (device: 0, number: 0) : null;
    return NativeMemory.instance.scoped((scope) {
      final found = scope.allocate(_statBytes);
      if (stat(nativeText(scope, path).pointer, found.pointer) != 0) {
        return null;
      }
      final data = ByteData.sublistView(found.lent);
      return (
        device:
            _isApple
                ? data.getUint32(0, Endian.host)
                : data.getUint64(0, Endian.host),
        number: data.getUint64(_numberOffset, Endian.host),
      );
    });
  }

  /// Where the file's number is in a `struct stat64`.
  static final int _numberOffset = switch (Abi.current()) {
    Abi.linuxIA32 || Abi.androidIA32 => 88,
    Abi.linuxArm || Abi.androidArm => 96,
    _ => 8,
  };

  /// More than a `struct stat` has anywhere.
  static const int _statBytes = 512;

  T _withPath<T>(String path, T Function(_Path) call) => NativeMemory.instance
      .scoped((scope) => call(nativeText(scope, path).pointer));
}
