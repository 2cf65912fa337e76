/** How long a server asks to wait: RFC 9110, section 10.2.3. */
import { JsonLimits } from '@lockstep/spec';

const { maximumExactInteger } = JsonLimits.values;
const microseconds = 1_000_000;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const month = `(${months.join('|')})`;
const time = String.raw`(\d\d):(\d\d):(\d\d)`;
const short = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)';
const long = '(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)';
/** The form of today, and the two that a reader has to take. */
const current = new RegExp(String.raw`^${short}, (\d\d) ${month} (\d{4}) ${time} GMT$`);
const rfc850 = new RegExp(String.raw`^${long}, (\d\d)-${month}-(\d\d) ${time} GMT$`);
const asctime = new RegExp(String.raw`^${short} ${month} ([ \d]\d) ${time} (\d{4})$`);

/**
 * Reads a Retry-After.
 * @param value the header's value; undefined where it is absent
 * @param now the time in microseconds since 1970, without which a date says nothing
 * @returns seconds, 0 where they are negative or past; null where the value has no reading
 */
export function readRetryAfter(value: string | undefined, now?: number): number | null {
  const text = value?.replace(/^[ \t]+|[ \t]+$/g, '') ?? '';
  if (/^-\d+$/.test(text)) return 0;
  if (/^\d+$/.test(text)) return Math.min(Number(text), maximumExactInteger);
  if (now === undefined) return null;
  const date = dateIn(text, now);
  return date === null ? null : Math.max(0, (date * microseconds - now) / microseconds);
}

/** The seconds since 1970 that a date of HTTP stands for. */
function dateIn(text: string, now: number): number | null {
  const today = current.exec(text);
  if (today) return secondsOf(Number(today[3]), today[2], today[1], today.slice(4));
  const old = rfc850.exec(text);
  if (old) return secondsOf(century(Number(old[3]), now), old[2], old[1], old.slice(4));
  const c = asctime.exec(text);
  return c ? secondsOf(Number(c[6]), c[1], c[2], c.slice(3)) : null;
}

/** The year that two digits stand for: none that is more than 50 years ahead. */
function century(twoDigits: number, now: number): number {
  const thisYear = yearOf(Math.floor(now / microseconds / 86_400));
  const year = thisYear - (((thisYear % 100) + 100) % 100) + twoDigits;
  return year > thisYear + 50 ? year - 100 : year;
}

function secondsOf(year: number, monthName: string | undefined, dayText: string | undefined, clock: readonly (string | undefined)[]): number | null {
  const monthIndex = months.indexOf(monthName ?? '');
  const day = Number(dayText);
  const [hour = 0, minute = 0, second = 0] = clock.map(Number);
  if (day < 1 || day > daysIn(year, monthIndex) || hour > 23 || minute > 59 || second > 60) return null;
  return ((daysBefore(year, monthIndex + 1, day) * 24 + hour) * 60 + minute) * 60 + second;
}

function daysIn(year: number, monthIndex: number): number {
  return daysBefore(monthIndex === 11 ? year + 1 : year, monthIndex === 11 ? 1 : monthIndex + 2, 1) - daysBefore(year, monthIndex + 1, 1);
}

/** The days from 1970-01-01 to a date of the Gregorian calendar, whose months count from 1. */
function daysBefore(year: number, monthNumber: number, day: number): number {
  // Years that begin in March, so that the leap day comes last; eras of 400 years.
  const shifted = monthNumber <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * ((monthNumber + 9) % 12) + 2) / 5) + day - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}

/** The year that a day since 1970 is in. */
function yearOf(days: number): number {
  let year = 1970 + Math.floor(days / 365.2425);
  if (daysBefore(year, 1, 1) > days) year -= 1;
  if (daysBefore(year + 1, 1, 1) <= days) year += 1;
  return year;
}
