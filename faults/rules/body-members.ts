import { soundRules, type Exchange } from '../../tenant/index.ts';
import { replacesAnswerWhen } from '../answer-families.ts';
import { bodyOf, on, problem, replaceAnswer, type Body } from '../exchange.ts';
import { fault, type Deviation, type Fault } from '../fault.ts';
import { kebab, type OperationName } from '../operation-ids.ts';
import { overlooks } from '../rule-families.ts';

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

const answered = (operation: OperationName, status: number | '2xx') =>
  ({ operation, check: 'status', status }) as const;

const crashing = everyRequirement.map(([name, defect, requirement]): Fault => ({
  id: `body-${kebab(name)}-crashes-on-${defect}`,
  why: `A storefront shows an outage where ${told[defect]} and its customer could mend it.`,
  breaks: [requirement],
  failurePattern: answered(name, 500),
  deviation: replacesAnswerWhen(name, 500, 'Unexpected error.', (exchange) => violates(exchange, defect)),
  category: 100,
}));

const isOfDetails = ({ field }: { readonly field: string }): boolean => field.startsWith('customerDetails');

type Overlooking = (which: (violation: { readonly type: string }) => boolean) => Deviation;

/** Operations that go on with what is wrong when the check of their body overlooks it. */
const unchecked: Partial<Record<OperationName, Overlooking>> = {
  requestEmailChange: (which) => overlooks('checkEmailChange', which),
  requestPasswordReset: (which) => overlooks('checkResetRequest', which),
  resendOptIn: (which) => overlooks('checkResend', which),
  updateProfile: (which) => overlooks('checkProfile', which),
  addAddress: (which) => overlooks('checkNewAddress', which),
  updateAddress: (which) => overlooks('checkAddressChange', which),
};

/** The other operations refuse it in another place again, so their refusal is replaced. */
const answersToSuccess: Partial<Record<OperationName, readonly [status: number, body: (sound: Body) => unknown]>> = {
  logIn: [200, (body) => body],
  signUp: [201, () => ({ id: '00000000' })],
};

const accepts = (name: OperationName, defect: Defect): Deviation => {
  const overlooked = unchecked[name]?.(({ type }) => type === defects[defect]);
  if (overlooked) return overlooked;
  const [status, body] = answersToSuccess[name] ?? [204];
  return replacesAnswerWhen(name, status, body, (exchange) => violates(exchange, defect));
};

const accepting = everyRequirement.map(([name, defect, requirement]): Fault => ({
  id: `body-${kebab(name)}-takes-${defect}`,
  why: `A storefront is told that all went well where ${told[defect]}, and learns of it from its customers.`,
  breaks: [
    requirement,
    ...(defect === 'missing-member' && (name === 'requestPasswordReset' || name === 'resendOptIn')
      ? (['body.shape.refuses-no-body'] as const)
      : []),
  ],
  failurePattern: answered(name, '2xx'),
  deviation: accepts(name, defect),
  category: 102,
}));

export const bodyMemberFaults: readonly Fault[] = [
  ...crashing,
  ...accepting,
  fault('body-sign-up-takes-details-of-any-type', 'body.sign-up.refuses-wrong-type', {
    why: 'A first name that is an object is stored, and breaks every page that greets the customer.',
    failurePattern: answered('signUp', 201),
    deviation: overlooks('checkSignup', isOfDetails),
    category: 102,
  }),
  fault('body-sign-up-refuses-details-after-storing', 'body.sign-up.refuses-wrong-type', {
    why: 'Who mends the field that was refused is told that the e-mail is taken, and never becomes a customer.',
    failurePattern: { operation: 'signUp', speaker: 'guest', check: 'status', expected: 201, status: 409 },
    ...overlooks('checkSignup', isOfDetails),
    wire: on('signUp', (exchange) => {
      if (soundRules.checkSignup(exchange.request.body ?? {}).some(isOfDetails))
        replaceAnswer(exchange, 400, problem(400, 'customerDetails are not right.'));
    }),
    category: 104,
  }),
  fault('body-log-in-missing-member-is-wrong-password', 'body.log-in.refuses-missing-member', {
    why: 'A storefront that forgot a member tells its customers that their passwords are wrong.',
    failurePattern: { assertion: /logIn without (email|password)[\s\S]*Expected: .*400[\s\S]*Received: .*401/ },
    deviation: overlooks('checkLogin', ({ type }) => type === 'missing_value'),
    category: 205,
  }),
  fault('body-violations-answer-422', 'body.sign-up.refuses-missing-member', {
    why: 'A storefront that marks the fields named by a 400 marks none.',
    alsoBreaks: ['body.log-in.refuses-missing-member'],
    failurePattern: { operation: ['signUp', 'logIn'], check: 'status', status: 422 },
    deviation: replacesAnswerWhen(
      'any',
      422,
      (body) => ({ ...body, status: 422 }),
      (exchange) => violates(exchange, 'missing-member'),
    ),
    category: 101,
  }),
];
