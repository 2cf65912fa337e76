// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:math';
import 'dart:typed_data';

import '../ffi/native_memory.dart';
import 'check_length.dart';
import 'crypto_provider.dart';

/// MD5 (RFC 1321) in Dart, for systems that lend no library of it: an Android
/// app can't load the system's libcrypto.
final class DartMd5 implements Md5 {
  /// Starts an MD5.
  DartMd5() {
    restart();
  }

  static const int _blockBytes = 64;
  static const int _mask = 0xffffffff;

  /// The words that the state begins with.
  static const _initial = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];

  /// The RFC's table T: the sines of the numbers from 1 on, in radians.
  static final _sines = Uint32List.fromList([
    for (var i = 1; i <= _blockBytes; i++) (sin(i).abs() * (1 << 32)).floor(),
  ]);

  /// By how many bits each step of a round rotates; every four steps again.
  static const _rotations = [
    [7, 12, 17, 22],
    [5, 9, 14, 20],
    [4, 11, 16, 23],
    [6, 10, 15, 21],
  ];

  final _state = Uint32List(4);
  final _words = Uint32List(16);
  final _block = Uint8List(_blockBytes);
  int _size = 0;
  bool _isOver = false;
  bool _isDisposed = false;

  @override
  void restart() {
    _requireMemory();
    _state.setAll(0, _initial);
    _size = 0;
    _isOver = false;
  }

  void _requireMemory() {
    if (_isDisposed) throw StateError('The hash was disposed.');
  }

  @override
  void update(CryptoBuffer data, {required int length, int offset = 0}) {
    checkPart(data, length: length, offset: offset);
    _requireMemory();
    if (_isOver) throw StateError('The hash is finished.');
    _take(Uint8List.sublistView(lent(data), offset, offset + length));
  }

  void _take(Uint8List bytes) {
    final inBlock = _size % _blockBytes;
    _size += bytes.length;
    var at = 0;
    if (inBlock > 0) {
      at = min(_blockBytes - inBlock, bytes.length);
      _block.setRange(inBlock, inBlock + at, bytes);
      if (inBlock + at < _blockBytes) return;
      _mix(ByteData.sublistView(_block), 0);
    }
    final data = ByteData.sublistView(bytes);
    for (; bytes.length - at >= _blockBytes; at += _blockBytes) {
      _mix(data, at);
    }
    _block.setRange(0, bytes.length - at, bytes, at);
  }

  void _mix(ByteData data, int at) {
    final words = _words;
    for (var i = 0; i < words.length; i++) {
      words[i] = data.getUint32(at + 4 * i, Endian.little);
    }
    var a = _state[0];
    var b = _state[1];
    var c = _state[2];
    var d = _state[3];
    for (var round = 0; round < 4; round++) {
      final rotations = _rotations[round];
      for (var i = 0; i < 16; i++) {
        final (int mixed, int word) = switch (round) {
          0 => (b & c | ~b & d, i),
          1 => (d & b | ~d & c, (5 * i + 1) % 16),
          2 => (b ^ c ^ d, (3 * i + 5) % 16),
          _ => (c ^ (b | ~d & _mask), 7 * i % 16),
        };
        final sum =
            (a + (mixed & _mask) + _sines[16 * round + i] + words[word]) &
            _mask;
        final rotation = rotations[i % 4];
        final rotated = sum << rotation & _mask | sum >> (32 - rotation);
        a = d;
        d = c;
        c = b;
        b = (b + rotated) & _mask;
      }
    }
    _state[0] += a;
    _state[1] += b;
    _state[2] += c;
    _state[3] += d;
  }

  @override
  Uint8List finish() {
    _requireMemory();
    if (_isOver) throw StateError('The hash is finished.');
    final bits = 8 * _size;
    final padding = (55 - _size) % _blockBytes + 1;
    final ending = Uint8List(padding + 8)..[0] = 0x80;
    ByteData.sublistView(ending)
      ..setUint32(padding, bits & _mask, Endian.little)
      ..setUint32(padding + 4, bits >> 32, Endian.little);
    _take(ending);
    _isOver = true;
    final digest = ByteData(16);
    for (var i = 0; i < 4; i++) {
      digest.setUint32(4 * i, _state[i], Endian.little);
    }
    return Uint8List.sublistView(digest);
  }

  @override
  void dispose() {
    for (final list in [_state, _words, _block]) {
      Uint8List.sublistView(list).fillRange(0, list.lengthInBytes, 0);
    }
    _isDisposed = true;
  }
}
