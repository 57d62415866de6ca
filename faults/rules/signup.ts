import { randomUUID } from 'node:crypto';
import { soundRules } from '../../tenant/index.ts';
import { cachesAnswers, replacesAnswer, replacesAnswerWhen } from '../answer-families.ts';
import { fault, type Fault } from '../fault.ts';
import { alsoRefuses, changesArgument, dropsMembers, has, setsMembers } from '../rule-families.ts';

export const signupFaults: readonly Fault[] = [
  fault('signup-answers-id-of-record', 'signup.create.returns-id', {
    why: 'A back office that stores the id of the signup never finds the customer again.',
    failurePattern: { assertion: /the id of the profile/ },
    deviation: replacesAnswer('signUp', 201, 201, () => ({ id: randomUUID() })),
  }),
  fault('signup-answers-id-of-first', 'signup.create.returns-id', {
    why: 'An answer that is kept hands each customer the number of the first one.',
    failurePattern: { assertion: /the id of (the profile|another customer)/ },
    deviation: cachesAnswers('signUp'),
  }),
  fault('signup-answers-tokens', 'signup.create.returns-no-tokens', {
    why: 'Tokens lie in the log of every proxy that keeps the bodies of signups.',
    failurePattern: { assertion: /"access_token"/ },
    deviation: replacesAnswer('signUp', 201, 201, (body) => ({
      ...body,
      access_token: soundRules.newAccessToken(),
      token_type: 'Bearer',
    })),
  }),
  fault('signup-answers-session-inside', 'signup.create.returns-no-tokens', {
    why: 'A signup that logs in on the way leaves a session behind that nobody ends.',
    failurePattern: { assertion: /"refreshToken"/ },
    deviation: replacesAnswer('signUp', 201, 201, (body) => ({
      ...body,
      session: { refreshToken: soundRules.newRefreshToken() },
    })),
  }),
  fault('signup-cuts-password', 'signup.create.makes-login-possible', {
    why: 'Whoever has a long password signs up and can never log in.',
    alsoBreaks: ['signup.credentials.separate-pair-logs-in', 'signup.credentials.accepts-same-pair'],
    failurePattern: { operation: 'logIn', check: 'status', expected: 200, status: 401 },
    deviation: changesArgument('hashPassword', 0, (password) => password.slice(0, 16)),
  }),
  fault('signup-answers-before-account', 'signup.create.makes-login-possible', {
    why: 'The customer is told to be welcome, but the account was never written.',
    alsoBreaks: ['signup.credentials.accepts-same-pair'],
    failurePattern: { operation: 'logIn', check: 'status', expected: 200, status: 401 },
    rules: { enteredBySignup: (customer) => ({ ...customer, accounts: [] }) },
    category: 104,
  }),
  fault('signup-loses-middle-name', 'signup.create.stores-details', {
    why: 'A customer has to be asked again for the name that they have typed.',
    failurePattern: { assertion: /-\s+"middleName"/ },
    deviation: dropsMembers('profileOfSignup', 'middleName'),
  }),
  fault('signup-swaps-names', 'signup.create.stores-details', {
    why: 'Every letter greets the customer by their last name.',
    failurePattern: { assertion: /-\s+"firstName"/ },
    deviation: setsMembers('profileOfSignup', (profile) => ({
      firstName: profile['lastName'] ?? '',
      lastName: profile['firstName'] ?? '',
    })),
  }),
  fault('signup-defaults-win', 'signup.create.stores-details', {
    why: 'A customer who asks for euros sees prices in dollars.',
    failurePattern: { assertion: /-\s+"preferredCurrency": "EUR"/ },
    deviation: setsMembers('profileOfSignup', (_, _email, _details, settings) => ({
      preferredCurrency: settings.defaultCurrency,
    })),
  }),
  fault('signup-drops-mixins', 'signup.create.stores-details', {
    why: 'What a shop asks of its customers beside the standard is thrown away without a word.',
    failurePattern: { assertion: /-\s+"deliveryOptions"/ },
    deviation: dropsMembers('profileOfSignup', 'mixins'),
  }),
  fault('signup-refuses-mixins', 'signup.create.accepts-mixins', {
    why: 'A shop that asks its customers for more than the standard gets no customers.',
    failurePattern: { operation: 'signUp', check: 'status', expected: 201, status: 400 },
    deviation: alsoRefuses('checkSignup', 'customerDetails.mixins', (body) => has(body, 'customerDetails.mixins')),
  }),
  fault('signup-fails-on-mixins', 'signup.create.accepts-mixins', {
    why: 'A signup with more than the standard details breaks the server.',
    failurePattern: { operation: 'signUp', check: 'status', status: 500 },
    deviation: replacesAnswerWhen('signUp', 500, 'Unexpected error.', ({ request }) =>
      has(request.body, 'customerDetails.mixins'),
    ),
    category: 100,
  }),
  fault('signup-sets-no-language', 'signup.defaults.language', {
    why: 'Mails to a customer who named no language are sent without a text.',
    failurePattern: { assertion: /-\s+"preferredLanguage": "en_US"/ },
    deviation: dropsMembers('profileOfSignup', 'preferredLanguage'),
  }),
  fault('signup-sets-bare-language', 'signup.defaults.language', {
    why: 'A client that looks its texts up by en_US finds none.',
    failurePattern: { assertion: /\+\s+"preferredLanguage": "en"/ },
    deviation: changesArgument('profileOfSignup', 2, (settings) => ({ ...settings, defaultLanguage: 'en' })),
  }),
  fault('signup-sets-no-currency', 'signup.defaults.currency', {
    why: 'The cart of a customer who named no currency cannot be priced.',
    failurePattern: { assertion: /-\s+"preferredCurrency": "USD"/ },
    deviation: dropsMembers('profileOfSignup', 'preferredCurrency'),
  }),
  fault('signup-sets-no-site', 'signup.defaults.site', {
    why: 'A customer who named no site belongs to none and sees no assortment.',
    failurePattern: { assertion: /the preferredSite of a customer who named none/ },
    deviation: dropsMembers('profileOfSignup', 'preferredSite'),
  }),
  fault('signup-sets-blank-site', 'signup.defaults.site', {
    why: 'A default that was never configured is written down as an empty one.',
    failurePattern: { assertion: /the preferredSite of a customer who named none/ },
    deviation: changesArgument('profileOfSignup', 2, (settings) => ({ ...settings, defaultSite: '' })),
  }),
];
