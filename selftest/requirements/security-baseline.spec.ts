import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { requirements, type Requirement } from '../../contract/requirements/index.ts';

const page = readFileSync(path.resolve(import.meta.dirname, '../../docs/decisions/security-baseline.md'), 'utf8');
const [before = '', moved = '', documented = '', stayed = ''] = page.split(/^## /m);

const named = (text: string): readonly string[] =>
  [...text.matchAll(/`([a-z0-9-]+\.[a-z0-9-]+\.[a-z0-9-]+)`/g)].map(([, id = '']) => id);

const idsOf = (is: (requirement: Requirement) => boolean): readonly string[] =>
  Object.entries<Requirement>(requirements)
    .filter(([, requirement]) => is(requirement))
    .map(([id]) => id)
    .sort();

test('the decision on the baseline names every requirement of it, and gives its norm', () => {
  const rows = [...moved.matchAll(/^\| `([\w.-]+)` +\| (.*?) +\|/gm)].map(([, id = '', norm]) => [id, norm] as const);

  expect([...rows.map(([id]) => id), ...named(documented)].sort()).toEqual(
    idsOf(({ ground }) => ground === 'baseline'),
  );
  for (const [id, norm] of rows)
    expect(requirements[id as keyof typeof requirements], id).toMatchObject({ ground: 'baseline', norm });
});

test('the decision on the baseline gives a reason for every SHOULD and OBSERVE that stayed', () => {
  const cells = stayed.split('\n').flatMap((line) => /^\| (`.*) \| /.exec(line)?.[1] ?? []);

  expect(before).toContain('five questions');
  expect(named(cells.join('\n')).toSorted()).toEqual(idsOf(({ level }) => level !== 'MUST'));
});
