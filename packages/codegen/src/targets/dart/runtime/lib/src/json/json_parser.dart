import 'dart:typed_data';

import '../errors/lockstep_exception.dart';
import '../spec/json.dart';
import 'json_number_text.dart';
import 'json_string_parser.dart';
import 'json_value.dart';

/// Reads JSON, RFC 8259 to the letter, from bytes.
///
/// Refused are bytes that are not UTF-8, a byte-order mark, text after the
/// value, a member name that comes twice, a lone surrogate, and a number that
/// no double comes near. These three may be kept, as flawed values, and the
/// surrogate be replaced. It takes linear time, but for the n log n of looking
/// for equal names.
final class JsonParser {
  JsonParser._(
    this._bytes,
    this._keepsInexact,
    this._keepsFlawed,
    this._replacesHalves,
  ) : _strings = JsonStringParser(_bytes);

  /// The value that [bytes] hold; arrays and objects may nest [maximumDepth]
  /// deep.
  ///
  /// With [keepsInexact], integers that no double stands for are marked; else
  /// they are refused. With [keepsFlawed], a value that has the grammar of JSON
  /// and a flaw is a [JsonFlawed]; else the text is refused. With
  /// [replacesHalves], an escaped half of a surrogate pair reads as U+FFFD and
  /// is not a flaw. Throws a [JsonFormatException] that says what is wrong and
  /// where.
  static JsonValue parse(
    Uint8List bytes, {
    required int maximumDepth,
    bool keepsInexact = true,
    bool keepsFlawed = false,
    bool replacesHalves = false,
  }) {
    final parser = JsonParser._(
      bytes,
      keepsInexact,
      keepsFlawed,
      replacesHalves,
    );
    final value = parser._value(maximumDepth);
    parser._skipSpace();
    if (parser._at < bytes.length) throw parser._error('Text after the value');
    return value;
  }

  final Uint8List _bytes;
  final bool _keepsInexact;
  final bool _keepsFlawed;
  final bool _replacesHalves;
  final JsonStringParser _strings;
  int _at = 0;

  JsonFormatException _error(String message) =>
      JsonFormatException(message, _at);

  /// The byte at hand, or −1 at the end.
  int get _byte => _at < _bytes.length ? _bytes[_at] : -1;

  void _skipSpace() {
    while (_at < _bytes.length) {
      final byte = _bytes[_at];
      if (byte != 0x20 && byte != 0x0a && byte != 0x0d && byte != 0x09) return;
      _at++;
    }
  }

  JsonValue _value(int depth) {
    _skipSpace();
    switch (_byte) {
      case 0x7b: // {
        return _object(depth);
      case 0x5b: // [
        return _array(depth);
      case 0x22: // "
        final text = _string();
        return _flawed(_flawOfString) ?? JsonString(text);
      case 0x74: // t
        return _word('true', const JsonBoolean(true));
      case 0x66: // f
        return _word('false', const JsonBoolean(false));
      case 0x6e: // n
        return _word('null', const JsonNull());
      case -1:
        throw _error('The text ends where a value should be');
      default:
        return _number();
    }
  }

  JsonValue _word(String word, JsonValue value) {
    for (var i = 0; i < word.length; i++) {
      if (_byte != word.codeUnitAt(i)) throw _error('No JSON value');
      _at++;
    }
    return value;
  }

  /// What stands for a value with a [flaw], if it has one.
  JsonValue? _flawed(JsonFormatException? flaw) {
    if (flaw == null) return null;
    return _keepsFlawed ? JsonFlawed(flaw) : throw flaw;
  }

  /// What is wrong with the string that was just read.
  JsonFormatException? get _flawOfString =>
      _replacesHalves ? null : _strings.flaw;

  String _string() {
    final text = _strings.parse(_at);
    _at = _strings.end;
    return text;
  }

  JsonValue _array(int depth) {
    if (depth < 1) throw _error('Nested too deep');
    _at++;
    final items = <JsonValue>[];
    _skipSpace();
    if (_byte == 0x5d) {
      _at++;
      return JsonArray.unchecked(items);
    }
    while (true) {
      items.add(_value(depth - 1));
      if (!_continues(0x5d)) return JsonArray.unchecked(items);
    }
  }

  JsonValue _object(int depth) {
    if (depth < 1) throw _error('Nested too deep');
    final start = _at++;
    final members = <JsonMember>[];
    JsonFormatException? flaw;
    _skipSpace();
    if (_byte == 0x7d) {
      _at++;
      return JsonObject.unchecked(members);
    }
    while (true) {
      _skipSpace();
      if (_byte != 0x22) throw _error('A member name should be here');
      final name = _string();
      flaw ??= _flawOfString;
      _skipSpace();
      if (_byte != 0x3a) throw _error('A colon should be here');
      _at++;
      members.add((name: name, value: _value(depth - 1)));
      if (!_continues(0x7d)) break;
    }
    final object = JsonObject.unchecked(members);
    if (flaw == null && object.duplicate != null) {
      flaw = JsonFormatException('Two members of one name', start);
    }
    return _flawed(flaw) ?? object;
  }

  /// Whether a comma follows, and not the [closing] bracket.
  bool _continues(int closing) {
    _skipSpace();
    final byte = _byte;
    if (byte != 0x2c && byte != closing) {
      throw _error('A comma or the closing bracket should be here');
    }
    _at++;
    return byte == 0x2c;
  }

  JsonValue _number() {
    final start = _at;
    if (_byte == 0x2d) _at++;
    final first = _at;
    if (_byte == 0x30) {
      _at++;
    } else {
      _digits('No JSON value');
    }
    final integerEnd = _at;
    if (_byte == 0x2e) {
      _at++;
      _digits('A digit should follow the point');
    }
    if (_byte == 0x65 || _byte == 0x45) {
      _at++;
      if (_byte == 0x2b || _byte == 0x2d) _at++;
      _digits('A digit should follow the exponent\'s letter');
    }
    final isInteger = _at == integerEnd;
    if (isInteger && integerEnd - first <= _exactDigits) {
      return _smallInteger(first, integerEnd, isNegative: first > start);
    }
    final literal = String.fromCharCodes(_bytes, start, _at);
    final value = double.parse(literal);
    if (value.isInfinite) {
      final flaw = JsonFormatException('A number beyond the doubles', start);
      return _keepsFlawed ? JsonFlawed(flaw) : throw flaw;
    }
    final isInexact =
        isInteger &&
        value.abs() > JsonLimits.maximumExactInteger &&
        jsonNumberText(value) != literal;
    if (!isInexact) return JsonNumber(value);
    if (_keepsInexact) return JsonNumber.inexact(value);
    throw JsonFormatException('An integer that is not a double', start);
  }

  /// Integers of up to this many digits are exact as doubles.
  static const int _exactDigits = 15;

  JsonValue _smallInteger(int from, int to, {required bool isNegative}) {
    var value = 0;
    for (var i = from; i < to; i++) {
      value = value * 10 + _bytes[i] - 0x30;
    }
    return JsonNumber(isNegative ? -value.toDouble() : value.toDouble());
  }

  void _digits(String otherwise) {
    final start = _at;
    while (_byte >= 0x30 && _byte <= 0x39) {
      _at++;
    }
    if (_at == start) throw _error(otherwise);
  }
}
