/** The testee protocol's own part: what a testee says of itself, how it answers, and the enums by name. */
import { defineConstants, defineOperation, quantity, t } from './define.ts';

/** The limits of the testee protocol. */
export const Testee = defineConstants('Testee', {
  /** The largest byte string that an answer holds in full; a larger one is its size and BLAKE2b-512. */
  maximumInlineBytes: quantity(65_536, 'bytes'),
  /** The size of the seed that stands for libsodium's `randombytes_buf_deterministic`. */
  seedBytes: quantity(32, 'bytes'),
  /** The largest byte string that a seed may stand for. */
  maximumSeededBytes: quantity(10 * 1024 ** 3, 'bytes'),
  /** How deep the arrays and objects of a request may nest. */
  maximumRequestDepth: quantity(1024, 'count'),
});

/** Says what answers: the language, its versions, and the spec that its code was generated from. */
export const info = defineOperation('info', {
  args: {},
  result: {
    /** The language's name, as the launcher takes it. */
    language: t.string(),
    /** The language's runtime and its version. */
    runtime: t.string(),
    /** The version of libsodium. */
    libsodium: t.string(),
    /** The spec's version. */
    specVersion: t.string(),
    /** The digest of the spec; the parity suite refuses to compare testees of different digests. */
    specDigest: t.string(),
    /** The process that answers. */
    pid: t.integer(),
  },
});

/** The wire value of an enum's member. */
export const enumEncode = defineOperation('enum.encode', {
  args: {
    /** The enum's name. */
    enum: t.string(),
    /** The member's name. */
    name: t.string(),
  },
  result: {
    /** The wire value. */
    wire: t.scalar(),
  },
});

/** The member that a wire value stands for. */
export const enumDecode = defineOperation('enum.decode', {
  args: {
    /** The enum's name. */
    enum: t.string(),
    /** The wire value. */
    wire: t.scalar(),
  },
  result: {
    /** The member's name; of an open enum also the fallback's. */
    name: t.string(),
  },
});
