// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:typed_data';

import '../errors/lockstep_exception.dart';
import '../spec/json.dart';
import 'json_parser.dart';
import 'json_value.dart';
import 'json_writer.dart';

/// The canonical form of JSON, RFC 8785: one value, one sequence of bytes.
abstract final class CanonicalJson {
  /// The canonical form of [value] as UTF-8.
  ///
  /// Throws a [JsonFormatException] if it has none: nested deeper than
  /// [JsonLimits.maximumDepth], a lone surrogate, a number that is not finite,
  /// or an integer that a double does not hold.
  static Uint8List encode(JsonValue value) =>
      (JsonWriter(sorts: true)
        ..write(value, JsonLimits.maximumDepth)).takeBytes();

  /// Reads JSON that has a canonical form.
  ///
  /// Throws a [JsonFormatException] for all else: what is not JSON, bytes that
  /// are not UTF-8, a byte-order mark, a member name that comes twice, a lone
  /// surrogate, a number beyond the doubles, an integer that a double does not
  /// hold, arrays and objects nested deeper than [JsonLimits.maximumDepth].
  static JsonValue decode(Uint8List bytes) => JsonParser.parse(
    bytes,
    maximumDepth: JsonLimits.maximumDepth,
    keepsInexact: false,
  );

  /// Reads JSON that others wrote, as [decode] does, but an escaped half of a
  /// surrogate pair reads as U+FFFD.
  static JsonValue decodeForeign(Uint8List bytes) => JsonParser.parse(
    bytes,
    maximumDepth: JsonLimits.maximumDepth,
    keepsInexact: false,
    replacesHalves: true,
  );
}
