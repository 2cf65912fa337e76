/** What the extension decides. */
import { extensionAnswer, extensionGate } from '../../extension/decide.ts';
import type { HandlerOf } from '../handlers.ts';

/** The handler of `extension.*`. */
export const extensionHandler: HandlerOf<'extension'> = {
  'extension.gate': (inputs) => ({ reason: extensionGate(inputs) }),
  'extension.answer': (inputs) => ({ answer: extensionAnswer(inputs) }),
};
