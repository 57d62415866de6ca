import type { Readable } from 'node:stream';
import { fastify } from 'fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { bodyForWire, parseBody, readBody } from './request-body.ts';
import type { RawBody } from './request-body.ts';
import { authorizeRequest } from './authorize-request.ts';
import type { Answer, PublicCall, Operation, ServerContext } from './operation.ts';
import { badRequest, internalError, methodNotAllowed, noEndpoint, Refused, urlTooLong } from './refusals.ts';
import { soundRules } from './rules/index.ts';
import { throughWire } from './wire-hook.ts';
import type { WireHook } from './wire-hook.ts';

type Authorization = ReturnType<typeof authorizeRequest>;

const unreadableRequest = badRequest('The request cannot be read.');
const empty: RawBody = { bytes: Buffer.alloc(0), length: 0 };

/** Creates the HTTP server: routes, their authorization, and answers to unknown paths and methods. */
export function createServer(
  server: ServerContext,
  operations: readonly Operation[],
  wire: WireHook | undefined,
): FastifyInstance {
  const app = fastify({
    exposeHeadRoutes: false,
    // Idle keep-alive connections must not delay a close.
    forceCloseConnections: true,
    // Standard practices: headers up to 60 KB, URLs up to 10 KB.
    http: { maxHeaderSize: 64 * 1024 },
    routerOptions: {
      ignoreTrailingSlash: true,
      maxParamLength: 10 * 1024,
      querystringParser: (text) => parseQuery(text),
    },
    frameworkErrors: (_error, _request, reply) => {
      send(server, reply, errorAnswer(server, unreadableRequest));
    },
  });

  const names = new WeakMap<FastifyRequest, string>();
  const authorizations = new WeakMap<FastifyRequest, Authorization>();

  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request: FastifyRequest, payload: Readable) => readBody(payload, server.rules));

  for (const operation of operations) {
    const [method = '', path = ''] = operation.route.split(' ');
    app.route({
      method,
      url: path,
      // Authorization comes first: the body of a refused request is not read.
      onRequest: async (request, reply) => {
        names.set(request, operation.id);
        if (server.rules.urlIsTooLong(request.url.length))
          return send(server, reply, errorAnswer(server, urlTooLong()));
        if (operation.callers === 'anybody') return;
        try {
          authorizations.set(
            request,
            authorizeRequest(server, operation, paramsOf(request)['tenant'] ?? '', request.headers),
          );
        } catch (error) {
          return send(server, reply, errorAnswer(server, error, path));
        }
      },
      handler: async (request, reply) => {
        const answer = await runOperation(server, operation, request, authorizations.get(request)).catch(
          (error: unknown) => errorAnswer(server, error, path),
        );
        return send(server, reply, answer);
      },
    });
  }

  const paths = operations.map(
    ({ route }) => new RegExp(`^${route.replace(/^\w+ /, '').replaceAll(/:\w+/g, '[^/]+')}/?$`),
  );
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    const known = paths.some((candidate) => candidate.test(path));
    if (known && request.method === 'OPTIONS') {
      send(server, reply, { status: 204, headers: server.rules.preflightHeaders() });
      return;
    }
    send(server, reply, errorAnswer(server, known ? methodNotAllowed() : noEndpoint()));
  });
  app.setErrorHandler((error, _request, reply) => {
    const ofTheRequest = error instanceof Error && 'statusCode' in error && Number(error.statusCode) < 500;
    send(server, reply, errorAnswer(server, ofTheRequest ? unreadableRequest : error));
  });

  if (wire) {
    app.addHook('onSend', (request, reply, payload) =>
      throughWire(wire, names.get(request) ?? 'none', requestForWire(request), reply, payload),
    );
  }
  return app;
}

async function runOperation(
  server: ServerContext,
  operation: Operation,
  request: FastifyRequest,
  authorization: Authorization | undefined,
): Promise<Answer> {
  const raw = (request.body as RawBody | undefined) ?? empty;
  const { id, mediaTypes } = operation;
  const mediaType = server.rules.mediaTypeOf(request.headers['content-type']);
  const call: PublicCall = {
    server,
    rules: server.rules,
    now: server.clock.now(),
    params: paramsOf(request),
    query: request.query as PublicCall['query'],
    headers: headersOf(request),
    body: mediaTypes ? parseBody(raw, mediaType, { id, mediaTypes }, server.rules) : undefined,
    mediaType,
  };
  if (operation.callers === 'anybody') return operation.run(call);
  if (!authorization) throw internalError();
  const { bearer, tenant } = authorization;
  return operation.run({
    ...call,
    bearer,
    tenant: { ...tenant, store: server.rules.storeFor(tenant.store, operation.id) },
  });
}

const paramsOf = (request: FastifyRequest): Readonly<Record<string, string>> =>
  request.params as Readonly<Record<string, string>>;

/** Query parameters as strings; a repeated parameter becomes a list separated by commas. */
function parseQuery(text: string): Record<string, string> {
  const query = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(text)) {
    const before = query.get(name);
    query.set(name, before === undefined ? value : `${before},${value}`);
  }
  return Object.fromEntries(query);
}

const headersOf = (request: FastifyRequest): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );

const requestForWire = (request: FastifyRequest) => ({
  method: request.method,
  path: request.url.split('?', 1)[0] ?? '',
  query: request.query as Readonly<Record<string, string | undefined>>,
  headers: headersOf(request),
  body: bodyForWire(request.body as RawBody | undefined, soundRules.mediaTypeOf(request.headers['content-type'])),
});

/** The service that stores companies; its errors have another form. */
const companyService = '/customer-management/';

/** The answer to an error. An error that is no refusal is logged and answered 500 without details. */
function errorAnswer(server: ServerContext, error: unknown, path = ''): Answer {
  if (!(error instanceof Refused)) {
    server.logError(error);
    return errorAnswer(server, internalError(), path);
  }
  const { reason } = error;
  const { rules } = server;
  if ('faultstring' in reason) return { status: 401, body: rules.faultBody(reason) };
  const body = path.startsWith(companyService) ? rules.companyErrorBody(reason) : rules.errorBody(reason);
  return { status: reason.status, body };
}

function send(server: ServerContext, reply: FastifyReply, answer: Answer): FastifyReply {
  reply.code(answer.status).headers({ ...server.rules.corsHeaders(), ...answer.headers });
  if (answer.body === undefined) return reply.send();
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer.body));
}
