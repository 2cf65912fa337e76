#!/usr/bin/env node
// The command `lockstep`. `npm ci` compiles it and joins it into a few files, which load sooner than 300 modules. Where the spec was
// edited since, those files are not there, and the compiled modules do the same.
import { existsSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';

// The work is done in native code, in a few buffers that are used again and again. Left alone, V8 keeps up to 48 MiB for
// short-lived objects in each thread all the same, and code for speed that nobody needs here.
for (const flag of ['--semi-space-growth-factor=1', '--optimize-for-size']) setFlagsFromString(flag);
const joined = new URL('../programs/cli/main/main.js', import.meta.url);
await import(existsSync(joined) ? joined.href : '../dist/cli/main.js');
