// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:typed_data';

/// The bytes of base64 [text]: the standard alphabet, padded, no white space,
/// no bits left over that are not zero. Null for all else.
///
/// dart:convert's decoder takes the URL alphabet and escaped padding too.
Uint8List? decodeBase64(String text) {
  final length = text.length;
  if (length % 4 != 0) return null;
  if (length == 0) return Uint8List(0);
  var padding = 0;
  while (padding < 2 && text.codeUnitAt(length - 1 - padding) == 0x3d) {
    padding++;
  }
  final bytes = Uint8List(length ~/ 4 * 3 - padding);
  final values = _values;
  final whole = length - (padding == 0 ? 0 : 4);
  var at = 0;
  for (var i = 0; i < whole; i += 4) {
    final a = _valueAt(values, text, i);
    final b = _valueAt(values, text, i + 1);
    final c = _valueAt(values, text, i + 2);
    final d = _valueAt(values, text, i + 3);
    if (a | b | c | d >= 64) return null;
    bytes[at++] = a << 2 | b >> 4;
    bytes[at++] = (b & 15) << 4 | c >> 2;
    bytes[at++] = (c & 3) << 6 | d;
  }
  if (padding == 0) return bytes;
  final a = _valueAt(values, text, whole);
  final b = _valueAt(values, text, whole + 1);
  final c = padding == 1 ? _valueAt(values, text, whole + 2) : 0;
  final leftOver = padding == 1 ? c & 3 : b & 15;
  if (a | b | c >= 64 || leftOver != 0) return null;
  bytes[at++] = a << 2 | b >> 4;
  if (padding == 1) bytes[at++] = (b & 15) << 4 | c >> 2;
  return bytes;
}

/// The value of a digit; 64 for what is none.
int _valueAt(Uint8List values, String text, int index) {
  final unit = text.codeUnitAt(index);
  return unit < 128 ? values[unit] : 64;
}

final Uint8List _values = _table();

Uint8List _table() {
  const digits =
      'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  final table = Uint8List(128)..fillRange(0, 128, 64);
  for (var i = 0; i < digits.length; i++) {
    table[digits.codeUnitAt(i)] = i;
  }
  return table;
}
