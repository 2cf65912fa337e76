/** Cases about the bodies of answers: codes of failures, documents of storage, completions. */
import { AnswerLimits } from '../api-policy.ts';
import { answer, completionResult, fails, storageError, type ApiFlag, type SampleAnswer } from './api-derived.ts';
import { joined, literal, repeated, utf8, type Bytes, type Case, type Expectation } from './define-cases.ts';

const { failureBytes } = AnswerLimits.values;

/** An answer with a body. */
export function given(status: number, body: string | Bytes = '', headers: SampleAnswer['headers'] = {}): SampleAnswer {
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

export const done = { result: { value: {} } };
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

/** Them all. */
export const bodyCases: readonly Case<ApiFlag>[] = [...apiCodes, ...storageCodes, ...completions];
