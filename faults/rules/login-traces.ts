import { randomUUID } from 'node:crypto';
import type { Fault } from '../fault.ts';

const hour = 3_600_000;

/** Faults of what a login goes on with and leaves behind. */
export const loginTracesFaults: readonly Fault[] = [
  {
    id: 'login-opens-new-session',
    why: 'The cart that a guest filled is empty after the login.',
    breaks: ['login.session.keeps-guest-session'],
    reads: /the session of the login/,
    deviation: { rules: { sessionForLogin: () => randomUUID() } },
  },
  {
    id: 'login-initial-password-inverted',
    why: 'Customers are made to change the password they chose, and keep the one that an employee knows.',
    breaks: ['login.initial-password.false-after-signup', 'login.initial-password.true-when-set-by-employee'],
    reads: /initialPassword[\s\S]*Received: .*(tru|fals)/,
    deviation: { rules: { initialPasswordOf: (account) => !account.initialPassword } },
  },
  {
    id: 'login-initial-password-forgotten',
    why: 'A password that an employee chose, and knows, stays for ever.',
    breaks: ['login.initial-password.true-when-set-by-employee'],
    reads: /initialPassword[\s\S]*Received: .*fals/,
    deviation: { rules: { initialPasswordOf: () => false } },
  },
  {
    id: 'login-leaves-last-login-empty',
    why: 'Nobody can tell customers who come back from those who never did.',
    breaks: ['login.profile.sets-last-login'],
    reads: /lastLogin/,
    deviation: { rules: { lastLoginAfter: () => undefined } },
  },
  {
    id: 'login-last-login-in-local-time',
    why: "The time of the server's place is told as if it were UTC: a login seems to lie in the future.",
    breaks: ['login.profile.sets-last-login'],
    reads: /seconds between the login and lastLogin/,
    deviation: { rules: { lastLoginAfter: (now) => new Date(now.getTime() + 2 * hour) } },
  },
  {
    id: 'login-keeps-first-login',
    why: 'Customers of many years look as if they had never come back.',
    breaks: ['login.profile.moves-last-login'],
    reads: /seconds off/,
    deviation: { rules: { lastLoginAfter: (now, previous) => previous ?? now } },
  },
  {
    id: 'login-last-login-is-server-start',
    why: 'A time that was read once, when the server started, is told as that of every login.',
    breaks: ['login.profile.sets-last-login', 'login.profile.moves-last-login'],
    reads: /seconds (off|between the login and lastLogin)/,
    deviation: () => {
      const started = new Date(Date.now() - 24 * hour);
      return { rules: { lastLoginAfter: () => started } };
    },
  },
];
