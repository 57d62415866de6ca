import { once } from 'node:events';
import { Agent, createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

/** How answers leave the front, where that differs from how the tenant gave them. */
export interface FrontOptions {
  /** How header names are written; HTTP does not mind. */
  readonly headerNames?: 'UPPER' | 'Title';
  /** Bodies come in several chunks, without a length. */
  readonly chunked?: true;
  /** Bodies are compressed for whoever accepts it. */
  readonly gzip?: true;
  /** The connection is closed after each answer. */
  readonly closes?: true;
  /** Answers without a body say nothing of their length, or say that it is 0. */
  readonly emptyLength?: 'absent' | 'zero';
  /** Milliseconds that every answer takes longer, and those that every `each`th takes longer instead. */
  readonly delay?: { readonly usual: number; readonly long: number; readonly each: number };
  /** A path with a trailing slash is another one, which does not exist. */
  readonly strictSlash?: true;
}

/** A reverse proxy that runs. */
export interface Front {
  readonly url: string;
  close(): Promise<void>;
}

const spelling = {
  UPPER: (name: string): string => name.toUpperCase(),
  Title: (name: string): string => name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()),
};

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The headers and the body of an answer as the front sends them. */
function changed(answer: IncomingMessage, bytes: Buffer, accepts: string, options: FrontOptions) {
  const framing = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length']);
  const headers = Object.entries(answer.headers)
    .filter(([name]) => !framing.has(name))
    .flatMap(([name, value = []]) => [value].flat().map((one): [string, string] => [name, one]));
  const zips = options.gzip === true && bytes.length > 0 && accepts.includes('gzip');
  const body = zips ? gzipSync(bytes) : bytes;
  if (zips) headers.push(['content-encoding', 'gzip'], ['vary', 'accept-encoding']);
  const told = options.emptyLength ?? (answer.headers['content-length'] === undefined ? 'absent' : 'zero');
  const tellsLength = body.length > 0 ? options.chunked !== true : told === 'zero';
  if (tellsLength) headers.push(['content-length', String(body.length)]);
  if (options.closes === true) headers.push(['connection', 'close']);
  const write = options.headerNames ? spelling[options.headerNames] : (name: string) => name;
  return { headers: headers.flatMap(([name, value]) => [write(name), value]), body };
}

/** Passes one request on and its answer back. */
async function pass(
  [request, response]: readonly [IncomingMessage, ServerResponse],
  [target, agent]: readonly [URL, Agent],
  options: FrontOptions,
  pause: number,
): Promise<void> {
  const { method, url: path, headers } = request;
  const onward = ask({ host: target.hostname, port: target.port, method, path, headers, agent });
  const answered = once(onward, 'response') as Promise<[IncomingMessage]>;
  // A tenant may answer, and hang up, before it has read all of a large body.
  onward.on('error', () => response.destroy());
  request.pipe(onward);
  const [answer] = await answered;
  const { headers: told, body } = changed(answer, await bytesOf(answer), String(headers['accept-encoding']), options);
  if (pause > 0) await sleep(pause);
  // A flat list keeps the spelling of the names, and a name that comes twice.
  response.writeHead(answer.statusCode ?? 502, told);
  const half = options.chunked === true ? Math.ceil(body.length / 2) : 0;
  if (half > 0) response.write(body.subarray(0, half));
  response.end(body.subarray(half));
}

const notFound = '{"status":404,"type":"not_found","message":"No endpoint"}';

/**
 * Puts a front before a tenant.
 * @param tenant the tenant's address
 */
export async function openFront(tenant: string, options: FrontOptions): Promise<Front> {
  const onward = [new URL(tenant), new Agent({ keepAlive: true })] as const;
  const { usual, long, each } = options.delay ?? { usual: 0, long: 0, each: 1 };
  let count = 0;
  const server = createServer({ maxHeaderSize: 64 * 1024 }, (request, response) => {
    const [path = ''] = (request.url ?? '').split('?', 1);
    if (options.strictSlash === true && path.endsWith('/')) {
      response.writeHead(404, { 'content-type': 'application/json' }).end(notFound);
      return;
    }
    pass([request, response], onward, options, ++count % each === 0 ? long : usual).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      onward[1].destroy();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
