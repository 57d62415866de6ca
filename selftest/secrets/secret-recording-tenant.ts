import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';
import type { WireHook } from '../../tenant/index.ts';
import type { FinishedRun } from '../support/run-command.ts';
import { startOutsideTenant } from '../support/servers.ts';

const secretMembers =
  /^(access_token|refresh_token|saas_token|password|newPassword|currentPassword|client_secret|token)$/;

/** Every secret in a body, by the names of its members. */
function secretsIn(body: unknown): readonly string[] {
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'string' && secretMembers.test(name) && value.length >= 8 ? [value] : secretsIn(value),
  );
}

/** Starts a tenant that records every secret in its requests and answers. */
export async function startSecretRecordingTenant(spoil: WireHook = () => undefined) {
  const secrets = new Set<string>();
  const tenant = await startOutsideTenant({
    wire: async (exchange) => {
      const { request, response } = exchange;
      for (const found of secretsIn(request.body)) secrets.add(found);
      if (response.body.length > 0)
        for (const found of secretsIn(JSON.parse(response.body.toString('utf8')))) secrets.add(found);
      await spoil(exchange);
    },
  });
  return { ...tenant, secrets };
}

/** A text with everything in it that is encoded as base64, as bytes in a list, or packed in a zip. */
function unpacked(bytes: Buffer): string {
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004')
    return Object.values(unzipSync(bytes))
      .map((member) => unpacked(Buffer.from(member)))
      .join('\n');
  const text = bytes.toString('utf8');
  const encoded = text.match(/[A-Za-z0-9+/_-]{24,}={0,2}/g) ?? [];
  const listed = text.match(/\[(\d{1,3},\s*){7,}\d{1,3}\]/g) ?? [];
  return [
    text,
    ...encoded
      .map((part) => Buffer.from(part, 'base64'))
      .map((part) => (part.length < bytes.length ? unpacked(part) : '')),
    ...listed.map((part) => Buffer.from(JSON.parse(part) as number[]).toString('utf8')),
  ].join('\n');
}

/**
 * Finds secrets in a run's results and output. It shares no code with the scan that it tests.
 */
export function findLeaks(
  { results, output }: Pick<FinishedRun, 'results' | 'output'>,
  secrets: ReadonlySet<string>,
): readonly string[] {
  const files = readdirSync(results, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const all = files.map(({ parentPath, name }) => [name, readFileSync(path.join(parentPath, name))] as const);
  return [...all, ['output', Buffer.from(output)] as const].flatMap(([name, bytes]) => {
    const text = unpacked(bytes);
    return [...secrets]
      .filter((secret) => text.includes(secret) || text.includes(encodeURIComponent(secret)))
      .map(() => name);
  });
}
