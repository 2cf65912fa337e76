import 'dart:typed_data';

import '../errors/lockstep_exception.dart';

/// Reads the strings of a JSON text: strict UTF-8, escapes. A lone surrogate is
/// noted, and read as U+FFFD.
final class JsonStringParser {
  /// Reads from [_bytes].
  JsonStringParser(this._bytes);

  final Uint8List _bytes;
  int _at = 0;
  Uint16List _units = Uint16List(64);
  int _length = 0;

  /// Where the last string ended: the byte after its closing quote.
  int get end => _at;

  /// The first lone surrogate of the last string, null if it has none.
  JsonFormatException? get flaw => _flaw;
  JsonFormatException? _flaw;

  /// The string whose opening quote is at [start].
  ///
  /// Throws a [JsonFormatException] if there is none.
  String parse(int start) {
    _at = start + 1;
    _flaw = null;
    final plainEnd = _plainEnd(_at);
    if (plainEnd < _bytes.length && _bytes[plainEnd] == 0x22) {
      final text = String.fromCharCodes(_bytes, _at, plainEnd);
      _at = plainEnd + 1;
      return text;
    }
    _length = 0;
    while (true) {
      _copyPlain(_plainEnd(_at));
      if (_at >= _bytes.length) throw _error('The text ends in a string');
      final byte = _bytes[_at];
      if (byte == 0x22) break;
      if (byte == 0x5c) {
        _escape();
      } else if (byte < 0x20) {
        throw _error('A control character in a string');
      } else {
        _multibyte(byte);
      }
    }
    _at++;
    return String.fromCharCodes(_units, 0, _length);
  }

  JsonFormatException _error(String message) =>
      JsonFormatException(message, _at);

  /// Where the run of ASCII that begins at [start], and that stands for
  /// itself, ends.
  int _plainEnd(int start) {
    final bytes = _bytes;
    var at = start;
    while (at < bytes.length) {
      final byte = bytes[at];
      if (byte < 0x20 || byte > 0x7f || byte == 0x22 || byte == 0x5c) break;
      at++;
    }
    return at;
  }

  void _copyPlain(int end) {
    _reserve(end - _at);
    _units.setRange(_length, _length + end - _at, _bytes, _at);
    _length += end - _at;
    _at = end;
  }

  void _escape() {
    final letter = _at + 1 < _bytes.length ? _bytes[_at + 1] : -1;
    if (letter == 0x75) return _unicodeEscape();
    final unit = switch (letter) {
      0x22 || 0x5c || 0x2f => letter,
      0x62 => 0x08,
      0x66 => 0x0c,
      0x6e => 0x0a,
      0x72 => 0x0d,
      0x74 => 0x09,
      _ => throw _error('An escape that JSON does not have'),
    };
    _add(unit);
    _at += 2;
  }

  void _unicodeEscape() {
    final unit = _hex(_at + 2);
    if (unit & 0xf800 != 0xd800) {
      _add(unit);
      _at += 6;
      return;
    }
    final paired =
        unit < 0xdc00 &&
        _at + 7 < _bytes.length &&
        _bytes[_at + 6] == 0x5c &&
        _bytes[_at + 7] == 0x75;
    final second = paired ? _hex(_at + 8) : 0;
    if (second & 0xfc00 != 0xdc00) {
      _flaw ??= _error('A lone surrogate');
      _add(_replacement);
      _at += 6;
      return;
    }
    _add(unit);
    _add(second);
    _at += 12;
  }

  /// What stands for a character that can't be read.
  static const int _replacement = 0xfffd;

  int _hex(int start) {
    if (start + 4 > _bytes.length) throw _error('An escape that is cut off');
    var value = 0;
    for (var i = start; i < start + 4; i++) {
      final byte = _bytes[i];
      final digit = switch (byte) {
        >= 0x30 && <= 0x39 => byte - 0x30,
        >= 0x41 && <= 0x46 => byte - 0x37,
        >= 0x61 && <= 0x66 => byte - 0x57,
        _ => throw _error('An escape without four hexadecimal digits'),
      };
      value = value << 4 | digit;
    }
    return value;
  }

  /// Takes a character of two, three or four bytes, each in its range: no
  /// longer form than need be, no surrogate, nothing beyond U+10FFFF.
  void _multibyte(int first) {
    final (count, least, most) = switch (first) {
      >= 0xc2 && <= 0xdf => (2, 0x80, 0xbf),
      0xe0 => (3, 0xa0, 0xbf),
      0xed => (3, 0x80, 0x9f),
      >= 0xe1 && <= 0xef => (3, 0x80, 0xbf),
      0xf0 => (4, 0x90, 0xbf),
      >= 0xf1 && <= 0xf3 => (4, 0x80, 0xbf),
      0xf4 => (4, 0x80, 0x8f),
      _ => throw _error('Bytes that are not UTF-8'),
    };
    if (_at + count > _bytes.length ||
        _bytes[_at + 1] < least ||
        _bytes[_at + 1] > most) {
      throw _error('Bytes that are not UTF-8');
    }
    var rune = first & (0x7f >> count);
    for (var i = 1; i < count; i++) {
      final byte = _bytes[_at + i];
      if (byte & 0xc0 != 0x80) throw _error('Bytes that are not UTF-8');
      rune = rune << 6 | byte & 0x3f;
    }
    _at += count;
    if (rune < 0x10000) return _add(rune);
    _add(0xd7c0 + (rune >> 10));
    _add(0xdc00 | rune & 0x3ff);
  }

  void _add(int unit) {
    _reserve(1);
    _units[_length++] = unit;
  }

  void _reserve(int more) {
    final needed = _length + more;
    if (needed <= _units.length) return;
    var size = _units.length * 2;
    while (size < needed) {
      size *= 2;
    }
    _units = Uint16List(size)..setRange(0, _length, _units);
  }
}
