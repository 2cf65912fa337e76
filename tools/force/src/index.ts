/** What other campaigns use of this one. */
export { Dice } from './dice.ts';
