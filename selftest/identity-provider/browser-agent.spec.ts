import { expect, test } from '@playwright/test';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { BrowserAgent } from '../../src/sessions/identity-provider/browser-agent.ts';
import { runConformance, removeTemporaryFolders } from '../support/run-command.ts';
import { startHttpServer, startOutsideTenant } from '../support/servers.ts';

const chromium = '/usr/bin/chromium';
const person = {
  user: 'ida@sessions.example.test',
  password: 'secret',
  redirectUri: 'https://storefront.example.test/callback',
};

test.afterEach(removeTemporaryFolders);

test.describe('A browser', { tag: '@heavy' }, () => {
  test.skip(!existsSync(chromium), `not run: there is no ${chromium}; install Debian's package chromium`);

  test('logs in at the identity provider without showing a secret', async () => {
    const tenant = await startOutsideTenant({}, { withIdentity: true });
    const env = { ...tenant.env, IDP_BROWSER: chromium };

    const run = await runConformance(env, ['tests/identity', '--grep', '@social.login.issues|@social.login.takes']);
    await tenant.close();

    expect(run.code, run.output).toBe(0);
    expect(run.report().counts).toMatchObject({ passed: 2, failed: 0, error: 0 });
    const files = readdirSync(run.results, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const texts = files.map(({ parentPath, name }) => readFileSync(path.join(parentPath, name), 'utf8'));
    const { IDP_PASSWORD = '', IDP_CLIENT_SECRET = '' } = tenant.env;
    for (const secret of [IDP_PASSWORD, IDP_CLIENT_SECRET])
      expect([...texts, run.output].filter((text) => text.includes(secret))).toEqual([]);
  });

  test('fills in name and password on two pages written by a script', async () => {
    const ask = (field: string, next: string) =>
      `<body><script>document.body.innerHTML = '<form action="${next}"><input ${field}></form>'</script></body>`;
    const seen: string[] = [];
    const host = await startHttpServer((request, response) => {
      const { pathname, search } = new URL(request.url ?? '', 'http://host');
      seen.push(pathname + search);
      response.setHeader('content-type', 'text/html');
      if (pathname === '/') response.end(ask('type="email" name="login"', '/second'));
      else if (pathname === '/second') response.end(ask('type="password" name="word"', '/done'));
      else response.writeHead(303, { location: `${person.redirectUri}?code=c` }).end();
    });
    const agent = await BrowserAgent.open(host.url, { executable: chromium, hosts: [] });

    const back = await agent.visit(new URL(host.url), person);
    await agent.close();
    await host.close();

    expect(back.href).toBe(`${person.redirectUri}?code=c`);
    expect(seen.filter((url) => !url.startsWith('/favicon'))).toEqual([
      '/',
      `/second?login=${encodeURIComponent(person.user)}`,
      '/done?word=secret',
    ]);
  });

  test('reaches no host but the provider', async () => {
    let asked = 0;
    const elsewhere = await startHttpServer((_, response) => {
      asked++;
      response.end();
    });
    const host = await startHttpServer((_, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(`<img src="${elsewhere.url}/pixel"><script>location = '${person.redirectUri}?code=c'</script>`);
    });
    const agent = await BrowserAgent.open(host.url, { executable: chromium, hosts: [] });

    await agent.visit(new URL(host.url), person);
    await agent.close();
    await Promise.all([host.close(), elsewhere.close()]);

    expect(asked).toBe(0);
  });
});
