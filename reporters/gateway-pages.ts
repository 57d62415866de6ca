import { kindOfPage, pageInWords, type GatewayPage } from '../src/evidence/gateway-page.ts';
import type { TestRecord } from '../src/evidence/test-record.ts';
import { plural } from '../src/shared/text.ts';

/** How often calls met one page of a gateway, and when. */
interface PageReport extends GatewayPage {
  readonly count: number;
  /** When it came first and last, as ISO 8601. */
  readonly first: string;
  readonly last: string;
  /** The operations that met it. */
  readonly operations: readonly string[];
}

/** What gateways answered in the API's place. */
export interface GatewayReport {
  /** How many answers they were. */
  readonly answers: number;
  /** How many tests are blocked by them; the other calls were made again and answered. */
  readonly blockedTests: number;
  /** The most frequent first. */
  readonly pages: readonly PageReport[];
}

/** Puts together what calls met of gateways, one entry for each page. */
export function gatewayReportOf(tests: readonly TestRecord[]): GatewayReport {
  const met = tests.flatMap((test) => test.pages);
  const kinds = [...new Set(met.map(kindOfPage))];
  const pages = kinds.flatMap((kind) => {
    const all = met.filter((page) => kindOfPage(page) === kind);
    const [first] = all;
    if (!first) return [];
    const times = all.map(({ at }) => at).sort((one, other) => one - other);
    const at = (index: number): string => new Date(times.at(index) ?? 0).toISOString();
    const { status, mediaType, words } = first;
    const operations = [...new Set(all.map(({ operation }) => operation))].sort();
    return { status, mediaType, words, count: all.length, first: at(0), last: at(-1), operations };
  });
  const isBlockedByOne = ({ outcome, pages: own }: TestRecord): boolean =>
    outcome === 'blocked' && own.some(({ then }) => then === 'blocked');
  return {
    answers: met.length,
    blockedTests: tests.filter(isBlockedByOne).length,
    pages: pages.sort((one, other) => other.count - one.count),
  };
}

const clock = (iso: string): string => iso.slice(11, 19);

/** One page in words, with how often and when it came. */
export const pageLine = (page: PageReport): string =>
  `${pageInWords(page)}, ${page.count} times from ${clock(page.first)} to ${clock(page.last)} UTC, by ${page.operations.join(', ')}`;

/** What gateways did to a run, in one sentence; nothing where they did nothing. */
export function gatewayInWords({ answers, blockedTests, pages }: GatewayReport): string | undefined {
  const [most, ...others] = pages;
  if (!most) return undefined;
  const more = others.length === 0 ? '' : ` and ${plural(others.length, 'other page')}`;
  const times = answers === 1 ? 'once' : `${answers.toLocaleString('en')} times`;
  const effect =
    blockedTests === 0
      ? 'and what it refused was asked again and answered'
      : `which blocked ${plural(blockedTests, 'test')}`;
  return `a gateway answered ${times} in the place of the API (${pageInWords(most)}${more}, ${clock(most.first)} to ${clock(most.last)} UTC), ${effect}`;
}
