import { soundRules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { on, replaceAnswer } from '../wire.ts';

const change = 'PATCH-customer-update-customer';

/** Faults of the version that a change may name. */
export const profileVersionFaults: readonly Fault[] = [
  {
    id: 'profile-version-is-required',
    why: 'Storefronts that know of no versions, as most do, cannot save a profile.',
    breaks: ['profile.version.is-optional'],
    reads: /updateProfile[\s\S]*status: expected .*, received 409/,
    deviation: { rules: { versionMatches: (sent, stored) => sent === stored } },
  },
  {
    id: 'profile-version-is-required-after-first',
    why: 'The first change goes well, and each that follows is refused.',
    breaks: ['profile.version.is-optional'],
    reads: /updateProfile[\s\S]*status: expected .*, received 409/,
    deviation: { rules: { versionMatches: (sent, stored) => sent === stored || (sent === undefined && stored === 1) } },
  },
  {
    id: 'profile-version-wants-the-next',
    why: 'Off by one: the client has to guess the version that its change will make.',
    breaks: ['profile.version.accepts-current'],
    reads: /updateProfile[\s\S]*status: expected .*, received 409/,
    deviation: { rules: { versionMatches: (sent, stored) => sent === undefined || sent === stored + 1 } },
  },
  {
    id: 'profile-version-is-ignored',
    why: 'Of two who edit one profile the slower one overwrites the other and does not learn of it.',
    breaks: ['profile.version.refuses-stale', 'races.profile.version-wins-once'],
    reads:
      /updateProfile[\s\S]*status: expected [\d, or]+, received 200|the winners of round \d[\s\S]*Received length: .*2/,
    deviation: { rules: { versionMatches: () => true } },
  },
  {
    id: 'profile-version-takes-the-former',
    why: 'A change that comes late by one overwrites the one before.',
    breaks: ['profile.version.refuses-stale', 'races.profile.version-wins-once'],
    reads:
      /updateProfile[\s\S]*status: expected [\d, or]+, received 200|the winners of round \d[\s\S]*Received length: .*2/,
    deviation: { rules: { versionMatches: (sent, stored) => sent === undefined || sent >= stored - 1 } },
  },
  {
    id: 'profile-version-takes-the-future',
    why: 'A client that sends a high number always wins.',
    breaks: ['profile.version.refuses-stale'],
    reads: /updateProfile[\s\S]*status: expected [\d, or]+, received 200/,
    deviation: { rules: { versionMatches: (sent, stored) => sent === undefined || sent >= stored } },
  },
  {
    id: 'profile-version-is-checked-after-writing',
    why: 'The customer is told that nothing was saved, and what came between is overwritten all the same.',
    breaks: ['profile.version.refuses-stale'],
    reads: /toMatchObject[\s\S]*\+\s+"company": "stale"/,
    deviation: () => {
      let late = false;
      return {
        rules: {
          versionMatches: (...given) => {
            late = !soundRules.versionMatches(...given);
            return true;
          },
        },
        wire: on(change, (exchange) => {
          if (late) replaceAnswer(exchange, 409, { status: 409, message: 'The version is not the current one.' });
          late = false;
        }),
      };
    },
  },
  {
    id: 'profile-version-stands-still',
    why: 'The version never tells one state from another: locking by it locks nothing.',
    breaks: ['profile.version.increases'],
    reads: /the version after the first change[\s\S]*toBeGreaterThan/,
    deviation: { rules: { bumpVersion: (version) => version } },
  },
  {
    id: 'profile-version-counts-to-two',
    why: 'The version only says that a profile was changed, not how often.',
    breaks: ['profile.version.increases'],
    reads: /the version after the second change[\s\S]*toBeGreaterThan/,
    deviation: { rules: { bumpVersion: () => 2 } },
  },
];
