/** Answers by hand: what the body of a refusal names, documents of completions, Retry-After, headers, streams. */
import { AnswerLimits } from '../api-policy.ts';
import { answer, completionResult, fails, storageError, type ApiFlag, type SampleAnswer } from './api-derived.ts';
import { joined, literal, repeated, utf8, type Bytes, type Case, type Expectation } from './define-cases.ts';

const { failureBytes } = AnswerLimits.values;

function given(status: number, body: string | Bytes = '', headers: SampleAnswer['headers'] = {}): SampleAnswer {
  return { status, headers, body: typeof body === 'string' ? utf8(body) : body };
}

// ------------------------------------------------------------------------------------------------------ API codes

function apiCode(name: string, why: string, body: string | Bytes, serverCode: string | undefined): Case<ApiFlag> {
  return answer(`api-code-${name}`, why, 'ServerCode', 'createFile', given(400, body), fails('bad_request', { serverCode }));
}

const longCode = '{"code":"LONG"}';
const apiCodes = [
  apiCode('escaped', 'The code is the string that JSON means.', '{"\\u0063ode":"A\\u0042\\n"}', 'AB\n'),
  apiCode('empty', 'An empty code names nothing.', '{"code":""}', undefined),
  apiCode('number', 'A code of another type is none.', '{"code":7}', undefined),
  apiCode('nested', 'Nor is one further down.', '{"error":{"code":"X"}}', undefined),
  apiCode('other-case', 'Names of members have one case.', '{"Code":"X"}', undefined),
  apiCode('list', 'Nor one in a list.', '[{"code":"X"}]', undefined),
  apiCode('twice', 'Of two codes nobody knows which counts.', '{"code":"X","code":"Y"}', undefined),
  apiCode('cut', 'Half a document has no code.', '{"code":"X"', undefined),
  apiCode('half-a-surrogate', 'A text that is not JSON has no code, and fails nothing.', '{"code":"\\ud83d"}', undefined),
  apiCode('byte-order-mark', 'JSON begins with its value.', '\ufeff{"code":"X"}', undefined),
  apiCode('no-utf-8', 'Bytes that are not text.', literal('7b22636f6465223a22ff227d'), undefined),
  apiCode('of-storage', 'The API does not speak as storage does.', storageError('NoSuchKey'), undefined),
  apiCode(
    'of-a-failure-that-is-longest',
    'As much of a failure as a reader looks at.',
    joined(utf8(longCode), repeated(' ', failureBytes - longCode.length)),
    'LONG',
  ),
  apiCode(
    'of-a-failure-that-is-too-long',
    'Beyond that it names nothing.',
    joined(utf8(longCode), repeated(' ', failureBytes + 1 - longCode.length)),
    undefined,
  ),
];

// -------------------------------------------------------------------------------------------------- storage codes

function storageCode(name: string, why: string, body: string | Bytes, serverCode: string | undefined): Case<ApiFlag> {
  return answer(`storage-code-${name}`, why, 'ServerCode', 'getObject', given(404, body), fails('not_found', { serverCode }));
}

function meaning(name: string, why: string, call: string, status: number, code: string, expect: Expectation): Case<ApiFlag> {
  return answer(`storage-${name}`, why, 'ServerCode', call, given(status, storageError(code)), expect);
}

