import { expect, test } from '@playwright/test';
import { requirements, type RequirementId } from '../../contract/requirements/index.ts';
import { combinedVariations, variationById, variations } from '../../faults/index.ts';
import { combine } from '../../faults/variation.ts';

test.describe('The permitted variations', () => {
  test('are each part of one combination', () => {
    const combined = Object.values(combinedVariations).flat();

    expect(combined.toSorted()).toEqual(variations.map(({ id }) => id).toSorted());
  });

  test('have ids of their own, apart from those of the combinations', () => {
    const ids = [...variations.map(({ id }) => id), ...Object.keys(combinedVariations)];

    expect(new Set(ids).size).toBe(ids.length);
  });

  for (const id of Object.keys(combinedVariations))
    test(`do not hide one another in ${id}`, () => {
      expect(() => variationById(id)).not.toThrow();
    });

  test('are refused together when one would hide the other', () => {
    const jwts = variations.filter(({ rules }) => rules?.newAccessToken);

    expect(jwts.length).toBeGreaterThan(1);
    expect(() => combine(jwts)).toThrow('newAccessToken');
  });

  test('are known by their ids only', () => {
    expect(() => variationById('nothing-of-the-kind')).toThrow('nothing-of-the-kind');
  });

  test('leave no MUST unmet', () => {
    const levels = variations.flatMap(({ advises = [] }) => advises.map((id: RequirementId) => requirements[id].level));

    expect(new Set(levels)).toEqual(new Set(['SHOULD']));
  });
});
