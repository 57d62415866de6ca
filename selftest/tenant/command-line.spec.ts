import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';

const tool = fileURLToPath(new URL('../../tools/tenant.ts', import.meta.url));

function run(...args: readonly string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', tool, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const ended = once(child, 'close').then(([code]: unknown[]) => ({ code, out, err }));
  return { child, ended, ready: () => expect.poll(() => out, { timeout: 10_000 }).toContain('\n'), said: () => out };
}

test.describe('The command line', () => {
  test('announces three tenants in one line and ends cleanly', async () => {
    const served = run('--port', '0', '--tenant', 'abcdefghijklmnop', '--clock-control');
    await served.ready();

    const said = served.said();
    const pairs = new Map(
      said
        .trim()
        .split(' ')
        .map((pair) => pair.split('=') as [string, string]),
    );
    const query = `tenant=${pairs.get('OPTIN_TENANT') ?? ''}&client_id=${pairs.get('OPTIN_STOREFRONT_CLIENT_ID') ?? ''}`;
    const login = await fetch(`${pairs.get('API_URL') ?? ''}/customerlogin/auth/anonymous/login?${query}`);
    const clock = await fetch(pairs.get('CLOCK_CONTROL_URL') ?? '');
    served.child.kill('SIGTERM');

    expect(await served.ended).toMatchObject({ code: 0, err: '' });
    expect(said.split('\n')).toHaveLength(2);
    expect([login.status, clock.status]).toEqual([200, 200]);
    expect(pairs.get('OTHER_TENANT')).toBe('abcdefghijkother');
  });

  test('starts an identity provider where it is asked to', async () => {
    const served = run('--port', '0', '--identity-provider', '0');
    await served.ready();

    const pairs = new Map(
      served
        .said()
        .trim()
        .split(' ')
        .map((pair) => pair.split('=') as [string, string]),
    );
    const issuer = pairs.get('IDP_ISSUER') ?? '';
    const told = (await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()) as { issuer: string };
    served.child.kill('SIGTERM');

    expect(await served.ended).toMatchObject({ code: 0, err: '' });
    expect(told.issuer).toBe(issuer);
    expect(pairs.get('CLOSED_TENANT')).toBe('acmeclosed');
    expect([...pairs.values()].filter((value) => value === '')).toEqual([]);
  });

  const misused: Readonly<Record<string, [readonly string[], RegExp]>> = {
    'a port that is no number': [['--port', 'abc'], /--port: found "abc", expected a whole number/],
    'a tenant name in capitals': [['--tenant', 'ACME'], /--tenant: found "ACME", expected 3 to 16/],
    'a mail server without a port': [['--smtp', 'localhost'], /--smtp: found "localhost", expected host:port/],
    'two mail servers': [['--smtp', 'a:1', '--lmtp', 'b:2'], /--lmtp: found beside --smtp/],
    'an LMTP server without a port': [['--lmtp', 'localhost'], /--lmtp: found "localhost", expected host:port/],
    'a webhook that is no address': [['--webhook', 'x:y'], /--webhook: found "x:y", expected an http or https address/],
    'a secret without a webhook': [['--webhook-secret', 'x'], /--webhook-secret: found without --webhook/],
    'an unknown envelope': [['--webhook-envelope', 'x'], /--webhook-envelope: found "x", expected typed or bare/],
    'a provider port that is none': [['--identity-provider', '99999'], /--identity-provider: found "99999", expected/],
    'a lifetime of zero': [['--customer-access', '0'], /--customer-access: found "0", expected/],
  };
  for (const [what, [args, message]] of Object.entries(misused)) {
    test(`says what is wrong with ${what}`, async () => {
      const { code, out, err } = await run(...args).ended;

      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toMatch(message);
      expect(err.trim().split('\n')).toHaveLength(1);
    });
  }

  test('lists its flags and names a port in use', async () => {
    const help = await run('--help').ended;
    const first = run('--port', '0');
    await first.ready();
    const port = /:(\d+) /.exec(first.said())?.[1] ?? '';
    const second = await run('--port', port).ended;
    first.child.kill('SIGINT');

    expect(help).toMatchObject({ code: 0, err: '' });
    expect(help.out).toContain('--double-opt-in');
    expect(second).toMatchObject({ code: 2, out: '' });
    expect(second.err).toContain(`--port: found ${port} in use`);
    expect((await first.ended).code).toBe(0);
  });
});
