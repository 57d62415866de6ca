import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';

test('the engine takes every flag that is set in a run without a word', () => {
  const command = `import('./fixtures/engine.ts').then(({ optimizeLate, beginTest }) => {
    optimizeLate();
    for (let test = 0; test < 1000; test++) beginTest();
  })`;

  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--eval', command], {
    encoding: 'utf8',
  });

  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
});
