// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:convert';
import 'dart:typed_data';

import 'native_memory.dart';

/// A text as C has it: UTF-8 with a zero at its end, which the length counts.
NativeBuffer nativeText(NativeScope scope, String text) {
  final bytes = utf8.encode(text);
  return scope.copyOf(Uint8List(bytes.length + 1)..setAll(0, bytes));
}
