import { expect, test } from '@playwright/test';
import path from 'node:path';
import ts from 'typescript';

const root = path.resolve(import.meta.dirname, '../..');
const { config } = ts.readConfigFile(path.join(root, 'tsconfig.json'), (file) => ts.sys.readFile(file)) as {
  config: unknown;
};
const files = ts.parseJsonConfigFileContent(config, ts.sys, root).fileNames;

/** The files of the repository that a file imports, those of which it imports types only included. */
const importsOf = (file: string): readonly string[] =>
  ts
    .preProcessFile(ts.sys.readFile(file) ?? '', true, true)
    .importedFiles.filter(({ fileName }) => fileName.startsWith('.'))
    .map(({ fileName }) => path.join(path.dirname(file), fileName));

/** What is left of files that import each other once those are taken away that import no other, or that no other imports. */
function circles(): readonly string[] {
  let left = new Map(files.map((file) => [file, importsOf(file)]));
  for (;;) {
    const imported = new Set([...left.values()].flat());
    const inner = [...left].filter(([file, imports]) => imported.has(file) && imports.some((each) => left.has(each)));
    if (inner.length === left.size) return inner.map(([file]) => path.relative(root, file));
    left = new Map(inner);
  }
}

test('no files import each other in a circle, types included', () => {
  expect(files.length).toBeGreaterThan(300);
  expect(circles()).toEqual([]);
});
