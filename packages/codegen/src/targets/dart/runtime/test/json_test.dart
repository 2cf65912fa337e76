import 'dart:convert';
import 'dart:typed_data';

import '../lib/src/json/json_parser.dart';
import 'support/lockstep.dart';
import '../lib/src/json/json_number_text.dart';
import '../lib/src/json/merge_sort.dart';
import 'support/expect_code.dart';
import 'support/runner.dart';

/// Tests the JSON parser and the canonical form.
void jsonTest(TestRunner runner) {
  _canonical.forEach((source, expected) {
    runner.test('json: the canonical form of $source', () {
      final canonical = CanonicalJson.encode(_parse(source));
      expectEqual(utf8.decode(canonical), expected);
      expectEqual(
        CanonicalJson.encode(CanonicalJson.decode(canonical)),
        canonical,
      );
    });
  });
  for (final source in _refused) {
    runner.test('json: refuses ${jsonEncode(source)}', () {
      expectThrows<JsonFormatException>(() => _parse(source));
    });
  }
  _refusedBytes.forEach((what, bytes) {
    runner.test('json: refuses $what', () {
      expectThrows<JsonFormatException>(
        () => CanonicalJson.decode(Uint8List.fromList(bytes)),
      );
    });
  });
  for (final source in _inexact) {
    runner.test('json: $source can be read but has no canonical form', () {
      final bytes = utf8.encode(source);
      final value = JsonParser.parse(bytes, maximumDepth: 2);
      expectThrows<JsonFormatException>(() => CanonicalJson.encode(value));
      expectThrows<JsonFormatException>(() => CanonicalJson.decode(bytes));
    });
  }
  _numbers.forEach((bits, expected) {
    runner.test('json: the number with the bits $bits', () {
      final data =
          ByteData(8)
            ..setUint32(0, int.parse(bits.substring(0, 8), radix: 16))
            ..setUint32(4, int.parse(bits.substring(8), radix: 16));
      expectEqual(jsonNumberText(data.getFloat64(0)), expected);
    });
  });
  _structure(runner);
}

JsonValue _parse(String source) => CanonicalJson.decode(utf8.encode(source));

