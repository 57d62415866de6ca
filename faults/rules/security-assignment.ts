import type { Exchange, Rules } from '../../tenant/index.ts';
import { bodyOf, replaceAnswer } from '../exchange.ts';
import { fault, type Fault } from '../fault.ts';
import { operationIds } from '../operation-ids.ts';
import { changesArgument } from '../rule-families.ts';

type Sent = Parameters<Rules['keepProfileMembers']>[0];

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
      if (operation === operationIds.getProfile && response.status === 200)
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
      if (operation === operationIds.updateAddress && typeof sent === 'object' && sent !== null)
        if ('id' in sent && typeof sent.id === 'string') renamed.set(id, sent.id);
      if (operation === operationIds.getAddress && response.status === 200)
        replaceAnswer(exchange, 200, shown(bodyOf(exchange)));
    },
  };
}

export const securityAssignmentFaults: readonly Fault[] = [
  fault('security-signup-takes-status', 'security.assignment.signup-grants-nothing', {
    why: 'Whoever an employee has to let in first lets themselves in, or another is locked out at birth.',
    failurePattern: { assertion: /what the signup with more members has become/ },
    rules: {
      enteredBySignup: (customer, sent) => ({
        ...customer,
        active: typeof sent['active'] === 'boolean' ? sent['active'] : customer.active,
        onHold: typeof sent['onHold'] === 'boolean' ? sent['onHold'] : customer.onHold,
      }),
    },
    category: 203,
  }),
  fault('security-signup-takes-id', 'security.assignment.signup-grants-nothing', {
    why: 'A customer takes the number under which the books know somebody else.',
    failurePattern: { assertion: /the id of the signup with more members/ },
    rules: {
      enteredBySignup: (customer, sent) => ({
        ...customer,
        id: typeof sent['id'] === 'string' ? sent['id'] : customer.id,
      }),
    },
    category: 203,
  }),
  fault('security-address-takes-id', 'security.assignment.address-keeps-id', {
    why: 'Orders point to an address that the customer has renamed.',
    failurePattern: { assertion: /toMatchObject[\s\S]*"id"/ },
    deviation: renamesAddress,
    category: 203,
  }),
  fault('security-profile-follows-prototype', 'security.assignment.prototype-members-are-inert', {
    why: 'Members slip past the list of those that may be set.',
    failurePattern: { assertion: /toEqual[\s\S]*polluted/ },
    deviation: changesArgument('keepProfileMembers', 0, copiedByAssignment),
    category: 203,
  }),
  fault('security-prototype-pollutes-everybody', 'security.assignment.prototype-members-are-inert', {
    why: 'One customer writes into the profiles of all.',
    failurePattern: { assertion: /toEqual[\s\S]*polluted/ },
    deviation: pollutesEverybody,
    category: 203,
  }),
];
