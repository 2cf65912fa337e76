export { ToolchainError } from './error.ts';
export { findToolchain } from './find.ts';
export { ensureToolchain, ensureToolchains, type EnsureOptions } from './ensure.ts';
export { ensureModernNode } from './modern-node.ts';
export { quickFolder } from './quick-folder.ts';
export { run, type RunOptions, type RunResult } from './run.ts';
export { optimizedVariable, prepareSwiftScratch, swiftBuild, swiftScratch, type SwiftBuild } from './swift-build.ts';
export { clientLanguages, languages, type ClientLanguage, type Command, type Language, type Toolchain } from './toolchain.ts';
export { packageFolder, workspace } from './workspace.ts';
