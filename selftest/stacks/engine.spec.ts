import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';

test('the engine knows the flag by which a run has it optimize late, and takes it without a word', () => {
  const command = "import('./fixtures/engine.ts').then(({ optimizeLate }) => optimizeLate())";
  const said = execFileSync(process.execPath, ['--import', 'tsx', '--eval', command], { encoding: 'utf8' });

  expect(said).toBe('');
  expect(execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' })).toContain('--interrupt-budget ');
});
