import { soundRules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { without } from '../members.ts';

type Members = Parameters<typeof soundRules.afterProfileChange>[2];

const flagOf = (sent: Members, member: string, otherwise: boolean): boolean =>
  typeof sent[member] === 'boolean' ? sent[member] : otherwise;

/** Faults of what a customer can change of herself and must not. */
export const profileReadOnlyFaults: readonly Fault[] = [
  {
    id: 'profile-patch-moves-login-along',
    why: 'Who gives another contact e-mail can no longer log in with her own, and nobody has confirmed the new one.',
    breaks: ['profile.read-only.login-email'],
    reads: /logIn[\s\S]*status: expected 200, received 401/,
    deviation: {
      rules: {
        afterProfileChange: (customer, profile, sent) => {
          const { contactEmail } = sent;
          if (typeof contactEmail !== 'string') return { ...customer, profile };
          return { ...customer, profile, accounts: customer.accounts.map((one) => ({ ...one, email: contactEmail })) };
        },
      },
    },
  },
  {
    id: 'profile-patch-stores-whole-body',
    why: 'The document is stored as it is sent: a customer gives herself a number, a company and a past.',
    breaks: [
      'profile.read-only.id',
      'profile.read-only.business-model',
      'profile.read-only.accounts',
      'profile.read-only.last-login',
    ],
    reads: /toMatchObject[\s\S]*\+\s+"(id|customerNumber)"|the (businessModel|accounts|lastLogin) after the PATCH/,
    deviation: {
      rules: {
        keepProfileMembers: (sent) => without(sent, 'metadata'),
        profileView: (customer, ...given) => ({
          ...soundRules.profileView(customer, ...given),
          ...without(customer.profile, 'metadata'),
        }),
      },
    },
    category: 203,
  },
  {
    id: 'profile-patch-sets-status',
    why: 'Whom the shop has suspended reinstates himself.',
    breaks: ['profile.read-only.status'],
    reads: /toMatchObject[\s\S]*[+-]\s+"(active|onHold)"/,
    deviation: {
      rules: {
        afterProfileChange: (customer, profile, sent) => ({
          ...customer,
          profile,
          active: flagOf(sent, 'active', customer.active),
          onHold: flagOf(sent, 'onHold', customer.onHold),
        }),
      },
    },
    category: 203,
  },
  {
    id: 'profile-patch-ends-hold',
    why: 'Any change of the profile counts as a sign of life and ends a suspension.',
    breaks: ['profile.read-only.status'],
    reads: /toMatchObject[\s\S]*-\s+"onHold": true/,
    deviation: {
      rules: { afterProfileChange: (customer, profile) => ({ ...customer, profile, active: true, onHold: false }) },
    },
  },
  {
    id: 'profile-patch-sets-accounts',
    why: 'Who has a token for a minute adds a login of her own, for ever.',
    breaks: ['profile.read-only.accounts'],
    reads: /the accounts after the PATCH[\s\S]*\+\s+"id": "somebody\.else/,
    deviation: {
      rules: {
        afterProfileChange: (customer, profile, sent) => {
          const named = Array.isArray(sent['accounts']) ? (sent['accounts'] as readonly Members[]) : [];
          const added = named.map(({ id }) => ({ email: typeof id === 'string' ? id : '', initialPassword: false }));
          return { ...customer, profile, accounts: [...customer.accounts, ...added] };
        },
      },
    },
    category: 203,
  },
  {
    id: 'profile-patch-counts-as-login',
    why: 'The shop believes that a customer logged in when an old client only synchronised.',
    breaks: ['profile.read-only.last-login'],
    reads: /the lastLogin after the PATCH[\s\S]*Expected: .*"\d{4}-/,
    deviation: {
      rules: {
        afterProfileChange: (customer, profile) => ({ ...customer, profile, lastLogin: new Date(Date.now() + 60_000) }),
      },
    },
  },
];
