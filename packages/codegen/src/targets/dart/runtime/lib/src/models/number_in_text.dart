import 'dart:typed_data';

import '../errors/lockstep_exception.dart';
import '../json/json_parser.dart';
import '../json/json_value.dart';

/// The number whose literal the string [json] is, by JSON's grammar and with
/// nothing around it; null where it is none. What is not a string stays as it
/// is.
JsonValue? numberIn(JsonValue json) {
  if (json is! JsonString) return json;
  final text = json.value;
  // Only a number ends in a digit, unless white space follows it.
  if (text.isEmpty || !_isDigit(text.codeUnitAt(text.length - 1))) return null;
  final first = text.codeUnitAt(0);
  if (first != _minus && !_isDigit(first)) return null;
  final bytes = Uint8List(text.length);
  for (var i = 0; i < text.length; i++) {
    final unit = text.codeUnitAt(i);
    if (unit > _lastAscii) return null;
    bytes[i] = unit;
  }
  try {
    return JsonParser.parse(bytes, maximumDepth: 0);
  } on JsonFormatException {
    return null;
  }
}

bool _isDigit(int unit) => unit >= 0x30 && unit <= 0x39;

const int _minus = 0x2d;
const int _lastAscii = 0x7f;
