import 'dart:convert';

const String _host =
    r'(?:[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])';
const String _path = r"(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*";
const String _query = r"(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*";
const String _origin = '[Hh][Tt][Tt][Pp][Ss]?://$_host(?::[0-9]{1,5})?';
final RegExp _base = RegExp('^$_origin(?:/$_path)?\$');
final RegExp _signed = RegExp('^$_origin(?:/$_path)?(?:\\?$_query)?\$');
final RegExp _port = RegExp(r'^[A-Za-z]+://[^/?]*:([0-9]+)(?:[/?]|$)');
final RegExp _unreserved = RegExp('[A-Za-z0-9._~-]');

/// What an address must be, after its name.
const String addressExpectation =
    'must be an http or https address with a host, without user and fragment';

/// What a base must be.
const String baseExpectation =
    'must be an http or https address with a host, without user, query and '
    'fragment';

bool _hasPort(String address) {
  final digits = _port.firstMatch(address)?.group(1);
  return digits == null || int.parse(digits) <= 65535;
}

/// Whether [text] is an address, http or https, perhaps with a query.
///
/// There is one grammar in all languages: their own parsers mend what they are
/// given, each in its own way.
bool isWebAddress(String text) => _signed.hasMatch(text) && _hasPort(text);

/// The base of the API's addresses, without the slashes at its end; null for
/// what is not an address, or has a query.
String? baseAddress(String text) =>
    _base.hasMatch(text) && _hasPort(text)
        ? text.replaceFirst(RegExp(r'/+$'), '')
        : null;

/// [text] as it is written in a path or query: all but unreserved characters of
/// RFC 3986 are escaped, byte by byte of UTF-8.
String escapeForAddress(String text) {
  final escaped = StringBuffer();
  for (final byte in utf8.encode(text)) {
    final character = String.fromCharCode(byte);
    final digits = byte.toRadixString(16).toUpperCase().padLeft(2, '0');
    escaped.write(_unreserved.hasMatch(character) ? character : '%$digits');
  }
  return escaped.toString();
}

/// [address] for a client of HTTP that takes a [Uri], null where that would be
/// another address: a [Uri] drops the segments `.` and `..`. It also writes
/// escapes in capitals and without need for them not at all, which changes
/// neither what they stand for nor what was signed.
Uri? sendableUri(String address) {
  final uri = Uri.tryParse(address);
  final rest = _afterOrigin.firstMatch(address)?.group(1);
  if (uri == null || rest == null) return null;
  final path = rest.startsWith('/') ? rest : '/$rest';
  final plain = path.replaceAllMapped(_escape, (match) {
    final character = String.fromCharCode(int.parse(match[1]!, radix: 16));
    return _unreserved.hasMatch(character)
        ? character
        : match[0]!.toUpperCase();
  });
  final written = uri.hasQuery ? '${uri.path}?${uri.query}' : uri.path;
  return (written.startsWith('/') ? written : '/$written') == plain
      ? uri
      : null;
}

final RegExp _afterOrigin = RegExp('^[A-Za-z]+://[^/?]*(.*)\$');
final RegExp _escape = RegExp('%([0-9A-Fa-f]{2})');
