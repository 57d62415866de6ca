import type { Operation } from '../../contract/operation.ts';
import type { Tamper, PlainCall } from '../../contract/calls.ts';
import type { SentRequest } from '../checks/http-message.ts';
import type { Caller } from './session.ts';
import { isTelling, secrets } from '../secrets/secrets.ts';

const text = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;

function pathOf(route: string, tenant: string, call: PlainCall): string {
  const template = route.slice(route.indexOf(' ') + 1);
  return template.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(name === 'tenant' ? tenant : (text(call[name]) ?? '')),
  );
}

function queryOf(row: Operation, tenant: string, clientId: string, call: PlainCall): string {
  const query = new URLSearchParams();
  for (const [name, kind] of Object.entries(row.query ?? {})) {
    const value = kind === 'tenant' ? tenant : kind === 'client' ? clientId : text(call[name]);
    const replaced = call.tamper?.query && name in call.tamper.query ? call.tamper.query[name] : value;
    if (replaced !== undefined) query.set(name, replaced);
  }
  for (const [name, value] of Object.entries(call.tamper?.query ?? {}))
    if (!(name in (row.query ?? {})) && value !== undefined) query.set(name, value);
  return query.size === 0 ? '' : `?${query.toString()}`;
}

function bodyOf(row: Operation, call: PlainCall, tamper: Tamper): { type: string; bytes: Buffer } | undefined {
  const type = tamper.contentType ?? call.as ?? row.bodyTypes?.[0] ?? 'application/json';
  if (tamper.bytes) return { type, bytes: tamper.bytes };
  const body = 'body' in tamper ? tamper.body : call.body;
  if (body === undefined) return undefined;
  secrets.addFrom(body);
  const form = row.bodyTypes?.[0] === 'application/x-www-form-urlencoded' && typeof body === 'object' && body !== null;
  if (!form) return { type, bytes: Buffer.from(JSON.stringify(body)) };
  const fields = Object.entries(body).flatMap(([name, value]) =>
    [[name, text(value)]].filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
  return { type, bytes: Buffer.from(new URLSearchParams(fields).toString()) };
}

/**
 * Builds the request of a call: path and query from the row's templates, the speaker's bearer, the body, and whatever the call
 * tampers with. Every secret in it is registered.
 */
export function buildRequest(row: Operation, session: Caller, call: PlainCall): SentRequest {
  const tamper = call.tamper ?? {};
  const { tenant, clientId } = { ...session.access, ...(tamper.tenant !== undefined && { tenant: tamper.tenant }) };
  const method = tamper.method ?? row.route.slice(0, row.route.indexOf(' '));
  const path = tamper.path ?? pathOf(row.route, tenant, call) + queryOf(row, tenant, clientId, call);
  const body = bodyOf(row, call, tamper);
  const authorization = 'authorization' in tamper ? tamper.authorization : session.bearer && `Bearer ${session.bearer}`;
  secrets.addFrom(call);
  const [, shown] = /^\w+ (\S+)$/.exec(authorization ?? '') ?? [];
  if (shown !== undefined && !secrets.knows(shown) && isTelling(shown)) secrets.add('access-token', shown);
  return {
    method,
    path,
    headers: {
      accept: 'application/json',
      ...(body && { 'content-type': body.type }),
      ...(authorization !== undefined && { authorization }),
      ...call.headers,
      ...tamper.headers,
    },
    ...(body && { body: body.bytes }),
  };
}
