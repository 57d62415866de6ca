import { soundRules, type Exchange, type Rules } from '../../tenant/index.ts';
import type { Deviation, Fault } from '../fault.ts';
import { kebab, operationIds, type OperationName } from '../operation-ids.ts';
import { bodyOf, on, replaceAnswer } from '../wire.ts';

/** How a member is wrong, as requirements and the tenant's violations name it. */
const defects = {
  'missing-member': 'missing_value',
  'empty-member': 'invalid_length',
  'wrong-type': 'invalid_type',
} as const;

type Defect = keyof typeof defects;

const told = {
  'missing-member': 'a member is missing',
  'empty-member': 'a member is empty',
  'wrong-type': 'a member has another type',
} as const;

const withMembers = [
  'signUp',
  'requestEmailChange',
  'confirmEmailChange',
  'requestPasswordReset',
  'resetPassword',
  'changePassword',
  'resendOptIn',
] as const;

const everyRequirement = [
  ...withMembers.flatMap((name) =>
    (['missing-member', 'empty-member', 'wrong-type'] as const).map(
      (defect) => [name, defect, `body.${kebab(name)}.refuses-${defect}`] as const,
    ),
  ),
  ['logIn', 'missing-member', 'body.log-in.refuses-missing-member'],
  ['logIn', 'empty-member', 'body.log-in.refuses-short-member'],
  ['logIn', 'wrong-type', 'body.log-in.refuses-wrong-type'],
  ['updateProfile', 'wrong-type', 'body.update-profile.refuses-wrong-type'],
  ['addAddress', 'wrong-type', 'body.add-address.refuses-wrong-type'],
  ['updateAddress', 'wrong-type', 'body.update-address.refuses-wrong-type'],
] as const;

const violates = (exchange: Exchange, defect: Defect): boolean => {
  if (exchange.response.status !== 400) return false;
  const { details } = bodyOf(exchange);
  return Array.isArray(details) && details.some(({ type }: { type?: unknown }) => type === defects[defect]);
};

/** Puts another answer in the place of the refusal of a defect. */
const answers = (name: OperationName, defect: Defect, act: (exchange: Exchange) => void): Deviation => ({
  wire: on(operationIds[name], (exchange) => {
    if (violates(exchange, defect)) act(exchange);
  }),
});

const crashes = (exchange: Exchange): void => {
  replaceAnswer(exchange, 500, { status: 500, type: 'internal_server_error', message: 'Unexpected error.' });
};

const answered = (name: OperationName, status: number | string): RegExp =>
  new RegExp(`${name} \\(.*\\) as \\w+ was answered ${status}:\\s+status: expected .*received ${status}`);

const crashing = everyRequirement.map(([name, defect, requirement]): Fault => ({
  id: `body-${kebab(name)}-crashes-on-${defect}`,
  why: `A storefront shows an outage where ${told[defect]} and its customer could mend it.`,
  breaks: [requirement],
  reads: answered(name, 500),
  deviation: answers(name, defect, crashes),
  category: 100,
}));

const lax = (defect: Defect, found: ReturnType<Rules['checkSignup']>) =>
  found.filter(({ type }) => type !== defects[defect]);

const ofDetails = (found: ReturnType<Rules['checkSignup']>, wanted: boolean) =>
  found.filter(({ field }) => field.startsWith('customerDetails') === wanted);

/** Operations that go on with what is wrong when the check of their body overlooks it. */
const unchecked = {
  requestEmailChange: (defect: Defect) => ({
    checkEmailChange: (body) => lax(defect, soundRules.checkEmailChange(body)),
  }),
  requestPasswordReset: (defect) => ({ checkResetRequest: (body) => lax(defect, soundRules.checkResetRequest(body)) }),
  resendOptIn: (defect) => ({ checkResend: (body) => lax(defect, soundRules.checkResend(body)) }),
  updateProfile: (defect) => ({ checkProfile: (body, type) => lax(defect, soundRules.checkProfile(body, type)) }),
  addAddress: (defect) => ({ checkNewAddress: (body) => lax(defect, soundRules.checkNewAddress(body)) }),
  updateAddress: (defect) => ({ checkAddressChange: (body) => lax(defect, soundRules.checkAddressChange(body)) }),
} satisfies Partial<Record<OperationName, (defect: Defect) => Partial<Rules>>>;

const isUnchecked = (name: OperationName): name is keyof typeof unchecked => Object.hasOwn(unchecked, name);

/** The others refuse it in another place again: there a refusal that is swallowed is what can be seen. */
const swallowing = (name: OperationName, defect: Defect): Deviation =>
  answers(name, defect, (exchange) => {
    if (name === 'logIn') exchange.response.status = 200;
    else if (name === 'signUp') replaceAnswer(exchange, 201, { id: '00000000' });
    else replaceAnswer(exchange, 204);
  });

const accepting = everyRequirement.map(([name, defect, requirement]): Fault => ({
  id: `body-${kebab(name)}-takes-${defect}`,
  why: `A storefront is told that all went well where ${told[defect]}, and learns of it from its customers.`,
  breaks: [
    requirement,
    ...(defect === 'missing-member' && (name === 'requestPasswordReset' || name === 'resendOptIn')
      ? (['body.shape.refuses-no-body'] as const)
      : []),
  ],
  reads: answered(name, '20[0124]'),
  deviation: isUnchecked(name) ? { rules: unchecked[name](defect) } : swallowing(name, defect),
  category: 102,
}));

export const bodyMemberFaults: readonly Fault[] = [
  ...crashing,
  ...accepting,
  {
    id: 'body-sign-up-takes-details-of-any-type',
    why: 'A first name that is an object is stored, and breaks every page that greets the customer.',
    breaks: ['body.sign-up.refuses-wrong-type'],
    reads: answered('signUp', 201),
    deviation: {
      rules: {
        checkSignup: (body) => ofDetails(soundRules.checkSignup(body), false),
      },
    },
    category: 102,
  },
  {
    id: 'body-sign-up-refuses-details-after-storing',
    why: 'Who mends the field that was refused is told that the e-mail is taken, and never becomes a customer.',
    breaks: ['body.sign-up.refuses-wrong-type'],
    reads: /signUp \(.*\) as guest was answered 409:\s+status: expected 201, received 409/,
    deviation: {
      rules: { checkSignup: (body) => ofDetails(soundRules.checkSignup(body), false) },
      wire: on(operationIds.signUp, (exchange) => {
        const found = ofDetails(soundRules.checkSignup(exchange.request.body ?? {}), true);
        if (found.length > 0) replaceAnswer(exchange, 400, { status: 400, message: 'customerDetails are not right.' });
      }),
    },
    category: 104,
  },
  {
    id: 'body-log-in-missing-member-is-wrong-password',
    why: 'A storefront that forgot a member tells its customers that their passwords are wrong.',
    breaks: ['body.log-in.refuses-missing-member'],
    reads: /logIn without (email|password)[\s\S]*Expected: .*400[\s\S]*Received: .*401/,
    deviation: { rules: { checkLogin: (body) => lax('missing-member', soundRules.checkLogin(body)) } },
    category: 205,
  },
  {
    id: 'body-violations-answer-422',
    why: 'A storefront that marks the fields named by a 400 marks none.',
    breaks: ['body.sign-up.refuses-missing-member', 'body.log-in.refuses-missing-member'],
    reads: /(signUp|logIn) [\s\S]*status: expected .*received 422/,
    deviation: {
      wire: (exchange) => {
        if (violates(exchange, 'missing-member')) replaceAnswer(exchange, 422, { ...bodyOf(exchange), status: 422 });
      },
    },
    category: 101,
  },
];
