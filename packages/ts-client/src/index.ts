/**
 * The reference client of the encrypted upload format, for Node. `loadProvider` returns the cryptography that every
 * other function takes first.
 */
export { loadNativeSodium, loadProvider, loadWasmSodium } from './crypto/load.ts';
export { createAccountFile, readAccountFile, type AccountFile, type NewAccountFile } from './account/account-file.ts';
export { DatabaseError, type DatabaseReason } from './database/database-error.ts';
export { systemClock, systemPacing, type Clock, type Pacing } from './database/pacing.ts';
export { SharedDatabaseConnection } from './database/shared-database.ts';
export { decryptFile, type DecryptedFile, type DecryptFileOptions } from './file/decrypt-file.ts';
export { encryptFile, type EncryptedFile, type EncryptFileOptions } from './file/encrypt-file.ts';
export { FileError } from './file/io-error.ts';
export { hashFile, type HashFileOptions } from './file/hash-file.ts';
export type { FileOptions, Progress } from './file/options.ts';
export { packLivePhoto, type PackedLivePhoto } from './live-photo/pack.ts';
export { unpackLivePhoto, type UnpackedFile, type UnpackedLivePhoto } from './live-photo/unpack.ts';
export { LockCoordinator, type LockDecision, type LockRow, type Owner } from './locks/lock-coordinator.ts';
export { startHeartbeat } from './locks/heartbeat.ts';
export { pollBlocked, waitForLock, withLock, type HeldLock, type LockOptions, type LockedWork } from './locks/with-lock.ts';
export { UploadRecords, type NewUploadRecord, type Phase, type RecordKey, type UploadRecord } from './locks/upload-records.ts';
export { RefusalCounters, type Refusal } from './monitoring/refusal-counters.ts';
export { RolloutPolicy, rolloutOutcome, type FetchedDocument, type RolloutQuestion } from './monitoring/rollout-policy.ts';
export * from './uploader/node/index.ts';
export * from './core.ts';
