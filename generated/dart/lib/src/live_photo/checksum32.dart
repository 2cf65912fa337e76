// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:typed_data';

import '../spec/live_photo.dart';

/// CRC-32 as zip files have it, eight bytes at a time.
final class Checksum32 {
  int _inverted = 0xffffffff;

  /// The checksum of all that was taken in.
  int get value => _inverted ^ 0xffffffff;

  /// Eight tables of 256 entries, one after the other: entry i of table k is
  /// the remainder of byte i with k bytes of zero after it.
  static final Uint32List _tables = _makeTables();

  static Uint32List _makeTables() {
    final tables = Uint32List(8 * 256);
    for (var byte = 0; byte < 256; byte++) {
      var remainder = byte;
      for (var bit = 0; bit < 8; bit++) {
        final isOdd = remainder & 1 == 1;
        remainder >>= 1;
        if (isOdd) remainder ^= ZipFormat.checksumPolynomial;
      }
      tables[byte] = remainder;
    }
    for (var i = 256; i < tables.length; i++) {
      final before = tables[i - 256];
      tables[i] = before >> 8 ^ tables[before & 0xff];
    }
    return tables;
  }

  /// Takes in the first [length] bytes of [bytes].
  void update(Uint8List bytes, int length) {
    final tables = _tables;
    final words = ByteData.sublistView(bytes);
    var state = _inverted;
    var at = 0;
    for (; length - at >= 8; at += 8) {
      final first = words.getUint32(at, Endian.little) ^ state;
      final next = words.getUint32(at + 4, Endian.little);
      state =
          tables[0x700 + (first & 0xff)] ^
          tables[0x600 + (first >> 8 & 0xff)] ^
          tables[0x500 + (first >> 16 & 0xff)] ^
          tables[0x400 + (first >> 24)] ^
          tables[0x300 + (next & 0xff)] ^
          tables[0x200 + (next >> 8 & 0xff)] ^
          tables[0x100 + (next >> 16 & 0xff)] ^
          tables[next >> 24];
    }
    for (; at < length; at++) {
      state = state >> 8 ^ tables[(state ^ bytes[at]) & 0xff];
    }
    _inverted = state;
  }
}
