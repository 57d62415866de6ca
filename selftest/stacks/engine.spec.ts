import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';

/** What a process says that is a worker for so many tests. */
const saidAfter = (tests: number): string => {
  const command = `import('./fixtures/engine.ts').then(({ optimizeLate, beginTest }) => {
    optimizeLate();
    for (let test = 0; test < ${tests}; test++) beginTest();
  })`;
  return execFileSync(process.execPath, ['--import', 'tsx', '--eval', command], { encoding: 'utf8' });
};

test('the engine knows the flags that are set in a run, and takes them without a word', () => {
  const known = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });

  expect(saidAfter(1000)).toBe('');
  for (const flag of ['interrupt-budget', 'heap-growing-percent', 'expose-gc']) expect(known).toContain(`--${flag} `);
});
