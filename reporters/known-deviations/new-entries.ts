import {
  dayAfter,
  longestDays,
  type KnownDeviation,
  type Signature,
} from '../../src/config/known-deviations/known-deviation.ts';
import { isNewlyUnmet, isUnmet } from '../../contract/outcomes.ts';
import { requirements, type RequirementId } from '../../contract/requirements/index.ts';
import type { TestRecord } from '../../src/evidence/test-record.ts';
import type { KnownReport, KnownList } from './judge.ts';

const ids = Object.keys(requirements) as readonly RequirementId[];

const signatureOf = (tests: readonly TestRecord[]): Signature =>
  Object.fromEntries(
    tests
      .filter(({ outcome }) => isUnmet(outcome))
      .flatMap(({ title, failure }) => (failure ? [[title, failure.signature]] : [])),
  );

/** What an entry lists of tests that said nothing in this run. */
const unjudged = (known: KnownReport | undefined): Signature =>
  Object.fromEntries(
    (known?.tests ?? []).flatMap(({ test, state, listed }) =>
      state === 'not judged' && listed !== undefined ? [[test, listed]] : [],
    ),
  );

/**
 * The entries by which the list would say what this run has found, ready to be copied. Whoever copies a new one says who owns it and
 * why it is accepted: the list refuses an empty owner and an empty reason.
 */
export function newEntries(
  tests: readonly TestRecord[],
  known: readonly KnownReport[],
  listed: KnownList | undefined,
): readonly KnownDeviation[] {
  if (!listed) return [];
  return ids.flatMap((requirement): readonly KnownDeviation[] => {
    if (requirements[requirement].level === 'OBSERVE') return [];
    const own = tests.filter((test) => test.requirements.includes(requirement));
    const entry = known.find((each) => each.requirement === requirement);
    const signature = signatureOf(own);
    const isOutOfDate = entry
      ? ['changed', 'stopped'].includes(entry.state)
      : own.some(({ outcome }) => isNewlyUnmet(outcome));
    if (!isOutOfDate || Object.keys(signature).length === 0) return [];
    const {
      owner = '',
      reason = '',
      opened = listed.today,
      expires = dayAfter(listed.today, longestDays),
    } = entry ?? {};
    const tenant = entry ? entry.tenant : listed.tenant;
    return [
      {
        requirement,
        ...(tenant !== undefined && { tenant }),
        signature: { ...signature, ...unjudged(entry) },
        ...{ owner, reason, opened, expires },
      },
    ];
  });
}
