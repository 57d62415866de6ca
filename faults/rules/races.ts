import { soundRules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { readsLongBeforeItWrites } from '../lagging.ts';
import { bearerOf, bodyOf } from '../wire.ts';

const refresh = 'GET-customer-refresh-authtoken';

/** Faults that show only when requests meet: a request's reading and writing come apart, and the answer still waits for both. */
export const racesFaults: readonly Fault[] = [
  {
    id: 'races-signup-checks-without-lock',
    why: 'A customer who clicks twice has two accounts with one e-mail, and logs in to either.',
    breaks: ['races.signup.email-is-taken-once'],
    reads: /round \d[\s\S]*-\s+409,[\s\S]*\+\s+201,/,
    deviation: readsLongBeforeItWrites('POST-customer-create-customer-account'),
    category: 102,
  },
  {
    id: 'races-reset-spends-token-late',
    why: 'Whoever races the owner with an intercepted link sets a password of their own.',
    breaks: ['races.reset.token-works-once'],
    reads: /the other reset of round \d[\s\S]*Expected: >= .*400[\s\S]*Received: .*204/,
    deviation: readsLongBeforeItWrites('POST-customer-reset-password'),
    category: 206,
  },
  {
    id: 'races-profile-compares-version-without-lock',
    why: 'Two employees of a company edit one profile, both are told that it worked, and one edit is gone.',
    breaks: ['races.profile.version-wins-once', 'races.profile.disjoint-updates-are-kept'],
    reads:
      /the winners of round \d[\s\S]*Received length: .*2|round \d[\s\S]*toMatchObject[\s\S]*-\s+"(firstName|lastName|company|contactPhone)"/,
    deviation: readsLongBeforeItWrites('PATCH-customer-update-customer'),
  },
  {
    id: 'races-refresh-takes-a-tab-for-a-thief',
    why: 'A storefront open in two tabs refreshes twice, and the customer is logged out of both.',
    breaks: ['races.refresh.yields-a-working-token'],
    reads: /what the tokens of round \d read[\s\S]*toContain[\s\S]*Expected value: .*200/,
    deviation: () => {
      const issuedFor = new Map<string, string>();
      const revoked = new Set<string>();
      return {
        rules: {
          bearerOf: (authorization) => {
            const bearer = soundRules.bearerOf(authorization);
            return bearer !== undefined && revoked.has(bearer) ? undefined : bearer;
          },
        },
        wire: (exchange) => {
          const spent = exchange.request.query['refreshToken'] ?? '';
          if (exchange.operation !== refresh || revoked.has(bearerOf(exchange))) return;
          if (exchange.response.status === 200) issuedFor.set(spent, String(bodyOf(exchange)['access_token']));
          else revoked.add(issuedFor.get(spent) ?? '');
        },
      };
    },
    category: 205,
  },
  {
    id: 'races-address-is-deleted-by-everybody',
    why: 'Each of two clients takes the deletion for its own doing and tells the customer so.',
    breaks: ['races.address.is-deleted-once'],
    reads: /round \d[\s\S]*-\s+404,[\s\S]*\+\s+204,/,
    deviation: readsLongBeforeItWrites('DELETE-customer-remove-customer-address-by-id'),
    category: 103,
  },
  {
    id: 'races-address-additions-overwrite',
    why: 'An import of addresses that runs in parallel loses all but one, each of which has an id.',
    breaks: ['races.address.additions-are-kept'],
    reads: /round \d[\s\S]*toEqual[\s\S]*-\s+"\w+",/,
    deviation: readsLongBeforeItWrites('POST-customer-add-address'),
  },
  {
    id: 'races-address-default-is-written-row-by-row',
    why: 'Two clicks leave two default addresses, and the parcel goes to either.',
    breaks: ['races.address.default-stays-single'],
    reads: /the default addresses after round \d[\s\S]*toHaveLength[\s\S]*Received length: .*2/,
    deviation: readsLongBeforeItWrites('PATCH-customer-update-customer-address', (read, changed, present) => {
      const before = new Map(read?.addresses.map(({ id, isDefault }) => [id, isDefault]));
      const touched = new Map(changed.addresses.map((one) => [one.id, one]));
      const addresses = (present ?? changed).addresses.map((one) => {
        const row = touched.get(one.id);
        return row && row.isDefault !== before.get(one.id) ? row : one;
      });
      return { ...(present ?? changed), addresses };
    }),
  },
  {
    id: 'races-tags-additions-overwrite',
    why: 'A storefront that sets billing and shipping at once finds one of the two.',
    breaks: ['races.tags.additions-are-kept'],
    reads: /round \d[\s\S]*toEqual[\s\S]*-\s+"(BILLING|HOME|OFFICE|SHIPPING)",/,
    deviation: readsLongBeforeItWrites('POST-customer-add-address-tags'),
  },
];
