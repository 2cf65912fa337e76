/** What faults of uploads are made of, for the campaign and for the simulated month. */
import type { Fault } from '@lockstep/simulator';

/** The calls of an upload that may fail. */
export const uploadCalls = [
  'validateUploadEligibility',
  'getUploadURL',
  'putObject',
  'createFile',
  'getMultipartUploadURL',
  'putPart',
  'completeMultipartUpload',
] as const;

/** The headers of an answer in JSON. */
export const jsonHeaders = { 'content-type': 'application/json' };

type WithoutCall<F> = F extends unknown ? Omit<F, 'call'> : never;

/** What goes wrong, whatever call it meets. */
export type UploadFault = WithoutCall<Fault>;
