import '../spec/api_policy.dart';
import 'calendar_day.dart';

final RegExp _date = RegExp(r'^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$');
final RegExp _life = RegExp(r'^\d{1,10}$');

/// When the signed [address] ends, in microseconds since 1970; null where it
/// does not say.
int? signedAddressEnd(String address) {
  final date = _date.firstMatch(
    _parameter(address, SignedAddress.dateParameter) ?? '',
  );
  final life = _parameter(address, SignedAddress.expiresParameter) ?? '';
  if (date == null || !_life.hasMatch(life)) return null;
  final [year, month, day, hour, minute, second] = [
    for (var group = 1; group <= 6; group++) int.parse(date[group]!),
  ];
  if (year < 100 || !isDay(year, month, day)) return null;
  if (hour > 23 || minute > 59 || second > 59) return null;
  final days = daysTo(year, month, day);
  final signed = ((days * 24 + hour) * 60 + minute) * 60 + second;
  return (signed + int.parse(life)) * 1000000;
}

/// The first value that a query has for a name; null where it has none.
String? _parameter(String address, String name) {
  final query = address.substring(address.indexOf('?') + 1);
  for (final pair in query.split('&')) {
    if (pair.startsWith('$name=')) return pair.substring(name.length + 1);
  }
  return null;
}
