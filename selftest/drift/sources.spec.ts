import { expect, test } from '@playwright/test';
import { requirements } from '../../contract/requirements/index.ts';
import { mentionsIn, requirementsOf } from '../../tools/drift/requirements-of-texts.ts';

test('every operation that a source names is known by that name', () => {
  for (const { source } of Object.values(requirements))
    for (const clause of source.split('; ').filter((each) => /\b(GET|POST|PUT|PATCH|DELETE) [a-z]/.test(each)))
      expect(mentionsIn(clause), clause).not.toEqual([]);
});

test('a text names the requirements whose sources name it, and no others', () => {
  const me = 'GET /customer/{tenant}/me';
  const about = (place: string, ...names: readonly string[]) => requirementsOf('customer-managed', me, place, names);

  expect(about('200 /businessModel', 'Customer.businessModel')).toEqual(
    Object.entries(requirements).flatMap(([id, { source }]) => (source.endsWith('Customer.businessModel') ? [id] : [])),
  );
  expect(about('200 /unknown', 'Customer.unknown')).toEqual([]);
  expect(requirementsOf('customer-managed', 'POST /customer/{tenant}/signup', '409', []).length).toBeGreaterThan(2);
  expect(requirementsOf('oauth', me, '200 /businessModel', ['Customer.businessModel'])).toEqual([]);
});
