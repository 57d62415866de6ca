import { expect, test } from '@playwright/test';
import { IdentityProvider } from '../../src/sessions/identity-provider/identity-provider.ts';
import { PlainAgent } from '../../src/sessions/identity-provider/form-agent.ts';
import { claimsOf } from '../../src/test-data/jwt-claims.ts';
import { readSettings, type IdentityAccess } from '../../src/config/index.ts';
import { startIdentityProvider } from '../../tenant/index.ts';
import { identitySettings } from '../../tools/tenant/announcement.ts';
import { startHttpServer } from '../support/servers.ts';

const person = { user: 'ida', password: 'secret', redirectUri: 'https://storefront.example.test/callback' };
const form = '<form method="post" action="/login"><input name="u"><input name="p" type="password"></form>';

/** Starts a provider and reads the settings of a run against it. */
async function startProvider(own: Record<string, string> = {}) {
  const provider = await startIdentityProvider();
  const target = { API_URL: 'http://127.0.0.1:1', TENANT: 'acme', STOREFRONT_CLIENT_ID: 'x' };
  const { settings, problems } = readSettings({ ...target, ...identitySettings(provider), ...own });
  expect(problems).toEqual([]);
  return { provider, access: settings.outside?.identity as IdentityAccess };
}

test('a person logs in once; later codes and tokens come from the session', async () => {
  const { provider, access } = await startProvider();
  const identity = new IdentityProvider(access, undefined);

  const [plain, proven] = [await identity.callback(), await identity.callback({ proof: true })];
  const [token, again, foreign] = [await identity.token(), await identity.token(), await identity.token('audience')];
  await provider.close();

  expect(plain.code).toMatch(/.{20}/);
  expect(plain).not.toHaveProperty('code_verifier');
  expect(proven.code_verifier).toMatch(/^[\w.~-]{43,128}$/);
  expect(claimsOf(token)).toMatchObject({ iss: provider.issuer, aud: provider.audience, azp: provider.client.id });
  expect(again).toBe(token);
  expect(claimsOf(foreign)).toMatchObject({ iss: provider.issuer, aud: provider.otherAudience });
});

test('each untrusted token differs in one claim', async () => {
  const { provider, access } = await startProvider();
  const identity = new IdentityProvider(access, undefined);

  const [issuer, client] = [await identity.token('issuer'), await identity.token('client')];
  await provider.close();

  const trusted = { iss: provider.issuer, aud: provider.audience, azp: provider.client.id };
  expect(claimsOf(issuer)).toMatchObject({ ...trusted, iss: provider.otherIssuer });
  expect(claimsOf(client)).toMatchObject({ ...trusted, azp: provider.otherClient.id });
});

test('a wrong password is reported with the settings to check', async () => {
  const { provider, access } = await startProvider({ IDP_PASSWORD: 'wrong' });

  const asked = new IdentityProvider(access, undefined).callback();

  await expect(asked).rejects.toThrow(/answered 401 at .* to IDP_USER and IDP_PASSWORD/);
  await provider.close();
});

test('an unknown client is reported with the settings to check', async () => {
  const { provider, access } = await startProvider({ IDP_CLIENT_ID: 'nobody' });

  const asked = new IdentityProvider(access, undefined).callback();

  await expect(asked).rejects.toThrow(/answered 400 at .* check IDP_CLIENT_ID and IDP_REDIRECT_URI/);
  await provider.close();
});

test('a login form of another origin is not submitted', async () => {
  const elsewhere = await startHttpServer((_, response) => response.end(form));
  const host = await startHttpServer((_, response) =>
    response.writeHead(302, { location: `${elsewhere.url}/login` }).end(),
  );

  const visit = new PlainAgent(host.url).visit(new URL(host.url), person);

  await expect(visit).rejects.toThrow(/leads to .*, to which nothing is sent: set IDP_BROWSER/);
  await Promise.all([host.close(), elsewhere.close()]);
});

test('a login that goes in circles ends', async () => {
  const host = await startHttpServer((_, response) => response.writeHead(302, { location: '/again' }).end());

  await expect(new PlainAgent(host.url).visit(new URL(host.url), person)).rejects.toThrow(/within 12 steps/);
  await host.close();
});

test('a missing provider is blocked, not blamed on the tenant', async () => {
  const host = await startHttpServer(() => undefined);
  await host.close();

  await expect(new PlainAgent(host.url).visit(new URL(host.url), person)).rejects.toThrow(
    /^The identity provider .* gave no answer/,
  );
});

test('a form keeps its hidden fields, its action and its cookies', async () => {
  const seen: string[] = [];
  const host = await startHttpServer((request, response) => {
    if (request.method === 'GET') {
      response.setHeader('set-cookie', ['flow=abc; Path=/', 'old=; Max-Age=0']);
      response.end(form.replace('<input name="u">', '<input name="u"><input type="hidden" name="csrf" value="7">'));
      return;
    }
    request.on('data', (chunk: Buffer) =>
      seen.push(`${request.url ?? ''} ${chunk.toString()} ${request.headers.cookie ?? ''}`),
    );
    request.on('end', () => response.writeHead(303, { location: `${person.redirectUri}?code=c` }).end());
  });

  const back = await new PlainAgent(host.url).visit(new URL(host.url), person);
  await host.close();

  expect(back.searchParams.get('code')).toBe('c');
  expect(seen).toEqual(['/login u=ida&csrf=7&p=secret flow=abc']);
});
