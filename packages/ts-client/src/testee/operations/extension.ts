/** What the extension decides. */
import { RegistrationCode, type NameIn } from '@lockstep/spec';
import { extensionAdvice, extensionAnswer, extensionFailure, extensionGate, registrationOutcome } from '../../extension/decide.ts';
import type { HandlerOf } from '../handlers.ts';

/** The member that a code of the photo library stands for. */
function codeOf(code: number): NameIn<typeof RegistrationCode> {
  const name = Object.entries(RegistrationCode.members).find(([, wire]) => wire === code)?.[0];
  // No rule fits what has no name.
  return (name ?? 'other') as NameIn<typeof RegistrationCode>;
}

/** The handler of `extension.*`. */
export const extensionHandler: HandlerOf<'extension'> = {
  'extension.gate': (inputs) => ({ reason: extensionGate(inputs) }),
  'extension.answer': (inputs) => ({ answer: extensionAnswer(inputs) }),
  'extension.failure': (inputs) => ({ reason: extensionFailure(inputs) }),
  'extension.advice': (inputs) => ({ advice: extensionAdvice(inputs) }),
  'extension.registration': ({ code, ...inputs }) => ({ outcome: registrationOutcome({ ...inputs, code: codeOf(code) }) }),
};
