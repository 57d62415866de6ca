import { soundRules, type Exchange, type Rules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { bodyOf, replaceAnswer } from '../wire.ts';

type Sent = Parameters<Rules['keepProfileMembers']>[0];

const profile = 'GET-customer-retrieve-customer-profile';

/** The members of an object as a copy by assignment and a loop over `in` see them: `__proto__` becomes the prototype, and is looped over. */
function copiedByAssignment(sent: Sent): Sent {
  const assigned: Record<string, Sent[string]> = {};
  for (const [member, value] of Object.entries(sent)) assigned[member] = value;
  const seen: Record<string, Sent[string]> = {};
  for (const member in assigned) seen[member] = assigned[member];
  return seen;
}

/** A profile is what is sent over the prototype of all profiles. */
function pollutesEverybody() {
  let inherited: Record<string, unknown> = {};
  return {
    wire: (exchange: Exchange) => {
      const { operation, request, response } = exchange;
      const { body } = request;
      const members: readonly (readonly [string, unknown])[] = Object.entries(body ?? {});
      const [, reachingUp] = members.find(([member]) => member === '__proto__') ?? [];
      inherited = { ...inherited, ...(typeof reachingUp === 'object' && reachingUp) };
      if (operation === profile && response.status === 200)
        replaceAnswer(exchange, 200, { ...inherited, ...bodyOf(exchange) });
    },
  };
}

/** An address takes its id from a PATCH. */
function renamesAddress() {
  const renamed = new Map<string, string>();
  const shown = (address: Record<string, unknown>) => ({
    ...address,
    id: renamed.get(String(address['id'])) ?? address['id'],
  });
  return {
    wire: (exchange: Exchange) => {
      const { operation, request, response } = exchange;
      const [, id = ''] = /\/me\/addresses\/([^/]+)$/.exec(request.path) ?? [];
      const sent = request.body;
      if (operation === 'PATCH-customer-update-customer-address' && typeof sent === 'object' && sent !== null)
        if ('id' in sent && typeof sent.id === 'string') renamed.set(id, sent.id);
      if (operation === 'GET-customer-retrieve-address-by-id' && response.status === 200)
        replaceAnswer(exchange, 200, shown(bodyOf(exchange)));
    },
  };
}

export const securityAssignmentFaults: readonly Fault[] = [
  {
    id: 'security-signup-takes-status',
    why: 'Whoever an employee has to let in first lets herself in, or another is locked out at birth.',
    breaks: ['security.assignment.signup-grants-nothing'],
    reads: /what the signup with more members has become/,
    deviation: {
      rules: {
        enteredBySignup: (customer, sent) => ({
          ...customer,
          active: typeof sent['active'] === 'boolean' ? sent['active'] : customer.active,
          onHold: typeof sent['onHold'] === 'boolean' ? sent['onHold'] : customer.onHold,
        }),
      },
    },
    category: 203,
  },
  {
    id: 'security-signup-takes-id',
    why: 'A customer takes the number under which the books know somebody else.',
    breaks: ['security.assignment.signup-grants-nothing'],
    reads: /the id of the signup with more members/,
    deviation: {
      rules: {
        enteredBySignup: (customer, sent) => ({
          ...customer,
          id: typeof sent['id'] === 'string' ? sent['id'] : customer.id,
        }),
      },
    },
    category: 203,
  },
  {
    id: 'security-address-takes-id',
    why: 'Orders point to an address that the customer has renamed.',
    breaks: ['security.assignment.address-keeps-id'],
    reads: /toMatchObject[\s\S]*"id"/,
    deviation: renamesAddress,
    category: 203,
  },
  {
    id: 'security-profile-follows-prototype',
    why: 'Members slip past the list of those that may be set.',
    breaks: ['security.assignment.prototype-members-are-inert'],
    reads: /toEqual[\s\S]*polluted/,
    deviation: { rules: { keepProfileMembers: (sent) => soundRules.keepProfileMembers(copiedByAssignment(sent)) } },
    category: 203,
  },
  {
    id: 'security-prototype-pollutes-everybody',
    why: 'One customer writes into the profiles of all.',
    breaks: ['security.assignment.prototype-members-are-inert'],
    reads: /toEqual[\s\S]*polluted/,
    deviation: pollutesEverybody,
    category: 203,
  },
];
