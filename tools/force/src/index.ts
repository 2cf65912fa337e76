/** What other campaigns use of this one. */
export { Dice } from './dice.ts';
export { jsonHeaders, uploadCalls, type UploadFault } from './upload-faults.ts';
