import { soundRules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { on, replaceAnswer } from '../wire.ts';

const read = 'GET-customer-retrieve-customer-profile';

/** Faults of what a profile shows only when it is asked for. */
export const profileExpandFaults: readonly Fault[] = [
  {
    id: 'profile-expand-ends-after-two',
    why: 'A customer with three addresses cannot ship to the third.',
    breaks: ['profile.expand.addresses'],
    reads: /toEqual[\s\S]*-\s+"\w+",/,
    deviation: {
      rules: {
        expandProfile: (view, words, addresses, standard) =>
          soundRules.expandProfile(view, words, addresses.slice(0, 2), standard),
      },
    },
  },
  {
    id: 'profile-expand-gives-ids-only',
    why: 'The address book shows empty cards.',
    breaks: ['profile.expand.addresses'],
    reads: /arrayContaining|ArrayContaining/,
    deviation: {
      rules: {
        expandProfile: (view, words, addresses, standard) =>
          soundRules.expandProfile(
            view,
            words,
            addresses.map(({ id, contactName }) => ({ id, contactName })),
            standard,
          ),
      },
    },
  },
  {
    id: 'profile-expand-is-always-on',
    why: 'Each page of the storefront carries fifty addresses that nobody asked for.',
    breaks: ['profile.expand.addresses-left-out'],
    reads: /toEqual[\s\S]*\+\s+"\w+",/,
    deviation: {
      rules: {
        expandProfile: (view, words, addresses, standard) =>
          soundRules.expandProfile(view, [...words, 'addresses'], addresses, standard),
      },
    },
  },
  {
    id: 'profile-expand-misspells-mixins',
    why: 'The preferences that a storefront keeps in a mixin come back to nobody.',
    breaks: ['profile.expand.mixins', 'profile.expand.takes-list', 'profile.patch.stores-mixins'],
    reads: /toMatchObject[\s\S]*-\s+"(mixins|deliveryOptions)"/,
    deviation: {
      rules: {
        expandProfile: (view, words, addresses, standard) => {
          const { mixins, ...others } = soundRules.expandProfile(view, words, addresses, standard);
          return words.includes('mixins:*') && mixins !== undefined ? { ...others, mixins } : others;
        },
      },
    },
  },
  {
    id: 'profile-expand-takes-one-word',
    why: 'A storefront that asks for addresses and mixins in one request gets neither.',
    breaks: ['profile.expand.takes-list'],
    reads: /the profile with expand=addresses,mixin[\s\S]*toMatchObject[\s\S]*-\s+"addresses"/,
    deviation: { rules: { expandWords: (expand) => [expand ?? ''] } },
  },
  {
    id: 'profile-expand-takes-first-word',
    why: 'Whether the addresses come depends on the order in which they are asked for.',
    breaks: ['profile.expand.takes-list'],
    reads: /the profile with expand=mixin:\*,addresses[\s\S]*toMatchObject[\s\S]*-\s+"addresses"/,
    deviation: { rules: { expandWords: (expand) => soundRules.expandWords(expand).slice(0, 1) } },
  },
  {
    id: 'profile-expand-refuses-lists',
    why: 'A list is held against the known words as a whole, and refused.',
    breaks: ['profile.expand.takes-list'],
    reads: /getProfile[\s\S]*status: expected 200, received 400/,
    deviation: {
      wire: on(read, (exchange) => {
        const refusal = { status: 400, type: 'bad_request', message: 'expand is not valid.' };
        if (exchange.request.query['expand']?.includes(',')) replaceAnswer(exchange, 400, refusal);
      }),
    },
  },
];
