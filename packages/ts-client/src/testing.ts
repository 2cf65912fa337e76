/**
 * What vectors and testees need and nobody else may use: encryption under a header or nonce that is given, bytes that repeat
 * themselves, and the testee. A header or nonce that is used twice with one key breaks the cipher, so this entry never belongs in
 * a product.
 */
export { encryptFileWithHeader } from './file/encrypt-file.ts';
export type { Arguments } from './testee/arguments.ts';
export type { About } from './testee/handlers.ts';
export { openSqlite } from './database/sqlite.ts';
export { makeAccountUnder } from './keys/make.ts';
export { serve } from './testee/serve.ts';
export { createTestee, type Testee } from './testee/testee.ts';
export {
  buildFrames,
  deterministicBytes,
  encryptBlobWithHeader,
  encryptStreamWithHeader,
  sealBoxWithNonce,
  startFramesWithHeader,
  type FramePlan,
} from './with-header.ts';
