import type { APIRequestContext } from '@playwright/test';
import { rowOf, type OperationName } from '../../contract/operations/index.ts';
import { recorder, type RecordedRequest } from '../evidence/recorder.ts';
import { isTelling, secrets } from '../secrets/secrets.ts';
import type { ReceivedResponse, SentRequest } from '../checks/http-message.ts';
import type { ContextFactory } from './network.ts';
import type { TargetGuard } from './target-guard.ts';
import { CookieContexts } from './cookie-contexts.ts';
import type { Caller } from './session.ts';
import { Blocked, budgetInWords, type Unreachable } from '../evidence/failures.ts';
import { buildRequest } from './build-request.ts';
import { jsonIn } from './foreign-answer.ts';
import { PageJudge } from './page-judge.ts';
import {
  isTruncated,
  truncated,
  gatewayErrorFrom,
  transportErrorFrom,
  type TransportError,
} from './transport-error.ts';
import type { Retry } from './retry.ts';
import type { TimedResponse } from './timed-response.ts';
import type { RetryPolicy } from './retry-policy.ts';

/** How long the control question may take, in milliseconds. */
const firstQuestionPatience = 8_000;

/** Who asks what, for the evidence. */
type Asking = Pick<RecordedRequest, 'operation' | 'speaker'>;

/**
 * The one way to the target. It sends nothing that the run's guard does not admit, sees to it that no cookie of one identity
 * reaches another, and follows no redirect.
 */
export class HttpClient {
  private readonly contexts: CookieContexts;
  private readonly guard: TargetGuard;
  private readonly userAgent: () => string;
  private readonly via: string;
  private readonly retry: Retry;
  private readonly pages: PageJudge | undefined;
  private spent: number | undefined;
  /** Counts the tests: answers to requests of an earlier test are discarded. */
  private epoch = 0;
  private underWay = 0;

  /**
   * @param userAgent who the run says it is, so that the tenant's own log can be matched
   * @param retry how often and how long an answer is asked for
   * @param isBehindGateway whether something may stand before the target that answers in its place
   */
  constructor(
    request: ContextFactory,
    guard: TargetGuard,
    userAgent: () => string,
    retry: Retry,
    isBehindGateway = false,
  ) {
    this.contexts = new CookieContexts(request);
    this.via = request.via === undefined ? '' : ` through ${request.via}`;
    this.guard = guard;
    this.userAgent = userAgent;
    this.retry = retry;
    this.pages = isBehindGateway ? new PageJudge(retry.shared) : undefined;
  }

  /** Whether an answer is being waited for. */
  get isWaiting(): boolean {
    return this.underWay > 0;
  }

  /** Since when and why the target counts as gone, so that nothing more is asked. */
  unreachable(): Promise<Unreachable | undefined> {
    return this.retry.unreachable();
  }

  /**
   * Sends a request and reads the whole answer; a request that was lost is sent again where its traits allow it.
   * @throws Blocked when no answer comes, or only the gateway's word that there is none
   */
  async send(
    session: Caller,
    operation: OperationName,
    sent: SentRequest,
    traits: RetryPolicy = {},
  ): Promise<TimedResponse> {
    const url = this.guard.admit(sent);
    const { epoch } = this;
    const asking = { operation, speaker: session.label };
    const attempt = async (patience: number): Promise<TimedResponse | TransportError> => {
      if (epoch !== this.epoch) throw new Blocked('The test is over.');
      const answer = await this.contexts.with(identity(session), (context) =>
        this.attempt(context, url, sent, asking, patience),
      );
      if (epoch !== this.epoch) throw new Blocked('The test is over.');
      return answer;
    };
    this.underWay++;
    try {
      const what = `${sent.method} ${url.origin}${secrets.redact(url.pathname)}${this.via}`;
      if (!this.pages || !traits.expected) return await this.retry.answerOf(what, attempt, traits);
      return await this.pages.answerOf({ operation, expected: traits.expected }, attempt, {
        ask: (own) => this.retry.answerOf(what, own, traits),
        control: () => this.askFirstQuestion(session),
      });
    } catch (error) {
      if (error instanceof Blocked && epoch === this.epoch) recorder.fail('blocked');
      throw error;
    } finally {
      this.underWay--;
    }
  }