const storageCodes = [
  storageCode('with-a-prefix', 'A prefix is not part of a name.', '<s3:Error xmlns:s3="x"><s3:Code>X</s3:Code></s3:Error>', 'X'),
  storageCode('in-cdata', 'Characters may be in CDATA, and as references.', '<Error><Code> <![CDATA[A<]]>&amp;&#66;&#x43; </Code></Error>', 'A<&BC'),
  storageCode(
    'after-others',
    'Wherever it is in the document.',
    '<?xml version="1.0"?><!-- x --><Error a="1" b=\'2\'><Message>m<Code>inner</Code></Message><Code>X</Code></Error>',
    'X',
  ),
  storageCode('first', 'The first one counts.', '<Error><Code>X</Code><Code>Y</Code></Error>', 'X'),
  storageCode('with-an-element', 'What is in an element of it is not part of it.', '<Error><Code>A<b>B</b>C</Code></Error>', 'AC'),
  storageCode('cut-afterwards', 'What follows the code is not looked at: the answer was cut.', '<Error><Code>X</Code><Mess', 'X'),
  storageCode('cut-in-it', 'Half a code is none.', '<Error><Code>X', undefined),
  storageCode('empty', 'An empty code names nothing.', '<Error><Code/></Error>', undefined),
  storageCode('spaces', 'Nor do spaces.', '<Error><Code> \n\t</Code></Error>', undefined),
  storageCode('of-another-document', 'Only an error has one.', '<Oops><Code>X</Code></Oops>', undefined),
  storageCode('other-case', 'Names have one case.', '<error><code>X</code></error>', undefined),
  storageCode(
    'document-type',
    'A document type could expand to anything: it is refused.',
    '<!DOCTYPE Error [<!ENTITY x "y">]><Error><Code>&x;</Code></Error>',
    undefined,
  ),
  storageCode('unknown-entity', 'A reference that stands for nothing.', '<Error><Code>&nbsp;</Code></Error>', undefined),
  storageCode('byte-order-mark', 'XML may begin with a byte-order mark.', '\ufeff<Error><Code>X</Code></Error>', 'X'),
  storageCode('no-utf-8', 'Bytes that are not UTF-8.', literal('3c4572726f723e3c436f64653eff3c2f436f64653e3c2f4572726f723e'), undefined),
  storageCode('in-json', 'Storage does not speak as the API does.', '{"code":"X"}', undefined),
  storageCode(
    'of-a-failure-that-is-too-long',
    'More than a reader looks at of a failure.',
    joined(utf8('<Error><Code>X</Code></Error>'), repeated(' ', failureBytes)),
    undefined,
  ),
  meaning(
    'bad-digest',
    'Other bytes than the MD5 says: the MD5 is computed again.',
    'putObject',
    400,
    'BadDigest',
    fails('bad_digest', { serverCode: 'BadDigest' }),
  ),
  meaning('invalid-digest', 'An MD5 that is none.', 'putPart', 400, 'InvalidDigest', fails('bad_digest', { serverCode: 'InvalidDigest' })),
  meaning(
    'bad-digest-of-another-status',
    'The status counts with the code.',
    'putObject',
    500,
    'BadDigest',
    fails('server_error', { serverCode: 'BadDigest' }),
  ),
  meaning(
    'no-such-upload-of-a-part',
    'The multipart upload is gone, whatever the status.',
    'putPart',
    400,
    'NoSuchUpload',
    fails('upload_expired', { serverCode: 'NoSuchUpload' }),
  ),
  meaning(
    'no-such-upload-of-a-completion',
    'The same of a completion.',
    'completeMultipartUpload',
    500,
    'NoSuchUpload',
    fails('upload_expired', { serverCode: 'NoSuchUpload' }),
  ),
  meaning(
    'no-such-upload-of-an-object',
    'A single PUT belongs to no multipart upload.',
    'putObject',
    400,
    'NoSuchUpload',
    fails('bad_request', { serverCode: 'NoSuchUpload' }),
  ),
  meaning(
    'no-such-upload-of-a-redirect',
    'A redirect is not a refusal of storage.',
    'putPart',
    307,
    'NoSuchUpload',
    fails('request_failed', { serverCode: 'NoSuchUpload' }),
  ),
  meaning(
    'signature',
    'Not the request that was signed.',
    'putPart',
    403,
    'SignatureDoesNotMatch',
    fails('upload_url_expired', { serverCode: 'SignatureDoesNotMatch' }),
  ),
];

// ---------------------------------------------------------------------------------------------------- completions

function completion(name: string, why: string, body: string | Bytes, expect: Expectation = fails('invalid_response')): Case<ApiFlag> {
  return answer(`completion-${name}`, why, 'Completion', 'completeMultipartUpload', given(200, body), expect);
}

const done = { result: { value: {} } };
const nested = (depth: number): string =>
  '<CompleteMultipartUploadResult>' + '<a>'.repeat(depth - 1) + '</a>'.repeat(depth - 1) + '</CompleteMultipartUploadResult>';
