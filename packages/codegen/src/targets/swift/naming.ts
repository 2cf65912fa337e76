/** Names of the spec as Swift names, and the scopes that they must be unique in. */
import { NamingProblem } from '../naming-problem.ts';

// What the language reserves: such a name is an identifier only between backticks. `Type`, `Protocol`, `self` and
// `init` need them after a point too.
const reserved = new Set(
  (
    'Any as associatedtype await break case catch class continue default defer deinit do else enum extension fallthrough false ' +
    'fileprivate for func guard if import in init inout internal is let nil operator package precedencegroup private ' +
    'protocol public repeat rethrows return self Self static struct subscript super switch throw throws true try ' +
    'Type Protocol typealias var where while'
  ).split(' '),
);

// Types of SwiftUI that a definition is called like: an app that imports both could name neither of them alone.
const takenElsewhere = new Set(['Visibility']);

/** An identifier for a name: between backticks where Swift reserves it, with the product's name before it where SwiftUI has it. */
export function identifier(name: string): string {
  if (takenElsewhere.has(name)) return `Lockstep${name}`;
  return reserved.has(name) ? `\`${name}\`` : name;
}

// Even after a point these mean something else.
const reservedAfterPoint = new Set(['init', 'self', 'Self', 'Type', 'Protocol']);

/** A name after a point, where Swift reserves only a few. */
export function memberAfterPoint(name: string): string {
  return reservedAfterPoint.has(name) ? identifier(name) : name;
}

// Only this one has a meaning before the colon of an argument; the compiler warns of backticks around others.
const reservedAsLabel = new Set(['inout']);

/** A name as the label of an argument in a call. */
export function argumentLabel(name: string): string {
  return reservedAsLabel.has(name) ? identifier(name) : name;
}

// Before the name of a parameter these have, or had, a meaning of their own; the compiler warns of backticks around others.
const reservedAsParameter = new Set(['inout', 'let', 'var']);

/** A name as a parameter of a function, where it is declared. */
export function parameterName(name: string): string {
  return reservedAsParameter.has(name) ? `\`${name}\`` : name;
}

/** `stream.encrypt`, `process-type` or `partMd5s` as the name of a type. */
export function typeName(name: string): string {
  return name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

/** An error code, in snake_case, as a member's name. */
export function memberName(code: string): string {
  const name = typeName(code);
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** A region of Swift in which no name may stand for two things. */
export class Scope {
  readonly #description: string;
  readonly #owners = new Map<string, string>();

  /** @param description what the names are of, for messages: "the module LockstepCore" */
  constructor(description: string) {
    this.#description = description;
  }

  /**
   * Takes a name.
   * @param name the Swift name
   * @param definition the spec's definition that is named so
   * @returns the name
   * @throws NamingProblem where another definition has it
   */
  take(name: string, definition: string): string {
    const owner = this.#owners.get(name);
    if (owner !== undefined) {
      throw new NamingProblem(definition, `its Swift name ${name} is taken in ${this.#description} by ${owner}; rename one of the two in the spec`);
    }
    this.#owners.set(name, definition);
    return name;
  }
}
