import 'dart:math';
import 'dart:typed_data';

import '../errors/lockstep_exception.dart';
import 'json_number_text.dart';
import 'json_value.dart';

/// Writes JSON as UTF-8 without white space, numbers as ECMAScript prints
/// them, strings with nothing escaped that need not be.
final class JsonWriter {
  /// Writes an object's members in canonical order or, if not [_sorts], as
  /// they stand.
  JsonWriter({required bool sorts}) : _sorts = sorts;

  /// How many code units are written between two looks at the room left.
  static const int _blockUnits = 1024;

  final bool _sorts;
  Uint8List _bytes = Uint8List(256);
  int _length = 0;

  /// What has been written.
  Uint8List takeBytes() => Uint8List.sublistView(_bytes, 0, _length);

  /// Writes [value], whose arrays and objects may nest [depth] deep.
  ///
  /// Throws a [JsonFormatException] if they nest deeper, if a string holds a
  /// lone surrogate, if a number is not finite or no longer what was written,
  /// or if a value is flawed.
  void write(JsonValue value, int depth) {
    switch (value) {
      case JsonNull():
        _ascii('null');
      case JsonBoolean(value: final isTrue):
        _ascii(isTrue ? 'true' : 'false');
      case JsonNumber():
        _number(value);
      case JsonString(value: final text):
        _string(text);
      case JsonFlawed(:final flaw):
        throw flaw;
      case JsonArray(:final items):
        _checkDepth(depth);
        _byte(0x5b);
        for (var i = 0; i < items.length; i++) {
          if (i > 0) _byte(0x2c);
          write(items[i], depth - 1);
        }
        _byte(0x5d);
      case JsonObject():
        _checkDepth(depth);
        final members = _sorts ? value.sorted : value.members;
        _byte(0x7b);
        for (var i = 0; i < members.length; i++) {
          if (i > 0) _byte(0x2c);
          _string(members[i].name);
          _byte(0x3a);
          write(members[i].value, depth - 1);
        }
        _byte(0x7d);
    }
  }

  void _checkDepth(int depth) {
    if (depth < 1) throw const JsonFormatException('Nested too deep');
  }

  void _number(JsonNumber number) {
    if (!number.value.isFinite) {
      throw const JsonFormatException('A number that is not finite');
    }
    if (_sorts && number.isInexactInteger) {
      throw const JsonFormatException(
        'An integer beyond ±(2^53 − 1) that is not a double',
      );
    }
    _ascii(jsonNumberText(number.value));
  }

  void _string(String text) {
    _byte(0x22);
    for (var at = 0; at < text.length;) {
      at = _units(text, at, min(at + _blockUnits, text.length));
    }
    _byte(0x22);
  }

  /// Writes the code units of [text] from [start] up to [end], and one more
  /// if a pair stands across.
  ///
  /// Returns where it stopped.
  int _units(String text, int start, int end) {
    // A code unit becomes six bytes at most, as \u001f does.
    _reserve((end - start) * 6);
    final bytes = _bytes;
    var at = _length;
    var i = start;
    for (; i < end; i++) {
      final unit = text.codeUnitAt(i);
      if (unit >= 0x20 && unit < 0x80) {
        if (unit == 0x22 || unit == 0x5c) bytes[at++] = 0x5c;
        bytes[at++] = unit;
      } else if (unit < 0x20) {
        bytes[at++] = 0x5c;
        final short = _shortEscapes[unit];
        if (short != 0) {
          bytes[at++] = short;
        } else {
          bytes[at++] = 0x75;
          bytes[at++] = 0x30;
          bytes[at++] = 0x30;
          bytes[at++] = 0x30 + (unit >> 4);
          bytes[at++] = _hexDigits[unit & 15];
        }
      } else if (unit < 0x800) {
        bytes[at++] = 0xc0 | unit >> 6;
        bytes[at++] = 0x80 | unit & 0x3f;
      } else if (unit & 0xf800 != 0xd800) {
        bytes[at++] = 0xe0 | unit >> 12;
        bytes[at++] = 0x80 | unit >> 6 & 0x3f;
        bytes[at++] = 0x80 | unit & 0x3f;
      } else {
        final next = i + 1 < text.length ? text.codeUnitAt(i + 1) : 0;
        if (unit >= 0xdc00 || next & 0xfc00 != 0xdc00) {
          throw const JsonFormatException('A lone surrogate in a string');
        }
        i++;
        final rune = 0x10000 + ((unit & 0x3ff) << 10) + (next & 0x3ff);
        bytes[at++] = 0xf0 | rune >> 18;
        bytes[at++] = 0x80 | rune >> 12 & 0x3f;
        bytes[at++] = 0x80 | rune >> 6 & 0x3f;
        bytes[at++] = 0x80 | rune & 0x3f;
      }
    }
    _length = at;
    return i;
  }

  void _ascii(String text) {
    _reserve(text.length);
    for (var i = 0; i < text.length; i++) {
      _bytes[_length++] = text.codeUnitAt(i);
    }
  }

  void _byte(int byte) {
    _reserve(1);
    _bytes[_length++] = byte;
  }

  void _reserve(int more) {
    final needed = _length + more;
    if (needed <= _bytes.length) return;
    var size = _bytes.length * 2;
    while (size < needed) {
      size *= 2;
    }
    _bytes = Uint8List(size)..setRange(0, _length, _bytes);
  }

  /// The letter after the backslash, for the control characters that have one.
  static final Uint8List _shortEscapes =
      Uint8List(0x20)
        ..[0x08] = 0x62
        ..[0x09] = 0x74
        ..[0x0a] = 0x6e
        ..[0x0c] = 0x66
        ..[0x0d] = 0x72;

  static final List<int> _hexDigits = '0123456789abcdef'.codeUnits;
}
