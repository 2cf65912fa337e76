import 'dart:convert';
import 'dart:io';
import 'dart:isolate';

import 'support/fixture.dart';
import 'support/runner.dart';

/// Tests that the example runs as an app would, with the package's libraries by
/// their names.
Future<void> exampleTest(TestRunner runner, Fixture fixture) =>
    runner.testLater(
      'example: encrypts a photo for its upload',
      () => fixture.inFolderLater((folder) async {
        final package = Platform.script.resolve('..');
        final config = File('$folder/package_config.json')..writeAsStringSync(
          jsonEncode({
            'configVersion': 2,
            'packages': [
              {
                'name': 'lockstep',
                'rootUri': '$package',
                'packageUri': 'lib/',
                'languageVersion': '3.7',
              },
            ],
          }),
        );
        final photo = File('$folder/photo.jpg')..writeAsStringSync('a photo');
        Directory('$folder/container').createSync();
        // In an isolate of this process, whose compiler is warm.
        final ended = ReceivePort();
        await Isolate.spawnUri(
          // Not a path, whose percent signs Dart would decode.
          package.resolve('example/main.dart'),
          [photo.path, '$folder/container'],
          null,
          packageConfig: config.uri,
          onError: ended.sendPort,
          onExit: ended.sendPort,
        );
        // An error comes with its stack, and an end without one as null.
        expectEqual(await ended.first, null);
        final made = [
          for (final file in Directory('$folder/container').listSync())
            if (file is File && file.path.endsWith('.encrypted'))
              file.lengthSync(),
        ];
        expectEqual(made, [24]);
      }),
    );
