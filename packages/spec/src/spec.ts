/** The spec, put together. A definition counts because its subject's file exports it. */
import type { Definition } from './define.ts';
import * as api from './api.ts';
import * as apiDocuments from './api-documents.ts';
import * as apiErrors from './api-errors.ts';
import * as apiPolicy from './api-policy.ts';
import * as committedFiles from './committed-files.ts';
import * as container from './container.ts';
import * as database from './database.ts';
import * as encryption from './encryption.ts';
import * as errors from './errors.ts';
import * as extensionCalls from './extension-calls.ts';
import * as extensionIdentity from './extension-identity.ts';
import * as extensionLimits from './extension-limits.ts';
import * as extensionRegistration from './extension-registration.ts';
import * as json from './json.ts';
import * as keyAttributes from './key-attributes.ts';
import * as keys from './keys.ts';
import * as livePhoto from './live-photo.ts';
import * as legacyDatabase from './legacy-database.ts';
import * as locks from './locks.ts';
import * as metadata from './metadata.ts';
import * as model from './model.ts';
import * as multipart from './multipart.ts';
import * as photoExtension from './photo-extension.ts';
import * as photoQueue from './photo-queue.ts';
import * as processType from './process-type.ts';
import * as queue from './queue.ts';
import * as rollout from './rollout.ts';
import * as testee from './testee.ts';
import * as upload from './upload.ts';
import * as uploadOperations from './upload-operations.ts';
import * as uploadRecord from './upload-record.ts';
import * as uploadRecordOperations from './upload-record-operations.ts';
import * as uploadResume from './upload-resume.ts';
import * as uploadState from './upload-state.ts';

/** Every subject of the spec by the name of its file, and the version that its users see. */
export interface Spec {
  /** A semantic version; it is not part of the digest, since it decides no byte. */
  readonly version: string;
  /** The exports of each subject's file; what is not a definition among them is ignored. */
  readonly subjects: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Whether an export of a subject's file is a definition. */
export function isDefinition(value: unknown): value is Definition {
  return typeof value === 'object' && value !== null && 'definition' in value && 'problems' in value;
}

/** The spec of Lockstep. */
export const spec: Spec = {
  version: '0.1.0',
  subjects: {
    api,
    'api-documents': apiDocuments,
    'api-errors': apiErrors,
    'api-policy': apiPolicy,
    'committed-files': committedFiles,
    container,
    database,
    encryption,
    errors,
    'extension-calls': extensionCalls,
    'extension-identity': extensionIdentity,
    'extension-limits': extensionLimits,
    'extension-registration': extensionRegistration,
    json,
    'key-attributes': keyAttributes,
    keys,
    'live-photo': livePhoto,
    'legacy-database': legacyDatabase,
    locks,
    metadata,
    model,
    multipart,
    'photo-extension': photoExtension,
    'photo-queue': photoQueue,
    'process-type': processType,
    queue,
    rollout,
    testee,
    upload,
    'upload-operations': uploadOperations,
    'upload-record': uploadRecord,
    'upload-record-operations': uploadRecordOperations,
    'upload-resume': uploadResume,
    'upload-state': uploadState,
  },
};

/** The definitions of a kind in the whole spec, sorted by name. */
export function definitionsOf<D extends Definition>(kind: D['definition']): D[] {
  return Object.values(spec.subjects)
    .flatMap((subject) => Object.values(subject))
    .filter((value): value is D => isDefinition(value) && value.definition === kind)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
