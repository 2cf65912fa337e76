/** What the background upload extension decides: the rules of the spec, in their order. */
import {
  ExtensionAdvices,
  ExtensionAnswers,
  ExtensionFailures,
  ExtensionGates,
  RegistrationOutcomes,
  type Decision,
  type InputsOf,
  type OutcomeOf,
} from '@lockstep/spec';

/** Whether a condition holds of an input. */
function holds(condition: unknown, value: unknown): boolean {
  if (typeof condition === 'object') return value !== (condition as { readonly not: string }).not;
  if (typeof value === 'number') return condition === (value === 0 ? 'none' : 'some');
  return value === condition;
}

/** The first rule that fits, or what holds where none does. */
export function decide<D extends Decision>({ rules, otherwise }: D, inputs: InputsOf<D>): OutcomeOf<D> {
  const values = inputs as Readonly<Record<string, unknown>>;
  const rule = rules.find(({ when }) => Object.entries(when).every(([input, condition]) => holds(condition, values[input])));
  return (rule ? rule.then : otherwise) as OutcomeOf<D>;
}

/**
 * Decides whether a call of the extension continues.
 * @returns the reason to end the call; null to continue
 */
export function extensionGate(inputs: InputsOf<typeof ExtensionGates>): OutcomeOf<typeof ExtensionGates> {
  return decide(ExtensionGates, inputs);
}

/** Decides what a call of the extension answers the system. */
export function extensionAnswer(inputs: InputsOf<typeof ExtensionAnswers>): NonNullable<OutcomeOf<typeof ExtensionAnswers>> {
  return decide(ExtensionAnswers, inputs) ?? 'completed';
}

/** Decides which reason a call of the extension ends with that met an error. */
export function extensionFailure(inputs: InputsOf<typeof ExtensionFailures>): NonNullable<OutcomeOf<typeof ExtensionFailures>> {
  return decide(ExtensionFailures, inputs) ?? 'failed';
}

/** Decides what the photo library's answer to enabling or disabling the extension means. */
export function registrationOutcome(inputs: InputsOf<typeof RegistrationOutcomes>): NonNullable<OutcomeOf<typeof RegistrationOutcomes>> {
  return decide(RegistrationOutcomes, inputs) ?? 'failed';
}

/** Decides what a person is advised to do, who asks why photos are not uploaded in the background. */
export function extensionAdvice(inputs: InputsOf<typeof ExtensionAdvices>): NonNullable<OutcomeOf<typeof ExtensionAdvices>> {
  return decide(ExtensionAdvices, inputs) ?? 'none';
}
