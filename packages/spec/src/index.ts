export * from './cases/index.ts';
export * from './define.ts';
export * from './encryption.ts';
export * from './errors.ts';
export * from './process-type.ts';
export * from './spec.ts';
export * from './testee.ts';
