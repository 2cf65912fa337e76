export { hasFlag, withFlag, withoutFlag } from './flags.ts';
export { contentHashOf, decryptMetadata, editMagicMetadata, encryptMetadata, decryptMagicMetadata, encryptMagicMetadata } from './metadata.ts';
export { ModelError } from './model-error.ts';
export {
  checkedModel,
  decodeModel,
  editModel,
  encodeModel,
  malformedPaths,
  modelJson,
  modelObject,
  readModel,
  type Changes,
  type MembersOf,
  type ModelObject,
} from './model-object.ts';
