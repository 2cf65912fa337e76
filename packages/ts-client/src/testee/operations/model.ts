/** Models, by the names of the spec. */
import type { Model } from '@lockstep/spec';
import { LockstepError } from '../../errors.ts';
import type { JsonValue } from '../../json/value.ts';
import { checkedModel, decodeModel, encodeModel, malformedPaths, modelJson } from '../../models/model-object.ts';
import { models } from '../definitions.ts';
import type { HandlerOf } from '../handlers.ts';

function find(name: string): Model {
  const found = models.get(name);
  if (!found) throw new LockstepError('unknown_value', `the spec defines no model ${JSON.stringify(name)}`);
  return found;
}

/** The handler of `model.*`. */
export const modelHandler: HandlerOf<'model'> = {
  'model.encode': ({ model: name, value }) => {
    const model = find(name);
    return { bytes: encodeModel(model, checkedModel(model, value.json as JsonValue)) };
  },
  'model.decode': ({ model: name, bytes }) => {
    const model = find(name);
    const object = decodeModel(model, bytes);
    const malformed = malformedPaths(model, object);
    return { value: { json: modelJson(model, object) }, bytes: encodeModel(model, object), ...(malformed.length === 0 ? {} : { malformed }) };
  },
};
