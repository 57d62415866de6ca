import { isObject, stringAt, textAt } from '../json.ts';
import { tokenAnswer } from '../operation.ts';
import type { Operation } from '../operation.ts';
import { badRequest, invalidApiKey } from '../refusals.ts';
import { issueAccessToken, scopeOf, secondsLeft } from './issue-tokens.ts';

const serviceToken: Operation = {
  id: 'POST-oauth-request-client-credentials',
  route: 'POST /oauth/token',
  mediaTypes: ['application/x-www-form-urlencoded'],
  callers: 'anybody',
  run: (call) => {
    const { rules, server } = call;
    const form = isObject(call.body) ? call.body : {};
    const clientId = stringAt(form, 'client_id');
    const secret = stringAt(form, 'client_secret');
    if (textAt(form, 'grant_type') !== 'client_credentials') {
      throw badRequest('The form field grant_type must be client_credentials.');
    }
    const tenant = server.tenants.find(({ settings }) => rules.serviceCredentialsMatch(clientId, secret, settings));
    if (!tenant) throw invalidApiKey();
    const asked = stringAt(form, 'scope')
      .split(' ')
      .filter((scope) => scope !== '');
    const scopes = rules.grantServiceScopes(asked, tenant.settings.serviceScopes);
    const access = issueAccessToken(call, tenant, { kind: 'service', sessionId: rules.newSessionId(), scopes });
    return tokenAnswer(call, rules.serviceTokenBody(access, scopeOf(call, access), secondsLeft(call)));
  },
};

export const serviceTokenOperations: readonly Operation[] = [serviceToken];
