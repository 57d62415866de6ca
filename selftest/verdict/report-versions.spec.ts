import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const read = (name: string): unknown => JSON.parse(readFileSync(path.join(root, name), 'utf8'));

/** The members of a schema with what they may be: a type, a reference, or each of the values that are listed. */
function membersOf(schema: unknown, at = ''): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([name, value]: [string, unknown]) => {
    const isRule =
      ['type', '$ref', 'const', 'enum'].includes(name) && (typeof value !== 'object' || Array.isArray(value));
    return isRule ? [`${at} ${name} ${JSON.stringify(value)}`] : membersOf(value, `${at}/${name}`);
  });
}

const reports = ['conformance', 'targets/overview', 'history/history'] as const;
const published = read('selftest/verdict/report-version-1.json') as Readonly<Record<string, readonly string[]>>;

for (const report of reports)
  test(`${report}.schema.json keeps every member of version 1, with its type and its values`, () => {
    const members = membersOf(read(`reporters/${report}.schema.json`));

    expect(members).toEqual(expect.arrayContaining([...(published[report] ?? ['not published'])]));
  });
