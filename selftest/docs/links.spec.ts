import { expect, test } from '@playwright/test';
import path from 'node:path';
import { anchorsOf, documents, files, linksOf } from './documents.ts';

const isOutside = (target: string): boolean => /^[a-z]+:/.test(target);

for (const document of documents)
  test(`every link of ${document.file} leads somewhere`, () => {
    const broken = linksOf(document).filter((target) => {
      if (isOutside(target)) return false;
      const [name = '', anchor] = target.split('#');
      const file = name === '' ? document.file : path.join(path.dirname(document.file), name);
      const found = documents.find((each) => each.file === file);
      return anchor === undefined ? !files.has(file) : !found || !anchorsOf(found).includes(anchor);
    });

    expect(broken).toEqual([]);
  });

test('every page of docs is reached from the README', () => {
  const reached = new Set(['README.md']);
  for (const file of reached) {
    const document = documents.find((each) => each.file === file);
    for (const target of document ? linksOf(document) : [])
      if (!isOutside(target)) reached.add(path.join(path.dirname(file), target.split('#')[0] ?? ''));
  }

  expect(documents.map(({ file }) => file).filter((file) => !reached.has(file))).toEqual([]);
});

test('a broken link and a broken anchor are found', () => {
  const document = {
    file: 'x.md',
    text: '# One `two` three!\n\n[a](nowhere.md) `[b](code.md)`\n\n```\n[c](block.md)\n```\n',
  };

  expect(linksOf(document)).toEqual(['nowhere.md']);
  expect(anchorsOf(document)).toEqual(['one-two-three']);
});
