import { soundRules } from '../../tenant/index.ts';
import { answersInstead, replacesAnswer } from '../answer-families.ts';
import { bodyOf, replaceAnswer, sentText, textAt } from '../exchange.ts';
import { fault, type Fault } from '../fault.ts';
import { operationIds } from '../operation-ids.ts';
import { changesArgument, changesResult, overlooks, setsMembers } from '../rule-families.ts';

/** A creation by a service that some violations of the id do not stop. */
const takesId = (of: (id: string) => boolean) =>
  overlooks('checkSellerCustomer', ({ field }, body) => field === 'id' && of(textAt(body, 'id')));

export const serviceFaults: readonly Fault[] = [
  fault('service-token-unknown-to-gateway', 'service.token.issues-access-token', {
    why: 'A back office is handed a token that every operation refuses.',
    failurePattern: { operation: 'listCustomers', check: 'status', expected: 200, status: 401 },
    deviation: setsMembers('serviceTokenBody', () => ({ access_token: soundRules.newAccessToken() })),
  }),
  fault('service-token-type-of-gateway', 'service.token.issues-access-token', {
    why: "Clients that build their header of the token's type send nonsense.",
    failurePattern: { check: 'schema', pointer: '/token_type' },
    deviation: setsMembers('serviceTokenBody', { token_type: 'BearerToken' }),
    category: 101,
  }),
  fault('service-token-lifetime-as-text', 'service.token.issues-access-token', {
    why: 'A client that adds the lifetime to the time of day renews its token in the wrong year.',
    failurePattern: { check: 'schema', pointer: '/expires_in' },
    deviation: setsMembers('serviceTokenBody', (_, access, _scope, seconds) => ({
      expires_in: String(seconds(access.expiresAt)),
    })),
    category: 101,
  }),
  fault('service-token-hides-tenant', 'service.token.scope-names-tenant', {
    why: 'A back office that serves several shops cannot tell whose token it holds.',
    failurePattern: { assertion: /Expected value: .*"tenant=/ },
    deviation: setsMembers('serviceTokenBody', (_, _access, scope) => ({ scope: scope.replace(/ ?tenant=\S+/, '') })),
  }),
  fault('service-token-names-another-tenant', 'service.token.scope-names-tenant', {
    why: 'A back office files its customers under a shop that is not theirs.',
    failurePattern: { assertion: /Expected value: .*"tenant=/ },
    deviation: setsMembers('serviceTokenBody', (_, _access, scope) => ({
      scope: scope.replace(/tenant=\S+/, 'tenant=default'),
    })),
  }),
  fault('service-token-can-be-refreshed', 'service.token.has-no-refresh', {
    why: 'A key that was withdrawn lives on in the refresh tokens that it has left behind.',
    failurePattern: { assertion: /the refresh token of a service/ },
    deviation: setsMembers('serviceTokenBody', () => ({
      refresh_token: soundRules.newRefreshToken(),
      refresh_token_expires_in: 86399,
    })),
  }),
  fault('service-token-reads-by-default', 'service.token.grants-all-scopes-by-default', {
    why: 'A back office that asks for no scope, as it may, can write nothing any more.',
    failurePattern: { assertion: /ArrayContaining[\s\S]*customer\.customer_manage/ },
    deviation: changesResult('grantServiceScopes', (sound, asked, held) =>
      asked.length === 0 ? held.filter((scope) => scope.endsWith('_read')) : sound,
    ),
  }),
  fault('service-token-needs-no-secret', 'service.token.refuses-wrong-secret', {
    why: 'Whoever has seen a client id reads every customer of the shop.',
    failurePattern: { operation: 'requestServiceToken', check: 'status', expected: 400, status: 200 },
    deviation: changesArgument(
      'serviceCredentialsMatch',
      1,
      (_secret, _id, _given, settings) => settings.serviceClientSecret,
    ),
    category: 206,
  }),
  fault('service-token-compares-beginning-of-secret', 'service.token.refuses-wrong-secret', {
    why: 'A secret is guessed letter by letter.',
    failurePattern: { operation: 'requestServiceToken', check: 'status', expected: 400, status: 200 },
    rules: {
      serviceCredentialsMatch: (id, secret, settings) =>
        id === settings.serviceClientId && settings.serviceClientSecret.startsWith(secret),
    },
    category: 206,
  }),
  fault('service-token-cuts-secret', 'service.token.refuses-wrong-secret', {
    why: 'What follows after the length that is stored is not looked at.',
    failurePattern: { operation: 'requestServiceToken', check: 'status', expected: 400, status: 200 },
    rules: {
      serviceCredentialsMatch: (id, secret, settings) =>
        id === settings.serviceClientId && secret.startsWith(settings.serviceClientSecret),
    },
    category: 206,
  }),
  fault('service-create-answers-id-of-record', 'service.create.returns-id', {
    why: 'An import that stores the ids that it was given never finds its customers again.',
    failurePattern: { operation: 'getCustomer', check: 'status', expected: 200, status: 404 },
    deviation: replacesAnswer('createCustomer', 201, 201, () => ({ id: soundRules.newCompanyId() })),
  }),
  fault('service-create-answers-200', 'service.create.returns-id', {
    why: 'An import that waits for 201 counts every new customer as one that was there before.',
    ...answersInstead('createCustomer', 201, 200, (body) => body),
  }),
  fault('service-create-forgets-password', 'service.create.sets-password', {
    why: 'Customers who moved here from another shop with their passwords cannot log in.',
    failurePattern: { operation: 'logIn', check: 'status', expected: 200, status: 401 },
    rules: { passwordOfSeller: () => undefined },
  }),
  fault('service-create-folds-password', 'service.create.sets-password', {
    why: 'A password with a capital letter is stored without it.',
    failurePattern: { operation: 'logIn', check: 'status', expected: 200, status: 401 },
    deviation: changesResult('passwordOfSeller', (sound) => sound?.toLowerCase()),
  }),
  fault('service-create-mails-on-request-only', 'service.create.sends-reset-mail-by-default', {
    why: 'Customers whom an employee made never hear of it.',
    failurePattern: { notDelivered: 'mail' },
    rules: { sendsPasswordReset: (parameter) => parameter === 'true' },
  }),
  fault('service-create-mails-always', 'service.create.keeps-quiet-on-request', {
    why: 'A silent import of ten thousand customers mails to all of them.',
    failurePattern: { assertion: /the mails to the customer made quietly/ },
    rules: { sendsPasswordReset: () => true },
  }),
  fault('service-create-chooses-the-id', 'service.create.takes-own-id', {
    why: 'The number that the ERP system has for a customer leads nowhere.',
    failurePattern: { assertion: /-\s+"id": "Conf-/ },
    rules: { numberOfSeller: (_sent, fresh) => fresh() },
  }),
  fault('service-create-folds-id', 'service.create.takes-own-id', {
    why: 'The number that the ERP system has for a customer is found only in small letters.',
    failurePattern: { assertion: /\+\s+"id": "conf-/ },
    deviation: changesResult('numberOfSeller', (sound) => sound.toLowerCase()),
  }),
  fault('service-create-replaces-customer', 'service.create.refuses-taken-id', {
    why: 'An import that uses a number twice wipes out the customer who had it.',
    failurePattern: { operation: 'createCustomer', check: 'status', expected: 409, status: 201 },
    rules: { customerNumberIsTaken: () => false },
    category: 102,
  }),
  fault('service-create-refuses-after-writing', 'service.create.refuses-taken-id', {
    why: 'The refused creation has already put its e-mail into the customer who was there.',
    failurePattern: { assertion: /-\s+"contactEmail"/ },
    deviation: () => {
      const written = new Map<string, unknown>();
      return {
        wire: (exchange) => {
          const { operation, request, response } = exchange;
          if (operation === operationIds.createCustomer && response.status === 409)
            written.set(sentText(exchange, 'id'), request.body);
          const over =
            operation === operationIds.getCustomer ? written.get(request.path.split('/').at(-1) ?? '') : undefined;
          if (over) replaceAnswer(exchange, response.status, { ...bodyOf(exchange), ...over });
        },
      };
    },
    category: 104,
  }),
  fault('service-create-takes-long-id', 'service.create.refuses-malformed-id', {
    why: 'An id longer than the other services keep is cut there and leads to somebody else.',
    failurePattern: { operation: 'createCustomer', check: 'status', expected: 400, status: 201 },
    deviation: takesId((id) => id.length > 66),
    category: 102,
  }),
  fault('service-create-takes-blank-in-id', 'service.create.refuses-malformed-id', {
    why: 'An id with a blank breaks every address that it is put into.',
    failurePattern: { operation: 'createCustomer', check: 'status', expected: 400, status: 201 },
    deviation: takesId((id) => id.includes(' ')),
    category: 102,
  }),
];
