import { once } from 'node:events';
import { Agent, createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

/** What a reverse proxy changes of the answers that it passes on. */
export interface ProxyOptions {
  /** How header names are spelt; HTTP ignores case. */
  readonly headerNames?: 'UPPER' | 'Title';
  /** Bodies come in several chunks, without a length. */
  readonly chunked?: true;
  /** Bodies are compressed for clients that accept it. */
  readonly gzip?: true;
  /** The connection is closed after each answer. */
  readonly closes?: true;
  /** Answers without a body have no length, or the length 0. */
  readonly emptyLength?: 'absent' | 'zero';
  /** Milliseconds by which every answer is delayed, and those by which every `each`th is delayed instead. */
  readonly delay?: { readonly usual: number; readonly long: number; readonly each: number };
  /** A path with a trailing slash does not exist. */
  readonly strictSlash?: true;
}

/** A running reverse proxy. */
export interface ReverseProxy {
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

/** The headers and the body that the proxy sends in place of an answer's own. */
function changed(answer: IncomingMessage, bytes: Buffer, accepts: string, options: ProxyOptions) {
  const framing = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length']);
  const headers = Object.entries(answer.headers)
    .filter(([name]) => !framing.has(name))
    .flatMap(([name, value = []]) => [value].flat().map((one): [string, string] => [name, one]));
  const zips = options.gzip === true && bytes.length > 0 && accepts.includes('gzip');
  const body = zips ? gzipSync(bytes) : bytes;
  if (zips) headers.push(['content-encoding', 'gzip'], ['vary', 'accept-encoding']);
  const emptyLength = options.emptyLength ?? (answer.headers['content-length'] === undefined ? 'absent' : 'zero');
  if (body.length > 0 ? options.chunked !== true : emptyLength === 'zero')
    headers.push(['content-length', String(body.length)]);
  if (options.closes === true) headers.push(['connection', 'close']);
  const write = options.headerNames ? spelling[options.headerNames] : (name: string) => name;
  return { headers: headers.flatMap(([name, value]) => [write(name), value]), body };
}

/** Forwards one request, and returns its answer. */
async function forward(
  [request, response]: readonly [IncomingMessage, ServerResponse],
  [target, agent]: readonly [URL, Agent],
  options: ProxyOptions,
  delay: number,
): Promise<void> {
  const { method, url: path, headers } = request;
  const forwarded = ask({ host: target.hostname, port: target.port, method, path, headers, agent });
  const answered = once(forwarded, 'response') as Promise<[IncomingMessage]>;
  // A tenant may answer, and hang up, before it has read all of a large body.
  forwarded.on('error', () => response.destroy());
  request.pipe(forwarded);
  const [answer] = await answered;
  const { headers: sent, body } = changed(answer, await bytesOf(answer), String(headers['accept-encoding']), options);
  if (delay > 0) await sleep(delay);
  // A flat list keeps the spelling of the names, and a name that comes twice.
  response.writeHead(answer.statusCode ?? 502, sent);
  const half = options.chunked === true ? Math.ceil(body.length / 2) : 0;
  if (half > 0) response.write(body.subarray(0, half));
  response.end(body.subarray(half));
}

const notFound = '{"status":404,"type":"not_found","message":"No endpoint"}';

/** Starts a reverse proxy in front of a tenant. */
export async function startReverseProxy(tenantUrl: string, options: ProxyOptions): Promise<ReverseProxy> {
  const upstream = [new URL(tenantUrl), new Agent({ keepAlive: true })] as const;
  const { usual, long, each } = options.delay ?? { usual: 0, long: 0, each: 1 };
  let count = 0;
  const server = createServer({ maxHeaderSize: 64 * 1024 }, (request, response) => {
    const [path = ''] = (request.url ?? '').split('?', 1);
    if (options.strictSlash === true && path.endsWith('/')) {
      response.writeHead(404, { 'content-type': 'application/json' }).end(notFound);
      return;
    }
    forward([request, response], upstream, options, ++count % each === 0 ? long : usual).catch(() =>
      response.destroy(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      upstream[1].destroy();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
