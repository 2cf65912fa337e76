/** The rules of all calls of the API, by the spec's names. */
import { addFiles, createCollection, getCollections, getDiff } from './collection-rules.ts';
import type { Rule } from './context.ts';
import { createFile, downloadFile, previewFile, updateFile, updatePublicMagicMetadata } from './file-rules.ts';
import { getMultipartUploadURL, getMultipartUploadURLs, getUploadURL, getUploadURLs, validateUploadEligibility } from './url-rules.ts';

/** What the server does for each call. A call of the spec that is missing here is refused at the start. */
export const rules: Readonly<Record<string, Rule>> = {
  addFiles,
  createCollection,
  createFile,
  downloadFile,
  getCollections,
  getDiff,
  getMultipartUploadURL,
  getMultipartUploadURLs,
  getUploadURL,
  getUploadURLs,
  previewFile,
  updateFile,
  updatePublicMagicMetadata,
  validateUploadEligibility,
};
