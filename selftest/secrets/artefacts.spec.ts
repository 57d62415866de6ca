import { expect, test } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import type { WireHook } from '../../tenant/index.ts';
import { conformance, forgetRuns, type Run } from '../support/run.ts';
import { aHost, anOutsideTenant } from '../support/servers.ts';

const secretMembers =
  /^(access_token|refresh_token|saas_token|password|newPassword|currentPassword|client_secret|token)$/;

/** Every secret in a body, by the names of its members. */
function secretsIn(body: unknown): readonly string[] {
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'string' && secretMembers.test(name) && value.length >= 8 ? [value] : secretsIn(value),
  );
}

/** Where a run shows one of these secrets: files of its results, or what it printed. */
function leaks({ results, output }: Run, secrets: ReadonlySet<string>): readonly string[] {
  const files = readdirSync(results, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const texts = files.map(({ parentPath, name }) => [name, readFileSync(path.join(parentPath, name), 'utf8')] as const);
  return [...texts, ['output', output] as const].flatMap(([name, text]) => {
    // Attachments are stored as base64 by some reporters.
    const decoded = (text.match(/[A-Za-z0-9+/]{200,}={0,2}/g) ?? []).map((part) =>
      Buffer.from(part, 'base64').toString('utf8'),
    );
    const all = [text, ...decoded].join('\n');
    return [...secrets]
      .filter((secret) => all.includes(secret) || all.includes(encodeURIComponent(secret)))
      .map(() => name);
  });
}

/** A tenant that remembers every secret that came and went. */
async function aRememberingTenant(spoil: WireHook = () => undefined) {
  const secrets = new Set<string>();
  const tenant = await anOutsideTenant({
    wire: async (exchange) => {
      const { request, response } = exchange;
      for (const found of secretsIn(request.body)) secrets.add(found);
      if (response.body.length > 0)
        for (const found of secretsIn(JSON.parse(response.body.toString('utf8')))) secrets.add(found);
      await spoil(exchange);
    },
  });
  return { ...tenant, secrets };
}

/** Stands before a tenant and hangs up on every request for these paths. */
const aHostileProxy = (target: string, hangUpOn: RegExp) =>
  aHost((request, response) => {
    if (hangUpOn.test(request.url ?? '')) {
      request.socket.destroy();
      return;
    }
    const onward = http.request(
      new URL(request.url ?? '', target),
      { method: request.method, headers: request.headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    request.pipe(onward);
  });

const some = ['tests/journey', 'tests/tokens/log', 'tests/credentials'];

test.afterEach(forgetRuns);

test('a green run shows no secret in any artefact', async () => {
  const tenant = await aRememberingTenant();

  const run = await conformance(tenant.env, some);
  await tenant.close();

  expect(run.code, run.output).toBe(0);
  expect(tenant.secrets.size).toBeGreaterThan(100);
  expect(leaks(run, tenant.secrets)).toEqual([]);
});

test('a run full of failures shows no secret in any artefact', async () => {
  const tenant = await aRememberingTenant(({ operation, response }) => {
    if (operation === 'POST-customer-authenticate-customer') response.headers['content-type'] = 'text/plain';
    if (operation === 'GET-customer-logout-customer') response.status = 200;
  });

  const run = await conformance(tenant.env, some);
  await tenant.close();

  expect(run.code, run.output).toBe(1);
  expect(leaks(run, tenant.secrets)).toEqual([]);
});

test('a run that is hung up on shows no secret in any artefact', async () => {
  const tenant = await aRememberingTenant();
  const proxy = await aHostileProxy(tenant.url, /logout|refreshauthtoken|password\/reset\/update|\/me$/);

  const run = await conformance({ ...tenant.env, API_URL: proxy.url }, some);
  await proxy.close();
  await tenant.close();

  expect(run.code, run.output).toBe(3);
  expect(run.output).toContain('Blocked:');
  expect(leaks(run, tenant.secrets)).toEqual([]);
});
