/** Cases of advice to a person: the first obstacle is named, by the order in which the protocol's words have them. */
import { RefreshState, extensionAdvice } from '../photo-extension-channel.ts';
import { NetworkState, PhotoAccess } from '../photo-extension.ts';
import type { Case, Json } from './define-cases.ts';

/** How things are. */
interface State extends Readonly<Record<string, Json>> {
  readonly supported: boolean;
  readonly signedIn: boolean;
  readonly rolledOut: boolean;
  readonly enabled: boolean;
  readonly access: keyof typeof PhotoAccess.members;
  readonly registered: boolean;
  readonly refresh: keyof typeof RefreshState.members;
  readonly lowPower: boolean;
  readonly network: keyof typeof NetworkState.members;
  readonly allowsExpensive: boolean;
}

const well: State = {
  supported: true,
  signedIn: true,
  rolledOut: true,
  enabled: true,
  access: 'full',
  registered: true,
  refresh: 'available',
  lowPower: false,
  network: 'inexpensive',
  allowsExpensive: false,
};

/** What is advised, in the protocol's words. */
function adviceFor(state: State): string {
  const { supported, signedIn, rolledOut, enabled, access, registered, refresh, lowPower, network, allowsExpensive } = state;
  if (!supported) return 'updateSystem';
  if (!signedIn) return 'signIn';
  if (!rolledOut) return 'waitForRollout';
  if (!enabled) return 'switchOn';
  if (access === 'restricted') return 'restricted';
  if (access !== 'full') return 'allowAllPhotos';
  if (!registered) return 'enableAgain';
  if (refresh === 'restricted') return 'restricted';
  if (refresh === 'denied') return 'allowRefresh';
  if (lowPower) return 'waitForPower';
  return network === 'none' || (network === 'expensive' && !allowsExpensive) ? 'waitForNetwork' : 'none';
}

const values: { readonly [K in keyof State]?: readonly Json[] } = {
  access: Object.keys(PhotoAccess.members),
  refresh: Object.keys(RefreshState.members),
  network: Object.keys(NetworkState.members),
};

/** Everything about which one thing is otherwise. */
const changes = Object.entries(well).flatMap(([name, usual]) =>
  (values[name] ?? [true, false]).filter((value) => value !== usual).map((value) => ({ [name]: value })),
);

const states = [{}, ...changes, ...changes.flatMap((one, index) => changes.slice(index + 1).map((other) => ({ ...one, ...other })))].map(
  (change): State => ({ ...well, ...change }),
);
const distinct = [...new Map(states.map((state) => [JSON.stringify(state), state])).values()];

const worst = changes.reduce<State>((all, change) => ({ ...all, ...change }), well);
const words = (name: string): string => name.replace(/[A-Z]/g, '-$&').toLowerCase();

/** Cases of `extension.advice`: each obstacle alone and every two of them, by the advice. */
export const adviceCases: Case<'Advice'>[] = [...new Set(distinct.map(adviceFor))].map((advice) => ({
  id: `extension/advice-${words(advice)}`,
  why: advice === 'none' ? 'Where nothing is in the way, nothing is advised.' : `Where ${advice} is the first thing to do.`,
  flags: ['Advice'],
  steps: [...distinct, worst]
    .filter((state) => adviceFor(state) === advice)
    .map((state) => ({ op: extensionAdvice.name, args: state, answer: { result: { advice } } })),
}));
