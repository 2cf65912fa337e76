/** Cases of multipart uploads: where a file is cut, and hostile ETags. */
import { Encryption } from '../encryption.ts';
import { Multipart, multipartCompleteBody, multipartPlan } from '../multipart.ts';
import { ask, askAnyhow, defineCases, inAnswer, utf8, type Case, type Json } from './define-cases.ts';

type Flag = 'Boundary' | 'Limit' | 'Escaping' | 'Quotes';

const { singlePutMaximumBytes: single, partBytes: part } = Multipart.values;
const { maximumEncryptedBytes: largest } = Encryption.values;

function plan(id: string, why: string, size: number, lengths: readonly number[]): Case<Flag> {
  let offset = 0;
  const parts = lengths.map((length, index): Json => ({ number: index + 1, offset: (offset += length) - length, length }));
  return {
    id: `multipart/plan-${id}`,
    why,
    flags: ['Boundary'],
    ...ask(multipartPlan, { size }),
    expect: { result: { multipart: size > single, parts } },
  };
}

function refused(id: string, why: string, size: number): Case<Flag> {
  return { id: `multipart/plan-${id}`, why, flags: ['Limit'], ...ask(multipartPlan, { size }), expect: 'invalid_argument' };
}

function body(id: string, why: string, flag: Flag, etags: readonly string[], parts: readonly string[]): Case<Flag> {
  const text = parts.map((etag, index) => `<Part><PartNumber>${index + 1}</PartNumber><ETag>${etag}</ETag></Part>`).join('');
  const written = utf8(`<CompleteMultipartUpload>${text}</CompleteMultipartUpload>`);
  return {
    id: `multipart/complete-body-${id}`,
    why,
    flags: [flag],
    ...ask(multipartCompleteBody, { etags }),
    expect: { result: { body: inAnswer(written) } },
  };
}

/** Cases of `multipart.plan` and `multipart.completeBody`. */
export const multipartCases = defineCases('multipart', {
  about: 'How an encrypted file is cut into parts, and the body that completes the upload.',
  flags: {
    Boundary: 'The size is at or beside one at which the plan changes.',
    Limit: 'The size is not one that an encrypted file can have.',
    Escaping: 'Characters that mean something to XML.',
    Quotes: 'Quotes around an ETag, or nearly around it.',
  },
  cases: [
    plan('empty', 'An empty file is one empty part, not none.', 0, [0]),
    plan('one-byte', 'A small file is one part of all its bytes.', 1, [1]),
    plan('below-single', 'One byte below the threshold.', single - 1, [single - 1]),
    plan('single', 'The threshold itself is still a single PUT.', single, [single]),
    plan('above-single', 'One byte above the threshold it is multipart, although one part is enough.', single + 1, [single + 1]),
    plan('below-part', 'One byte less than a part.', part - 1, [part - 1]),
    plan('part', 'A full part is the last one: no empty part comes after it.', part, [part]),
    plan('above-part', 'The last part may be a single byte.', part + 1, [part, 1]),
    plan('two-parts', 'Two full parts.', 2 * part, [part, part]),
    plan('three-parts', 'Two full parts and what is left.', 2 * part + 12_345, [part, part, 12_345]),
    plan('beyond-32-bits', 'Offsets beyond 32 bits.', 4 * 1024 ** 3 + 1, [...Array<number>(204).fill(part), 4 * 1024 ** 3 + 1 - 204 * part]),
    plan('largest', 'The largest file that the server takes.', largest, Array<number>(largest / part).fill(part)),
    refused('beyond-largest', 'One byte more than the server takes.', largest + 1),
    refused('negative', 'No file has less than no bytes.', -1),
    refused('largest-integer', 'A size that would make half a billion parts.', Number.MAX_SAFE_INTEGER),
    {
      id: 'multipart/plan-fraction',
      why: 'Half a byte is not a size, and a type error before it is one of range.',
      flags: ['Limit'],
      ...askAnyhow(multipartPlan, { size: -0.5 }),
      expect: 'invalid_request',
    },
    body('one', 'An ETag as storage answers it, in quotes.', 'Quotes', ['"9b2cf535f27731c974343645a3985328"'], ['9b2cf535f27731c974343645a3985328']),
    body('bare', 'An ETag without quotes.', 'Quotes', ['9b2cf535f27731c974343645a3985328'], ['9b2cf535f27731c974343645a3985328']),
    body('none', 'No part at all: the body is written, and storage refuses it.', 'Quotes', [], []),
    body(
      'many',
      'Numbers count from one, in the order of the ETags, beyond a digit.',
      'Quotes',
      Array.from({ length: 12 }, (_, index) => `"e${index}"`),
      Array.from({ length: 12 }, (_, index) => `e${index}`),
    ),
    body('two-pairs', 'One pair of quotes is dropped, no more.', 'Quotes', ['""a""'], ['"a"']),
    body('quotes-alone', 'A pair of quotes around nothing.', 'Quotes', ['""'], ['']),
    body('one-quote', 'A single quote is not a pair, although it is the first character and the last.', 'Quotes', ['"'], ['"']),
    body('opening-quote', 'A quote at the start alone encloses nothing.', 'Quotes', ['"a'], ['"a']),
    body('closing-quote', 'A quote at the end alone encloses nothing.', 'Quotes', ['a"'], ['a"']),
    body('inner-quote', 'A quote inside stays, and is not escaped.', 'Quotes', ['a"b'], ['a"b']),
    body('weak', 'A weak ETag does not begin with its quote.', 'Quotes', ['W/"a"'], ['W/"a"']),
    body('apostrophes', 'Apostrophes are not quotes, and are not escaped.', 'Quotes', [`'a'`], [`'a'`]),
    body('spaces', 'White space before the quotes: nothing is trimmed.', 'Quotes', [' "a" '], [' "a" ']),
    body('empty', 'An empty ETag.', 'Quotes', [''], ['']),
    body(
      'markup',
      'An ETag that would end its element and begin another.',
      'Escaping',
      ['</ETag></Part><Part>'],
      ['&lt;/ETag&gt;&lt;/Part&gt;&lt;Part&gt;'],
    ),
    body('ampersand', 'An ampersand.', 'Escaping', ['a&b'], ['a&amp;b']),
    body('entity', 'What looks escaped is escaped again: it is the ETag.', 'Escaping', ['&amp;&lt;&#60;'], ['&amp;amp;&amp;lt;&amp;#60;']),
    body('cdata', 'The end of a CDATA section.', 'Escaping', ['<![CDATA[x]]>'], ['&lt;![CDATA[x]]&gt;']),
    body('markup-in-quotes', 'The quotes are dropped first.', 'Escaping', ['"<&>"'], ['&lt;&amp;&gt;']),
    body(
      'pattern',
      'What a replacement in a regular expression would take for a reference.',
      'Escaping',
      ["$&$1\\1$'", '%s%@{0}'],
      ["$&amp;$1\\1$'", '%s%@{0}'],
    ),
    body('letters', 'Letters beyond ASCII are UTF-8, and not normalised.', 'Escaping', ['é', 'e\u0301', '\u{1f600}'], ['é', 'e\u0301', '\u{1f600}']),
    body('controls', 'Control characters are left as they are.', 'Escaping', ['a\r\n\t\u0000b'], ['a\r\n\t\u0000b']),
    body('quote-and-mark', 'A quote that an accent follows is a quote still.', 'Quotes', ['"a"\u0301', '"\u0301a"'], ['"a"\u0301', '\u0301a']),
  ],
});
