import { kindOfPage, type GatewayPage } from '../evidence/gateway-page.ts';

/** A call that met a page, and what was tried to find out whose the page is. */
export interface PageEvidence {
  readonly page: GatewayPage;
  readonly operation: string;
  /** The operation, and the statuses that the call expected. */
  readonly question: string;
  /** Whether the page has a status that the call expected. */
  readonly isExpected: boolean;
  /**
   * `answered`: made again, the call was answered by the API. `nothing is answered`: the run's first question met a page as well. `persistent`:
   * made again, the call met the page again, while the API answered the first question. `once`: the call may not be made again, while the
   * API answered the first question.
   */
  readonly found: 'answered' | 'nothing is answered' | 'persistent' | 'once';
}

/** Whose a page is: a gateway's, so that the call says nothing of the target; or the target's own answer, which is judged. */
export type PageOwner = 'gateway' | 'target';

interface KnownPage {
  readonly operations: Set<string>;
  calls: number;
  isGateways: boolean;
}

/** By these a firewall refuses a request that the API itself would have answered. */
const isOfAFirewall = (status: number): boolean => status < 400 || [403, 405, 406, 429, 451].includes(status);
/** A page that so many operations meet is of none of them. */
const operationsOfAGateway = 3;
/** A page that so many calls of one operation met, and no other operation, is its own. */
const callsOfOneOperation = 3;

/** What a run knows of the pages that its calls met. docs/decisions/pages-of-gateways.md gives the rule. */
export class GatewayLog {
  private readonly pages = new Map<string, KnownPage>();
  private readonly answered = new Set<string>();

  /** Notes that the API has answered a question itself. */
  hear(question: string): void {
    this.answered.add(question);
  }

  /** Notes a call that met a page, and says whose the page is. */
  meet({ page, operation, question, isExpected, found }: PageEvidence): PageOwner {
    const kind = kindOfPage(page);
    const known = this.pages.get(kind) ?? { operations: new Set(), calls: 0, isGateways: false };
    this.pages.set(kind, known);
    known.operations.add(operation);
    known.calls++;
    known.isGateways ||= found === 'answered' || found === 'nothing is answered';
    if (known.isGateways) return 'gateway';
    if (found === 'once')
      return known.calls >= callsOfOneOperation && known.operations.size === 1 ? 'target' : 'gateway';
    if (isExpected) return 'target';
    const isRefusedForItsContent = isOfAFirewall(page.status) && this.answered.has(question);
    return isRefusedForItsContent || known.operations.size >= operationsOfAGateway ? 'gateway' : 'target';
  }
}
