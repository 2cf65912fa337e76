/** The log of all requests, for tests to ask. It never holds a token. */

/** A request, and how it ended. */
export interface LogEntry {
  /** From 1. */
  readonly number: number;
  readonly origin: 'api' | 'storage';
  /** The call of the spec that it is; null for none. */
  readonly call: string | null;
  readonly method: string;
  /** The path and the query; a token in it is replaced. */
  readonly url: string;
  /** Names in lower case; a token is replaced by whose it is. */
  readonly headers: Readonly<Record<string, string>>;
  /** Whether a token of the API came with it. */
  readonly hasToken: boolean;
  /** The account whose token came with it. */
  account: number | null;
  /** How many bytes of its body were read. */
  requestBytes: number;
  /** The body of a call of the API and of a completion. */
  body: string | null;
  /** null while it has no answer, and where the client never got one whole. */
  status: number | null;
  /** How many bytes the answer's body had. */
  responseBytes: number;
  /** What was made to go wrong with it. */
  readonly fault: string | null;
}

/** Which entries are asked for: those that agree in every member. */
export type LogFilter = Partial<Pick<LogEntry, 'origin' | 'call' | 'status' | 'account' | 'hasToken' | 'fault'>>;

/** The log. */
export class RequestLog {
  #entries: LogEntry[] = [];
  #last = 0;

  begin(request: Omit<LogEntry, 'number' | 'requestBytes' | 'responseBytes' | 'body' | 'status'>): LogEntry {
    const entry: LogEntry = { number: ++this.#last, requestBytes: 0, responseBytes: 0, body: null, status: null, ...request };
    this.#entries.push(entry);
    return entry;
  }

  entries(filter: LogFilter = {}): readonly LogEntry[] {
    const wanted = Object.entries(filter) as [keyof LogFilter, unknown][];
    return this.#entries.filter((entry) => wanted.every(([name, value]) => entry[name] === value));
  }

  clear(): void {
    this.#entries = [];
  }
}
