import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/** A tenant started by `npm run tenant`, with the settings that it prints. */
export interface TenantCommand {
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Starts `npm run tenant` with these flags, on a free port. */
export async function startTenantCommand(...flags: readonly string[]): Promise<TenantCommand> {
  const args = ['--import', 'tsx', 'tools/tenant.ts', '--port', '0', ...flags];
  const server = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(server, 'close');
  const [line] = (await Promise.race([once(server.stdout, 'data'), ended])) as [unknown];
  if (!Buffer.isBuffer(line)) throw new Error(`npm run tenant -- ${flags.join(' ')} ended at once.`);
  const pairs = line.toString('utf8').trim().split(' ');
  return {
    env: Object.fromEntries(pairs.map((pair) => pair.split(/=(.*)/s).slice(0, 2) as [string, string])),
    close: async () => {
      server.kill('SIGTERM');
      await ended;
    },
  };
}
