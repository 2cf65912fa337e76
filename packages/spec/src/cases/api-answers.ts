/** Answers by hand: what the body of a refusal names, documents of completions, Retry-After, headers, streams. */
import { answer, fails, storageError, type ApiFlag, type SampleAnswer } from './api-derived.ts';
import { type Case } from './define-cases.ts';

import { bodyCases, done, given } from './api-answer-bodies.ts';

// ---------------------------------------------------------------------------------------------------- Retry-After

// 2026-11-28 20:30:00 UTC.
const now = 1_795_897_800_000_000;

function wait(name: string, why: string, value: string, seconds: number | null, at: number | null = now): Case<ApiFlag> {
  const about = seconds === null ? {} : { retryAfterSeconds: seconds };
  return answer(
    `retry-after-${name}`,
    why,
    'RetryAfter',
    'getUploadURL',
    given(429, '{}', { 'Retry-After': value }),
    fails('rate_limited', about),
    at === null ? {} : { now: at },
  );
}

const waits = [
  wait('seconds', 'A number of seconds.', '120', 120),
  wait('seconds-without-now', 'It needs no clock.', '120', 120, null),
  wait('zero', 'At once.', '0', 0),
  wait('leading-zeros', 'Zeros before it change nothing.', '007', 7),
  wait('negative', 'Less than nothing is nothing.', '-5', 0),
  wait('spaces', 'Spaces around it are not part of it.', ' \t5 ', 5),
  wait('huge', 'Longer than anybody counts.', '99999999999999999999', 9_007_199_254_740_991),
  wait('beyond-2-64', 'However long.', `1${'0'.repeat(400)}`, 9_007_199_254_740_991),
  wait('fraction', 'HTTP has no half seconds.', '1.5', null),
  wait('exponent', 'Nor are exponents.', '1e3', null),
  wait('plus', 'Nor signs.', '+5', null),
  wait('hexadecimal', 'Nor other bases.', '0x10', null),
  wait('other-digits', 'Digits of other scripts are letters.', '\u0661\u0662', null),
  wait('words', 'Anything else says nothing.', 'soon', null),
  wait('empty', 'Nothing says nothing.', '', null),
  wait('list', 'Two answers say nothing.', '5, 7', null),
  wait('date', 'A date, from now on.', 'Sat, 28 Nov 2026 20:31:30 GMT', 90),
  wait('date-in-microseconds', 'The clock has microseconds.', 'Sat, 28 Nov 2026 20:30:02 GMT', 1.5, now + 500_000),
  wait('date-without-now', 'A date says nothing where no clock does.', 'Sat, 28 Nov 2026 20:31:30 GMT', null, null),
  wait('past', 'A past date is now.', 'Sat, 28 Nov 2026 20:29:59 GMT', 0),
  wait('date-of-rfc-850', 'The form of RFC 850, with two digits of the year.', 'Saturday, 28-Nov-26 20:31:00 GMT', 60),
  wait('year-of-the-last-century', 'More than 50 years ahead is the last century.', 'Monday, 28-Nov-94 20:31:00 GMT', 0),
  wait('year-in-50-years', 'Fifty years ahead is not.', 'Saturday, 28-Nov-76 20:30:00 GMT', 1_577_923_200),
  wait('date-of-asctime', 'The form of asctime.', 'Sat Nov 28 20:31:00 2026', 60),
  wait('date-of-asctime-with-a-space', 'With a day of one digit.', 'Tue Dec  1 20:30:00 2026', 259_200),
  wait('leap-second', 'A leap second is one.', 'Sat, 28 Nov 2026 20:30:60 GMT', 60),
  wait('leap-day', 'A leap day.', 'Tue, 29 Feb 2028 20:30:00 GMT', 39_571_200),
  wait('no-leap-day', 'And one that is none.', 'Mon, 29 Feb 2027 20:30:00 GMT', null),
  wait('no-such-day', 'A day that no month has.', 'Sat, 31 Nov 2026 20:30:00 GMT', null),
  wait('no-such-hour', 'An hour that no day has.', 'Sat, 28 Nov 2026 24:30:00 GMT', null),
  wait('other-zone', 'HTTP knows one time zone.', 'Sat, 28 Nov 2026 20:31:00 UTC', null),
  wait('no-zone', 'And it is named.', 'Sat, 28 Nov 2026 20:31:00', null),
  wait('iso', 'The form of ISO 8601 is none.', '2026-11-28T20:31:00Z', null),
  wait('small-letters', 'Names of months and days have one case.', 'sat, 28 nov 2026 20:31:00 gmt', null),
  wait('one-digit', 'A day has two digits.', 'Sat, 8 Nov 2026 20:31:00 GMT', null),
  wait('year-0', 'Long ago.', 'Sat, 01 Jan 0000 00:00:00 GMT', 0),
  wait('far-year', 'In the last year that has four digits.', 'Fri, 31 Dec 9999 23:59:59 GMT', 251_606_402_999),
  wait('before-1970', 'A clock that is far off.', 'Thu, 01 Jan 1970 00:00:00 GMT', 1, -1_000_000),
];

