/** Every case of the spec, in a file for each subject. */
import { apiCases } from './api.ts';
import { blobCases } from './blob.ts';
import { boxCases } from './box.ts';
import type { CaseFile } from './define-cases.ts';
import { enumCases } from './enum.ts';
import { extensionCases } from './extension.ts';
import { fileCases } from './file.ts';
import { hashCases } from './hash.ts';
import { jsonCases } from './json.ts';
import { kdfCases } from './kdf.ts';
import { livePhotoCases } from './live-photo.ts';
import { lockCases } from './locks.ts';
import { modelCases } from './model.ts';
import { monitoringCases } from './monitoring.ts';
import { multipartCases } from './multipart.ts';
import { queueCases } from './queue.ts';
import { rolloutCases } from './rollout.ts';
import { sealedBoxCases } from './sealed-box.ts';
import { streamCases } from './stream.ts';
import { testeeCases } from './testee.ts';
import { uploadRecordCases } from './upload-record.ts';

/** The cases of all subjects, sorted by subject. */
export const caseFiles: readonly CaseFile[] = [
  apiCases,
  blobCases,
  boxCases,
  enumCases,
  extensionCases,
  fileCases,
  hashCases,
  jsonCases,
  kdfCases,
  livePhotoCases,
  lockCases,
  modelCases,
  monitoringCases,
  multipartCases,
  queueCases,
  rolloutCases,
  sealedBoxCases,
  streamCases,
  testeeCases,
  uploadRecordCases,
];
export * from './define-cases.ts';
export * from './lock-table.ts';
export * from './record-table.ts';
export { recordOf } from './record-schedule.ts';
export { sealedSamples, smallOrderKeys, type SealedSample } from './sealed-box.ts';
