import { isObject, textAt } from '../json.ts';
import { tokens } from '../operation.ts';
import type { Operation } from '../operation.ts';
import { badRequest, invalidApiKey } from '../refusals.ts';
import { issueAccessToken, scopeOf, secondsLeft } from './issue-tokens.ts';

const serviceToken: Operation = {
  id: 'POST-oauth-request-client-credentials',
  method: 'POST',
  path: '/oauth/token',
  takes: ['application/x-www-form-urlencoded'],
  callers: 'anybody',
  run: (call) => {
    const { rules, world } = call;
    const form = isObject(call.body) ? call.body : {};
    const clientId = textAt(form, 'client_id') ?? '';
    const secret = textAt(form, 'client_secret') ?? '';
    if (textAt(form, 'grant_type') !== 'client_credentials') {
      throw badRequest('The form field grant_type must be client_credentials.');
    }
    const shop = world.shops.find(({ settings }) => rules.serviceCredentialsMatch(clientId, secret, settings));
    if (!shop) throw invalidApiKey();
    const asked = (textAt(form, 'scope') ?? '').split(' ').filter((scope) => scope !== '');
    const scopes = rules.grantServiceScopes(asked, shop.settings.serviceScopes);
    const access = issueAccessToken(call, shop, { kind: 'service', sessionId: rules.newSessionId(), scopes });
    return tokens(call, rules.serviceTokenBody(access, scopeOf(call, access), secondsLeft(call)));
  },
};

export const oauthOperations: readonly Operation[] = [serviceToken];
