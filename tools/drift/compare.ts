import type { AcceptedDifference } from '../../contract/accepted-differences.ts';
import { rowOf } from '../../contract/operations/index.ts';
import type { PublishedName } from '../../contract/published-documents.ts';
import type { Facts } from './facts.ts';
import { isDetail } from './schema-facts.ts';

/** A fact of one operation that one side says and the other does not; the fact `operation` is the operation itself. */
export interface Difference {
  readonly route: string;
  readonly fact: string;
}

/** How a published document has parted from the contract, and from the version of it that was accepted. */
export interface Drift {
  /** Said by one side only, and not accepted. */
  readonly onlyDocument: readonly Difference[];
  readonly onlyContract: readonly Difference[];
  /** Since the accepted version of the document. */
  readonly appeared: readonly Difference[];
  readonly vanished: readonly Difference[];
  readonly accepted: readonly { readonly accepted: AcceptedDifference; readonly differences: readonly Difference[] }[];
  /** Accepted, but no difference any more. */
  readonly stale: readonly AcceptedDifference[];
}

/** Whether a fact goes without saying once another one does: a member's facts with the member, an answer's with its status. */
const follows = (fact: string, other: string): boolean =>
  fact.startsWith(other) && [' ', '/', ':'].includes(fact.charAt(other.length)) && fact !== other;

/** What the first says and the second does not, without what follows from the rest of it. */
export function lacking(one: Facts, other: Facts): readonly Difference[] {
  return Object.entries(one).flatMap(([route, facts]) => {
    const known = other[route];
    if (!known) return [{ route, fact: 'operation' }];
    const said = new Set(known);
    const missing = facts.filter((fact) => !said.has(fact));
    return missing.filter((fact) => !missing.some((above) => follows(fact, above))).map((fact) => ({ route, fact }));
  });
}

const withoutDetails = (facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).map(([route, own]) => [route, own.filter((fact) => !isDetail(fact))]));

const isMeant = ({ operations, what }: AcceptedDifference, { route, fact }: Difference): boolean =>
  what.test(fact) && (operations === undefined || operations.some((name) => rowOf(name).route === route));

/**
 * Compares a published document with the contract and with its accepted version.
 * @param document the facts of the operations that are compared
 */
export function compare(
  name: PublishedName,
  { document, contract, baseline }: { document: Facts; contract: Facts; baseline: Facts },
  meant: readonly AcceptedDifference[],
): Drift {
  const [theirs, ours] = [withoutDetails(document), withoutDetails(contract)];
  const onlyDocument = lacking(theirs, ours);
  const onlyContract = lacking(ours, theirs);
  const own = meant.filter(({ documents }) => documents.includes(name));
  const accepted = own.map((each) => ({
    accepted: each,
    differences: (each.only === 'document' ? onlyDocument : onlyContract).filter((one) => isMeant(each, one)),
  }));
  const is = (only: AcceptedDifference['only']) => (one: Difference) =>
    own.some((each) => each.only === only && isMeant(each, one));
  return {
    onlyDocument: onlyDocument.filter((one) => !is('document')(one)),
    onlyContract: onlyContract.filter((one) => !is('contract')(one)),
    appeared: lacking(document, baseline),
    vanished: lacking(baseline, document),
    accepted: accepted.filter(({ differences }) => differences.length > 0),
    stale: accepted.filter(({ differences }) => differences.length === 0).map(({ accepted: each }) => each),
  };
}

/** Whether a comparison fails: something parted that nobody has accepted, or something accepted has come together again. */
export const hasParted = ({ onlyDocument, onlyContract, appeared, vanished, stale }: Drift): boolean =>
  [onlyDocument, onlyContract, appeared, vanished, stale].some((each) => each.length > 0);
