/** For tests: a subject of the spec whose names are the words that some language has a meaning for, in every kind of scope. */
import { keywords as dartWords } from 'quicktype-core/dist/language/Dart/constants.js';
import { keywords as swiftWords } from 'quicktype-core/dist/language/Swift/constants.js';
import { ts } from 'ts-morph';

// Words that the lists of others lack: younger ones of Swift, and names that our own runtimes give.
const more =
  'actor some any consuming borrowing sending each macro package nonisolated isolated unsafe then discard copy consume rawValue description hash ' +
  'hashValue encode decode id wire values row rows sql read name index';
const most = 40;

function typescriptWords(): string[] {
  const kinds = Array.from({ length: ts.SyntaxKind.LastKeyword - ts.SyntaxKind.FirstKeyword + 1 }, (_, index) => ts.SyntaxKind.FirstKeyword + index);
  return kinds.map((kind) => ts.tokenToString(kind as ts.SyntaxKind) ?? '');
}

/** The words that a member may be called in the spec, sorted. */
export const everyWord: readonly string[] = [
  ...new Set([...dartWords, ...swiftWords, ...typescriptWords(), ...Object.getOwnPropertyNames(Object.prototype), ...more.split(' ')]),
]
  .filter((word) => /^[a-z][A-Za-z0-9]*$/.test(word))
  .sort();

const snake = (word: string): string => word.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** One member a word, each with a comment; what each is made by comes in turn. */
function members(words: readonly string[], made: readonly ((word: string, index: number) => string)[]): string {
  return words.map((word, index) => `  /** A word. */\n  ${word}: ${made[index % made.length]?.(word, index) ?? ''},\n`).join('');
}

const constant = (texts: readonly string[]): (() => string)[] => texts.map((text) => () => text);

/**
 * The text of the subject's file.
 * @param left for each definition the names that are left out of it, since the spec may not have them
 */
export function wordsSubject(left: (definition: string, name: string) => boolean): string {
  const of = (definition: string, words: readonly string[] = everyWord): string[] => words.filter((word) => !left(definition, word));
  const snakes = [...new Set(everyWord.map(snake))];
  const parts = Array.from({ length: Math.ceil(everyWord.length / most) }, (_, index) => everyWord.slice(index * most, (index + 1) * most));
  const model = ['m.string()', 'm.integer()', 'm.enum(WordTexts)', 'required(m.boolean())', 'm.number()', 'required(m.enum(WordTexts))'];
  const column = ['c.text()', 'nullable(c.integer())', 'c.enum(WordTexts)', 'nullable(c.enum(WordTexts))', 'c.fileName()'];
  const argument = ['t.string()', 't.integer()', 't.boolean()', 't.bytes()', 't.enum(WordTexts)'];
  const sent = ['t.string()', 't.integer()', 't.boolean()', 't.bytes({ length: 32 })', 'nullable(t.string())', 't.list(t.string())'];
  const answered = [...sent, 't.enum(WordTexts)'];
  const definitions = [
    `WordConstants = defineConstants('WordConstants', {\n${members(of('WordConstants'), [(word) => `text('${word}')`, (_, index) => `quantity(${index}, 'count')`])}});`,
    `WordTexts = defineEnum('WordTexts', { members: {\n${members(of('WordTexts'), [(word) => `'${word}'`])}} });`,
    `WordNumbers = defineEnum('WordNumbers', { fallback: 'otherThanThese', members: {\n${members(of('WordNumbers'), [(_, index) => String(index)])}} });`,
    `WordErrors = defineErrors('WordErrors', {\n${members(of('WordErrors', snakes), constant(['{ retryable: true }', '{ retryable: false }']))}});`,
    ...parts.map(
      (words, index) =>
        `WordModel${index} = defineModel('WordModel${index}', { members: {\n${members(of(`WordModel${index}`, words), constant(model))}} });`,
    ),
    `WordTable = defineTable('WordTable', { table: 'words', primaryKey: ['word'], columns: {\n  /** The key. */\n  word: c.text(),\n${members(of('WordTable', snakes), constant(column))}} });`,
    `WordRules = defineRules('WordRules', { columns: {\n${members(of('WordRules'), constant(['WordTexts']))}}, rules: [{ ${of('WordRules')
      .map((word) => `${word}: 'any'`)
      .join(', ')} }] });`,
    `wordAsk = defineOperation('words.ask', { args: {\n${members(of('words.ask'), constant(argument))}}, result: {\n${members(of('words.ask'), constant(argument.slice(0, 4)))}} });`,
    `WordChannel = defineChannel('WordChannel', { channel: 'words', methods: {\n${members(of('WordChannel'), constant(['{ args: {}, result: {} }']))}  /** All words at once. */\n  askForAll: { args: {\n${members(of('WordChannel.askForAll'), constant(sent))}}, result: {\n${members(of('WordChannel.askForAll'), constant(answered))}} } } });`,
  ];
  const vocabulary =
    'c, defineChannel, defineConstants, defineEnum, defineErrors, defineModel, defineOperation, defineRules, defineTable, m, nullable, quantity, required, t, text';
  return `/** Words. */\nimport { ${vocabulary} } from './define.ts';\n${definitions.map((each) => `\n/** Words. */\nexport const ${each}\n`).join('')}`;
}
