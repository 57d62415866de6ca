import { notEmpty, notOver, type Refused, type SamplesOf } from './sample-types.ts';
import { bearer, jwt, lifetimes, login, refresh, session } from './token-parts.ts';

const refreshed = {
  access_token: 'Zr6Nc1Vb8Mq3Xk5Lt9Wp2Sd7Fh4Gj',
  expires_in: 1799,
  refresh_token: 'Hd8Kq2Rn6Yv1Tb7Mc4Zx9Lw3Pf5Sg0Jt',
  refresh_token_expires_in: 43150,
  token_type: 'Bearer',
  session_id: session,
} as const;

/** The spelling of before 2025, announced to go away and still declared. */
const formerly = {
  accessToken: refreshed.access_token,
  expiresIn: 1799,
  refreshToken: refreshed.refresh_token,
  refreshTokenExpiresIn: 43150,
};

/** Wrong tokens in the former spelling, which every refresh had as well. */
const wrongFormerly: readonly Refused[] = [
  ...notEmpty('accessToken', 'refreshToken'),
  ...notOver('expiresIn', 'refreshTokenExpiresIn'),
];

const customer: readonly Refused[] = [
  ...bearer,
  ...lifetimes,
  ...refresh,
  { why: 'a JWT has three parts', put: { saas_token: 'abc.def' }, at: '/saas_token', keyword: 'pattern' },
  ...notEmpty('session_id', 'saasToken'),
  ...wrongFormerly,
  { why: 'a flag is no free text', put: { initialPassword: 'no' }, at: '/initialPassword', keyword: 'enum' },
  { why: 'a flag is not null', put: { initialPassword: null }, at: '/initialPassword', keyword: 'enum' },
];

const customerAccepts = [
  { ...login, session_id: session, initialPassword: false },
  { ...login, session_id: session },
  { ...login, session_id: session, initialPassword: 'true' },
  { ...login, session_id: session, initialPassword: true, ...formerly, saasToken: jwt },
] as const;

export const customerTokens: SamplesOf<'CustomerToken' | 'OptInCustomerToken' | 'RefreshedCustomerToken'> = {
  CustomerToken: {
    requires: [
      'access_token',
      'saas_token',
      'expires_in',
      'refresh_token',
      'refresh_token_expires_in',
      'token_type',
      'session_id',
    ],
    accepts: customerAccepts,
    refuses: [
      ...customer,
      {
        why: 'the session is spelt session_id here',
        put: { session_id: undefined, sessionId: session },
        at: '',
        keyword: 'required',
      },
      {
        why: 'the former spelling does not stand in for the present one',
        put: { access_token: undefined, accessToken: login.access_token },
        at: '',
        keyword: 'required',
      },
    ],
  },
  OptInCustomerToken: {
    requires: ['access_token', 'saas_token', 'expires_in', 'refresh_token', 'refresh_token_expires_in', 'token_type'],
    accepts: [login, ...customerAccepts],
    refuses: customer,
  },
  RefreshedCustomerToken: {
    requires: ['access_token', 'expires_in', 'refresh_token', 'refresh_token_expires_in', 'token_type', 'session_id'],
    accepts: [refreshed, { ...refreshed, ...formerly }],
    refuses: [...bearer, ...lifetimes, ...refresh, ...notEmpty('session_id'), ...wrongFormerly],
  },
};
