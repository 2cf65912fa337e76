// Builds, tests and checks the generated Swift package: node tools/toolchains/swift.mjs --help
import { launch } from '../launch.mjs';

await launch(import.meta.url, 'swift-cli.js');
