export { canonicalBytes, canonicalize, canonicalText } from './canonical.ts';
export { parseJson, type ParseOptions } from './parse.ts';
export {
  FlawedValue,
  JsonError,
  UnsafeInteger,
  isJsonArray,
  isJsonObject,
  makeInteger,
  makeObject,
  type JsonObject,
  type JsonValue,
} from './value.ts';
