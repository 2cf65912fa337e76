/// The days from 1970-01-01 to a date of the Gregorian calendar, whose months
/// count from 1.
int daysTo(int year, int month, int day) {
  // Years that begin in March, so that the leap day comes last; eras of 400
  // years.
  final shifted = month <= 2 ? year - 1 : year;
  final era = (shifted / 400).floor();
  final yearOfEra = shifted - era * 400;
  final dayOfYear = (153 * ((month + 9) % 12) + 2) ~/ 5 + day - 1;
  final dayOfEra =
      yearOfEra * 365 + yearOfEra ~/ 4 - yearOfEra ~/ 100 + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/// Whether a year has this month, and the month this day.
bool isDay(int year, int month, int day) {
  if (month < 1 || month > 12 || day < 1) return false;
  final next =
      month == 12 ? daysTo(year + 1, 1, 1) : daysTo(year, month + 1, 1);
  return daysTo(year, month, day) < next;
}

/// The year that a day since 1970 is in.
int yearOf(int days) {
  var year = 1970 + (days / 365.2425).floor();
  if (daysTo(year, 1, 1) > days) year--;
  if (daysTo(year + 1, 1, 1) <= days) year++;
  return year;
}
