import { soundRules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';

const later = (moment: Date, more: number): Date => new Date(moment.getTime() + more * 1000);

export const anonymousLifetimesFaults: readonly Fault[] = [
  {
    id: 'anonymous-token-lives-two-hours',
    why: 'A stolen token of a guest is good for longer than anybody was told.',
    breaks: ['anonymous.login.access-token-lives-at-most-an-hour'],
    reads: /toBeLessThanOrEqual[\s\S]*Expected: .*3600[\s\S]*Received: .*7(200|199)/,
    deviation: {
      rules: {
        accessExpiry: (kind, now, lifetimes) =>
          kind === 'anonymous' ? later(now, 7200) : soundRules.accessExpiry(kind, now, lifetimes),
      },
    },
  },
  {
    id: 'anonymous-lifetimes-in-milliseconds',
    why: 'Storefronts refresh weeks too late and ask with dead tokens until then.',
    breaks: [
      'anonymous.login.access-token-lives-at-most-an-hour',
      'anonymous.login.refresh-token-lives-at-most-a-day',
      'login.tokens.access-lifetime-is-at-most-thirty-days',
    ],
    reads: /toBeLessThanOrEqual[\s\S]*Received: .*000\b/,
    deviation: { rules: { expiresIn: (expiresAt, now) => soundRules.expiresIn(expiresAt, now) * 1000 } },
  },
  {
    id: 'anonymous-refresh-token-lives-a-month',
    why: "A guest's refresh token gets the lifetime of a customer's session.",
    breaks: ['anonymous.login.refresh-token-lives-at-most-a-day'],
    reads: /toBeLessThanOrEqual[\s\S]*Expected: .*86400[\s\S]*Received: .*25(92000|91999)/,
    deviation: {
      rules: {
        refreshExpiry: (kind, now, lifetimes) =>
          soundRules.refreshExpiry(kind, now, { ...lifetimes, anonymousRefresh: 2_592_000 }),
      },
    },
  },
];
