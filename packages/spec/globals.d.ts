/**
 * The functions of an engine that the spec uses beside the language: browsers, Node and Hermes have them. The types of Node are
 * left out, so that the spec can't use what Node alone has. They would be half of what the compiler reads after each edit.
 */

/** Encodes as UTF-8. */
declare class TextEncoder {
  encode(text: string): Iterable<number>;
}

/** Encodes bytes, each of which is a character, as base64. */
declare function btoa(bytes: string): string;
