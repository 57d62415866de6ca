import type { Exchange } from '../../src/evidence/failure-evidence.ts';
import type { Report } from '../report.ts';

/** How much of a run's evidence its page shows, so that a page full of failures stays one that a browser opens at once. */
export interface EvidenceLimits {
  /** Calls of a test before the one that counts. */
  readonly earlier: number;
  /** Characters of a body. */
  readonly body: number;
}

const least: EvidenceLimits = { earlier: 0, body: 400 };

/** From all there is to as little as makes sense. */
const allLimits: readonly EvidenceLimits[] = [{ earlier: 20, body: 6_000 }, { earlier: 3, body: 1_500 }, least];

/** What an exchange takes beside its bodies, in characters: markup, address, headers. */
const around = 1_400;

/** A page is opened and mailed: with everything else it stays below 3 MB. */
const maxEvidence = 1_900_000;

function lengthOf({ http: { request, response } }: Exchange, { body }: EvidenceLimits): number {
  const bodies = [request.body, response?.body].map((each) => Math.min(body, 1.3 * (each?.value?.length ?? 0)));
  return bodies.reduce((sum, length) => sum + length, around);
}

/** The most generous limits with which the evidence of a run fits into its page. */
export function evidenceLimitsFor({ tests }: Pick<Report, 'tests'>): EvidenceLimits {
  const evidence = tests.flatMap(({ failure }) => failure ?? []);
  const fits = (limits: EvidenceLimits): boolean => {
    const shown = evidence.flatMap(({ exchanges }) => exchanges.slice(-1 - limits.earlier));
    return shown.reduce((sum, exchange) => sum + lengthOf(exchange, limits), 0) <= maxEvidence;
  };
  return allLimits.find(fits) ?? least;
}
