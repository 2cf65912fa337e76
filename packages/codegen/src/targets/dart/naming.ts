/** The spec's names as Effective Dart writes them, renamed by rule where Dart or the generated class has the name. */
import { NamingProblem } from '../naming-problem.ts';

/** Words that Dart never takes as a name. Built-in identifiers such as `extension` are fine for members. */
const reservedWords =
  'assert await break case catch class const continue default do else enum extends false final finally for if in is new null rethrow return super switch this throw true try var void while with yield';

/** What every object has. */
const objectMembers = 'hashCode noSuchMethod runtimeType toString';

/** The types in lower case that generated members have, which a member of that name would hide, as `override` would the annotation. */
const valueTypes = 'bool double int';

/** The names that members of a kind of scope can't have, beside Dart's reserved words. */
const taken = {
  /** Static constants of a class. */
  constants: `${objectMembers} ${valueTypes}`,
  /** Values of an enum: `index`, `name` and `values` come with every enum, the rest with our templates. */
  enumMembers: `${objectMembers} ${valueTypes} override index name values wire fromWire code isRetryable fromCode`,
  /** Static constants of a class of flags. */
  flags: `${objectMembers} ${valueTypes} override wire withBits contains without`,
  /** Fields of arguments and results, which are local variables and parameters too. */
  fields: `${objectMembers} ${valueTypes} override members object answers read toJson`,
  /** Members of models: fields, parameters and local variables of the class, beside what `JsonModel` has. */
  modelMembers: `${objectMembers} ${valueTypes} override changed changes checked copyWith fromBytes fromJson knowsNull malformed malformedAfter malformedPaths memberCount members modelName nulls nullsAfter toBytes toJson toJsonValue unknownMembers`,
  /** Members of documents: fields and parameters of the class. */
  documents: `${objectMembers} ${valueTypes} override documentName each fromJson json shape toJson`,
  /** Calls. */
  calls: `${objectMembers} all`,
  /** Columns of a row. */
  rows: `${objectMembers} ${valueTypes} override values read row`,
  /** Parameters of a statement. */
  parameters: `${objectMembers} sql parameters`,
  /** Methods of a channel. */
  channelMethods: `${objectMembers} ${valueTypes} override name`,
  /** Parameters of such a method. */
  channelParameters: `${objectMembers} ${valueTypes} answer`,
  /** Columns of a rule. */
  rules: `${objectMembers} all`,
  /** Members of an event. */
  events: `${objectMembers} ${valueTypes} override isSampled members name sampledPercent toBytes`,
  /** Inputs of a decision. */
  decisionInputs: `${objectMembers} ${valueTypes} decide`,
  /** Methods that answer requests. */
  methods: `${objectMembers} arguments`,
} as const;

/** A kind of scope. */
export type ScopeKind = keyof typeof taken;

const forbidden = new Map(Object.entries(taken).map(([kind, names]) => [kind, new Set(`${reservedWords} ${names}`.split(' '))]));

/** `snake_case` and `kebab-case` as lowerCamelCase; other names stay as they are. */
export function lowerCamel(name: string): string {
  return name.replace(/[_-]+([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** A name with its first letter in upper case, the parts at points and dashes joined. */
export function upperCamel(name: string): string {
  return name
    .split(/[._-]+/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
}

/** The name of a file: lowerCamelCase and kebab-case as snake_case. */
export function snakeCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toLowerCase();
}

/** The Dart name of one member: with `Value` behind it, once or more, where Dart or the template has that name already. */
export function memberName(kind: ScopeKind, name: string): string {
  let free = lowerCamel(name);
  while (forbidden.get(kind)?.has(free)) free += 'Value';
  return free;
}

/**
 * The Dart names of all members of a definition.
 * @param kind the kind of scope that they are in
 * @param definition the name of the spec's definition
 * @param names the spec's names
 * @returns the Dart names, in the same order
 * @throws NamingProblem if two of them are one name to Dart
 */
export function memberNames(kind: ScopeKind, definition: string, names: readonly string[]): string[] {
  const seen = new Map<string, string>();
  return names.map((name) => {
    const dart = memberName(kind, name);
    const other = seen.get(dart);
    if (other !== undefined) {
      throw new NamingProblem(definition, `${other} and ${name} are both ${dart} in Dart: rename one of them`);
    }
    seen.set(dart, name);
    return dart;
  });
}

/** Names that Flutter, the plugins beside us or the app itself have for something else. */
const takenElsewhere = new Set(['FileType', 'MediaType', 'ProcessType', 'Visibility']);

/** The Dart name of a definition's type: with the product's name before it where an app has one of that name already. */
export function typeName(definition: string): string {
  return takenElsewhere.has(definition) ? `Lockstep${definition}` : definition;
}

/** The types of dart:core that generated and hand-written code uses without a prefix, and words no type may have. */
const coreTypes =
  'abstract as covariant deferred dynamic export extension external factory Function get implements import interface late library mixin operator part required set static typedef async hide of on show sync when ArgumentError BigInt bool Comparable DateTime double Duration Enum Error Exception Future int Iterable Iterator List Map MapEntry Match Never Null num Object OutOfMemoryError Pattern RangeError Record RegExp Set Sink StackTrace StateError Stopwatch Stream String StringBuffer Symbol Type Uint8List Uri';

/** The types of one library: each name once, and none that dart:core or the hand-written sources have. */
export class TypeScope {
  readonly #owners: Map<string, string>;

  /** @param written the public types of the hand-written sources */
  constructor(written: Iterable<string>) {
    this.#owners = new Map(coreTypes.split(' ').map((name) => [name, 'Dart']));
    for (const name of written) this.#owners.set(name, 'the package');
  }

  /**
   * Takes the name for a type.
   * @throws NamingProblem if it is taken
   */
  claim(definition: string, name: string): string {
    const owner = this.#owners.get(name);
    if (owner !== undefined) {
      throw new NamingProblem(definition, `${owner} has a type ${name} already: rename the definition`);
    }
    this.#owners.set(name, definition);
    return name;
  }
}

/** The public types that a Dart source declares. */
export function declaredTypes(source: string): string[] {
  const declaration = /^(?:(?:abstract|base|final|interface|sealed|mixin) )*(?:class|enum|mixin|typedef|extension type(?: const)?) ([A-Z]\w*)/gm;
  return [...source.matchAll(declaration)].map((match) => match[1] ?? '');
}
