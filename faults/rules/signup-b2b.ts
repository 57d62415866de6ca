import { soundRules } from '../../tenant/index.ts';
import type { Json } from '../../tenant/json.ts';
import { replacesAnswerWhen } from '../answer-families.ts';
import { fault, type Fault } from '../fault.ts';
import { alsoRefuses, changesArgument, changesResult, setsMembers } from '../rule-families.ts';

const acceptsWrong = { operation: 'signUp', check: 'status', expected: 409, status: 201 } as const;

const hasNullB2b = (body: Json): boolean => JSON.stringify(body).includes('"b2b":null');

const companyMembers = ['firstName', 'lastName', 'company'] as const;
const requirements = {
  firstName: 'signup.b2b.requires-first-name',
  lastName: 'signup.b2b.requires-last-name',
  company: 'signup.b2b.requires-company',
} as const;

/** The company of a signup. */
export const signupB2bFaults: readonly Fault[] = [
  fault('signup-refuses-null-b2b', 'signup.b2b.accepts-null', {
    why: 'The public storefront, which sends null for private customers, gets none.',
    alsoBreaks: ['journey.storefront.signs-up'],
    failurePattern: { operation: 'signUp', check: 'status', expected: 201, status: 400 },
    deviation: alsoRefuses('checkSignup', 'customerDetails.b2b', hasNullB2b),
  }),
  fault('signup-fails-on-null-b2b', 'signup.b2b.accepts-null', {
    why: 'A null that nobody expected breaks the server.',
    failurePattern: { operation: 'signUp', check: 'status', status: 500 },
    deviation: replacesAnswerWhen('signUp', 500, 'Unexpected error.', ({ request }) =>
      hasNullB2b(request.body ?? null),
    ),
    category: 100,
  }),
  fault('signup-takes-null-b2b-for-company', 'signup.b2b.accepts-null', {
    why: 'A private customer sees prices without tax.',
    failurePattern: { assertion: /\+\s+"businessModel": "B2B"/ },
    deviation: changesArgument('profileView', 2, (model, { profile }) => ('b2b' in profile ? 'B2B' : model)),
  }),
  fault('signup-asks-no-company-details', 'signup.b2b.requires-first-name', {
    why: 'Employees without name or company cannot be told apart by those who approve them.',
    alsoBreaks: ['signup.b2b.requires-last-name', 'signup.b2b.requires-company'],
    failurePattern: acceptsWrong,
    rules: { missingCompanyDetails: () => [] },
    category: 102,
  }),
  ...companyMembers.map((member): Fault => ({
    id: `signup-forgets-${member.toLowerCase()}-of-employee`,
    why: `An employee signs up without ${member}, and the company cannot be asked about them.`,
    breaks: [requirements[member]],
    failurePattern: acceptsWrong,
    deviation: changesResult('missingCompanyDetails', (names) => names.filter((name) => name !== member)),
    category: 102,
  })),
  fault('signup-founds-company-each-time', 'signup.b2b.known-registration-joins-company', {
    why: 'Each employee sits alone in a company of the same name.',
    alsoBreaks: ['signup.b2b.unknown-registration-creates-company'],
    failurePattern: {
      assertion: /the company of a colleague|toEqual[\s\S]*-\s+"[0-9a-f]{24}"[\s\S]*\+\s+"[0-9a-f]{24}"/,
    },
    rules: { companyWith: () => undefined },
  }),
  fault('signup-joins-first-company', 'signup.b2b.known-registration-joins-company', {
    why: 'An employee sees the orders and prices of a company that is not theirs.',
    failurePattern: { assertion: /toEqual[\s\S]*-\s+"[0-9a-f]{24}"[\s\S]*\+\s+"[0-9a-f]{24}"/ },
    rules: { companyWith: (_registrationId, companies) => [...companies][0] },
    category: 206,
  }),
  fault('signup-joins-any-company', 'signup.b2b.unknown-registration-creates-company', {
    why: 'Whoever makes up a registration id gets into the company that signed up last.',
    failurePattern: { assertion: /the company of another founder/ },
    rules: {
      companyWith: (registrationId, companies) => {
        const all = [...companies];
        return soundRules.companyWith(registrationId, all) ?? all.at(-1);
      },
    },
    category: 206,
  }),
  fault('signup-founds-company-without-id', 'signup.b2b.unknown-registration-creates-company', {
    why: 'The company that a first employee founded is not found by the second.',
    failurePattern: { assertion: /the company of a colleague/ },
    deviation: setsMembers('companyFor', { legalInfo: {} }),
  }),
  fault('signup-company-without-employee', 'signup.b2b.known-registration-joins-company', {
    why: 'The company is there, but the employee who founded it buys as a private customer.',
    alsoBreaks: ['signup.b2b.unknown-registration-creates-company'],
    failurePattern: { assertion: /the companies of the profile/ },
    rules: { assignmentExists: () => true },
  }),
];
