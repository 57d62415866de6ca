import type { Operation } from '../../contract/operation.ts';
import type { ReceivedResponse } from '../checks/http-message.ts';

/** How a refusal reads that is about the number of tries, not about the one that was made. */
const throttled =
  /\btoo many\b|\bthrottl|\brate.?limit|\b(account|user|login|customer)\b[^.]{0,40}\b(locked|blocked)\b|\btemporarily\b/i;

/**
 * Whether a login was refused as there had been too many: 423, or a refusal that says so. It is the target's way to defend itself,
 * undocumented and no fault, and what the login would have been answered is not known.
 */
export function isLockout({ costs }: Operation, { status, bytes }: ReceivedResponse): boolean {
  if (costs !== 'login') return false;
  return status === 423 || ([400, 401, 403].includes(status) && throttled.test(bytes.toString('utf8')));
}
