import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';

test('the engine takes every flag that is set in a run without a word, and a heap that has become large is collected', () => {
  const command = `import('./fixtures/engine.ts').then(({ optimizeLate, beginTest }) => {
    const isLarge = [];
    const look = () => isLarge.push(process.memoryUsage().heapTotal > 110 * 2 ** 20);
    optimizeLate();
    beginTest();
    look();
    // Made within a function, as what stands in its own frame counts as used.
    const hold = () => { globalThis.held = new Array(2e7).fill(1); };
    hold();
    look();
    globalThis.held = undefined;
    beginTest();
    look();
    console.log(JSON.stringify(isLarge));
  })`;

  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--eval', command], {
    encoding: 'utf8',
  });

  expect({ status, stdout: stdout.trim(), stderr }).toEqual({ status: 0, stdout: '[false,true,false]', stderr: '' });
});
