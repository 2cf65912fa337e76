/** What the driver asks of every testee, and what it makes of the answers. */

/** A file or folder in a folder of the testee's own, as an argument. */
export class InFolder {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** JSON as a text, which is in the request as it is: with spellings that JavaScript has no value for. */
export class Verbatim {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** What a report shows. */
  toJSON(): string {
    return this.text;
  }
}

/** An argument: bytes become base64, a path an absolute one, everything else is JSON as it stands. */
export type Argument = Uint8Array | InFolder | Verbatim | JsonLike;
/** A JSON value that may hold bytes and paths. */
export type JsonLike = null | boolean | number | string | readonly Argument[] | { readonly [name: string]: Argument };

/** What is in a testee's own folder: the bytes of files, and folders. */
export type Folder = Readonly<Record<string, Uint8Array | { readonly seed: string; readonly size: number } | 'directory'>>;

/** An operation and its arguments. */
export interface Question {
  readonly op: string;
  readonly args: Readonly<Record<string, Argument>>;
}

/** A question of a schedule. */
export interface StepQuestion extends Question {
  /** What the answer must be, as `outcomeOf` writes it, where somebody other than the reference knows. */
  readonly outcome?: string;
}

/** A step of a schedule: a question, or files to remove from the folder. */
export type Step = StepQuestion | { readonly remove: readonly string[] };

/** Several questions, one after the other in one folder. */
export interface Schedule {
  readonly steps: readonly Step[];
  readonly before: Folder;
  /** Entries of the folder whose names begin so are not looked at afterwards. */
  readonly ignored?: string;
}

/** A request. */
export type Request =
  | { readonly line: Uint8Array }
  | (Question & {
      /** What is in the testee's own folder first; absent where the request needs none. */
      readonly before?: Folder;
    })
  | Schedule;

/** What a testee is expected to answer, and to leave in its folder. */
export interface Expected {
  /** An outcome, as `outcomeOf` writes it; of a schedule as `inTurn` does. */
  readonly outcome: string;
  /** The `id` of the answer, as it stands there; absent where it is the request's. */
  readonly answerId?: string;
  /** A folder, as `listing` writes it. */
  readonly after?: string;
}

/** One check. */
export interface Scenario {
  readonly id: string;
  /** The row of the table. */
  readonly row: string;
  /** One sentence; random cases have none. */
  readonly why?: string;
  /** The arguments of the driver that run this check alone. */
  readonly replay: string;
  readonly request: Request;
  /** Null: the answer must be that of the reference. */
  readonly expected: Expected | null;
}

/** A check that went wrong in one language. */
export interface Failure {
  readonly id: string;
  readonly testee: string;
  /** What to print for a person, a line each. */
  readonly lines: readonly string[];
  readonly replay: string;
}
