import { notEmpty, notOver, type SamplesOf } from './sample-types.ts';
import { bearer, jwt, lifetimes, login, refresh, scope, scopes, session } from './token-parts.ts';

export const tokens: SamplesOf<
  'AnonymousToken' | 'TokenValidation' | 'ExchangedToken' | 'SocialLoginToken' | 'ServiceToken'
> = {
  AnonymousToken: {
    requires: [
      'access_token',
      'token_type',
      'expires_in',
      'refresh_token',
      'refresh_token_expires_in',
      'sessionId',
      'scope',
    ],
    accepts: [
      {
        token_type: 'Bearer',
        access_token: 'Qe7Ru3Ty9Io1Pa5Sd8Fg2Hj6Kl4Z',
        expires_in: 3600,
        refresh_token: 'Xc5Vb1Nm8Qw3Er7Ty2Ui9Op4As6Df0Gh',
        refresh_token_expires_in: 86400,
        sessionId: session,
        scope: 'tenant=acme',
      },
    ],
    refuses: [
      ...bearer,
      ...lifetimes,
      ...refresh,
      ...scopes,
      ...notEmpty('sessionId'),
      {
        why: 'the session is spelt sessionId here',
        put: { sessionId: undefined, session_id: session },
        at: '',
        keyword: 'required',
      },
    ],
  },
  TokenValidation: {
    requires: ['token_type', 'expires_in', 'scope', 'sessionId', 'email'],
    accepts: [
      {
        token_type: 'Bearer',
        expires_in: 1750,
        scope,
        sessionId: session,
        email: 'ada@example.test',
        legalEntityId: '64f0c2a1b7d94e0012ab34cd',
      },
      {
        token_type: 'Bearer',
        expires_in: 0,
        scope,
        sessionId: session,
        email: 'ada@example.test',
        legalEntityId: null,
      },
      { token_type: 'bearer', expires_in: 9, scope: 'tenant=acme', sessionId: 'any', email: 'ada@example.test' },
    ],
    refuses: [
      ...scopes,
      { why: 'no time is left before now', put: { expires_in: -1 }, at: '/expires_in', keyword: 'minimum' },
      ...notEmpty('email', 'sessionId', 'token_type'),
      { why: 'an id is text', put: { legalEntityId: 7 }, at: '/legalEntityId', keyword: 'type' },
    ],
  },
  ExchangedToken: {
    requires: [
      'access_token',
      'saas_token',
      'refresh_token',
      'refresh_token_expires_in',
      'token_type',
      'expires_in',
      'scope',
      'session_id',
    ],
    accepts: [
      { ...login, scope, session_id: session, subject_access_token: jwt, session_idle_time: 90 },
      { ...login, token_type: 'bearer', scope, session_id: session },
    ],
    refuses: [
      ...lifetimes,
      ...refresh,
      ...scopes,
      { why: 'idle time is whole', put: { session_idle_time: 1.5 }, at: '/session_idle_time', keyword: 'type' },
      ...notEmpty('access_token', 'saas_token', 'token_type', 'session_id'),
    ],
  },
  SocialLoginToken: {
    requires: ['social_access_token', 'access_token', 'saas_token', 'refresh_token', 'token_type', 'expires_in'],
    accepts: [
      {
        ...login,
        social_access_token: 'Ss1Oo2Cc3Ii4Aa5Ll6',
        social_id_token: jwt,
        expires_in: '1799',
        refresh_token_expires_in: '43199',
        session_idle_time: 90,
        scope,
      },
      { ...login, social_access_token: 'Ss1Oo2Cc3Ii4Aa5Ll6' },
    ],
    refuses: [
      { why: 'a lifetime is digits', put: { expires_in: '30 min' }, at: '/expires_in', keyword: 'pattern' },
      { why: 'digits say more than nothing', put: { expires_in: '0' }, at: '/expires_in', keyword: 'pattern' },
      ...notOver('expires_in', 'refresh_token_expires_in'),
      { why: 'a number is whole', put: { expires_in: 1.5 }, at: '/expires_in', keyword: 'type' },
      {
        why: 'that of a refresh token too',
        put: { refresh_token_expires_in: '-1' },
        at: '/refresh_token_expires_in',
        keyword: 'pattern',
      },
      ...notEmpty('social_access_token', 'access_token', 'saas_token', 'refresh_token', 'token_type'),
    ],
  },
  ServiceToken: {
    requires: ['access_token', 'token_type', 'expires_in', 'scope'],
    accepts: [
      {
        token_type: 'Bearer',
        access_token: 'bN5-vC2_xZ8mQ1wE6rT3yU9iO4pA7sD0',
        expires_in: 7199,
        session_idle_time: 90,
        refresh_token: '',
        refresh_token_expires_in: 0,
        scope: 'customer.customer_read tenant=acme customer.customer_manage',
      },
      {
        token_type: 'Bearer',
        access_token: 'bN5',
        expires_in: 1,
        scope: 'tenant=acme',
        refresh_token: null,
        refresh_token_expires_in: null,
      },
      { token_type: 'Bearer', access_token: 'bN5', expires_in: 1, scope: 'tenant=acme' },
    ],
    refuses: [...bearer, ...lifetimes, ...scopes],
  },
};
