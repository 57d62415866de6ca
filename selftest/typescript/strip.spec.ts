import { expect, test } from '@playwright/test';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stripTypesFrom } from '../../src/tuning/type-stripping/strip.ts';
import { runConformance, removeTemporaryFolders } from '../support/run-command.ts';

test.afterEach(removeTemporaryFolders);

test('types are blanked, and what is left stays at its line and column', () => {
  const source = ['import type { A } from "a";', 'const a: number = 1;', 'export const b = (a as A)!.c;'].join('\n');

  const code = stripTypesFrom(source, 'a.ts');

  const [, second = '', third = ''] = code.split('\n');
  expect(code).not.toMatch(/import|number|as A/);
  expect(second.indexOf('= 1')).toBe(source.split('\n')[1]?.indexOf('= 1'));
  expect(third.indexOf('.c;')).toBe(source.split('\n')[2]?.indexOf('.c;'));
  expect(stripTypesFrom(source, 'b.ts')).toBe(code);
});

for (const [what, source, told] of [
  ['is no TypeScript', 'const a = 1;\nconst b = ;', /^tests\/a\.ts:2: Expression expected: const b = ;$/],
  ['has more of it than types', 'enum A { B }', /^tests\/a\.ts:1: TypeScript enum is not supported .*: enum A { B }$/],
] as const)
  test(`a module that ${what} is refused with its file and line`, () => {
    expect(() => stripTypesFrom(source, 'tests/a.ts')).toThrow(SyntaxError);
    expect(() => stripTypesFrom(source, 'tests/a.ts')).toThrow(told);
  });

test('Playwright compiles what stands at the beginning of its configuration, and nothing else of a run', async () => {
  const cache = mkdtempSync(path.join(tmpdir(), 'conformance-cache-'));

  const run = await runConformance({ PWTEST_CACHE_DIR: cache }, ['--list']);

  const compiled = readdirSync(cache, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
  const names = compiled.map((file) => path.basename(file, '.js').replace(/^.*_/, '')).sort();
  rmSync(cache, { recursive: true });
  expect(run.code, run.output).toBe(0);
  expect(names).toEqual(['cache', 'hook', 'index', 'playwrightconfig', 'strip', 'switch']);
});
