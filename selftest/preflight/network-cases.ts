import { writeFileSync } from 'node:fs';
import { createSecureServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { html, json, makeCertificate, startGateway, startProxy } from '../support/gateway.ts';
import { findFreePort, startHttpServer } from '../support/servers.ts';
import { answer, setting, type Case, type Env, type Setup } from './setup.ts';

const tls =
  (own: Env, options: object = {}): Setup =>
  async ({ env, closing, folder }) => {
    const certificate = await makeCertificate('127.0.0.1');
    const gateway = await startGateway(env['API_URL'] ?? '', undefined, { ...certificate, ...options });
    closing(gateway);
    const ca = path.join(folder, 'ca.pem');
    writeFileSync(ca, certificate.cert);
    return { API_URL: gateway.url, ...('CA_FILE' in own && { CA_FILE: ca }) };
  };

/** What stands between a run and its target. */
export const networks: readonly Case[] = [
  [
    'nobody listens',
    3,
    /ECONNREFUSED.*Check API_URL/,
    async () => ({ API_URL: `http://127.0.0.1:${await findFreePort()}` }),
  ],
  ['the host has no address', 3, /host not found.*Check API_URL/, setting({ API_URL: 'http://nobody.invalid' })],
  [
    'the address lacks its path',
    2,
    /API_URL, .* was refused: .*404, "no Route matched/,
    answer(json(404, { message: 'no Route matched with those values' })),
  ],
  [
    'http leads to https',
    2,
    /Set API_URL to https:\/\/api\.example\.test\./,
    answer(html(301, 'Moved', { location: 'https://api.example.test/customerlogin/auth/anonymous/login' })),
  ],
  [
    'a gateway wants a login',
    3,
    /Location "https:\/\/team\.example.*set EXTRA_HEADERS/,
    answer(html(302, 'Found', { location: 'https://team.example.test/login' })),
  ],
  [
    'a firewall refuses',
    3,
    /403 with text\/html; charset=utf-8, "Request blocked", which is no answer/,
    answer(html(403, 'Request blocked')),
  ],
  ['maintenance with 200', 3, /200 with text\/html.*"We will be back soon"/, answer(html(200, 'We will be back soon'))],
  [
    'maintenance with 503',
    3,
    /answered 503\. The target asks to come back in 3600 s/,
    answer(html(503, 'Soon', { 'retry-after': '3600' })),
  ],
  ['an unknown host of a server', 3, /404 with text\/html.*"Not Found"/, answer(html(404, 'Not Found'))],
  ['another service', 3, /200 with application\/json, .*no answer of the API/, answer(json(200, { status: 'ok' }))],
  [
    'an error of a gateway',
    3,
    /500 with application\/json, "Internal server error"/,
    answer(json(500, { message: 'Internal server error' })),
  ],
  ['an empty answer', 3, /200 with no media type, without a word/, answer({ status: 200 })],
  [
    'a silent host',
    3,
    /no answer in time/,
    async ({ closing }) => {
      const host = await startHttpServer(() => undefined);
      closing({ close: () => host.close() });
      return { API_URL: host.url };
    },
  ],
  [
    'a host that hangs up',
    3,
    /connection reset/,
    async ({ closing }) => {
      const host = await startHttpServer((request) => request.socket.destroy());
      closing({ close: () => host.close() });
      return { API_URL: host.url };
    },
  ],
  [
    'a proxy that refuses',
    3,
    /through the proxy .* \(HTTP_PROXY\): proxy refused/,
    async ({ env, closing }) => {
      const proxy = await startProxy(env['API_URL'] ?? '', 'user:password');
      closing(proxy);
      return { API_URL: 'http://staging.example.test', HTTP_PROXY: proxy.url };
    },
  ],
  [
    'a proxy that is not there',
    3,
    /through the proxy .* \(HTTP_PROXY\): .*ECONNREFUSED/,
    async () => ({
      API_URL: 'http://staging.example.test',
      HTTP_PROXY: `http://127.0.0.1:${await findFreePort()}`,
    }),
  ],
  ['an authority that is not trusted', 3, /not trusted.*Set CA_FILE/, tls({})],
  [
    'no client certificate',
    3,
    /Set CLIENT_CERT and CLIENT_KEY/,
    tls({ CA_FILE: '' }, { requestCert: true, rejectUnauthorized: true }),
  ],
  [
    'https where http is spoken',
    3,
    /API_URL is an https address, but nothing there speaks TLS/,
    ({ env }) => ({ API_URL: (env['API_URL'] ?? '').replace('http', 'https') }),
  ],
  [
    'a host that speaks HTTP/2 alone',
    3,
    /The suite speaks HTTP\/1\.1/,
    async ({ closing, folder }) => {
      const certificate = await makeCertificate('127.0.0.1');
      const server = createSecureServer({ ...certificate, allowHTTP1: false });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      closing({
        close: () =>
          new Promise((resolve) =>
            server.close(() => {
              resolve();
            }),
          ),
      });
      const CA_FILE = path.join(folder, 'ca.pem');
      writeFileSync(CA_FILE, certificate.cert);
      return { API_URL: `https://127.0.0.1:${(server.address() as AddressInfo).port}`, CA_FILE };
    },
  ],
];
