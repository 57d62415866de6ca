import type { TestRecord } from '../../src/evidence/test-record.ts';
import { Status } from './allure-library.ts';

/** Why a test did not pass, as Allure's categories tell it. */
export type Category = 'contract' | 'behaviour' | 'security' | 'advisory' | 'blocked' | 'known' | 'error';

const names: Readonly<Record<Category, string>> = {
  contract: 'Contract: an answer breaks its documented form',
  behaviour: 'Behaviour: the tenant does something else than documented',
  security: 'Security: somebody sees or does what is not theirs',
  advisory: 'Advisory: a SHOULD is not met',
  blocked: 'Blocked: the target could not be asked',
  known: 'Known deviation',
  error: 'Error of the suite itself',
};

const statuses = [Status.FAILED, Status.BROKEN, Status.PASSED, Status.SKIPPED] as const;

/** What Allure reads: a message begins with its category, so nothing has to be guessed from its words. */
export const categories = Object.entries(names).map(([category, name]) => ({
  name,
  messageRegex: `${category} · [\\s\\S]*`,
  matchedStatuses: [...statuses],
}));

const isSecurity = ({ requirements, failure }: TestRecord): boolean =>
  requirements.some((id) => /^(security|authorization)\b|owner-only$/.test(id)) ||
  (failure?.violations ?? []).some(
    ({ invariant }) => invariant === 'no password' || invariant === "no other session's token",
  );

/** The category of a test that did not pass; nothing for one that did, or asked nothing. */
export function categoryOf(test: TestRecord): Category | undefined {
  const { outcome, cause } = test;
  if (outcome === 'passed' || outcome === 'not run' || outcome === 'not asked') return undefined;
  if (outcome !== 'failed') return outcome;
  if (isSecurity(test)) return 'security';
  return cause === 'contract' ? 'contract' : 'behaviour';
}
