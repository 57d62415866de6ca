import { soundRules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { without } from '../wire.ts';

type Answer = ReturnType<typeof soundRules.customerTokenBody>;

/** The first of its kind told to a customer, told again ever after. */
const toldAgain = (member: string) => () => {
  const first = new Map<string, Answer>();
  const customerTokenBody: typeof soundRules.customerTokenBody = (access, ...others) => {
    const body = soundRules.customerTokenBody(access, ...others);
    const known = first.get(access.customerId ?? '') ?? body;
    first.set(access.customerId ?? '', known);
    return { ...body, [member]: known[member] ?? '' };
  };
  return { rules: { customerTokenBody } };
};

/** Faults of the tokens that a login issues. */
export const loginFaults: readonly Fault[] = [
  {
    id: 'login-answers-before-commit',
    why: 'A customer logs in and is refused on the very next page.',
    breaks: ['login.tokens.issues-access-token'],
    reads: /getProfile[\s\S]*status: expected 200, received 401/,
    deviation: {
      rules: {
        customerTokenBody: (...given) => ({
          ...soundRules.customerTokenBody(...given),
          access_token: soundRules.newAccessToken(),
        }),
      },
    },
  },
  {
    id: 'login-type-of-gateway',
    why: "The gateway's own name of the token type leaks out, and clients that build their header of it send nonsense.",
    breaks: ['login.tokens.issues-access-token'],
    reads: /\/token_type: expected "Bearer", received "BearerToken"/,
    deviation: {
      rules: {
        customerTokenBody: (...given) => ({ ...soundRules.customerTokenBody(...given), token_type: 'BearerToken' }),
      },
    },
    category: 101,
  },
  {
    id: 'login-swaps-tokens',
    why: 'A customer asks with a refresh token and refreshes with an access token: both are refused.',
    breaks: ['login.tokens.issues-access-token', 'login.tokens.issues-refresh-token'],
    reads: /(getProfile|refreshToken)[\s\S]*status: expected 200, received 401/,
    deviation: {
      rules: {
        customerTokenBody: (access, refresh, ...others) => ({
          ...soundRules.customerTokenBody(access, refresh, ...others),
          access_token: refresh.value,
          refresh_token: access.value,
        }),
      },
    },
  },
  {
    id: 'login-without-refresh-lifetime',
    why: 'A storefront cannot tell when its customer has to log in again.',
    breaks: ['login.tokens.issues-refresh-token', 'login.tokens.refresh-lifetime-is-positive'],
    reads: /\/refresh_token_expires_in: expected .*, received nothing/,
    deviation: {
      rules: {
        customerTokenBody: (...given) => without('refresh_token_expires_in', soundRules.customerTokenBody(...given)),
      },
    },
    category: 101,
  },
  {
    id: 'login-repeats-access-token',
    why: 'Who logs out on one device is thrown out on all of them.',
    breaks: ['login.tokens.distinct-per-login'],
    reads: /the access token of the second login/,
    deviation: toldAgain('access_token'),
  },
  {
    id: 'login-repeats-refresh-token',
    why: 'The refresh on one device ends the session on the other.',
    breaks: ['login.tokens.distinct-per-login'],
    reads: /the refresh token of the second login/,
    deviation: toldAgain('refresh_token'),
  },
];
