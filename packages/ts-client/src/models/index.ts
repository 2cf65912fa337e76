export { contentHashOf, decryptMetadata, encryptMetadata, decryptMagicMetadata, encryptMagicMetadata } from './metadata.ts';
export { ModelError } from './model-error.ts';
export {
  decodeModel,
  edited,
  encodeModel,
  modelJson,
  modelObject,
  readModel,
  type Changes,
  type MembersOf,
  type ModelObject,
} from './model-object.ts';
