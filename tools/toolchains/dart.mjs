// Tests and checks the generated Dart package: node tools/toolchains/dart.mjs --help
import { launch } from '../launch.mjs';

await launch(import.meta.url, 'dart-cli.js');
