import type { OperationName } from '../../contract/operations/index.ts';
import { Blocked } from '../evidence/failures.ts';
import { kindOfPage, pageInWords, type GatewayPage, type MetPage } from '../evidence/gateway-page.ts';
import { recorder } from '../evidence/recorder.ts';
import { pageIn } from './foreign-answer.ts';
import type { PageEvidence } from './gateway-log.ts';
import type { TimedResponse } from './timed-response.ts';
import type { RunLimits } from './rate-limit.ts';
import { pageError, type TransportError } from './transport-error.ts';

/** A call as far as it matters whose a page is. */
interface AskedCall {
  readonly operation: OperationName;
  /** The statuses that satisfy the caller. */
  readonly expected: readonly number[];
}

type Attempt = (patience: number) => Promise<TimedResponse | TransportError>;

/** How the target is asked. */
interface Ways {
  /** Makes an attempt, and makes it again where that does no harm. */
  readonly ask: (attempt: Attempt) => Promise<TimedResponse>;
  /** Asks what the API answered before the tests. @returns whether the API has answered */
  readonly control: () => Promise<boolean>;
}

const isLost = (answer: object): answer is TransportError => 'unheard' in answer;

/** Tells pages that a gateway answers in the API's place from answers of the target: the calls of one worker. */
export class PageJudge {
  private readonly shared: RunLimits;
  private readonly heard = new Set<string>();
  /** Pages that are an operation's own: nothing more is tried there. */
  private readonly own = new Set<string>();

  constructor(shared: RunLimits) {
    this.shared = shared;
  }

  /**
   * Asks until the API answers, as long as that does no harm.
   * @returns its answer, or a page that is the target's own answer
   * @throws Blocked where the page is a gateway's, or there is no answer at all
   */
  async answerOf(call: AskedCall, attempt: Attempt, { ask, control }: Ways): Promise<TimedResponse> {
    const question = `${call.operation} ${call.expected.join()}`;
    const met: { page: GatewayPage; at: number; answer?: TimedResponse }[] = [];
    const meeting = async (patience: number): Promise<TimedResponse | TransportError> => {
      const answer = await attempt(patience);
      const received = isLost(answer) ? answer.received : answer;
      const page = received && pageIn(received, call.expected);
      if (!received || !page || this.own.has(`${call.operation} ${kindOfPage(page)}`)) return answer;
      met.push({ page, at: Date.now(), ...(!isLost(answer) && { answer }) });
      return isLost(answer) ? answer : pageError(page, received);
    };
    const tell = (then: MetPage['then']): void => {
      recorder.addPages(met.map(({ page, at }) => ({ ...page, operation: call.operation, at, then })));
    };
    try {
      const answer = await ask(meeting);
      const last = met.at(-1);
      if (last) await this.meet({ ...call, question, page: last.page, found: 'answered' });
      else this.hear(question);
      tell('answered');
      return answer;
    } catch (error) {
      const last = met.at(-1);
      if (!last || !(error instanceof Blocked)) throw error;
      const found = await this.found(error, met.length, control);
      const isOwn = await this.meet({ ...call, question, page: last.page, found });
      if (isOwn && last.answer) return last.answer;
      tell('blocked');
      const message = `a gateway answered in the API's place: ${pageInWords(last.page)}`;
      throw new Blocked(message, { cause: error, unreachable: error.unreachable });
    }
  }

  private async found(
    { unreachable }: Blocked,
    attempts: number,
    control: () => Promise<boolean>,
  ): Promise<PageEvidence['found']> {
    if (unreachable || !(await control())) return 'nothing is answered';
    await this.shared.answered();
    return attempts > 1 ? 'persistent' : 'once';
  }

  private async meet({
    operation,
    expected,
    question,
    page,
    found,
  }: AskedCall & Pick<PageEvidence, 'question' | 'page' | 'found'>): Promise<boolean> {
    const isExpected = expected.includes(page.status);
    const owner = await this.shared.meet({ page, operation, question, isExpected, found });
    if (owner === 'target') this.own.add(`${operation} ${kindOfPage(page)}`);
    return owner === 'target';
  }

  private hear(question: string): void {
    if (this.heard.has(question)) return;
    this.heard.add(question);
    void this.shared.hear(question);
  }
}
