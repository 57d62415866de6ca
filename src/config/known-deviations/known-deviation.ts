import { requirements, type RequirementId } from '../../../contract/requirements/index.ts';

/** Each test of a requirement that fails, by its title, and how it fails. */
export type Signature = Readonly<Record<string, string>>;

/** A difference of a live tenant that is accepted for a while, and has to persist exactly as listed. */
export interface KnownDeviation {
  readonly requirement: RequirementId;
  /** The only tenant that it is about; any without it. */
  readonly tenant?: string;
  readonly signature: Signature;
  /** Who sees to it that it ends. */
  readonly owner: string;
  readonly reason: string;
  /** The first day and the last, such as `2026-01-31`. */
  readonly opened: string;
  readonly expires: string;
}

/** How many days after it was opened a known deviation is accepted at most. */
export const longestDays = 30;

/** How many known deviations one file lists at most. */
export const mostDeviations = 40;

/** The day so many days after another, both such as `2026-01-31`. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** A test that failed. */
interface Failed {
  readonly title: string;
  readonly verifies: readonly RequirementId[];
  readonly signature: string;
}

/**
 * Whether a test failed exactly as it is listed, for every requirement that it verifies. An OBSERVE cannot be listed: its test may
 * still meet an answer that breaks its contract, and does so knowingly where another test's listed failure reads the same.
 */
export function isListed(known: readonly KnownDeviation[], { title, verifies, signature }: Failed): boolean {
  const [first] = verifies;
  if (first === undefined) return false;
  if (verifies.every((id) => requirements[id].level === 'OBSERVE'))
    return known.some((each) => Object.values(each.signature).includes(signature));
  return verifies.every((id) =>
    known.some(
      (each) => each.requirement === id && Object.hasOwn(each.signature, title) && each.signature[title] === signature,
    ),
  );
}
