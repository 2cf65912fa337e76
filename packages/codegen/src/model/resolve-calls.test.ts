import { readFileSync } from 'node:fs';
import { spec } from '@lockstep/spec';
import { expect, it } from 'vitest';
import * as mistakes from '../../fixtures/call-mistakes.ts';
import { buildModel } from './build.ts';
import { readDefinitions } from './documentation.ts';
import { SpecError } from './diagnostics.ts';

it('reports every mistake of calls, documents and statuses at its place', async () => {
  const text = readFileSync(new URL('../../fixtures/call-mistakes.ts', import.meta.url), 'utf8');
  const sources = readDefinitions([{ file: 'call-mistakes.ts', text }]);
  let findings: string[] = [];
  try {
    buildModel({ version: spec.version, subjects: { 'call-mistakes': mistakes } }, sources);
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    findings = error.message.split('\n').slice(1);
  }
  expect(findings.map((finding) => finding.replace('call-mistakes.ts:', ''))).toEqual([
    expect.stringMatching(/^8:3 LS1001 Muddle\.bare has no documentation/),
    '10:3 LS1005 Muddle.half must have a base64Bytes that is a whole number from 0; got 0.5',
    '12:3 LS1005 Muddle.two words must be a name in lowerCamelCase',
    '14:3 LS1005 Muddle.lost must name another member as its flag, a boolean; got bare',
    '16:3 LS1005 Muddle.other must differ from a member that is a string; got half of it',
    expect.stringMatching(/^18:3 LS1004 Muddle\.hidden refers to the document Hidden/),
    expect.stringMatching(/^28:1 LS1004 Meanings refers to the call nobody/),
    '28:1 LS1005 Meanings must have statuses from 0 in their order; got 5 to 4',
    '28:1 LS1005 Meanings names unknown, which Codes does not have',
    '28:1 LS1005 Meanings must have a rule for every answer with status 0, as for each from 0 to 999',
    '38:3 LS1005 muddled.path must be a path of names and {parameters}',
    '38:3 LS1005 muddled.path names nothing, which Muddle does not have',
    '40:3 LS1005 muddled.query names nowhere, which Muddle does not have',
    '41:3 LS1005 muddled.headers must be a header name in lower case',
    '41:3 LS1005 muddled.headers names nowhere, which Muddle does not have',
    '42:3 LS1005 muddled.body must be none in a GET',
    expect.stringMatching(/^43:3 LS1004 muddled\.success refers to the document Hidden/),
    '44:3 LS1005 muddled.maximumAnswerBytes must be a whole number of bytes above 0; got 0',
    expect.stringMatching(/^46:3 LS1004 muddled\.fallback refers to the call nobody/),
    '46:3 LS1005 muddled.fallback names nowhere, which Muddle does not have',
  ]);
});
