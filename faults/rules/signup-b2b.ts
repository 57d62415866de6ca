import { soundRules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { on, replaceAnswer } from '../wire.ts';

const signup = 'POST-customer-create-customer-account';
const acceptsWrong = /signUp[\s\S]*status: expected 400 or 403 or 409, received 201/;

const companyMembers = ['firstName', 'lastName', 'company'] as const;
const requirements = {
  firstName: 'signup.b2b.requires-first-name',
  lastName: 'signup.b2b.requires-last-name',
  company: 'signup.b2b.requires-company',
} as const;

/** The company of a signup. */
export const signupB2bFaults: readonly Fault[] = [
  {
    id: 'signup-refuses-null-b2b',
    why: 'The public storefront, which sends null for private customers, gets none.',
    breaks: ['signup.b2b.accepts-null', 'journey.storefront.signs-up'],
    reads: /signUp[\s\S]*status: expected 201, received 400/,
    deviation: {
      rules: {
        checkSignup: (body) => [
          ...soundRules.checkSignup(body),
          ...(JSON.stringify(body).includes('"b2b":null')
            ? [
                {
                  field: 'customerDetails.b2b',
                  type: 'invalid_value' as const,
                  message: 'customerDetails.b2b is no object.',
                },
              ]
            : []),
        ],
      },
    },
  },
  {
    id: 'signup-fails-on-null-b2b',
    why: 'A null that nobody expected breaks the server.',
    breaks: ['signup.b2b.accepts-null'],
    reads: /signUp[\s\S]*received 500/,
    deviation: {
      wire: on(signup, (exchange) => {
        const body = { status: 500, type: 'internal_server_error', message: 'The request could not be served.' };
        if (JSON.stringify(exchange.request.body ?? {}).includes('"b2b":null')) replaceAnswer(exchange, 500, body);
      }),
    },
    category: 100,
  },
  {
    id: 'signup-takes-null-b2b-for-company',
    why: 'A private customer sees prices without tax.',
    breaks: ['signup.b2b.accepts-null'],
    reads: /\+\s+"businessModel": "B2B"/,
    deviation: {
      rules: {
        profileView: (customer, companies, model, accounts) =>
          soundRules.profileView(customer, companies, 'b2b' in customer.profile ? 'B2B' : model, accounts),
      },
    },
  },
  {
    id: 'signup-asks-no-company-details',
    why: 'Employees without name or company cannot be told apart by those who approve them.',
    breaks: ['signup.b2b.requires-first-name', 'signup.b2b.requires-last-name', 'signup.b2b.requires-company'],
    reads: acceptsWrong,
    deviation: { rules: { missingCompanyDetails: () => [] } },
    category: 102,
  },
  ...companyMembers.map((member): Fault => ({
    id: `signup-forgets-${member.toLowerCase()}-of-employee`,
    why: `An employee signs up without ${member}, and the company cannot be asked about her.`,
    breaks: [requirements[member]],
    reads: acceptsWrong,
    deviation: {
      rules: {
        missingCompanyDetails: (...given) =>
          soundRules.missingCompanyDetails(...given).filter((name) => name !== member),
      },
    },
    category: 102,
  })),
  {
    id: 'signup-founds-company-each-time',
    why: 'Each employee sits alone in a company of the same name.',
    breaks: ['signup.b2b.known-registration-joins-company', 'signup.b2b.unknown-registration-creates-company'],
    reads: /the company of a colleague|toEqual[\s\S]*-\s+"[0-9a-f]{24}"[\s\S]*\+\s+"[0-9a-f]{24}"/,
    deviation: { rules: { companyWith: () => undefined } },
  },
  {
    id: 'signup-joins-first-company',
    why: 'An employee sees the orders and prices of a company that is not hers.',
    breaks: ['signup.b2b.known-registration-joins-company'],
    reads: /toEqual[\s\S]*-\s+"[0-9a-f]{24}"[\s\S]*\+\s+"[0-9a-f]{24}"/,
    deviation: { rules: { companyWith: (_registrationId, companies) => [...companies][0] } },
    category: 206,
  },
  {
    id: 'signup-joins-any-company',
    why: 'Whoever makes up a registration id gets into the company that signed up last.',
    breaks: ['signup.b2b.unknown-registration-creates-company'],
    reads: /the company of another founder/,
    deviation: {
      rules: {
        companyWith: (registrationId, companies) => {
          const all = [...companies];
          return soundRules.companyWith(registrationId, all) ?? all.at(-1);
        },
      },
    },
    category: 206,
  },
  {
    id: 'signup-founds-company-without-id',
    why: 'The company that a first employee founded is not found by the second.',
    breaks: ['signup.b2b.unknown-registration-creates-company'],
    reads: /the company of a colleague/,
    deviation: {
      rules: {
        companyFor: (registrationId, profile) => ({
          ...soundRules.companyFor(registrationId, profile),
          legalInfo: {},
        }),
      },
    },
  },
  {
    id: 'signup-company-without-employee',
    why: 'The company is there, but the employee who founded it buys as a private customer.',
    breaks: ['signup.b2b.known-registration-joins-company', 'signup.b2b.unknown-registration-creates-company'],
    reads: /the companies of the profile/,
    deviation: { rules: { assignmentExists: () => true } },
  },
];
