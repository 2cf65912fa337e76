/** The `lockstep` command and folders of photos, for tests and benchmarks. */
export { lockstep, type CommandOptions, type Ended } from './command.ts';
export { digestsOf, makePhotoFolder, type PhotoFolder } from './photo-folder.ts';
