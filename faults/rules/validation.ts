import { randomUUID } from 'node:crypto';
import { soundRules } from '../../tenant/index.ts';
import { answersInstead } from '../answer-families.ts';
import { bodyOf, replaceAnswer } from '../exchange.ts';
import { fault, type Fault } from '../fault.ts';
import { operationIds } from '../operation-ids.ts';
import { changesArgument, changesResult, denies, dropsMembers, setsMembers } from '../rule-families.ts';

const minute = 60;

export const validationFaults: readonly Fault[] = [
  fault('validation-lacks-email', 'validation.token.describes-valid-token', {
    why: 'Services that file by e-mail, as the answer tells since 2025, get nothing to file by.',
    failurePattern: { check: 'schema', pointer: '/email' },
    deviation: dropsMembers('validationBody', 'email'),
    category: 101,
  }),
  fault('validation-tells-no-time', 'validation.token.describes-valid-token', {
    why: 'A service that looks at what is left takes every token for one that has just ended.',
    failurePattern: { assertion: /what is left of the lifetime/ },
    deviation: changesArgument('validationBody', 2, () => () => 0),
  }),
  fault('validation-names-contact-email', 'validation.token.names-login-email', {
    why: 'Services that look a customer up by the login find nobody, or somebody else.',
    failurePattern: { assertion: /not the contact e-mails/ },
    deviation: () => {
      const contacts = new Map<unknown, string>();
      return {
        wire: (exchange) => {
          const { operation, request } = exchange;
          if (operation === operationIds.signUp) {
            const { email, signup } = request.body as { email: string; signup?: { email: string } };
            if (signup) contacts.set(signup.email, email);
          } else if (operation === operationIds.validateToken && exchange.response.status === 200) {
            const body = bodyOf(exchange);
            replaceAnswer(exchange, 200, { ...body, email: contacts.get(body['email']) ?? body['email'] });
          }
        },
      };
    },
  }),
  fault('validation-names-another-session', 'validation.token.keeps-session', {
    why: 'Services that keep the cart by session look for it in one that never was.',
    failurePattern: { assertion: /the session of the token/ },
    deviation: setsMembers('validationBody', () => ({ sessionId: randomUUID() })),
  }),
  fault('validation-adds-leeway', 'validation.token.lifetime-within-login', {
    why: 'Services keep a token for good a minute after its end.',
    failurePattern: { assertion: /toBeLessThanOrEqual/ },
    deviation: changesArgument('validationBody', 2, (seconds) => (until) => seconds(until) + minute),
  }),
  fault('validation-tells-whole-lifetime', 'validation.token.lifetime-counts-down', {
    why: 'Services that keep the verdict for the time told keep it long after the end of the token.',
    failurePattern: { assertion: /seconds off/ },
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
  }),
  fault('validation-scope-joined-by-commas', 'validation.token.scope-names-tenant', {
    why: 'Services that split the scope at blanks, as OAuth says, find one long word.',
    alsoBreaks: ['validation.token.scope-covers-profile'],
    failurePattern: { assertion: /toContain[\s\S]*Expected value: .*"(tenant=|customer\.)/ },
    deviation: changesResult('scopeText', (sound) => sound.replaceAll(' ', ',')),
  }),
  fault('validation-scope-lacks-edit', 'validation.token.scope-covers-profile', {
    why: 'Customers may look at their profile, and services refuse them every change.',
    failurePattern: { assertion: /toContain[\s\S]*Expected value: .*"customer\.customerprofile_edit"/ },
    deviation: changesResult('grantScopes', (sound) => sound.filter((scope) => !scope.endsWith('profile_edit'))),
  }),
  fault('validation-refuses-with-400', 'validation.token.refuses-unknown', {
    why: 'Services wait for 401, as documented since 2025, and take a dead token for a mistake of their own.',
    alsoBreaks: ['validation.token.refuses-expired', 'logout.token.fails-validation'],
    ...answersInstead('validateToken', 401, 400, 'The token is not valid.'),
    category: 205,
  }),
  fault('validation-answers-inactive', 'validation.token.refuses-unknown', {
    why: 'Services that look at the status alone let everybody in.',
    alsoBreaks: ['validation.token.refuses-expired', 'logout.token.fails-validation'],
    ...answersInstead('validateToken', 401, 200, { active: false }),
    category: 101,
  }),
  fault('validation-token-never-expires', 'validation.token.refuses-expired', {
    why: 'A stolen token is good for ever.',
    failurePattern: { operation: 'validateToken', check: 'status', expected: 401, status: 200 },
    deviation: denies('isExpired', (_expiresAt, _now, what) => what === 'customer'),
    category: 206,
  }),
];
