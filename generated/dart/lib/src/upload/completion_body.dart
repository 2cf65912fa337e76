// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:convert';
import 'dart:typed_data';

import '../spec/multipart.dart';

/// The body of the call that completes a multipart upload, as UTF-8.
///
/// [etags] are what storage answered for each part, in the order of the parts.
Uint8List completionBody(List<String> etags) {
  final body = StringBuffer(CompletionBody.start);
  for (final (index, etag) in etags.indexed) {
    body
      ..write(CompletionBody.beforeNumber)
      ..write(Multipart.firstPartNumber + index)
      ..write(CompletionBody.beforeETag)
      ..write(_escaped(_unquoted(etag)))
      ..write(CompletionBody.afterETag);
  }
  body.write(CompletionBody.end);
  return utf8.encode(body.toString());
}

String _escaped(String etag) => etag
    .replaceAll('&', CompletionBody.ampersand)
    .replaceAll('<', CompletionBody.lessThan)
    .replaceAll('>', CompletionBody.greaterThan);

String _unquoted(String etag) {
  const quote = CompletionBody.quote;
  final isEnclosed =
      etag.length > 1 && etag.startsWith(quote) && etag.endsWith(quote);
  return isEnclosed ? etag.substring(1, etag.length - 1) : etag;
}
