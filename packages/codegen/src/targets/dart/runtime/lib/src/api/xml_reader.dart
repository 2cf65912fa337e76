import 'dart:convert';
import 'dart:typed_data';

import '../spec/api_policy.dart';

/// Why bytes are not XML that the reader takes.
final class XmlException implements Exception {
  /// What is wrong, and where.
  const XmlException(this.message);

  /// What is wrong, and where.
  final String message;
}

/// What a reader meets.
enum XmlEventKind { start, end, text }

/// Something that a reader meets: a name without its prefix, or a text.
typedef XmlEvent = ({XmlEventKind kind, String text});

const Map<String, String> _references = {
  'amp': '&',
  'lt': '<',
  'gt': '>',
  'quot': '"',
  'apos': "'",
};
final RegExp _name = RegExp(r'^[^:]+(?::[^:]+)?$');
final RegExp _code = RegExp(r'^#(?:x([0-9A-Fa-f]+)|([0-9]+))$');

/// A small reader of the XML that storage answers with.
///
/// It knows elements, attributes, text, references, CDATA, comments and
/// processing instructions; a document type is refused, so that nothing is
/// expanded or fetched. It is the same in all languages.
final class XmlReader {
  /// Throws an [XmlException] for bytes that are not UTF-8.
  XmlReader(this._bytes) {
    try {
      utf8.decode(_bytes);
    } on FormatException {
      throw const XmlException('the text is not UTF-8');
    }
    final [first, second, third] = [0xef, 0xbb, 0xbf];
    if (_byteAt(0) == first && _byteAt(1) == second && _byteAt(2) == third) {
      _at = 3;
    }
  }

  final Uint8List _bytes;
  final List<String> _open = [];
  int _at = 0;
  bool _hadRoot = false;

  /// The name of an element that was empty: its end is the next event.
  String? _empty;

  int _byteAt(int index) => index < _bytes.length ? _bytes[index] : -1;

  /// The byte at hand, or −1 at the end.
  int get _byte => _byteAt(_at);

  /// The next event; null at the end of the document.
  ///
  /// Throws an [XmlException] for what is not well-formed up to there.
  XmlEvent? next() {
    if (_empty case final name?) return _end(name);
    while (true) {
      if (_open.isNotEmpty && _byte != 0x3c) {
        return (kind: XmlEventKind.text, text: _text());
      }
      _skipSpace();
      if (_at == _bytes.length && _hadRoot && _open.isEmpty) return null;
      if (_take('<?')) {
        _skipTo('?>');
      } else if (_take('<!--')) {
        _comment();
      } else if (_open.isNotEmpty && _take('<![CDATA[')) {
        return (kind: XmlEventKind.text, text: _skipTo(']]>'));
      } else if (_open.isNotEmpty && _take('</')) {
        return _endTag();
      } else if (_byte == 0x3c && (_open.isNotEmpty || !_hadRoot)) {
        return _startTag();
      } else {
        throw _error('expected an element');
      }
    }
  }

  XmlEvent _startTag() {
    _at++;
    if (_open.length >= AnswerNames.maximumDepth) {
      throw _error('elements nest deeper than ${AnswerNames.maximumDepth}');
    }
    final name = _readName();
    final attributes = <String>{};
    while (true) {
      final hadSpace = _skipSpace();
      if (_take('/>')) {
        _empty = name;
        break;
      }
      if (_take('>')) break;
      if (!hadSpace) throw _error('expected a space, / or >');
      if (!attributes.add(_readName())) {
        throw _error('the element has two attributes of this name');
      }
      _skipSpace();
      if (!_take('=')) throw _error('expected =');
      _skipSpace();
      _attributeValue();
    }
    _hadRoot = true;
    _open.add(name);
    return (kind: XmlEventKind.start, text: _localName(name));
  }

  XmlEvent _endTag() {
    final name = _readName();
    _skipSpace();
    if (!_take('>')) throw _error('expected >');
    if (name != _open.last) {
      throw _error('the element that ends is not the one that began');
    }
    return _end(name);
  }

  XmlEvent _end(String name) {
    _empty = null;
    _open.removeLast();
    return (kind: XmlEventKind.end, text: _localName(name));
  }

