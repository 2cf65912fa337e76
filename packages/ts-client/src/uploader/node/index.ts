export { nodeEnvironment } from './environment.ts';
export { HttpTransfer } from './http-transfer.ts';
export { NodeUploadContainer, type ContainerOptions } from './upload-container.ts';
