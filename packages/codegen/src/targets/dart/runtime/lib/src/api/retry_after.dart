import 'dart:math';

import '../spec/json.dart';
import 'calendar_day.dart';

const List<String> _months = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
];
final String _month = '(${_months.join('|')})';
const String _time = r'(\d\d):(\d\d):(\d\d)';
const String _short = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)';
const String _long =
    '(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)';

// The form of today, and the two that a reader has to take.
final RegExp _current = RegExp(
  '^$_short, (\\d\\d) $_month (\\d{4}) $_time GMT\$',
);
final RegExp _rfc850 = RegExp(
  '^$_long, (\\d\\d)-$_month-(\\d\\d) $_time GMT\$',
);
final RegExp _asctime = RegExp(
  '^$_short $_month ([ \\d]\\d) $_time (\\d{4})\$',
);

/// How long a server asks to wait, in seconds: RFC 9110, section 10.2.3.
///
/// 0 where the seconds of [value] are negative or past, null where it has no
/// reading. [now] is the time in microseconds since 1970, without which a date
/// says nothing.
double? readRetryAfter(String? value, {int? now}) {
  final text = (value ?? '').replaceAll(RegExp(r'^[ \t]+|[ \t]+$'), '');
  if (RegExp(r'^-\d+$').hasMatch(text)) return 0;
  if (RegExp(r'^\d+$').hasMatch(text)) {
    final largest = JsonLimits.maximumExactInteger.toDouble();
    return min(double.parse(text), largest);
  }
  if (now == null) return null;
  final date = _dateIn(text, now);
  if (date == null) return null;
  final seconds = (date.toDouble() * 1000000 - now.toDouble()) / 1000000;
  return seconds > 0 ? seconds : 0;
}

/// The seconds since 1970 that a date of HTTP stands for.
int? _dateIn(String text, int now) {
  if (_current.firstMatch(text) case final match?) {
    return _seconds(_number(match, 3), match[2]!, match[1]!, match, 4);
  }
  if (_rfc850.firstMatch(text) case final match?) {
    final year = _century(_number(match, 3), now);
    return _seconds(year, match[2]!, match[1]!, match, 4);
  }
  if (_asctime.firstMatch(text) case final match?) {
    return _seconds(_number(match, 6), match[1]!, match[2]!, match, 3);
  }
  return null;
}

int _number(RegExpMatch match, int group) => int.parse(match[group]!);

/// The year that two digits stand for: none that is more than 50 years ahead.
int _century(int twoDigits, int now) {
  final thisYear = yearOf((now.toDouble() / 1000000 / 86400).floor());
  final year = thisYear - thisYear % 100 + twoDigits;
  return year > thisYear + 50 ? year - 100 : year;
}

int? _seconds(
  int year,
  String monthName,
  String dayText,
  RegExpMatch match,
  int clock,
) {
  final month = _months.indexOf(monthName) + 1;
  final day = int.parse(dayText.trim());
  final hour = _number(match, clock);
  final minute = _number(match, clock + 1);
  final second = _number(match, clock + 2);
  if (!isDay(year, month, day) || hour > 23 || minute > 59 || second > 60) {
    return null;
  }
  return ((daysTo(year, month, day) * 24 + hour) * 60 + minute) * 60 + second;
}