  void _attributeValue() {
    final quote = _byte;
    if (quote != 0x22 && quote != 0x27) throw _error('expected a quoted value');
    _at++;
    while (_byte != quote) {
      if (_byte == -1 || _byte == 0x3c) throw _error('the value has no end');
      if (_byte == 0x26) {
        _reference();
      } else {
        _character();
      }
    }
    _at++;
  }

  /// Text up to the next tag.
  String _text() {
    final text = StringBuffer();
    var start = _at;
    while (true) {
      switch (_byte) {
        case -1:
          throw _error('an element has no end');
        case 0x3c:
          text.write(_string(start, _at));
          return text.toString();
        case 0x26:
          text
            ..write(_string(start, _at))
            ..write(_reference());
          start = _at;
        default:
          if (_startsWith(']]>')) throw _error(']]> is in a text');
          _character();
      }
    }
  }

  String _reference() {
    final start = ++_at;
    final name = _skipTo(';');
    if (_at - 1 - start > 8) throw _error('a reference is too long');
    if (_references[name] case final character?) return character;
    final match = _code.firstMatch(name);
    final hex = match?[1];
    final code =
        hex != null ? int.parse(hex, radix: 16) : int.tryParse(match?[2] ?? '');
    if (code == null || !_isCharacter(code)) {
      throw _error('a reference stands for no character');
    }
    return String.fromCharCode(code);
  }

  bool _isCharacter(int code) =>
      code == 0x09 ||
      code == 0x0a ||
      code == 0x0d ||
      code >= 0x20 && code <= 0xd7ff ||
      code >= 0xe000 && code <= 0xfffd ||
      code >= 0x10000 && code <= 0x10ffff;

  void _comment() {
    _skipTo('--');
    if (!_take('>')) throw _error('-- is in a comment');
  }

  String _readName() {
    final start = _at;
    while (_isNameByte(_byte, isFirst: _at == start)) {
      _at++;
    }
    final name = _string(start, _at);
    if (!_name.hasMatch(name)) throw _error('expected a name');
    return name;
  }

  bool _isNameByte(int byte, {required bool isFirst}) =>
      byte >= 0x41 && byte <= 0x5a ||
      byte >= 0x61 && byte <= 0x7a ||
      byte == 0x5f ||
      byte == 0x3a ||
      byte >= 0x80 ||
      !isFirst &&
          (byte >= 0x30 && byte <= 0x39 || byte == 0x2d || byte == 0x2e);

  /// Passes over everything to a mark and the mark, and returns what stands
  /// before it.
  String _skipTo(String mark) {
    final start = _at;
    while (!_startsWith(mark)) {
      if (_byte == -1) throw _error('expected $mark');
      _character();
    }
    final text = _string(start, _at);
    _at += mark.length;
    return text;
  }

  void _character() {
    if (_byte < 0x20 && !_isSpace(_byte)) {
      throw _error('a control character is in the text');
    }
    _at++;
  }

  bool _skipSpace() {
    final start = _at;
    while (_isSpace(_byte)) {
      _at++;
    }
    return _at > start;
  }

  bool _isSpace(int byte) =>
      byte == 0x20 || byte == 0x09 || byte == 0x0a || byte == 0x0d;

  bool _startsWith(String mark) {
    for (var i = 0; i < mark.length; i++) {
      if (_byteAt(_at + i) != mark.codeUnitAt(i)) return false;
    }
    return true;
  }

  bool _take(String mark) {
    if (!_startsWith(mark)) return false;
    _at += mark.length;
    return true;
  }

  // dart:convert drops a byte-order mark at the start of a text.
  String _string(int start, int end) {
    final text = utf8.decode(Uint8List.sublistView(_bytes, start, end));
    final hasMark =
        end - start >= 3 &&
        _bytes[start] == 0xef &&
        _bytes[start + 1] == 0xbb &&
        _bytes[start + 2] == 0xbf;
    return hasMark && !text.startsWith('\ufeff') ? '\ufeff$text' : text;
  }

  XmlException _error(String message) =>
      XmlException('$message, at byte ${_at + 1}');
}

String _localName(String name) => name.substring(name.indexOf(':') + 1);
