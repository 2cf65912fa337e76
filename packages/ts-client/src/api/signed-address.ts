/** How long a signed address lives, which it says itself. */
import { SignedAddress } from '@lockstep/spec';

const { dateParameter, expiresParameter } = SignedAddress.values;
const microseconds = 1_000_000;

/**
 * When a signed address ends.
 * @returns microseconds since 1970; null where the address does not say
 */
export function signedAddressEnd(address: string): number | null {
  const date = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(parameterOf(address, dateParameter) ?? '');
  const lifeText = parameterOf(address, expiresParameter) ?? '';
  if (!date || !/^\d{1,10}$/.test(lifeText)) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = date.slice(1).map(Number);
  const signed = Date.UTC(year, month - 1, day, hour, minute, second) / 1000;
  const isDate = new Date(signed * 1000).toISOString().startsWith(`${date[1]}-${date[2]}-${date[3]}T${date[4]}:${date[5]}:${date[6]}`);
  return isDate ? (signed + Number(lifeText)) * microseconds : null;
}

/** The first value that a query has for a name; null where it has none. */
function parameterOf(address: string, name: string): string | null {
  const query = address.slice(address.indexOf('?') + 1);
  const found = query.split('&').find((pair) => pair.startsWith(`${name}=`));
  return found === undefined ? null : found.slice(name.length + 1);
}
