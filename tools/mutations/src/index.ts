/** The mistakes, for campaigns that plant one by themselves. */
export { plant, readMistakes, type Mistake } from './mistake.ts';
