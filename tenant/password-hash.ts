import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';

/**
 * A low cost on purpose: no hash outlives the process, and hashing synchronously keeps a check and its write together.
 */
const cost = { N: 16, r: 8, p: 1 };
const bytes = 32;

/** A salted scrypt hash of a password. */
export function createPasswordHash(password: string): string {
  const salt = randomBytes(12);
  return `${salt.toString('base64')}$${scryptSync(password, salt, bytes, cost).toString('base64')}`;
}

const decoy = createPasswordHash('nobody has this password');

/** Whether a password matches a hash. Without a hash it does not, and the comparison takes as long. */
export function passwordMatchesHash(password: string, hash: string | undefined): boolean {
  const [salt = '', expected = ''] = (hash ?? decoy).split('$');
  const actual = scryptSync(password, Buffer.from(salt, 'base64'), bytes, cost);
  return timingSafeEqual(actual, Buffer.from(expected, 'base64')) && hash !== undefined;
}
