import { answersInstead, replacesAnswer } from '../answer-families.ts';
import { on, problem, replaceAnswer, sentText } from '../exchange.ts';
import { fault, type Fault } from '../fault.ts';
import { denies, overlooks } from '../rule-families.ts';

const acceptsWrong = { operation: 'signUp', check: 'status', expected: 409, status: 201 } as const;

export const signupRefusalFaults: readonly Fault[] = [
  fault('signup-takes-email-twice', 'signup.create.refuses-duplicate-email', {
    why: 'Two customers share one e-mail, and one of them cannot log in any more.',
    failurePattern: { operation: 'signUp', check: 'status', expected: 409, status: 201 },
    deviation: denies('emailIsTaken', (_email, _customers, asking) => asking === 'signup'),
    category: 102,
  }),
  fault('signup-hides-duplicate', 'signup.create.refuses-duplicate-email', {
    why: 'A customer who already has an account is told to have a new one, which does not exist.',
    ...answersInstead('signUp', 409, 201, { id: '10000000' }),
  }),
  fault('signup-answers-400-to-duplicate', 'signup.create.refuses-duplicate-email', {
    why: 'A storefront marks the fields as wrong where it should offer the login.',
    ...answersInstead('signUp', 409, 400, (body) => ({ ...body, status: 400 })),
  }),
  fault('signup-calls-duplicate-bad-request', 'signup.create.duplicate-names-the-conflict', {
    why: 'A client that tells refusals apart by their type does not see the conflict.',
    failurePattern: { assertion: /Expected: .*"conflict_resource"/ },
    deviation: replacesAnswer('signUp', 409, 409, (body) => ({ ...body, type: 'bad_request' })),
  }),
  fault('signup-masks-duplicate-email', 'signup.create.duplicate-names-the-conflict', {
    why: 'The refusal speaks of another e-mail than the one that was sent.',
    failurePattern: { assertion: /Expected substring: .*@example\.test/ },
    deviation: replacesAnswer('signUp', 409, 409, ({ message, ...rest }) => ({
      ...rest,
      message: String(message).replace(/'[^']+@/, "'***@"),
    })),
  }),
  fault('signup-forgets-tenant-of-duplicate', 'signup.create.duplicate-names-the-conflict', {
    why: 'Somebody with accounts in two shops cannot tell which of them knows them.',
    failurePattern: { assertion: /Received string: .*Duplicate account '[^']+' for tenant 'undefined'/ },
    deviation: replacesAnswer('signUp', 409, 409, ({ message, ...rest }) => ({
      ...rest,
      message: String(message).replace(/tenant '[^']*'/, "tenant 'undefined'"),
    })),
  }),
  fault('signup-duplicate-sets-password', 'signup.create.duplicate-changes-nothing', {
    why: 'Anybody takes over an account by signing up with its e-mail.',
    failurePattern: { operation: 'logIn', check: 'status', expected: 400, status: 200 },
    rules: {
      afterRefusedSignup: ({ accounts, ...customer }, _profile, passwordHash) => ({
        ...customer,
        accounts: accounts.map((account) => ({ ...account, passwordHash })),
      }),
    },
    category: 104,
  }),
  fault('signup-duplicate-changes-profile', 'signup.create.duplicate-changes-nothing', {
    why: 'A stranger who knows an e-mail renames its customer.',
    failurePattern: { assertion: /\+\s+"firstName": "Somebody"/ },
    rules: { afterRefusedSignup: (customer, profile) => ({ ...customer, profile }) },
    category: 104,
  }),
  fault('signup-refused-keeps-email', 'signup.create.refuses-contact-mismatch', {
    why: 'Whoever mistypes once is told that the account exists, and never gets one.',
    alsoBreaks: ['signup.create.refuses-malformed-currency', 'signup.address.refuses-missing-contact-name'],
    failurePattern: { operation: 'signUp', check: 'status', expected: 201, status: 409 },
    deviation: () => {
      const reserved = new Set<string>();
      return {
        wire: on('signUp', (exchange) => {
          const email = sentText(exchange, 'email');
          if (exchange.response.status === 400) reserved.add(email);
          else if (reserved.has(email)) replaceAnswer(exchange, 409, problem(409, `Duplicate account '${email}'.`));
        }),
      };
    },
    category: 104,
  }),
  fault('signup-ignores-contact-mismatch', 'signup.create.refuses-contact-mismatch', {
    why: 'Mails about orders go to an address that the customer has not signed up with.',
    failurePattern: acceptsWrong,
    rules: { contactEmailAgrees: () => true },
    category: 102,
  }),
  fault('signup-compares-domain-of-contact', 'signup.create.refuses-contact-mismatch', {
    why: "A colleague's address passes for the customer's own.",
    failurePattern: acceptsWrong,
    rules: {
      contactEmailAgrees: (email, details) => {
        const domain = (address: string): string => address.slice(address.indexOf('@'));
        const { contactEmail } = details;
        return typeof contactEmail !== 'string' || domain(contactEmail) === domain(email);
      },
    },
    category: 102,
  }),
  fault('signup-takes-short-currency', 'signup.create.refuses-malformed-currency', {
    why: 'Prices in a currency of two letters cannot be charged.',
    failurePattern: acceptsWrong,
    deviation: overlooks(
      'checkSignup',
      ({ field }, body) =>
        field.endsWith('preferredCurrency') && !/"preferredCurrency":"\w{4}/.test(JSON.stringify(body)),
    ),
    category: 102,
  }),
  fault('signup-takes-long-currency', 'signup.create.refuses-malformed-currency', {
    why: 'Prices in a currency of four letters cannot be charged.',
    failurePattern: acceptsWrong,
    deviation: overlooks(
      'checkSignup',
      ({ field }, body) =>
        field.endsWith('preferredCurrency') && /"preferredCurrency":"\w{4}/.test(JSON.stringify(body)),
    ),
    category: 102,
  }),
  fault('signup-takes-address-without-name', 'signup.address.refuses-missing-contact-name', {
    why: 'A parcel is sent to a house and to nobody in it.',
    failurePattern: acceptsWrong,
    deviation: overlooks('checkSignup', ({ field }) => field.endsWith('contactName')),
    category: 102,
  }),
  fault('signup-takes-short-country', 'signup.address.refuses-malformed-country', {
    why: 'A country of one letter stops the parcel at the carrier.',
    failurePattern: acceptsWrong,
    deviation: overlooks(
      'checkSignup',
      ({ field }, body) => field.endsWith('country') && /"country":"\w"/.test(JSON.stringify(body)),
    ),
    category: 102,
  }),
  fault('signup-takes-long-country', 'signup.address.refuses-malformed-country', {
    why: 'A country of three letters stops the parcel at the carrier.',
    failurePattern: acceptsWrong,
    deviation: overlooks(
      'checkSignup',
      ({ field }, body) => field.endsWith('country') && /"country":"\w{3}"/.test(JSON.stringify(body)),
    ),
    category: 102,
  }),
];
