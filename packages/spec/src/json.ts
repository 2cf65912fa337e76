/** Canonical JSON, RFC 8785: the one text that stands for a value in every language. */
import { defineConstants, defineOperation, quantity, t } from './define.ts';

/** What canonical JSON can hold. */
export const JsonLimits = defineConstants('JsonLimits', {
  /** How deep arrays and objects may nest, both counted: `[]` has depth 1. */
  maximumDepth: quantity(128, 'count'),
  /**
   * The largest integer up to which every one, negative or not, has a double of its own: 2^53 − 1. An integer literal
   * beyond is refused unless it is what ECMAScript prints for its double: readers would take it for different numbers.
   */
  maximumExactInteger: quantity(2 ** 53 - 1, 'count'),
});

/** Writes a JSON text in canonical form. */
export const jsonCanonicalize = defineOperation('json.canonicalize', {
  args: {
    /** The text. */
    json: t.bytes(),
  },
  result: {
    /** The canonical form of its value, UTF-8. */
    json: t.bytes(),
  },
});
