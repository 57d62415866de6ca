import { soundRules, type Exchange, type Rules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { on, replaceAnswer } from '../wire.ts';

const signup = 'POST-customer-create-customer-account';
const acceptsWrong = /signUp[\s\S]*status: expected 400 or 403 or 409, received 201/;

type Violation = ReturnType<Rules['checkSignup']>[number];

/** A signup whose violations of one kind go unseen. */
const blindTo = (seen: (violation: Violation, body: string) => boolean) => ({
  rules: {
    checkSignup: (body: Parameters<Rules['checkSignup']>[0]) =>
      soundRules.checkSignup(body).filter((violation) => !seen(violation, JSON.stringify(body))),
  },
});

/** The e-mail that a signup asks for. */
function emailOf({ request: { body } }: Exchange): string | undefined {
  const { email } = (body ?? {}) as { email?: unknown };
  return typeof email === 'string' ? email : undefined;
}

export const signupRefusalFaults: readonly Fault[] = [
  {
    id: 'signup-refused-keeps-email',
    why: 'Whoever mistypes once is told that the account exists, and never gets one.',
    breaks: [
      'signup.create.refuses-contact-mismatch',
      'signup.create.refuses-malformed-currency',
      'signup.address.refuses-missing-contact-name',
    ],
    reads: /signUp[\s\S]*status: expected 201, received 409/,
    deviation: () => {
      const reserved = new Set<string>();
      return {
        wire: on(signup, (exchange) => {
          const email = emailOf(exchange);
          if (email === undefined) return;
          const message = `Duplicate account '${email}' for tenant 'acme'.`;
          if (exchange.response.status === 400) reserved.add(email);
          else if (reserved.has(email))
            replaceAnswer(exchange, 409, { status: 409, type: 'conflict_resource', message });
        }),
      };
    },
    category: 104,
  },
  {
    id: 'signup-ignores-contact-mismatch',
    why: 'Mails about orders go to an address that the customer has not signed up with.',
    breaks: ['signup.create.refuses-contact-mismatch'],
    reads: acceptsWrong,
    deviation: { rules: { contactEmailAgrees: () => true } },
    category: 102,
  },
  {
    id: 'signup-compares-domain-of-contact',
    why: "A colleague's address passes for the customer's own.",
    breaks: ['signup.create.refuses-contact-mismatch'],
    reads: acceptsWrong,
    deviation: {
      rules: {
        contactEmailAgrees: (email, details) => {
          const domain = (address: string): string => address.slice(address.indexOf('@'));
          const { contactEmail } = details;
          return typeof contactEmail !== 'string' || domain(contactEmail) === domain(email);
        },
      },
    },
    category: 102,
  },
  {
    id: 'signup-takes-short-currency',
    why: 'Prices in a currency of two letters cannot be charged.',
    breaks: ['signup.create.refuses-malformed-currency'],
    reads: acceptsWrong,
    deviation: blindTo(
      ({ field }, body) => field.endsWith('preferredCurrency') && !/"preferredCurrency":"\w{4}/.test(body),
    ),
    category: 102,
  },
  {
    id: 'signup-takes-long-currency',
    why: 'Prices in a currency of four letters cannot be charged.',
    breaks: ['signup.create.refuses-malformed-currency'],
    reads: acceptsWrong,
    deviation: blindTo(
      ({ field }, body) => field.endsWith('preferredCurrency') && /"preferredCurrency":"\w{4}/.test(body),
    ),
    category: 102,
  },
  {
    id: 'signup-takes-address-without-name',
    why: 'A parcel is sent to a house and to nobody in it.',
    breaks: ['signup.address.refuses-missing-contact-name'],
    reads: acceptsWrong,
    deviation: blindTo(({ field }) => field.endsWith('contactName')),
    category: 102,
  },
  {
    id: 'signup-takes-short-country',
    why: 'A country of one letter stops the parcel at the carrier.',
    breaks: ['signup.address.refuses-malformed-country'],
    reads: acceptsWrong,
    deviation: blindTo(({ field }, body) => field.endsWith('country') && /"country":"\w"/.test(body)),
    category: 102,
  },
  {
    id: 'signup-takes-long-country',
    why: 'A country of three letters stops the parcel at the carrier.',
    breaks: ['signup.address.refuses-malformed-country'],
    reads: acceptsWrong,
    deviation: blindTo(({ field }, body) => field.endsWith('country') && /"country":"\w{3}"/.test(body)),
    category: 102,
  },
];