  /** How many things the run may create, once a call was refused as it has created them. */
  get budgetSpent(): number | undefined {
    return this.spent;
  }

  /**
   * Takes one thing from what the run may create.
   * @throws Blocked where it has created as much as it may
   */
  async takeFromBudget(): Promise<void> {
    if (await this.retry.shared.mayCreate()) return;
    this.spent = this.retry.maxCreated;
    recorder.fail('blocked');
    throw new Blocked(budgetInWords(this.spent), { maxCreated: this.spent });
  }

  /** Ends a test: forgets everybody; a request that is still under way is given up. */
  async endTest(): Promise<void> {
    this.epoch++;
    await this.contexts.endTest();
  }

  /** Ends for good. */
  async close(): Promise<void> {
    this.epoch++;
    await this.contexts.close();
  }

  /** Asks for an anonymous token, as the run has done before its first test. @returns whether the API itself answers */
  private async askFirstQuestion(session: Caller): Promise<boolean> {
    const nobody = { label: 'nobody', access: session.access };
    const sent = buildRequest(rowOf('logInAnonymously'), nobody, {});
    const asking = { operation: 'logInAnonymously', speaker: nobody.label } as const;
    const answer = await this.contexts.with(identity(nobody), (context) =>
      this.attempt(context, this.guard.admit(sent), sent, asking, firstQuestionPatience),
    );
    const body = 'unheard' in answer ? undefined : jsonIn(answer);
    if (body) secrets.addFrom(body);
    return body !== undefined;
  }

  private async attempt(
    context: APIRequestContext,
    url: URL,
    sent: SentRequest,
    asking: Asking,
    timeout: number,
  ): Promise<TimedResponse | TransportError> {
    const headers = { 'user-agent': this.userAgent(), ...sent.headers };
    const asked = recorder.addRequest({ ...asking, url: url.href, sent: { ...sent, headers } });
    const started = performance.now();
    const answer = await this.fetch(context, url, { ...sent, headers }, timeout);
    const milliseconds = performance.now() - started;
    if ('unheard' in answer) {
      Object.assign(asked, { error: answer.detail ?? answer.what, milliseconds });
      return answer;
    }
    const cookies = answer.headers['set-cookie'];
    if (cookies !== undefined) keepCookies(cookies);
    Object.assign(asked, { received: answer, milliseconds });
    return { ...answer, milliseconds, request: asked };
  }

  private async fetch(
    context: APIRequestContext,
    url: URL,
    { method, headers, body }: SentRequest,
    timeout: number,
  ): Promise<ReceivedResponse | TransportError> {
    try {
      const data = body && { data: body };
      const response = await context.fetch(url.href, {
        method,
        headers: { ...headers },
        ...data,
        maxRedirects: 0,
        timeout,
      });
      const [status, answered] = [response.status(), response.headers()];
      // Each body is a call of its own inside of Playwright, also one that cannot be there.
      const isEmpty = status === 204 || answered['content-length'] === '0';
      const received = { status, headers: answered, bytes: isEmpty ? Buffer.alloc(0) : await response.body() };
      return gatewayErrorFrom(received) ?? (isTruncated(received) ? truncated : received);
    } catch (error) {
      // Playwright's own error quotes the request with its Authorization header: only its first line is fit to be passed on.
      const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
      return transportErrorFrom(secrets.redact(line.replace(/^apiRequestContext\.fetch: /, '')));
    }
  }
}

function keepCookies(set: string): void {
  for (const [, cookie = ''] of set.matchAll(/^[^=;\n]+=([^;\n]+)/gm))
    if (isTelling(cookie)) secrets.add('cookie', cookie);
}

const identity = ({ access, bearer, label }: Caller): string => `${access.tenant} ${bearer ?? label}`;
