import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Spec } from '@lockstep/spec';
import * as mistakes from '../../fixtures/mistakes.ts';
import * as sound from '../../fixtures/sound.ts';
import { buildModel } from './build.ts';
import { SpecError } from './diagnostics.ts';
import { paragraphs, readDefinitions } from './documentation.ts';
import { SpecModelSchema } from './schema.ts';

const fixture = (name: string) => ({
  file: `${name}.ts`,
  text: readFileSync(new URL(`../../fixtures/${name}.ts`, import.meta.url), 'utf8'),
});

async function build(name: string, subjects: Spec['subjects'], edit = (text: string) => text) {
  const { file, text } = fixture(name);
  return buildModel({ version: '1.2.3', subjects }, readDefinitions([{ file, text: edit(text) }]));
}

describe('buildModel', () => {
  it('reports every mistake in one run, each at its place', async () => {
    const error = await build('mistakes', { mistakes }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(SpecError);
    expect((error as SpecError).message.split('\n')).toEqual([
      '33 mistakes in the spec; nothing was generated',
      'mistakes.ts:4:1 LS1001 Undocumented has no documentation: write a comment /** … */ above it',
      'mistakes.ts:5:3 LS1001 Undocumented.bare has no documentation: write a comment /** … */ above it',
      'mistakes.ts:11:3 LS1005 Fractions.half must be a whole number that a double holds exactly; got 0.5',
      expect.stringMatching(/^mistakes\.ts:20:5 LS1003 Twice\.second has the wire value "same" of Twice\.first/),
      expect.stringMatching(/^mistakes\.ts:25:1 LS1002 Twice is defined twice \(the other one: mistakes\.ts:15\)/),
      expect.stringMatching(/^mistakes\.ts:30:3 LS1005 MistakeCode\.NotSnakeCase must be in snake_case/),
      expect.stringMatching(/^mistakes\.ts:37:50 LS1004 lost\.find\.kind refers to the enum Missing/),
      expect.stringMatching(/^mistakes\.ts:48:5 LS1001 Muddle\.bare has no documentation/),
      expect.stringMatching(/^mistakes\.ts:50:5 LS1003 Muddle\.again has the wire key "bare" of Muddle\.bare/),
      expect.stringMatching(/^mistakes\.ts:52:5 LS1004 Muddle\.lost refers to the enum Hidden/),
      'mistakes.ts:54:5 LS1005 Muddle.members.keyless must have a wire key that is not empty',
      'mistakes.ts:56:5 LS1005 Muddle.members.endless must have a minimum that is a whole number within ±(2^53 − 1); got 0.5',
      'mistakes.ts:58:5 LS1005 Muddle.members.two words must be a name in lowerCamelCase',
      'mistakes.ts:62:3 LS1005 Muddle.together names nothing, which is not a member',
      'mistakes.ts:62:3 LS1005 Muddle.together names always, which is always there: leave it out',
      expect.stringMatching(/^mistakes\.ts:70:5 LS1001 Locksmith\.bare has no documentation/),
      'mistakes.ts:70:5 LS1005 Locksmith.steps.bare starts from short, whose 16 bytes are not the 32 that kdf takes',
      expect.stringMatching(/^mistakes\.ts:74:5 LS1005 Locksmith\.steps\.stretched starts from short by argon2id/),
      expect.stringMatching(/^mistakes\.ts:76:5 LS1005 Locksmith\.steps\.guessed starts from passphrase by secretbox/),
      'mistakes.ts:78:5 LS1005 Locksmith.steps.empty must have a size of one byte or more; got 0',
      'mistakes.ts:78:5 LS1005 Locksmith.steps.empty keeps a part in Muddle.nonce, which is not a member',
      'mistakes.ts:80:5 LS1005 Locksmith.steps.orphan starts from nowhere, which is not a step',
      'mistakes.ts:82:5 LS1005 Locksmith.steps.two words must be a name in lowerCamelCase',
      expect.stringMatching(/^mistakes\.ts:89:5 LS1001 Dilemma\.bare has no documentation/),
      expect.stringMatching(/^mistakes\.ts:91:5 LS1004 Dilemma\.lost refers to the enum Hidden/),
      'mistakes.ts:96:3 LS1005 Dilemma.rules has a rule (1) whose bare must be true or false',
      'mistakes.ts:96:3 LS1005 Dilemma.rules has a rule (2) whose lost must be a member of Hidden',
      "mistakes.ts:96:3 LS1005 Dilemma.rules has a rule (3) whose many must be 'none' or 'some'",
      'mistakes.ts:96:3 LS1005 Dilemma.rules has a rule (4) whose nothing is not an input',
      'mistakes.ts:96:3 LS1005 Dilemma.rules has a rule (5) without a condition: no rule after it is ever asked',
      'mistakes.ts:96:3 LS1005 Dilemma.rules has a rule (7) with the conditions of one before, which decides',
      'mistakes.ts:96:3 LS1005 Dilemma.rules has a rule (7) that decides two, which Twice does not have',
      'mistakes.ts:105:3 LS1005 Dilemma.otherwise is three, which Twice does not have',
    ]);
  });

  it('makes a model that its own schema accepts, with documentation joined by paragraph', async () => {
    const model = await build('sound', { sound });
    expect(SpecModelSchema.parse(model)).toEqual(model);
    expect(model.constants[0]).toMatchObject({
      name: 'Texts',
      subject: 'sound',
      documentation: 'Texts that need escaping, wrapped over two lines.\n\nA second paragraph with `code`.',
    });
    expect(model.constants[0]?.members[1]).toMatchObject({ value: '"\\($x)\'\u2028\n', unit: 'text' });
    expect(model.enums[0]).toMatchObject({ name: 'Keywords', wire: 'integer', fallback: 'other' });
  });

  it('gives a digest that a comment or a version does not change, and a value does', async () => {
    const { specDigest } = await build('sound', { sound });
    const reworded = await build('sound', { sound }, (text) => `\n\n${text.replace('A size.', 'The size.')}`);
    expect(reworded.specDigest).toBe(specDigest);
    expect(reworded.constants[0]?.members[0]?.documentation).toBe('The size.');
    const { size, ...rest } = sound.Texts.members;
    const changed = { ...sound.Texts, members: { size: { ...size, value: 18 }, ...rest } };
    expect((await build('sound', { sound: { ...sound, Texts: changed } })).specDigest).not.toBe(specDigest);
  });

  it('resolves models, and gives another digest for all that decides what they read', async () => {
    const model = await build('sound', { sound });
    expect(model.models[0]).toMatchObject({
      name: 'Everything',
      members: [
        { name: 'text', wire: 'text', type: { kind: 'string' }, required: true, oldForm: 'numericText', documentation: 'A text, once a number.' },
        { name: 'whole', wire: '"\\/~*/', type: { kind: 'integer', minimum: 1 }, required: false, oldForm: 'numberInText' },
        { name: 'double', type: { kind: 'number' } },
        { name: 'flag', type: { kind: 'boolean' } },
        { name: 'keyword', type: { kind: 'enum', name: 'Keywords' } },
      ],
      together: [['double', 'flag']],
    });
    const { Everything } = sound;
    const { text, whole, ...rest } = Everything.members;
    const edits: object[] = [
      { together: [] },
      { members: { text, whole: { ...whole, wire: 'w' }, ...rest } },
      { members: { text, whole: { ...whole, minimum: 2 }, ...rest } },
      { members: { text: { ...text, required: false }, whole, ...rest } },
      { members: { text: { kind: 'string', required: true }, whole, ...rest } },
    ];
    const digests = await Promise.all(
      edits.map(async (edit) => (await build('sound', { sound: { ...sound, Everything: { ...Everything, ...edit } } })).specDigest),
    );
    expect(new Set([model.specDigest, ...digests]).size).toBe(edits.length + 1);
  });

  it('resolves tables, with the version that each column came with', async () => {
    const { tables } = await build('sound', { sound });
    expect(tables).toMatchObject([
      {
        name: 'Aged',
        since: 2,
        columns: [
          { name: 'id', kind: 'text', enum: null, nullable: false, initially: null, since: 2 },
          { name: 'late', kind: 'enum', enum: 'Words', nullable: true, initially: null, since: 3 },
          { name: 'count', kind: 'integer', nullable: false, initially: 0, since: 4 },
        ],
      },
    ]);
  });

  it('is the same wherever a definition stands in its file', async () => {
    const model = await build('sound', { sound });
    const moved = await build('sound', { sound: Object.fromEntries(Object.entries(sound).reverse()) });
    expect(moved).toEqual(model);
  });
});

describe('paragraphs', () => {
  it('keeps lists and empty lines, and joins the rest', () => {
    expect(paragraphs('one\n two\n\n\nthree\n- four\n- five')).toBe('one two\n\nthree\n- four\n- five');
  });
});
