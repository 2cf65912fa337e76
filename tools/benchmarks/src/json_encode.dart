// json_encode.dart ROUNDS METADATA DOCUMENT…: see json.ts, which reads what it
// prints.
import 'dart:convert';
import 'dart:io';

import '../../../generated/dart/lib/lockstep.dart';

void main(List<String> arguments) {
  final rounds = int.parse(arguments[0]);
  void measure(Map<String, void Function()> ways) {
    for (var round = 0; round < rounds; round++) {
      ways.forEach((name, body) {
        final watch = Stopwatch()..start();
        body();
        stdout.writeln('$name\t$round\t${watch.elapsedMicroseconds / 1e6}');
      });
    }
  }

  final bytes = File(arguments[1]).readAsBytesSync();
  final values = (CanonicalJson.decode(bytes) as JsonArray).items;
  final objects = json.decode(utf8.decode(bytes)) as List<Object?>;
  final encoder = JsonUtf8Encoder();
  measure({
    'canonical': () => values.forEach(CanonicalJson.encode),
    'JsonUtf8Encoder': () => objects.forEach(encoder.convert),
    'json.encode': () {
      for (final object in objects) {
        utf8.encode(json.encode(object));
      }
    },
  });
  for (final path in arguments.skip(2)) {
    final text = File(path).readAsBytesSync();
    measure({
      path: () {
        try {
          CanonicalJson.encode(CanonicalJson.decode(text));
        } on JsonFormatException {
          // A document that is refused takes its time, too.
        }
      },
    });
  }
}
