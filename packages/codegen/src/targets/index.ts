/** Every target, in the order in which they run. */
import { dart } from './dart/index.ts';
import { flutter } from './flutter/index.ts';
import { spec } from './spec/index.ts';
import { swift } from './swift/index.ts';
import type { Target } from './target.ts';
import { vectors } from './vectors/index.ts';

/** The targets that `npx nx generate lockstep` runs. */
export const targets: readonly Target[] = [spec, swift, dart, flutter, vectors];
