#!/usr/bin/env node
// The command `lockstep`. `npm ci` compiles what it imports.
import { setFlagsFromString } from 'node:v8';

// The work is done in native code, in a few buffers that are used again and again. Left alone, V8 keeps up to 48 MiB for
// short-lived objects in each thread all the same, and code for speed that nobody needs here.
for (const flag of ['--semi-space-growth-factor=1', '--optimize-for-size']) setFlagsFromString(flag);
await import('../dist/cli/main.js');
