import 'dart:convert';
import 'dart:io';
import 'dart:typed_data';

import '../../lib/src/json/json_parser.dart';
import '../../lib/src/json/json_value.dart';
import '../../lib/src/json/json_writer.dart';
import '../../lib/src/support/base64_text.dart';
import '../../testee/lib/testing/testing_crypto.dart';
import 'deterministic_bytes.dart';

/// How deep vectors and answers may nest: deeper than any request.
const int _depth = 2048;

/// The members of a JSON value that has to be an object.
JsonObject objectOf(JsonValue? value) => value! as JsonObject;

/// The text of a JSON value that has to be a string.
String textOf(JsonValue? value) => (value! as JsonString).value;

/// Reads JSON.
JsonValue parseJson(Uint8List bytes) =>
    JsonParser.parse(bytes, maximumDepth: _depth);

/// Writes JSON, members as they stand.
Uint8List jsonBytes(JsonValue value) =>
    (JsonWriter(sorts: false)..write(value, _depth)).takeBytes();

/// One file of the vectors that every language shares.
final class VectorFile {
  /// Reads [file]; streams are encrypted with [_crypto].
  VectorFile(File file, this._crypto, this._random)
    : _content = objectOf(parseJson(file.readAsBytesSync()));

  final JsonObject _content;
  final TestingCrypto _crypto;
  final DeterministicBytes _random;
  final Map<String, Uint8List> _streams = {};

  /// The vectors in their order.
  Iterable<JsonObject> get vectors =>
      (_content['vectors']! as JsonArray).items.map(objectOf);

  /// The request that asks what [vector] asks, without a line end; its files
  /// are in [folder].
  Uint8List request(JsonObject vector, String folder) {
    final line = vector['line'];
    if (line is JsonString) return utf8.encode(line.value);
    final lineBytes = vector['lineBytes'];
    if (lineBytes is JsonString) return decodeBase64(lineBytes.value)!;
    return jsonBytes(
      JsonObject([
        (name: 'id', value: const JsonNumber(1)),
        (name: 'op', value: vector['op']!),
        (
          name: 'args',
          value: JsonObject([
            for (final (:name, :value) in objectOf(vector['args']).members)
              (name: name, value: _replaced(value, folder)),
          ]),
        ),
      ]),
    );
  }

  JsonValue _replaced(JsonValue value, String folder) {
    switch (value) {
      case JsonArray(:final items):
        return JsonArray([for (final item in items) _replaced(item, folder)]);
      case JsonObject(members: [(name: 'concat', value: _)]):
        return JsonString(base64.encode(bytesOf(value)));
      case JsonObject(members: [(name: 'path', value: final name)]):
        return JsonString('$folder/${textOf(name)}');
      case JsonObject(members: [(name: 'verbatim', value: final verbatim)]):
        return verbatim;
      case JsonObject(:final members):
        return JsonObject([
          for (final (:name, :value) in members)
            (name: name, value: _replaced(value, folder)),
        ]);
      default:
        return value;
    }
  }

  /// The bytes of base64, of a seed and a size, of a slice of a stream, of a
  /// repetition, or of several of them.
  Uint8List bytesOf(JsonValue value) {
    if (value is JsonString) return decodeBase64(value.value)!;
    final object = objectOf(value);
    final concat = object['concat'];
    if (concat is JsonArray) {
      final builder = BytesBuilder(copy: false);
      for (final piece in concat.items) {
        builder.add(bytesOf(piece));
      }
      return builder.takeBytes();
    }
    final unit = object['repeat'];
    if (unit is JsonString) {
      final times = (object['times']! as JsonNumber).integer!;
      final bytes = decodeBase64(unit.value)!;
      final repeated = Uint8List(bytes.length * times);
      for (var i = 0; i < repeated.length; i++) {
        repeated[i] = bytes[i % bytes.length];
      }
      return repeated;
    }
    final size = (object['size']! as JsonNumber).integer!;
    final stream = object['stream'];
    if (stream == null) {
      return _random.bytes(decodeBase64(textOf(object['seed']))!, size);
    }
    final from = (object['from']! as JsonNumber).integer!;
    return Uint8List.sublistView(_stream(textOf(stream)), from, from + size);
  }

  /// The content hash of the file at [path].
  Uint8List hashOf(String path) => _crypto.crypto.hashFile(path);

  Uint8List _stream(String name) => _streams.putIfAbsent(name, () {
    final stream = objectOf(objectOf(_content['streams'])[name]);
    final arguments = objectOf(stream['args']);
    final key = bytesOf(arguments['key']!);
    final plaintext = bytesOf(arguments['plaintext']!);
    final crypto = _crypto.startingFrom(bytesOf(arguments['header']!));
    final isBlob = textOf(stream['op']) == 'blob.encrypt';
    final encrypt = isBlob ? crypto.encryptBlob : crypto.encryptStream;
    return _crypto
        .withKey(key, (key) => encrypt(plaintext, key: key))
        .ciphertext;
  });
}
