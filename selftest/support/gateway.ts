import { once } from 'node:events';
import { createServer, request as ask, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createSecureServer, type ServerOptions } from 'node:https';
import { connect, type AddressInfo, type Server } from 'node:net';
import { generate } from 'selfsigned';

/** What a gateway answers in the target's place. */
export interface Page {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Where a request goes on to, or what is answered instead. */
type Route = (request: IncomingMessage) => string | Page;

interface Gateway {
  readonly url: string;
  /** How many requests came. */
  readonly asked: () => number;
  readonly close: () => Promise<void>;
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** A page as gateways show it. */
export const html = (status: number, title: string, headers: Readonly<Record<string, string>> = {}): Page => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
  body: `<!doctype html><title>${title}</title><h1>${title}</h1>`,
});

/** An answer in JSON. */
export const json = (status: number, body: object): Page => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/**
 * A gateway before a tenant.
 * @param route the path that a request goes on to; by default its own
 * @param tls makes it speak TLS
 */
export async function startGateway(
  target: string,
  route: Route = ({ url }) => url ?? '/',
  tls?: ServerOptions,
): Promise<Gateway> {
  let asked = 0;
  const { hostname, port } = new URL(target);
  const answer: RequestListener = (request, response) => {
    asked++;
    const to = route(request);
    if (typeof to !== 'string') {
      response.writeHead(to.status, to.headers).end(to.body);
      return;
    }
    const onward = ask({ hostname, port, path: to, method: request.method, headers: request.headers }, (answered) => {
      response.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  };
  const server = tls ? createSecureServer(tls, answer) : createServer(answer);
  const own = await listen(server);
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${own}`,
    asked: () => asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/**
 * A forward proxy that leads every tunnel to one host, whatever name is asked for.
 * @param credentials who may use it, as `user:password`
 */
export async function startProxy(target: string, credentials?: string): Promise<Gateway> {
  let asked = 0;
  const wanted = credentials && `Basic ${Buffer.from(credentials).toString('base64')}`;
  const { hostname, port } = new URL(target);
  const server = createServer((_, response) => response.writeHead(400).end());
  server.on('connect', (request, socket) => {
    asked++;
    socket.on('error', () => socket.destroy());
    if (wanted !== undefined && request.headers['proxy-authorization'] !== wanted) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    const onward = connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      socket.pipe(onward).pipe(socket);
    });
    onward.on('error', () => socket.destroy());
    socket.on('close', () => onward.destroy());
  });
  const own = await listen(server);
  return {
    url: `http://127.0.0.1:${own}`,
    asked: () => asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A certificate that is its own authority, and its key. */
export async function makeCertificate(name: string): Promise<{ readonly cert: string; readonly key: string }> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: name }], {
    keySize: 2048,
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
    ],
  });
  return { cert, key };
}
