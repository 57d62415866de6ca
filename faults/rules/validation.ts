import { randomUUID } from 'node:crypto';
import { soundRules, type Exchange } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { bodyOf, on, replaceAnswer, without } from '../wire.ts';

const validate = 'GET-customer-validate-token';
const minute = 60;

const refusedWith = (status: number, body: Record<string, unknown>) => ({
  wire: on(validate, (exchange: Exchange) => {
    if (exchange.response.status === 401) replaceAnswer(exchange, status, body);
  }),
});

export const validationFaults: readonly Fault[] = [
  {
    id: 'validation-lacks-email',
    why: 'Services that file by e-mail, as the answer tells since 2025, get nothing to file by.',
    breaks: ['validation.token.describes-valid-token'],
    reads: /\/email: expected .*, received nothing/,
    deviation: {
      rules: {
        validationBody: (...given) => without('email', soundRules.validationBody(...given)),
      },
    },
    category: 101,
  },
  {
    id: 'validation-tells-no-time',
    why: 'A service that looks at what is left takes every token for one that has just ended.',
    breaks: ['validation.token.describes-valid-token'],
    reads: /what is left of the lifetime/,
    deviation: {
      rules: { validationBody: (access, scope) => soundRules.validationBody(access, scope, () => 0) },
    },
  },
  {
    id: 'validation-names-contact-email',
    why: 'Services that look a customer up by the login find nobody, or somebody else.',
    breaks: ['validation.token.names-login-email'],
    reads: /not the contact e-mails/,
    deviation: () => {
      const contacts = new Map<unknown, string>();
      return {
        wire: (exchange) => {
          const { operation, request } = exchange;
          if (operation === 'POST-customer-create-customer-account') {
            const { email, signup } = request.body as { email: string; signup?: { email: string } };
            if (signup) contacts.set(signup.email, email);
          } else if (operation === validate && exchange.response.status === 200) {
            const body = bodyOf(exchange);
            replaceAnswer(exchange, 200, { ...body, email: contacts.get(body['email']) ?? body['email'] });
          }
        },
      };
    },
  },
  {
    id: 'validation-names-another-session',
    why: 'Services that keep the cart by session look for it in one that never was.',
    breaks: ['validation.token.keeps-session'],
    reads: /the session of the token/,
    deviation: {
      rules: {
        validationBody: (...given) => ({ ...soundRules.validationBody(...given), sessionId: randomUUID() }),
      },
    },
  },
  {
    id: 'validation-adds-leeway',
    why: 'Services keep a token for good a minute after its end.',
    breaks: ['validation.token.lifetime-within-login'],
    reads: /toBeLessThanOrEqual/,
    deviation: {
      rules: {
        validationBody: (access, scope, seconds) =>
          soundRules.validationBody(access, scope, (until) => seconds(until) + minute),
      },
    },
  },
  {
    id: 'validation-tells-whole-lifetime',
    why: 'Services that keep the verdict for the time told keep it long after the end of the token.',
    breaks: ['validation.token.lifetime-counts-down'],
    reads: /seconds off/,
    deviation: () => {
      const told = new Map<string, number>();
      return {
        rules: {
          validationBody: (access, scope, seconds) => {
            const lifetime = told.get(access.value) ?? seconds(access.expiresAt);
            told.set(access.value, lifetime);
            return soundRules.validationBody(access, scope, () => lifetime);
          },
        },
      };
    },
  },
  {
    id: 'validation-scope-joined-by-commas',
    why: 'Services that split the scope at blanks, as OAuth says, find one long word.',
    breaks: ['validation.token.scope-names-tenant', 'validation.token.scope-covers-profile'],
    reads: /toContain[\s\S]*Expected value: .*"(tenant=|customer\.)/,
    deviation: { rules: { scopeText: (...given) => soundRules.scopeText(...given).replaceAll(' ', ',') } },
  },
  {
    id: 'validation-scope-lacks-edit',
    why: 'Customers may look at their profile, and services refuse them every change.',
    breaks: ['validation.token.scope-covers-profile'],
    reads: /toContain[\s\S]*Expected value: .*"customer\.customerprofile_edit"/,
    deviation: {
      rules: {
        grantScopes: (customer) => soundRules.grantScopes(customer).filter((scope) => !scope.endsWith('profile_edit')),
      },
    },
  },
  {
    id: 'validation-refuses-with-400',
    why: 'Services wait for 401, as documented since 2025, and take a dead token for a mistake of their own.',
    breaks: ['validation.token.refuses-unknown', 'validation.token.refuses-expired', 'logout.token.fails-validation'],
    reads: /validateToken[\s\S]*status: expected 401, received 400/,
    deviation: refusedWith(400, { status: 400, type: 'bad_request', message: 'The token is not valid.' }),
    category: 205,
  },
  {
    id: 'validation-answers-inactive',
    why: 'Services that look at the status alone let everybody in.',
    breaks: ['validation.token.refuses-unknown', 'validation.token.refuses-expired', 'logout.token.fails-validation'],
    reads: /validateToken[\s\S]*status: expected 401, received 200/,
    deviation: refusedWith(200, { active: false }),
    category: 101,
  },
  {
    id: 'validation-token-never-expires',
    why: 'A stolen token is good for ever.',
    breaks: ['validation.token.refuses-expired'],
    reads: /validateToken[\s\S]*status: expected 401, received 200/,
    deviation: {
      rules: {
        isExpired: (expiresAt, now, what) => what !== 'customer' && soundRules.isExpired(expiresAt, now, what),
      },
    },
    category: 206,
  },
];
