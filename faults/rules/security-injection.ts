import { soundRules, type Exchange } from '../../tenant/index.ts';
import { fault, type Fault } from '../fault.ts';
import { allows, changesTexts } from '../rule-families.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A text as a pattern of LIKE, where `%` and `*` stand for anything. */
const like = (pattern: string): RegExp =>
  new RegExp(`^${pattern.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(/[%*]/g, '.*')}$`, 'is');

/** The media type guessed from what a body looks like. */
function sniffsMediaType({ request, response }: Exchange): void {
  if (request.method === 'GET' && /<\w+[ >]/.test(response.body.toString('utf8')))
    response.headers['content-type'] = 'text/html; charset=utf-8';
}

export const securityInjectionFaults: readonly Fault[] = [
  fault('security-markup-becomes-html', 'security.injection.profile-text-is-inert', {
    why: 'A name with a script in it runs in the browser of whoever opens the answer.',
    alsoBreaks: ['security.injection.address-text-is-inert'],
    failurePattern: { operation: ['getProfile', 'getAddress'], check: 'media type' },
    wire: sniffsMediaType,
    category: 201,
  }),
  fault('security-profile-text-is-stored-escaped', 'security.injection.profile-text-is-inert', {
    why: 'A parcel goes to Smith &amp; Sons.',
    failurePattern: { assertion: /toMatchObject[\s\S]*&lt;script/ },
    deviation: changesTexts('keepProfileMembers', escaped),
    category: 201,
  }),
  fault('security-profile-text-loses-markup', 'security.injection.profile-text-is-inert', {
    why: 'A filter against scripts eats what it takes for one, and leaves what it does not know.',
    failurePattern: { assertion: /toMatchObject[\s\S]*"alert\(1\)"/ },
    deviation: changesTexts('keepProfileMembers', (text) => text.replaceAll(/<[^>]*>/g, '')),
    category: 201,
  }),
  fault('security-address-text-is-a-template', 'security.injection.address-text-is-inert', {
    why: 'A customer makes the server compute what they write into their address.',
    failurePattern: { assertion: /toMatchObject[\s\S]*"49 \$/ },
    deviation: changesTexts('addressView', (text) => text.replaceAll('{{7*7}}', '49')),
  }),
  fault('security-address-text-ends-at-quote', 'security.injection.address-text-is-inert', {
    why: 'A quote in a street ends the statement that stores it.',
    failurePattern: { assertion: /toMatchObject[\s\S]*"Robert"/ },
    deviation: changesTexts('mergeAddress', (text) => text.replace(/'.*$/s, '')),
    category: 200,
  }),
  fault('security-login-takes-sql', 'security.injection.login-takes-no-operators', {
    why: "Anybody logs in as anybody with ' OR '1'='1.",
    failurePattern: { operation: 'logIn', check: 'status', expected: 400, status: 200 },
    deviation: allows('samePassword', (given) => /' OR '(.*)'='\1/.test(given)),
    category: 200,
  }),
  fault('security-login-takes-wildcards', 'security.injection.login-takes-no-operators', {
    why: 'One password is tried on all customers at once.',
    failurePattern: { operation: 'logIn', check: 'status', expected: 400, status: 200 },
    rules: {
      findAccount: (email, customers) => {
        const wanted = like(email);
        for (const customer of customers) {
          const account = customer.accounts.find((candidate) => wanted.test(candidate.email));
          if (account) return { customer, account };
        }
        return undefined;
      },
    },
    category: 200,
  }),
  fault('security-address-id-takes-wildcards', 'security.injection.path-is-inert', {
    why: 'A DELETE of % empties the address book.',
    failurePattern: { operation: 'getAddress', check: 'status', expected: 400, status: 200 },
    rules: { findOwnAddress: ({ addresses }, wanted) => addresses.find(({ id }) => like(wanted).test(id)) },
    category: 200,
  }),
  fault('security-address-id-ends-at-nul', 'security.injection.path-is-inert', {
    why: 'What is checked before the zero byte is not what is used after it.',
    failurePattern: { operation: 'getAddress', check: 'status', expected: 400, status: 200 },
    rules: { findOwnAddress: ({ addresses }, wanted) => addresses.find(({ id }) => id === wanted.split('\0')[0]) },
  }),
  fault('security-reset-mails-second-line', 'security.injection.email-with-line-break', {
    why: 'The mail that resets a password goes to its owner and to whoever wrote a second line.',
    failurePattern: { assertion: /mailsToAddressInSecondLine/ },
    rules: {
      findAccount: (email, customers) => {
        const [first = ''] = email.split(/[\r\n,]/);
        const found = soundRules.findAccount(first, customers);
        return found && { ...found, account: { ...found.account, email } };
      },
    },
  }),
];
