/** What works everywhere. */
export * from './api/index.ts';
export { fromBase64, toBase64 } from './base64.ts';
export { decryptBlob, encryptBlob } from './blob.ts';
export { openBox, sealBox } from './box.ts';
export { openSealed, sealForKey, type KeyPair } from './sealed-box.ts';
export type { Argon2id, Argon2idLimits, CryptoProvider, IncrementalHash, PullStream, PushStream, SealedBox } from './crypto/provider.ts';
export { LockstepError, type LockstepErrorCode } from './errors.ts';
export { contentHash } from './hash.ts';
export * from './json/index.ts';
export { deriveLoginKey, deriveNewPassphraseKey, derivePassphraseKey, passphraseBytes, type PassphraseParameters } from './kdf.ts';
export * from './keys/index.ts';
export * from './models/index.ts';
export { FrameDecryptor, type Following } from './stream/frame-decryptor.ts';
export { FrameEncryptor } from './stream/frame-encryptor.ts';
export { encryptedSize, maximumPlaintextBytes, plaintextSize } from './stream/sizes.ts';
export {
  StreamDecryptor,
  StreamEncryptor,
  decryptStream,
  encryptStream,
  type Encrypted,
  type Sink,
} from './stream/stream.ts';
export { extensionAnswer, extensionFailure, extensionGate, registrationOutcome } from './extension/decide.ts';
export { completionBody, planMultipart, type MultipartPlan, type UploadPart } from './upload/multipart.ts';
export { nextUpload, type PendingUpload, type RunningUpload } from './upload/queue.ts';
export * from './uploader/index.ts';
export { isRolledOut, rolloutBucket } from './upload/rollout.ts';
