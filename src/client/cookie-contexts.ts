import type { APIRequestContext } from '@playwright/test';
import type { ReceivedResponse } from '../checks/http-message.ts';
import { isTuned } from '../tuning/switch.ts';
import type { ContextFactory } from './network.ts';
import type { TransportError } from './transport-error.ts';

/** A context while one identity speaks through it. */
interface BorrowedContext {
  readonly context: Promise<APIRequestContext>;
  /** How many requests are under way in it. */
  users: number;
  /** It may hold a cookie, or contexts are not pooled: it is this identity's until the test ends. */
  own: boolean;
}

/**
 * For how many tests clean contexts are kept: a new one costs a connection, and over TLS a handshake; an old one holds the bodies of
 * all its answers.
 */
const lifetime = 10;

const maySetCookie = (answer: ReceivedResponse | TransportError): boolean =>
  'unheard' in answer || 'set-cookie' in answer.headers;

const dispose = async (context: Promise<APIRequestContext>): Promise<void> => (await context).dispose();

/**
 * Keeps the cookies of identities apart at the least cost. A context of Playwright is a jar of cookies, and making one costs as much
 * as a request: so an identity borrows one for as long as it speaks, and the next takes it over if no answer may have put a cookie
 * into it. Two never speak through one at the same time.
 */
export class CookieContexts {
  private readonly request: ContextFactory;
  private readonly held = new Map<string, BorrowedContext>();
  private readonly clean: Promise<APIRequestContext>[] = [];
  private tests = 0;

  constructor(request: ContextFactory) {
    this.request = request;
  }

  /** Speaks through the context of this identity. */
  async with<Answer extends ReceivedResponse | TransportError>(
    identity: string,
    speak: (context: APIRequestContext) => Promise<Answer>,
  ): Promise<Answer> {
    const held = this.held.get(identity) ?? {
      context: this.clean.pop() ?? this.request.newContext(),
      users: 0,
      own: !isTuned('request-contexts'),
    };
    this.held.set(identity, held);
    held.users++;
    try {
      const answer = await speak(await held.context);
      held.own ||= maySetCookie(answer);
      return answer;
    } catch (error) {
      held.own = true;
      throw error;
    } finally {
      held.users--;
      this.release(identity, held);
    }
  }

  /** Ends a test: forgets all cookies; a request that is still under way is given up. What holds no cookie serves the next test. */
  async endTest(): Promise<void> {
    this.tests++;
    if (this.tests % lifetime === 0) await this.close();
    else await this.forget();
  }

  /** Forgets everything: the bodies of all answers go with their contexts. */
  async close(): Promise<void> {
    const clean = this.clean.splice(0);
    await Promise.all([this.forget(), ...clean.map(dispose)]);
  }

  private async forget(): Promise<void> {
    const held = [...this.held.values()];
    this.held.clear();
    await Promise.all(held.map(({ context }) => dispose(context)));
  }

  private release(identity: string, held: BorrowedContext): void {
    // After the end of its test it is nobody's any more.
    if (held.users > 0 || held.own || this.held.get(identity) !== held) return;
    this.held.delete(identity);
    this.clean.push(held.context);
  }
}
