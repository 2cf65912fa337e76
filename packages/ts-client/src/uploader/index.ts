/** The uploader. Nothing here imports from Node: what it needs of files, network and database it is given. */
export { ApiClient, type CallOptions } from './api-client.ts';
export type {
  CommittedFiles,
  CommittedRow,
  EncryptedPhoto,
  PhotoSource,
  UploadContainer,
  UploadFiles,
  UploadRecordStore,
  UploadStatus,
} from './container.ts';
export type { UploadEnvironment } from './environment.ts';
export type { CollectionKeys, MadeThumbnail, Photo, UploadOptions, UploadProgressEvent, UploadResult } from './photo.ts';
export type { BodySink, FileSlice, SendOptions, Transfer } from './transfer.ts';
export { UploadQueue, type QueueOptions, type QueueResult, type QueuedPhoto, type UploadEvent } from './upload-queue.ts';
export { Uploader, type ResumeOptions, type ResumeResult, type UploaderParts } from './uploader.ts';
