// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:ffi';

import '../../lib/src/ffi/native_memory.dart';

/// Runs [body] while no file of this process may grow beyond [bytes]: a write
/// that would fails, as on a disk that is full. Linux alone has `prlimit64`.
T withFileSizeLimit<T>(int bytes, T Function() body) {
  final system = DynamicLibrary.process();
  final signal = system
      .lookupFunction<IntPtr Function(Int32, IntPtr), int Function(int, int)>(
        'signal',
      );
  final limit = system.lookupFunction<
    Int32 Function(Int32, Int32, Pointer<Uint64>, Pointer<Uint64>),
    int Function(int, int, Pointer<Uint64>, Pointer<Uint64>)
  >('prlimit64');
  const fileSize = 1; // RLIMIT_FSIZE
  const exceeded = 25; // SIGXFSZ, which would end the process.
  const ignored = 1; // SIG_IGN
  final handler = signal(exceeded, ignored);
  final limits = NativeMemory.instance.allocate(32);
  try {
    final usual = limits.pointer.cast<Uint64>();
    final small = usual + 2;
    if (limit(0, fileSize, nullptr, usual) != 0) throw StateError('prlimit64');
    small[0] = bytes;
    small[1] = usual[1];
    limit(0, fileSize, small, nullptr);
    try {
      return body();
    } finally {
      limit(0, fileSize, usual, nullptr);
    }
  } finally {
    limits.dispose();
    signal(exceeded, handler);
  }
}
