// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:typed_data';

/// Numbers and bytes, one after the other.
final class ArchiveFields {
  final BytesBuilder _bytes = BytesBuilder();

  /// Appends a number of two bytes, lowest byte first.
  void number2(int number) => _number(number, 2);

  /// Appends a number of four bytes, lowest byte first.
  void number4(int number) => _number(number, 4);

  /// Appends a number of eight bytes, lowest byte first.
  void number8(int number) => _number(number, 8);

  void _number(int number, int size) {
    for (var i = 0; i < size; i++) {
      _bytes.addByte(number >> 8 * i & 0xff);
    }
  }

  /// Appends [other], bytes or the code units of ASCII.
  void all(List<int> other) => _bytes.add(other);

  /// What was appended.
  Uint8List take() => _bytes.takeBytes();
}
