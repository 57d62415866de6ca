import { expect, test } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { forgeIn } from '../../src/config/forge.ts';
import { startHttpServer } from '../support/servers.ts';
import { runScript } from '../support/run-command.ts';

const token = 'a-token-that-nobody-may-see';
const bad = {
  verdict: 'deviates',
  exitCode: 1,
  because: '1 test found the tenant breaking its documentation',
  target: { url: 'https://api-stage.example.com', tenant: 'shop' },
  seed: 7,
  tests: [
    { outcome: 'failed', requirements: ['address.patch.merges'], title: 'PATCH an address changes the fields sent' },
  ],
};
const good = { ...bad, verdict: 'conforms', exitCode: 0, because: 'every MUST is met', tests: [] };

/** Where a forge keeps its issues, and how a job of it is told of the project. */
const forges = {
  github: {
    issues: (open: boolean) => [{ number: 12, state: open ? 'open' : 'closed' }],
    env: (url: string) => ({ GITHUB_API_URL: url, GITHUB_REPOSITORY: 'shop/conformance' }),
    close: 'PATCH /repos/shop/conformance/issues/12 {"state":"closed"}',
    reopen: 'PATCH /repos/shop/conformance/issues/12 {"state":"open"}',
    create: 'POST /repos/shop/conformance/issues',
    comment: 'POST /repos/shop/conformance/issues/12/comments',
  },
  gitlab: {
    issues: (open: boolean) => [{ iid: 12, state: open ? 'opened' : 'closed' }],
    env: (url: string) => ({ CI_API_V4_URL: url, CI_PROJECT_ID: '34' }),
    close: 'PUT /projects/34/issues/12 {"state_event":"close"}',
    reopen: 'PUT /projects/34/issues/12 {"state_event":"reopen"}',
    create: 'POST /projects/34/issues',
    comment: 'POST /projects/34/issues/12/notes',
  },
} as const;

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

/** Runs the tool against a forge whose issue is open, closed or not there, and returns what it changed. */
async function followed(kind: keyof typeof forges, state: 'open' | 'closed' | 'none', report: object | undefined) {
  const asked: string[] = [];
  const forge = forges[kind];
  const host = await startHttpServer((request, response) => {
    void bodyOf(request).then((body) => {
      if (request.method !== 'GET') asked.push(`${request.method ?? ''} ${request.url ?? ''} ${body}`);
      response.end(JSON.stringify(state === 'none' ? [] : forge.issues(state === 'open')));
    });
  });
  const results = test.info().outputPath();
  if (report) writeFileSync(test.info().outputPath('conformance.json'), JSON.stringify(report));
  const run = await runScript('issue', [], { ...forge.env(host.url), ISSUE_TOKEN: token, RESULTS_DIR: results });
  await host.close();
  expect(run.output).not.toContain(token);
  return { ...run, asked };
}

for (const kind of ['github', 'gitlab'] as const) {
  const { create, comment, close, reopen } = forges[kind];

  test(`${kind}: a run that goes bad opens the issue, with what failed`, async () => {
    const { asked, code } = await followed(kind, 'none', bad);

    expect(code).toBe(0);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toContain(create);
    expect(asked[0]).toMatch(/Nightly conformance: deviates.*SEED=7.*failed: address\.patch\.merges/);
  });

  test(`${kind}: a run that is good again closes the issue, one that goes bad again opens it again`, async () => {
    const [closing, opening] = [await followed(kind, 'open', good), await followed(kind, 'closed', bad)];

    expect(closing.asked).toEqual([expect.stringContaining(comment), close]);
    expect(opening.asked).toEqual([expect.stringContaining(comment), reopen]);
  });

  test(`${kind}: nothing is told as long as nothing changes`, async () => {
    for (const [state, report] of [
      ['open', bad],
      ['closed', good],
      ['none', good],
    ] as const)
      expect((await followed(kind, state, report)).asked).toEqual([]);
  });
}

test('a run that did not live to write a report is bad', async () => {
  const { asked } = await followed('github', 'none', undefined);

  expect(asked[0]).toContain('no verdict');
});

test('a forge that refuses is told without the token', async () => {
  const host = await startHttpServer((_, response) => response.writeHead(403).end());

  const run = await runScript('issue', [], { ...forges.github.env(host.url), ISSUE_TOKEN: token });
  await host.close();

  expect(run.code, run.output).toBe(3);
  expect(run.output).toMatch(/was answered 403/);
  expect(run.output).not.toContain(token);
});

test('outside of a job, or without a token, it says what is missing', async () => {
  expect(forgeIn({ ISSUE_TOKEN: token })).toMatch(/^This is no job of GitHub or GitLab/);
  expect(forgeIn({ GITHUB_API_URL: 'x', GITHUB_REPOSITORY: 'y' })).toMatch(/^ISSUE_TOKEN is missing/);
  const run = await runScript('issue', []);

  expect(run.code, run.output).toBe(2);
});
