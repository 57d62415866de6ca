import { soundRules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';

/** Faults of the profile. */
export const profileFaults: readonly Fault[] = [
  {
    id: 'profile-patch-replaces',
    why: 'A storefront that changes the phone number wipes the customer’s name.',
    breaks: ['profile.patch.keeps-the-rest'],
    reads: /toMatchObject|toEqual/,
    deviation: { rules: { mergeProfile: (_stored, sent) => sent } },
  },
  {
    id: 'profile-version-ignored',
    why: 'Two employees overwrite each other without noticing.',
    breaks: ['profile.version.refuses-stale'],
    reads: /status: expected .* received 200/,
    deviation: {
      rules: { versionMatches: (sent, stored, of) => of === 'profile' || soundRules.versionMatches(sent, stored, of) },
    },
  },
];