// -------------------------------------------------------------------------------------------- headers and the rest

const md5 = 'AAAAAAAAAAAAAAAAAAAAAA==';
const put = 'putPart';
const etag = (name: string, why: string, headers: SampleAnswer['headers'], value: string | null): Case<ApiFlag> =>
  answer(
    `etag-${name}`,
    why,
    'Headers',
    put,
    given(200, '', headers),
    value === null ? fails('invalid_response') : { result: { value: { etag: value } } },
  );

function stream(name: string, why: string, response: SampleAnswer, offset: number | null, isRight: boolean): Case<ApiFlag> {
  return answer(`object-${name}`, why, 'Success', 'getObject', response, isRight ? done : fails('invalid_response'), {
    params: { url: 'https://storage.example/k', ...(offset !== null && { offset }) },
  });
}

const part = (range: string): SampleAnswer => given(206, 'tail', { 'Content-Range': range });
const rest: Case<ApiFlag>[] = [
  etag('small-letters', 'Names of headers have no case.', { etag: '"a"' }, '"a"'),
  etag('capitals', 'None at all.', { ETAG: '"a"' }, '"a"'),
  etag('twice', 'Headers of one name are one, joined with a comma, in the order of their names.', { etag: '"b"', ETag: '"a"' }, '"a", "b"'),
  etag('bare', 'An ETag without quotes.', { ETag: 'a' }, 'a'),
  etag('missing', 'A put without an ETag can’t be completed.', { 'X-Amz-ETag': '"a"' }, null),
  etag('empty', 'Nor can one with an empty one.', { ETag: '' }, null),
  etag('quotes-alone', 'Nor one of quotes alone.', { ETag: '""' }, null),
  etag('letter-like', 'A letter that merely looks like one of the name is none: a Kelvin sign.', { 'retry-after\u212a': '1', ETag: '"a"' }, '"a"'),
  answer('put-with-a-body', 'A put’s body is not looked at.', 'Success', put, given(200, '<html>', { ETag: '"a"' }), {
    result: { value: { etag: '"a"' } },
  }),
  answer('created', 'Any 2xx is a success.', 'Success', put, given(201, '', { ETag: '"a"' }), { result: { value: { etag: '"a"' } } }),
  answer('informational', 'A 1xx is none.', 'Status', put, given(100, '', { ETag: '"a"' }), fails('request_failed')),
  answer('not-of-http', 'Statuses that HTTP does not define count as failures of the server.', 'Status', put, given(600), fails('server_error')),
  answer('below-100', 'Below, too.', 'Status', put, given(99), fails('server_error')),
  answer('status-999', 'The largest one of three digits.', 'Status', 'createFile', given(999), fails('server_error')),
  answer('status-1000', 'What is not a status at all is a mistake of the caller.', 'Status', 'createFile', given(1000), 'invalid_argument'),
  answer('status-below-0', 'Below 0, too.', 'Status', 'createFile', given(-1), 'invalid_argument'),
  answer(
    'no-answer-with-headers',
    'Where no answer came, no part of it counts.',
    'Status',
    'createFile',
    given(0, '{"code":"X"}', { 'retry-after': '5' }),
    fails('network_error'),
  ),
  answer('unknown-call', 'A call that the spec does not define.', 'Status', 'getEverything', given(200), 'unknown_value'),
  answer(
    'params-of-the-wrong-type',
    'The parameters of the request are judged, too.',
    'Parameter',
    'getUploadURLs',
    given(200, '{}'),
    'invalid_request',
    { params: { count: 'two' } },
  ),
  answer(
    'location-twice',
    'Two locations do not lead anywhere: they are passed on as one text.',
    'Headers',
    'downloadFile',
    given(307, '', { location: 'b', Location: 'a' }),
    { result: { value: { url: 'a, b' } } },
  ),
  answer('location-empty', 'An empty location leads nowhere.', 'Status', 'downloadFile', given(307, '', { Location: '' }), fails('request_failed')),
  answer(
    'location-of-302',
    'Another redirect is none of the call.',
    'Status',
    'downloadFile',
    given(302, '', { Location: 'https://x' }),
    fails('request_failed'),
  ),
  answer(
    'redirect-of-another-call',
    'No redirect is followed.',
    'Status',
    'createFile',
    given(307, '', { Location: 'https://x' }),
    fails('request_failed'),
  ),
  answer(
    'download-200',
    'A download that is answered itself came from somebody else.',
    'NotOurs',
    'downloadFile',
    given(200, 'bytes'),
    fails('invalid_response'),
  ),
  answer(
    'eligibility-json',
    'What a success says that says nothing is not looked at.',
    'Success',
    'validateUploadEligibility',
    given(200, '{"a":1}'),
    done,
  ),
  answer(
    'page-after-spaces',
    'A page may begin with spaces and a byte-order mark.',
    'NotOurs',
    'addFiles',
    given(200, '\ufeff \r\n\t<html>'),
    fails('invalid_response'),
  ),
  answer(
    'retry-after-of-a-success',
    'An answer that is not a success of the call has its Retry-After, too.',
    'RetryAfter',
    'getUploadURL',
    given(200, '', { 'retry-after': '5' }),
    fails('invalid_response', { retryAfterSeconds: 5 }),
  ),
  answer(
    'retry-after-twice',
    'Two of them say nothing.',
    'RetryAfter',
    'getUploadURL',
    given(503, '', { 'retry-after': '5', 'Retry-After': '5' }),
    fails('server_error'),
  ),
  answer(
    'retry-after-of-storage',
    'Storage asks to wait, too.',
    'RetryAfter',
    put,
    given(503, storageError('SlowDown'), { 'Retry-After': '2' }),
    fails('server_error', { retryAfterSeconds: 2, serverCode: 'SlowDown' }),
  ),
  answer(
    'urls-of-one-object',
    'Two addresses for one object key: one file would overwrite the other.',
    'Document',
    'getUploadURLs',
    given(200, '{"urls":[{"objectKey":"a","url":"https://x/1"},{"objectKey":"a","url":"https://x/2"}]}'),
    fails('invalid_response'),
  ),
  answer(
    'completion-url-among-parts',
    'The address of the completion is not one of a part.',
    'Document',
    'getMultipartUploadURLs',
    given(200, '{"urls":{"objectKey":"a","partURLs":["https://x/1","https://x/c"],"completeURL":"https://x/c"}}'),
    fails('invalid_response'),
  ),
  answer(
    'too-many-urls',
    'More than were asked for.',
    'Document',
    'getMultipartUploadURL',
    given(200, '{"objectKey":"a","partURLs":["https://x/1","https://x/2"],"completeURL":"https://x/c"}'),
    fails('invalid_response'),
    { params: { contentLength: 1, partLength: 1, partMd5s: [md5] } },
  ),
  answer(
    'deleted-entry',
    'An entry that is gone has no keys.',
    'Success',
    'getDiff',
    given(200, '{"diff":[{"id":1,"ownerID":2,"collectionID":3,"updationTime":4,"isDeleted":true}],"hasMore":false}'),
    { result: { value: { diff: [{ id: 1, ownerID: 2, collectionID: 3, updationTime: 4, isDeleted: true }], hasMore: false } } },
  ),
  answer(
    'deleted-entry-in-words',
    'Only true is true.',
    'Document',
    'getDiff',
    given(200, '{"diff":[{"id":1,"ownerID":2,"collectionID":3,"updationTime":4,"isDeleted":"true"}],"hasMore":false}'),
    fails('invalid_response'),
  ),
  answer('whole-fraction', 'A whole number may be written with a fraction.', 'Success', 'updateFile', given(200, '{"id":1.0,"updationTime":4e0}'), {
    result: { value: { id: 1, updationTime: 4 } },
  }),
  answer(
    'inexact-integer',
    'An identifier beyond 2^53 is not one that every language holds.',
    'Document',
    'updateFile',
    given(200, '{"id":9007199254740993,"updationTime":4}'),
    fails('invalid_response'),
  ),
  answer(
    'lone-surrogate',
    'A text that is none, in a member that nobody reads, has no canonical form.',
    'NotOurs',
    'updateFile',
    given(200, '{"id":1,"updationTime":4,"a":"\\ud83d"}'),
    fails('invalid_response'),
  ),
  stream('whole', 'The whole of an object.', given(200, 'whole'), 0, true),
  stream('whole-without-offset', 'As it is asked for usually.', given(200, 'whole'), null, true),
  stream('tail', 'What is left of it.', part('bytes 5-8/9'), 5, true),
  stream('other-tail', 'Another part than was asked for.', part('bytes 0-8/9'), 5, false),
  stream('tail-beginning-alike', 'An offset that begins with the digits of the right one.', part('bytes 51-58/59'), 5, false),
  stream('whole-for-a-tail', 'The whole where a part was asked for would be appended.', given(200, 'whole'), 5, false),
  stream('part-for-the-whole', 'A part where the whole was asked for would be taken for it.', part('bytes 0-3/9'), 0, false),
];

/** Answers by hand. */
export const answerCases: readonly Case<ApiFlag>[] = [...bodyCases, ...waits, ...rest];
