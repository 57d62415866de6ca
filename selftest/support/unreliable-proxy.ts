import { once } from 'node:events';
import { Agent, createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** How the proxy disturbs a request. `after`: when the tenant has processed it. */
export const disturbances = [
  'reset before',
  'reset after',
  'half-closed',
  'truncated',
  'truncated without a length',
  '502 before',
  '503 before',
  '503 after',
  '504 after',
  '429',
  '429 with Retry-After',
] as const;
export type Disturbance = (typeof disturbances)[number];

export interface ProxyBehaviour {
  /** The ways to disturb a request. */
  readonly disturbances?: readonly Disturbance[];
  /** The percentage of disturbed requests. */
  readonly percent?: number;
  /** The delay of every answer in milliseconds, and the longest random addition. */
  readonly latency?: number;
  readonly jitter?: number;
  /** From this request on, for some milliseconds: answers 503, or does not answer. */
  readonly storm?: { readonly from: number; readonly milliseconds: number };
  readonly silence?: { readonly from: number; readonly milliseconds: number };
  /** More requests than this in a second are answered 429. */
  readonly perSecond?: number;
  /** The proxy closes at this request. */
  readonly gone?: number;
}

/** Creates a generator of pseudo-random numbers from 0 to 99, the same each time. */
function createRandom(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * 100);
  };
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

async function forward(target: URL, agent: Agent, request: IncomingMessage, body: Buffer): Promise<Answer> {
  const { method, url: path, headers } = request;
  const onward = ask({ host: target.hostname, port: target.port, method, path, headers, agent }).end(body);
  const [answer] = (await once(onward, 'response')) as [IncomingMessage];
  return { status: answer.statusCode ?? 502, headers: answer.headers, body: await bytesOf(answer) };
}

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const page = '<html><body>Bad gateway</body></html>';

/** Disturbs a request. */
function disturb(what: Disturbance, response: ServerResponse, answer: Answer | undefined): void {
  const { socket } = response;
  const [status = ''] = /^\d+/.exec(what) ?? [];
  if (what === 'half-closed') socket?.end();
  else if (what.startsWith('reset') || !socket) socket?.resetAndDestroy();
  else if (what.startsWith('truncated') && answer) {
    const framing = new Set(['transfer-encoding', ...(what === 'truncated' ? [] : ['content-length'])]);
    const told = Object.entries(answer.headers).filter(([name]) => !framing.has(name));
    const lines = told.map(([name, value]) => `${name}: ${String(value)}\r\n`);
    socket.write(`HTTP/1.1 ${answer.status} X\r\n${lines.join('')}connection: close\r\n\r\n`);
    socket.end(answer.body.subarray(0, Math.floor(answer.body.length / 2)));
  } else
    response
      .writeHead(Number(status), {
        'content-type': 'text/html',
        ...(what.endsWith('Retry-After') && { 'retry-after': '1' }),
      })
      .end(page);
}

/** A proxy between suite and tenant that simulates network faults. */
export class UnreliableProxy {
  /** How often each disturbance happened. */
  readonly done = new Map<string, number>();
  requests = 0;
  private readonly server = createServer({ maxHeaderSize: 64 * 1024 }, (request, response) => {
    this.serve(request, response).catch(() => response.destroy());
  });
  private readonly agent = new Agent({ keepAlive: true });
  private readonly target: URL;
  private readonly hostility: ProxyBehaviour;
  private readonly roll = createRandom();
  private readonly began = new Map<'storm' | 'silence', number>();
  private recent: number[] = [];

  private constructor(target: string, hostility: ProxyBehaviour) {
    this.target = new URL(target);
    this.hostility = hostility;
  }

  static async open(target: string, hostility: ProxyBehaviour): Promise<UnreliableProxy> {
    const proxy = new UnreliableProxy(target, hostility);
    proxy.server.listen(0, '127.0.0.1');
    await once(proxy.server, 'listening');
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo | null)?.port ?? 0}`;
  }

  async close(): Promise<void> {
    this.agent.destroy();
    this.server.closeAllConnections();
    if (this.server.listening) await new Promise((resolve) => this.server.close(resolve));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { gone, latency = 0, jitter = 0 } = this.hostility;
    if (++this.requests === gone) {
      await this.close();
      return;
    }
    const body = await bytesOf(request);
    await sleep(latency + (jitter * this.roll()) / 100);
    if (this.lasts('silence')) return;
    const what = this.harmNow();
    if (what === undefined) {
      const answer = await forward(this.target, this.agent, request, body);
      response.writeHead(answer.status, answer.headers).end(answer.body);
      return;
    }
    this.done.set(what, (this.done.get(what) ?? 0) + 1);
    const carriedOut = !what.endsWith('before') && !what.startsWith('429');
    disturb(what, response, carriedOut ? await forward(this.target, this.agent, request, body) : undefined);
  }

  private harmNow(): Disturbance | undefined {
    const { disturbances: harms = [], percent = 0, perSecond } = this.hostility;
    if (this.lasts('storm')) return '503 before';
    const now = Date.now();
    this.recent = this.recent.filter((at) => at > now - 1000);
    if (perSecond !== undefined && this.recent.length >= perSecond) return '429 with Retry-After';
    this.recent.push(now);
    return this.roll() < percent ? harms[this.roll() % harms.length] : undefined;
  }

  private lasts(what: 'storm' | 'silence'): boolean {
    const { [what]: trouble } = this.hostility;
    if (!trouble || this.requests < trouble.from) return false;
    const began = this.began.get(what) ?? Date.now();
    this.began.set(what, began);
    return Date.now() < began + trouble.milliseconds;
  }
}