const completions = [
  completion(
    'error',
    'An error in a success: nothing was put together.',
    storageError('InternalError'),
    fails('server_error', { serverCode: 'InternalError' }),
  ),
  completion(
    'error-cut',
    'An error is one though the connection ended in it.',
    '<Error><Code>SlowDown</Code>',
    fails('server_error', { serverCode: 'SlowDown' }),
  ),
  completion('error-without-code', 'An error that names no reason.', '<Error/>', fails('server_error')),
  completion(
    'error-after-spaces',
    'Storage keeps the connection alive with spaces while it works.',
    `${' \n'.repeat(40)}<Error><Code>InternalError</Code></Error>`,
    fails('server_error', { serverCode: 'InternalError' }),
  ),
  completion('after-spaces', 'And so in a success.', ` \n ${completionResult.slice(completionResult.indexOf('<C'))}`, done),
  completion('declaration-after-spaces', 'The declaration may come after spaces, too.', ` \n${completionResult}`, done),
  completion(
    'no-such-upload',
    'An error in a success is one of the server, whatever it names.',
    storageError('NoSuchUpload'),
    fails('server_error', { serverCode: 'NoSuchUpload' }),
  ),
  completion('prefix', 'A prefix is not part of a name.', '<a:CompleteMultipartUploadResult xmlns:a="x"/>', done),
  completion('cut', 'Half a document says nothing.', completionResult.slice(0, -10)),
  completion('empty', 'Nothing was answered.', ''),
  completion('json', 'Another kind of document.', '{}'),
  completion('other-root', 'Another document.', '<CompleteMultipartUpload/>'),
  completion('error-inside', 'An error inside is not a root.', '<a><Error><Code>X</Code></Error></a>', fails('invalid_response')),
  completion('two-roots', 'A document has one root.', `${completionResult}<x/>`),
  completion('text-after', 'Nothing but spaces and comments follows it.', `${completionResult} x`),
  completion('comment-after', 'A comment does.', `${completionResult}<!-- x --> <?x y?>\n`, done),
  completion('double-hyphen', 'A comment holds no double hyphen.', `${completionResult}<!-- -- -->`),
  completion('document-type', 'A document type is refused.', `<!DOCTYPE x>${completionResult.slice(completionResult.indexOf('<C'))}`),
  completion('mismatched', 'Elements end in the order that they began.', '<CompleteMultipartUploadResult><a></b></CompleteMultipartUploadResult>'),
  completion('attribute-twice', 'An element has each attribute once.', '<CompleteMultipartUploadResult a="1" a="2"/>'),
  completion('attribute-unquoted', 'Attributes are quoted.', '<CompleteMultipartUploadResult a=1/>'),
  completion('bare-ampersand', 'An ampersand begins a reference.', '<CompleteMultipartUploadResult>a & b</CompleteMultipartUploadResult>'),
  completion('cdata-end', 'The end of CDATA stands nowhere else.', '<CompleteMultipartUploadResult>]]></CompleteMultipartUploadResult>'),
  completion('control-character', 'XML holds no control characters.', '<CompleteMultipartUploadResult>\u0001</CompleteMultipartUploadResult>'),
  completion('reference-to-nothing', 'Nor references to them.', '<CompleteMultipartUploadResult>&#0;</CompleteMultipartUploadResult>'),
  completion(
    'reference-to-a-surrogate',
    'Half a surrogate pair is not a character.',
    '<CompleteMultipartUploadResult>&#xD83D;</CompleteMultipartUploadResult>',
  ),
  completion('deepest', 'As deep as a reader follows.', nested(64), done),
  completion('too-deep', 'And no deeper.', nested(65)),
  completion('no-utf-8', 'Bytes that are not UTF-8.', literal('3c61ff2f3e')),
  completion(
    'letters',
    'Names and texts of any letters.',
    '<CompleteMultipartUploadResult><\u00e9\u{1f600}>\u2028</\u00e9\u{1f600}></CompleteMultipartUploadResult>',
    done,
  ),
  completion('utf-16', 'Another encoding is not read.', literal('fffe3c0061002f003e00')),
];

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
export const answerCases: readonly Case<ApiFlag>[] = [...apiCodes, ...storageCodes, ...completions, ...waits, ...rest];
