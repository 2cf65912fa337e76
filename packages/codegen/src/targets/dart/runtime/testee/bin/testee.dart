import '../lib/serve.dart';

/// The testee: answers the requests on standard input, one a line.
Future<void> main() => serve();
