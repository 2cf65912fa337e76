#!/usr/bin/env node
// The command `lockstep`. `npm ci` compiles what it imports.
import '../dist/cli/main.js';