/// Tests what is not a matter of single texts.
void _structure(TestRunner runner) {
  runner.test('json: every control character is escaped in its short form', () {
    final text = String.fromCharCodes(List.generate(0x22, (unit) => unit));
    final bytes = CanonicalJson.encode(JsonString(text));
    expectEqual(
      utf8.decode(bytes),
      r'"\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r'
      r'\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018'
      r'\u0019\u001a\u001b\u001c\u001d\u001e\u001f !"',
    );
  });
  for (final (open, close) in [('[', ']'), ('{"a":', '}')]) {
    runner.test('json: $open nests 128 deep and no deeper', () {
      String nested(int depth) =>
          '${open * depth}${open == '[' ? '' : '1'}${close * depth}';
      CanonicalJson.encode(_parse(nested(128)));
      expectThrows<JsonFormatException>(() => _parse(nested(129)));
    });
  }
  runner.test('json: a value that was not read is checked when written', () {
    var deep = JsonArray(const []) as JsonValue;
    for (var depth = 1; depth < 129; depth++) {
      deep = JsonArray([deep]);
    }
    for (final value in [
      deep,
      const JsonString('\ud800'),
      const JsonString('\udc00\ud800'),
      const JsonNumber(double.nan),
      const JsonNumber(double.negativeInfinity),
    ]) {
      expectThrows<JsonFormatException>(() => CanonicalJson.encode(value));
    }
  });
  runner.test('json: what has a flaw is kept apart where that is told', () {
    for (final (source, offset) in const [
      (r'"\ud800"', 5),
      (r'"a\ude00\ud83d\ude00"', 6),
      ('1e400', 4),
      ('{"b":1,"b":[1e400]}', 4),
      (r'{"\udc00":1,"\udc00":2}', 6),
    ]) {
      final bytes = utf8.encode('[1,[$source],{"a":2}]');
      final value = JsonParser.parse(bytes, maximumDepth: 9, keepsFlawed: true);
      final items = (value as JsonArray).items;
      expectEqual((items[1] as JsonArray).items.single is JsonFlawed, true);
      expectEqual(items[2], _parse('{"a":2}'));
      final error = expectThrows<JsonFormatException>(
        () => CanonicalJson.encode(value),
      );
      expectEqual(error.offset, offset, source);
      expectThrows<JsonFormatException>(() => CanonicalJson.decode(bytes));
    }
    for (final source in [r'"\ud800', r'"\ud800\u"', r'{"\ud800"}', '1e400e']) {
      expectThrows<JsonFormatException>(
        () => JsonParser.parse(
          utf8.encode(source),
          maximumDepth: 9,
          keepsFlawed: true,
        ),
      );
    }
  });
  runner.test('json: names that look alike stay apart and are found', () {
    final object =
        _parse('{"e\u0301":1,"\u00e9":2,"__proto__":3}') as JsonObject;
    expectEqual(object['e\u0301'], const JsonNumber(1));
    expectEqual(object['\u00e9'], const JsonNumber(2));
    expectEqual(object['__proto__'], const JsonNumber(3));
    expectEqual(object['e'], null);
  });
  runner.test('json: values are equal by what they hold', () {
    expectEqual(
      _parse('{"a":[1,"x",null],"b":true}'),
      _parse('{"b":true,"a":[1.0,"x",null]}'),
    );
    expectEqual(_parse('{"a":1}') == _parse('{"a":true}'), false);
    expectEqual(_parse('{"a":null}') == _parse('{}'), false);
  });
  runner.test('json: an object refuses two members of one name', () {
    const member = (name: 'a', value: JsonNull());
    final error = expectThrows<JsonFormatException>(
      () => JsonObject([member, member]),
    );
    expectEqual(error.code, LockstepErrorCode.invalidJson);
  });
  runner.test('json: an integer is made only where a double holds it', () {
    const most = JsonLimits.maximumExactInteger;
    for (final value in [most, -most, 0]) {
      expectEqual(JsonNumber.integer(value).integer, value);
    }
    for (final value in [most + 1, -most - 1, 1 << 63, (1 << 63) - 1]) {
      expectCode(
        LockstepErrorCode.invalidJson,
        () => JsonNumber.integer(value),
      );
    }
  });
  runner.test('json: values do not change once they are made', () {
    final items = <JsonValue>[const JsonNull()];
    final members = [(name: 'a', value: items.first)];
    final array = JsonArray(items);
    final object = JsonObject(members);
    items.clear();
    members.clear();
    expectEqual([array.items.length, object.members.length], [1, 1]);
    final parsed = _parse('{"a":[1]}') as JsonObject;
    for (final attempt in [
      array.items.clear,
      object.members.clear,
      object.sorted.clear,
      parsed.members.clear,
      (parsed['a']! as JsonArray).items.clear,
    ]) {
      expectThrows<UnsupportedError>(attempt);
    }
  });
  runner.test('json: members are sorted however they stand', () {
    for (var count = 0; count < 70; count++) {
      final numbers = [for (var i = 0; i < count; i++) i * 37 % 71 ~/ 2];
      final pairs = [for (var i = 0; i < count; i++) (numbers[i], i)];
      final sorted = mergeSorted(pairs, (a, b) => a.$1.compareTo(b.$1));
      final places = [
        for (final (number, place) in sorted) number * 100 + place,
      ];
      expectEqual(places, [
        for (var number = 0; number < 36; number++)
          for (var i = 0; i < count; i++)
            if (numbers[i] == number) number * 100 + i,
      ]);
    }
  });
  runner.test('json: no order of members makes sorting quadratic', () {
    const count = 1 << 12;
    // Decides what is larger only when asked, and always to the sort's harm.
    final values = List.filled(count, count);
    var solid = 0;
    var candidate = 0;
    var comparisons = 0;
    mergeSorted(List.generate(count, (index) => index), (a, b) {
      comparisons++;
      if (values[a] == count && values[b] == count) {
        values[a == candidate ? a : b] = solid++;
      }
      if (values[a] == count) {
        candidate = a;
      } else if (values[b] == count) {
        candidate = b;
      }
      return values[a].compareTo(values[b]);
    });
    expectEqual(comparisons <= count * 12, true, '$comparisons comparisons');
  });
  runner.test('json: a text that nests without end is refused', () {
    for (final unit in ['[', '{"":']) {
      expectThrows<JsonFormatException>(() => _parse(unit * 1000000));
    }
  });
  runner.test('json: an integer is a whole number that a double holds', () {
    expectEqual((_parse('1.0') as JsonNumber).integer, 1);
    expectEqual(
      (_parse('-9007199254740991') as JsonNumber).integer,
      -9007199254740991,
    );
    expectEqual((_parse('9007199254740992') as JsonNumber).integer, null);
    expectEqual((_parse('1.5') as JsonNumber).integer, null);
  });
  runner.test('json: long strings are written across blocks', () {
    final text = '${'a' * 1023}\u{1f3d6}${'\u00e9\u4e2d' * 3000}"\n';
    final value = JsonObject([(name: text, value: JsonString(text))]);
    final bytes = CanonicalJson.encode(value);
    expectEqual(bytes, utf8.encode(jsonEncode({text: text})));
    expectEqual(CanonicalJson.decode(bytes), value);
  });
}

const Map<String, String> _canonical = {
  ' [ ] ': '[]',
  '{ }': '{}',
  'null': 'null',
  '\t[true,\r\nfalse ]': '[true,false]',
  '-0': '0',
  '-0.0': '0',
  '1e-400': '0',
  '0.1e1': '1',
  '1E+2': '100',
  '123456789012345': '123456789012345',
  '9007199254740991': '9007199254740991',
  '9007199254740992': '9007199254740992',
  '9007199254740993.0': '9007199254740992',
  '1e21': '1e+21',
  '1e-7': '1e-7',
  '333333333.33333329': '333333333.3333333',
  '"\\u0061\\/\\u20ac\\ud83c\\udfd6"': '"a/€🏖"',
  '"\u2028\u007f"': '"\u2028\u007f"',
  '{"b":1,"a":{"d":2,"c":3}}': '{"a":{"c":3,"d":2},"b":1}',
  '{"10":1,"9":2,"1":3}': '{"1":3,"10":1,"9":2}',
  '{"\u{1f600}":1,"\ufb33":2,"\\r":3,"":4}':
      '{"":4,"\\r":3,"\u{1f600}":1,"\ufb33":2}',
  '{"__proto__":1,"constructor":null}': '{"__proto__":1,"constructor":null}',
};

const List<String> _refused = [
  '',
  ' ',
  '\ufeff1',
  '1 2',
  '[1,]',
  '[,1]',
  '[1',
  '{"a":1,}',
  '{"a"}',
  '{a:1}',
  "{'a':1}",
  '{"a":1,"a":2}',
  '{"a":1,"b":2,"\\u0061":3}',
  'tru',
  'True',
  'nul',
  'NaN',
  'Infinity',
  '-',
  '+1',
  '01',
  '-01',
  '1.',
  '.1',
  '1e',
  '1e+',
  '0x10',
  '1_000',
  '1e400',
  '-1e400',
  '"',
  '"\\',
  '"\\x"',
  '"\\u12"',
  '"\\u123g"',
  '"a\nb"',
  '"\u0000"',
  '"\\ud800"',
  '"\\udc00"',
  '"\\ud800\\u0041"',
  '"\\udc00\\ud800"',
  '"\\ud800x"',
  '[1]]',
  '//1',
  '1//',
  '[1}',
  '{"a":1]',
  '\u00a01',
  '\u000b1',
];

const Map<String, List<int>> _refusedBytes = {
  'a lone continuation byte': [0x22, 0x80, 0x22],
  'a character cut off by the end': [0x22, 0xe2, 0x82],
  'a character cut off by a quote': [0x22, 0xe2, 0x82, 0x22],
  'a longer form than need be': [0x22, 0xc0, 0x80, 0x22],
  'a longer form of three bytes': [0x22, 0xe0, 0x9f, 0xbf, 0x22],
  'a longer form of four bytes': [0x22, 0xf0, 0x8f, 0xbf, 0xbf, 0x22],
  'a surrogate': [0x22, 0xed, 0xa0, 0x80, 0x22],
  'a character beyond Unicode': [0x22, 0xf4, 0x90, 0x80, 0x80, 0x22],
  'a byte that begins nothing': [0x22, 0xff, 0x22],
};

const List<String> _inexact = [
  '9007199254740993',
  '-9007199254740993',
  '12345678901234567890',
  '1000000000000000000000',
  '[{"a":18446744073709551615}]',
];

/// The samples of RFC 8785, appendix B: bits of a double, and its text.
const Map<String, String> _numbers = {
  '0000000000000000': '0',
  '8000000000000000': '0',
  '0000000000000001': '5e-324',
  '8000000000000001': '-5e-324',
  '7fefffffffffffff': '1.7976931348623157e+308',
  'ffefffffffffffff': '-1.7976931348623157e+308',
  '4340000000000000': '9007199254740992',
  'c340000000000000': '-9007199254740992',
  '4430000000000000': '295147905179352830000',
  '44b52d02c7e14af5': '9.999999999999997e+22',
  '44b52d02c7e14af6': '1e+23',
  '44b52d02c7e14af7': '1.0000000000000001e+23',
  '444b1ae4d6e2ef4e': '999999999999999700000',
  '444b1ae4d6e2ef4f': '999999999999999900000',
  '444b1ae4d6e2ef50': '1e+21',
  '3eb0c6f7a0b5ed8c': '9.999999999999997e-7',
  '3eb0c6f7a0b5ed8d': '0.000001',
  '41b3de4355555553': '333333333.3333332',
  '41b3de4355555554': '333333333.33333325',
  '41b3de4355555555': '333333333.3333333',
  '41b3de4355555556': '333333333.3333334',
  '41b3de4355555557': '333333333.33333343',
  'becbf647612f3696': '-0.0000033333333333333333',
  '43143ff3c1cb0959': '1424953923781206.2',
};
