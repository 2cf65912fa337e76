export * from './generate.ts';
export * from './model/build.ts';
export * from './model/diagnostics.ts';
export * from './model/documentation.ts';
export * from './model/load.ts';
export * from './model/schema.ts';
export * from './targets/target.ts';
export * from './targets/vectors/schema.ts';
