/** Models by name, for the testee protocol: JSON values that a schema judges, and that come out in canonical form. */
import { defineOperation, optional, t } from './define.ts';

/** Writes a value of a model in canonical form. Writing is strict: what has no reading is refused. */
export const modelEncode = defineOperation('model.encode', {
  args: {
    /** The model's name. */
    model: t.string(),
    /** The value, with wire keys and wire values. */
    value: t.json(),
  },
  result: {
    /** Canonical JSON: old forms are written anew, and members that the model does not know are kept. */
    bytes: t.bytes(),
  },
});

/**
 * Reads a value of a model. Reading is lenient, so that no record is lost for a member that this version can do without: an
 * escaped half of a surrogate pair reads as U+FFFD, and an optional member that has no reading is kept as it was, and named.
 */
export const modelDecode = defineOperation('model.decode', {
  args: {
    /** The model's name. */
    model: t.string(),
    /** A JSON text. */
    bytes: t.bytes(),
  },
  result: {
    /**
     * The value, with wire keys and wire values: old forms are read; members that the model does not know are kept, and so are
     * those that have no reading.
     */
    value: t.json(),
    /** The value encoded again. */
    bytes: t.bytes(),
    /**
     * JSON Pointers to the optional members whose value has no reading, in canonical order; absent where there is none. Of
     * members that go together all that have a value are named where one has no reading, or no value.
     */
    malformed: optional(t.list(t.string())),
  },
});
