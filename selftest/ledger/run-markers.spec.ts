import { expect, test } from '@playwright/test';
import { anEmail, seedBuilders } from '../../src/test-data/builders.ts';
import { markersIn, runOfEmail, runOfName } from '../../src/test-data/run-markers.ts';

test('the names that builders create are of their run', () => {
  seedBuilders(42, 'a test');

  expect(runOfEmail(anEmail())).toBe(42);
  expect(runOfEmail(anEmail().toUpperCase())).toBe(42);
});

for (const other of [
  'conf-x@real.com',
  'conf-1-0123456789-1@real.com',
  'conf-1-0123456789-1@example.test.real.com',
  'xconf-1-0123456789-1@example.test',
  'x.conf-1-0123456789-1@example.test',
  'conf-1-0123456789-1-2@example.test',
  'conf-1-012345678-1@example.test',
  'conf-1-0123456789-@example.test',
  'conf-1-0123456789-1@exampleXtest',
  'conf-1-0123456789-1@example.test\nx',
  'Conf <conf-1-0123456789-1@example.test>',
  '',
])
  test(`${JSON.stringify(other)} is not of any run`, () => {
    expect(runOfEmail(other)).toBeUndefined();
    expect(
      runOfName(other.split('@')[0] === 'conf-1-0123456789-1' ? other : (other.split('@')[0] ?? '')),
    ).toBeUndefined();
  });

test("the run's names in a body are found, each once, and no others", () => {
  const body = JSON.stringify({
    email: 'conf-1-0123456789-1@example.test',
    contactEmail: 'conf-1-0123456789-1@example.test',
    company: 'conf-1-0123456789-2',
    other: 'xconf-1-0123456789-3@example.test',
    another: 'conf-1-0123456789-4@example.test.real.com',
  });

  expect(markersIn(body)).toEqual(['conf-1-0123456789-1@example.test', 'conf-1-0123456789-2']);
});
