/**
 * What the spec takes from its engine beside the language: functions that browsers, Node and Hermes have. Node's own types are
 * left out, so that nothing of it is used here; they would be half of what the compiler reads after each edit.
 */

/** Encodes as UTF-8. */
declare class TextEncoder {
  encode(text: string): Iterable<number>;
}

/** Encodes bytes, each of which is a character, as base64. */
declare function btoa(bytes: string): string;
