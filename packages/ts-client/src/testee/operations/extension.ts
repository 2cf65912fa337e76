/** What the extension decides. */
import { extensionAnswer, extensionGate } from '../../extension/decide.ts';
import type { HandlersOf } from '../handlers.ts';

/** The handlers of `extension.*`. */
export const extensionHandlers: HandlersOf<'extension'> = {
  'extension.gate': (inputs) => ({ reason: extensionGate(inputs) }),
  'extension.answer': (inputs) => ({ answer: extensionAnswer(inputs) }),
};
