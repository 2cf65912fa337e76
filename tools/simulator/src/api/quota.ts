/** Whether an account may upload. */
import { quotaLeewayBytes } from '../settings.ts';
import type { Accounts } from '../state/accounts.ts';
import { Refusal } from './refusal.ts';

/**
 * Checks an account's plan.
 * @param bytes how many bytes will be added; the plan may be passed by a leeway then, and by nothing where it is not said
 * @throws Refusal `no_active_subscription`, `storage_limit_exceeded`
 */
export function checkQuota(accounts: Accounts, account: number, bytes?: number): void {
  const { isPaid, quotaBytes, usedBytes } = accounts.get(account);
  if (!isPaid) throw new Refusal('no_active_subscription');
  const allowed = bytes === undefined ? quotaBytes : quotaBytes + quotaLeewayBytes;
  if (usedBytes + (bytes ?? 0) > allowed) throw new Refusal('storage_limit_exceeded');
}
