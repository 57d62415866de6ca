import { soundRules } from '../../tenant/index.ts';
import { replacesAnswer } from '../answer-families.ts';
import { bearerOf, bodyOf, replaceAnswer } from '../exchange.ts';
import { fault, type Fault } from '../fault.ts';
import { operationIds } from '../operation-ids.ts';
import { changesArgument, denies, dropsMembers, keepsFirst, setsMembers } from '../rule-families.ts';

export const refreshFaults: readonly Fault[] = [
  fault('refresh-asks-for-customer-bearer', 'refresh.token.works-with-guest-bearer', {
    why: 'A customer whose token has run out cannot refresh it: the token that ran out would be needed.',
    failurePattern: { assertion: /a refresh with the bearer of a guest[\s\S]*Received: .*401/ },
    rules: { bearerFitsRefresh: (bearer, spent) => bearer.customerId === spent.customerId },
    category: 205,
  }),
  fault('refresh-returns-old-access-token', 'refresh.token.issues-new-access-token', {
    why: 'A storefront refreshes in time and is thrown out all the same.',
    failurePattern: { assertion: /the access token after the refresh/ },
    deviation: () => {
      const first = new Map<unknown, unknown>();
      return {
        wire: (exchange) => {
          const { operation, response } = exchange;
          if (response.status !== 200 || (operation !== operationIds.logIn && operation !== operationIds.refreshToken))
            return;
          const body = bodyOf(exchange);
          if (operation === operationIds.logIn) first.set(body['session_id'], body['access_token']);
          else replaceAnswer(exchange, 200, { ...body, access_token: first.get(body['session_id']) });
        },
      };
    },
  }),
  fault('refresh-answers-before-commit', 'refresh.token.issues-new-access-token', {
    why: 'The first step of a customer after the refresh is refused.',
    failurePattern: { operation: 'validateToken', check: 'status', expected: 200, status: 401 },
    deviation: setsMembers('refreshedTokenBody', () => ({ access_token: soundRules.newAccessToken() })),
  }),
  fault('refresh-forgets-email', 'refresh.token.issues-new-access-token', {
    why: 'Services that file by e-mail lose the customer with the first refresh.',
    failurePattern: { operation: 'validateToken', check: 'schema', pointer: '/email' },
    deviation: dropsMembers('refreshTokenBy', 'email'),
  }),
  fault('refresh-echoes-bearer', 'refresh.token.issues-new-access-token', {
    why: 'A customer is a guest again and does not notice until the checkout.',
    alsoBreaks: ['refresh.token.keeps-customer'],
    failurePattern: [
      { operation: 'validateToken', check: 'status', expected: 200, status: 401 },
      { assertion: /whom the refreshed tokens speak for/ },
    ],
    deviation: replacesAnswer('refreshToken', 200, 200, (body, exchange) => ({
      ...body,
      access_token: bearerOf(exchange),
    })),
  }),
  fault('refresh-speaks-for-previous-customer', 'refresh.token.keeps-customer', {
    why: 'What is left of the request before opens the account of its customer to the next.',
    failurePattern: { assertion: /whom the refreshed tokens speak for/ },
    deviation: () => {
      let left: string | undefined;
      return {
        rules: {
          refreshTokenBy: (value, issued) => {
            const token = soundRules.refreshTokenBy(value, issued);
            if (token?.customerId === undefined) return token;
            const customerId = left ?? token.customerId;
            left ??= token.customerId;
            return { ...token, customerId };
          },
        },
      };
    },
    category: 206,
  }),
  fault('refresh-returns-dead-refresh-token', 'refresh.token.issues-refresh-token', {
    why: 'A session cannot be refreshed a second time: the customer has to log in again.',
    failurePattern: { operation: 'refreshToken', check: 'status', expected: 200, status: 401 },
    deviation: setsMembers('refreshedTokenBody', () => ({ refresh_token: soundRules.newRefreshToken() })),
  }),
  fault('refresh-ends-the-whole-session', 'refresh.token.issues-refresh-token', {
    why: 'The token just issued is ended together with those before it.',
    failurePattern: { operation: 'refreshToken', check: 'status', expected: 200, status: 401 },
    deviation: () => {
      const spent = new Set<string>();
      return {
        rules: {
          refreshTokenBy: (value, issued) => {
            const token = soundRules.refreshTokenBy(value, issued);
            if (token?.kind !== 'customer') return token;
            const ended = spent.has(token.sessionId);
            spent.add(token.sessionId);
            return ended ? undefined : token;
          },
        },
      };
    },
  }),
  fault('refresh-keeps-refresh-token', 'refresh.token.rotates', {
    why: 'A refresh token that was read once is good until its end, and nobody notices the second who uses it.',
    failurePattern: { assertion: /the refresh token after the refresh/ },
    rules: { rotateRefreshToken: (spent) => spent },
  }),
  fault('refresh-moves-to-session-of-bearer', 'refresh.session.keeps-session', {
    why: 'The cart of the customer is left behind in the session of the login.',
    failurePattern: { assertion: /the session after the refresh/ },
    rules: { sessionForRefresh: (_spent, bearer) => bearer.sessionId },
  }),
  fault('refresh-tells-lifetime-of-refresh-token', 'refresh.lifetime.agrees-with-validation', {
    why: 'A storefront throws a token away that would have worked for weeks, and asks for another each day.',
    failurePattern: { assertion: /seconds between the lifetime told and what is left[\s\S]*Received: .*\d{3,}/ },
    deviation: setsMembers('refreshedTokenBody', (_, _access, refresh, seconds) => ({
      expires_in: seconds(refresh.expiresAt),
    })),
  }),
  fault('refresh-window-becomes-a-month', 'refresh.lifetime.refresh-window-does-not-grow', {
    why: 'A stolen refresh token outlives the day that it was issued for.',
    failurePattern: { assertion: /toBeLessThanOrEqual[\s\S]*Received: .*25(92000|91999)/ },
    rules: { renewedRefreshExpiry: (_spent, now) => new Date(now.getTime() + 30 * 86_400_000) },
  }),
  fault('refresh-window-closes-at-once', 'refresh.lifetime.refresh-window-does-not-grow', {
    why: 'The first refresh of a session is its last.',
    alsoBreaks: ['refresh.token.issues-refresh-token'],
    failurePattern: { check: 'schema', pointer: '/refresh_token_expires_in' },
    rules: { renewedRefreshExpiry: (_spent, now) => now },
  }),
  fault('refresh-token-never-expires', 'refresh.lifetime.refuses-expired-refresh-token', {
    why: 'A refresh token found on a public computer opens the account for ever.',
    failurePattern: { operation: 'refreshToken', check: 'status', status: 200 },
    deviation: denies('isExpired', (_expiresAt, _now, what) => what === 'customer-refresh'),
    category: 206,
  }),
  fault('refresh-token-expires-an-hour-late', 'refresh.lifetime.refuses-expired-refresh-token', {
    why: 'A server that takes the told end for local time honours refresh tokens beyond it.',
    alsoBreaks: ['anonymous.refresh.refuses-expired-refresh-token'],
    failurePattern: { operation: ['refreshToken', 'refreshAnonymousToken'], check: 'status', status: 200 },
    deviation: changesArgument('isExpired', 0, (expiresAt, _expiresAt, _now, what) =>
      what.endsWith('-refresh') ? new Date(expiresAt.getTime() + 3_600_000) : expiresAt,
    ),
  }),
  fault('refresh-blames-the-token', 'refresh.request.refuses-missing-refresh-token', {
    why: 'A client that forgot a parameter is told that its customer has to log in again.',
    failurePattern: { operation: 'refreshToken', check: 'status', expected: 400, status: 401 },
    deviation: changesArgument('checkParameters', 1, (required) => required.filter((name) => name !== 'refreshToken')),
    category: 205,
  }),
  fault('refresh-ignores-legal-entity', 'refresh.legal-entity.scopes-token', {
    why: 'A buyer who acts for a company is shown private prices, and pays them.',
    alsoBreaks: ['refresh.legal-entity.switches'],
    failurePattern: { assertion: /the legal entity (of the token|after the switch)/ },
    rules: { companyForRefresh: () => undefined },
  }),
  fault('refresh-loses-legal-entity-in-validation', 'refresh.legal-entity.scopes-token', {
    why: 'Services that ask whom a token is for are not told of the company.',
    alsoBreaks: ['refresh.legal-entity.switches'],
    failurePattern: { assertion: /the legal entity (of the token|after the switch)/ },
    deviation: dropsMembers('validationBody', 'legalEntityId'),
  }),
  fault('refresh-for-legal-entity-opens-session', 'refresh.legal-entity.keeps-session', {
    why: 'A buyer who begins to act for a company loses the cart.',
    failurePattern: { assertion: /the token for the legal entity/ },
    deviation: setsMembers('validationBody', (_, access) => ({
      ...(access.legalEntityId !== undefined && { sessionId: access.legalEntityId }),
    })),
  }),
  fault('refresh-acts-for-any-legal-entity', 'refresh.legal-entity.refuses-unassigned', {
    why: 'Whoever knows the id of a company orders in its name.',
    failurePattern: { operation: 'refreshToken', check: 'status', status: 200 },
    rules: { mayActFor: () => true },
    category: 206,
  }),
  fault('refresh-acts-for-assigned-legal-entity', 'refresh.legal-entity.refuses-unassigned', {
    why: 'That a company has contacts is looked up, but not who they are: any customer orders in its name.',
    failurePattern: { operation: 'refreshToken', check: 'status', status: 200 },
    rules: {
      mayActFor: (_customerId, legalEntityId, assignments) =>
        [...assignments].some((assignment) => assignment.legalEntityId === legalEntityId),
    },
    category: 206,
  }),
  fault('refresh-sticks-to-first-legal-entity', 'refresh.legal-entity.switches', {
    why: 'A buyer of two companies orders for the second on the account of the first.',
    failurePattern: { assertion: /the legal entity after the switch/ },
    deviation: keepsFirst('companyForRefresh'),
  }),
  fault('refresh-knows-first-assignment-only', 'refresh.legal-entity.switches', {
    why: 'A buyer of two companies can act for one of them alone.',
    failurePattern: { operation: 'refreshToken', check: 'status', expected: 200, status: 400 },
    rules: {
      mayActFor: (customerId, legalEntityId, assignments) =>
        [...assignments].find((assignment) => assignment.customerId === customerId)?.legalEntityId === legalEntityId,
    },
  }),
];
