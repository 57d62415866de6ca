import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';

/**
 * A low cost on purpose: nothing here outlives the process, and a synchronous hash keeps every check-and-act in one turn.
 */
const cost = { N: 16, r: 8, p: 1 };
const bytes = 32;

/** A salted scrypt hash of a password. */
export function createPasswordHash(password: string): string {
  const salt = randomBytes(12);
  return `${salt.toString('base64')}$${scryptSync(password, salt, bytes, cost).toString('base64')}`;
}

const decoy = createPasswordHash('nobody has this password');

/** Whether a password fits a hash. Without a hash the answer is no, after as long a while: time tells nothing either. */
export function passwordMatchesHash(password: string, hash: string | undefined): boolean {
  const [salt = '', expected = ''] = (hash ?? decoy).split('$');
  const actual = scryptSync(password, Buffer.from(salt, 'base64'), bytes, cost);
  return timingSafeEqual(actual, Buffer.from(expected, 'base64')) && hash !== undefined;
}
