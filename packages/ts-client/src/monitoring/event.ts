/** Events as an app reports them, and whose are sent. */
import { Monitoring, SizeClass, type EventValues, type MonitoringEvent, type NameIn } from '@lockstep/spec';
import type { CryptoProvider } from '../crypto/provider.ts';
import { canonicalBytes } from '../json/canonical.ts';
import { makeObject, type JsonValue } from '../json/value.ts';
import { isRolledOut } from '../upload/rollout.ts';

const { format, durationUnit, day, samplePrefix } = Monitoring.values;
const classes = Object.entries(SizeClass.members) as readonly (readonly [NameIn<typeof SizeClass>, number])[];

/** The class that a size in bytes falls in: the first that is large enough. */
export function sizeClass(bytes: number): NameIn<typeof SizeClass> {
  return classes.find(([, largest]) => bytes <= largest)?.[0] ?? 'larger';
}

/** What an event is called where it is written. */
export function eventName({ name }: MonitoringEvent): string {
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}

function writtenMember({ kind, enum: of }: MonitoringEvent['members'][string], value: unknown): JsonValue {
  if (kind === 'enum') return of?.members[value as string] ?? null;
  if (kind === 'duration') return Math.floor(Number(value) / durationUnit);
  return kind === 'size' ? SizeClass.members[sizeClass(Number(value))] : Number(value);
}

/**
 * An event as canonical JSON. Members that are null are left out. Only members of the event are accepted.
 * @param values what is reported: durations in microseconds, sizes in bytes
 */
export function writeEvent<E extends MonitoringEvent>(event: E, values: EventValues<E>): Uint8Array {
  const given = values as Readonly<Record<string, unknown>>;
  const members = Object.entries(event.members).flatMap(([name, member]): [string, JsonValue][] =>
    given[name] === null || given[name] === undefined ? [] : [[name, writtenMember(member, given[name])]],
  );
  return canonicalBytes(
    makeObject([
      ['event', eventName(event)],
      ['format', format],
      ['members', makeObject(members)],
    ]),
  );
}

/**
 * Whether an event is sent of a user on a day: the same users all day, and others on the next.
 * @param name the event's name, from eventName
 * @param percent of how many users in a hundred it is sent
 * @param now in microseconds since 1970
 */
export function isSampled(provider: CryptoProvider, name: string, percent: number, userID: number, now: number): boolean {
  return isRolledOut(provider, `${samplePrefix}${name}.${Math.floor(now / day)}`, userID, percent);
}
