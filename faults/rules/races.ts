import { soundRules } from '../../tenant/index.ts';
import { writesWithoutLock } from '../delayed-writes.ts';
import { bearerOf, bodyOf } from '../exchange.ts';
import { fault, type Fault } from '../fault.ts';
import { operationIds } from '../operation-ids.ts';

/** Faults that show only when requests meet: a request's reading and writing come apart, and the answer still waits for both. */
export const racesFaults: readonly Fault[] = [
  fault('races-signup-checks-without-lock', 'races.signup.email-is-taken-once', {
    why: 'A customer who clicks twice has two accounts with one e-mail, and logs in to either.',
    failurePattern: { assertion: /round \d[\s\S]*-\s+409,[\s\S]*\+\s+201,/ },
    deviation: writesWithoutLock('signUp'),
    category: 102,
  }),
  fault('races-reset-spends-token-late', 'races.reset.token-works-once', {
    why: 'Whoever races the owner with an intercepted link sets a password of their own.',
    failurePattern: { assertion: /the other reset of round \d[\s\S]*Expected: >= .*400[\s\S]*Received: .*204/ },
    deviation: writesWithoutLock('resetPassword'),
    category: 206,
  }),
  fault('races-profile-compares-version-without-lock', 'races.profile.version-wins-once', {
    why: 'Two employees of a company edit one profile, both are told that it worked, and one edit is gone.',
    alsoBreaks: ['races.profile.disjoint-updates-are-kept'],
    failurePattern: [
      { assertion: /the winners of round \d[\s\S]*Received length: .*2/ },
      { assertion: /round \d[\s\S]*toMatchObject[\s\S]*-\s+"(firstName|lastName|company|contactPhone)"/ },
    ],
    deviation: writesWithoutLock('updateProfile'),
  }),
  fault('races-refresh-takes-a-tab-for-a-thief', 'races.refresh.yields-a-working-token', {
    why: 'A storefront open in two tabs refreshes twice, and the customer is logged out of both.',
    failurePattern: { assertion: /what the tokens of round \d read[\s\S]*toContain[\s\S]*Expected value: .*200/ },
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
          if (exchange.operation !== operationIds.refreshToken || revoked.has(bearerOf(exchange))) return;
          if (exchange.response.status === 200) issuedFor.set(spent, String(bodyOf(exchange)['access_token']));
          else revoked.add(issuedFor.get(spent) ?? '');
        },
      };
    },
    category: 205,
  }),
  fault('races-address-is-deleted-by-everybody', 'races.address.is-deleted-once', {
    why: 'Each of two clients takes the deletion for its own doing and tells the customer so.',
    failurePattern: { assertion: /round \d[\s\S]*-\s+404,[\s\S]*\+\s+204,/ },
    deviation: writesWithoutLock('removeAddress'),
    category: 103,
  }),
  fault('races-address-additions-overwrite', 'races.address.additions-are-kept', {
    why: 'An import of addresses that runs in parallel loses all but one, each of which has an id.',
    failurePattern: { assertion: /round \d[\s\S]*toEqual[\s\S]*-\s+"\w+",/ },
    deviation: writesWithoutLock('addAddress'),
  }),
  fault('races-address-default-is-written-row-by-row', 'races.address.default-stays-single', {
    why: 'Two clicks leave two default addresses, and the parcel goes to either.',
    failurePattern: { assertion: /the default addresses after round \d[\s\S]*toHaveLength[\s\S]*Received length: .*2/ },
    deviation: writesWithoutLock('updateAddress', (read, changed, present) => {
      const before = new Map(read?.addresses.map(({ id, isDefault }) => [id, isDefault]));
      const touched = new Map(changed.addresses.map((one) => [one.id, one]));
      const addresses = (present ?? changed).addresses.map((one) => {
        const row = touched.get(one.id);
        return row && row.isDefault !== before.get(one.id) ? row : one;
      });
      return { ...(present ?? changed), addresses };
    }),
  }),
  fault('races-tags-additions-overwrite', 'races.tags.additions-are-kept', {
    why: 'A storefront that sets billing and shipping at once finds one of the two.',
    failurePattern: { assertion: /round \d[\s\S]*toEqual[\s\S]*-\s+"(BILLING|HOME|OFFICE|SHIPPING)",/ },
    deviation: writesWithoutLock('addAddressTags'),
  }),
];
