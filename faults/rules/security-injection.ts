import { soundRules, type Exchange, type Rules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';

type Fields = ReturnType<Rules['mergeAddress']>;

/** Every text of an object, changed. */
const withTexts = (fields: Fields, change: (text: string) => string): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? change(value) : value]),
  );

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
  {
    id: 'security-markup-becomes-html',
    why: 'A name with a script in it runs in the browser of whoever opens the answer.',
    breaks: ['security.injection.profile-text-is-inert', 'security.injection.address-text-is-inert'],
    reads: /(getProfile|getAddress)[\s\S]*media type: expected application\/json, received text\/html/,
    deviation: { wire: sniffsMediaType },
    category: 201,
  },
  {
    id: 'security-profile-text-is-stored-escaped',
    why: 'A parcel goes to Smith &amp; Sons.',
    breaks: ['security.injection.profile-text-is-inert'],
    reads: /toMatchObject[\s\S]*&lt;script/,
    deviation: {
      rules: { keepProfileMembers: (sent) => withTexts(soundRules.keepProfileMembers(sent), escaped) },
    },
    category: 201,
  },
  {
    id: 'security-profile-text-loses-markup',
    why: 'A filter against scripts eats what it takes for one, and leaves what it does not know.',
    breaks: ['security.injection.profile-text-is-inert'],
    reads: /toMatchObject[\s\S]*"alert\(1\)"/,
    deviation: {
      rules: {
        keepProfileMembers: (sent) =>
          withTexts(soundRules.keepProfileMembers(sent), (text) => text.replaceAll(/<[^>]*>/g, '')),
      },
    },
    category: 201,
  },
  {
    id: 'security-address-text-is-a-template',
    why: 'A customer makes the server compute what she writes into her address.',
    breaks: ['security.injection.address-text-is-inert'],
    reads: /toMatchObject[\s\S]*"49 \$/,
    deviation: {
      rules: {
        addressView: (address) =>
          withTexts(soundRules.addressView(address), (text) => text.replaceAll('{{7*7}}', '49')),
      },
    },
  },
  {
    id: 'security-address-text-ends-at-quote',
    why: 'A quote in a street ends the statement that stores it.',
    breaks: ['security.injection.address-text-is-inert'],
    reads: /toMatchObject[\s\S]*"Robert"/,
    deviation: {
      rules: {
        mergeAddress: (stored, sent) =>
          withTexts(soundRules.mergeAddress(stored, sent), (text) => text.replace(/'.*$/s, '')),
      },
    },
    category: 200,
  },
  {
    id: 'security-login-takes-sql',
    why: "Anybody logs in as anybody with ' OR '1'='1.",
    breaks: ['security.injection.login-takes-no-operators'],
    reads: /logIn[\s\S]*status: expected 400 or 401 or 403, received 200/,
    deviation: {
      rules: {
        samePassword: (given, hash, asking) =>
          /' OR '(.*)'='\1/.test(given) || soundRules.samePassword(given, hash, asking),
      },
    },
    category: 200,
  },
  {
    id: 'security-login-takes-wildcards',
    why: 'One password is tried on all customers at once.',
    breaks: ['security.injection.login-takes-no-operators'],
    reads: /logIn[\s\S]*status: expected 400 or 401 or 403, received 200/,
    deviation: {
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
    },
    category: 200,
  },
  {
    id: 'security-address-id-takes-wildcards',
    why: 'A DELETE of % empties the address book.',
    breaks: ['security.injection.path-is-inert'],
    reads: /getAddress[\s\S]*status: expected 400 or 403 or 404, received 200/,
    deviation: {
      rules: { findOwnAddress: ({ addresses }, wanted) => addresses.find(({ id }) => like(wanted).test(id)) },
    },
    category: 200,
  },
  {
    id: 'security-address-id-ends-at-nul',
    why: 'What is checked before the zero byte is not what is used after it.',
    breaks: ['security.injection.path-is-inert'],
    reads: /getAddress[\s\S]*status: expected 400 or 403 or 404, received 200/,
    deviation: {
      rules: {
        findOwnAddress: ({ addresses }, wanted) => addresses.find(({ id }) => id === wanted.split('\0')[0]),
      },
    },
  },
  {
    id: 'security-reset-mails-second-line',
    why: 'The mail that resets a password goes to its owner and to whoever wrote a second line.',
    breaks: ['security.injection.email-with-line-break'],
    reads: /mailsToAddressInSecondLine/,
    deviation: {
      rules: {
        findAccount: (email, customers) => {
          const [first = ''] = email.split(/[\r\n,]/);
          const found = soundRules.findAccount(first, customers);
          return found && { ...found, account: { ...found.account, email } };
        },
      },
    },
  },
];
