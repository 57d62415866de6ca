import path from 'node:path';
import { test, expect } from '@playwright/test';
import { sourceFiles } from '../../proof/mutants/copy-checkout.ts';
import { instrumentTenant } from '../../proof/mutants/instrument-tenant.ts';
import { reasonToSpare, sparedMutants } from '../../proof/mutants/spared-mutants.ts';

const root = path.resolve(import.meta.dirname, '../..');

test('every spared mutant still exists, in one place', async () => {
  const files = [...new Set(sparedMutants.map(({ file }) => file))];
  const { mutants } = await instrumentTenant(root, files);

  for (const { file, line } of sparedMutants)
    expect(
      new Set(mutants.filter((each) => each.file === file && each.source.includes(line)).map((each) => each.line)).size,
      `lines of ${file} with ${line}`,
    ).toBe(1);
  for (const spared of sparedMutants)
    expect(
      mutants.some((mutant) => reasonToSpare(mutant)?.endsWith(spared.reason)),
      spared.line,
    ).toBe(true);
});

test('the source of a mutant is told as it stands', async () => {
  const { mutants, sources } = await instrumentTenant(root, ['tenant/clock.ts']);

  expect(mutants.find(({ kind }) => kind === 'ArithmeticOperator')).toMatchObject({
    original: expect.stringContaining('Date.now() +'),
    replacement: expect.stringContaining('Date.now() -'),
  });
  expect(sources.get('tenant/clock.ts')).toContain('stryMutAct_');
  expect(sourceFiles(root, 'tenant')).toContain('tenant/clock.ts');
});
