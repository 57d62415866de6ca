import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { requirements } from '../../contract/requirements/index.ts';
import { ruleFaults } from '../../faults/index.ts';
import { codeOf, codeWordsOf, documents, files, type Document } from './documents.ts';

/** What is written for readers of today's code; decisions and the changelog tell of earlier ones too. */
const current = documents.filter(({ file }) => !file.startsWith('docs/decisions/') && file !== 'CHANGELOG.md');

const { scripts } = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/** A path below a folder of the repository, or a source file wherever it is said to be. */
const isPath = (word: string): boolean => {
  const [top = '', ...below] = word.replace(/:\d+$/, '').split('/');
  if (below.length === 0 || top === '..') return /^[\w.-]+\.(ts|js)$/.test(top);
  return /^[\w.@<>*/-]+$/.test(word) && (files.has(top) || /\.(tsx?|js)$/.test(word));
};

/** `<name>` and `*` stand for any part of a path. */
const asPattern = (word: string): RegExp =>
  new RegExp(
    `^${word
      .replace(/\/$/, '')
      .replaceAll(/[.+]/g, String.raw`\$&`)
      .replaceAll(/<[^>]*>|\*/g, '[^/]+')}$`,
  );

const exists = (word: string): boolean => {
  const name = word.replace(/:\d+$/, '');
  const pattern = asPattern(name);
  return /[<*]/.test(name) ? [...files].some((file) => pattern.test(file)) : files.has(name.replace(/\/$/, ''));
};

const missingPaths = (document: Document): readonly string[] =>
  codeWordsOf(document).filter((word) => isPath(word) && !exists(word));

const namedAfter = (document: Document, before: RegExp): readonly string[] =>
  codeOf(document).flatMap((code) => [...code.matchAll(before)].map(([, name = '']) => name));

for (const document of current)
  test(`${document.file} names files, scripts, requirements and faults that exist`, () => {
    expect(missingPaths(document), 'files').toEqual([]);
    expect(
      namedAfter(document, /npm run (?:-s )?([\w:-]+)/g).filter((name) => !Object.hasOwn(scripts, name)),
      'scripts',
    ).toEqual([]);
    expect(
      namedAfter(document, /@([a-z0-9-]+\.[a-z0-9-]+\.[a-z0-9-]+)/g).filter((id) => !Object.hasOwn(requirements, id)),
      'requirements',
    ).toEqual([]);
    expect(
      namedAfter(document, /--fault ([\w-]+)/g).filter((id) => !ruleFaults.some((fault) => fault.id === id)),
      'faults',
    ).toEqual([]);
  });

test('the architecture lists every folder with code, and every room of src/', () => {
  const { text = '' } = documents.find(({ file }) => file === 'docs/architecture.md') ?? {};
  const folders = new Set(
    [...files].flatMap((file) => /^(src\/[\w-]+|\w+)(?=\/.*\.(?:tsx?|json)$)/.exec(file)?.[1] ?? []),
  );

  expect([...folders].filter((folder) => !text.includes(`\`${folder}/\``))).toEqual([]);
});

test('a path that does not exist is found', () => {
  const text =
    'Open `src/nowhere.ts`, `nowhere/index.ts`, `nowhere.config.ts`, `conformance.json`, `1/4`, `src/run/`, `tests/<chapter>/<topic>.spec.ts`.';

  expect(missingPaths({ file: 'x.md', text })).toEqual(['src/nowhere.ts', 'nowhere/index.ts', 'nowhere.config.ts']);
});
