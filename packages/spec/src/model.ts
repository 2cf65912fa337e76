/** Models by name, for the testee protocol: JSON values that a schema judges, and that come out in canonical form. */
import { defineOperation, t } from './define.ts';

/** Writes a value of a model in canonical form. */
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

/** Reads a value of a model. */
export const modelDecode = defineOperation('model.decode', {
  args: {
    /** The model's name. */
    model: t.string(),
    /** A JSON text. */
    bytes: t.bytes(),
  },
  result: {
    /** The value, with wire keys and wire values: old forms are read, and members that the model does not know are kept. */
    value: t.json(),
    /** The value encoded again. */
    bytes: t.bytes(),
  },
});
