import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { secretsPath } from '../config/passed.ts';
import { secrets, type SecretKind } from './secrets.ts';

type Told = readonly [SecretKind, string];

/** Reads lines of JSON as they come. */
function listenTo(socket: Socket): void {
  let rest = '';
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) secrets.add(...(JSON.parse(line) as Told));
  });
  // A worker that was killed hangs up in the middle; what it had said until then counts.
  socket.on('error', () => undefined);
}

/**
 * Lets the workers tell this process every secret that they handle, so that it can look for them in the artefacts. They go
 * through a socket in a folder of this user's own: never through a file, an attachment or a message that a reporter could see.
 * @returns what to do after all tests; it waits until everything is heard
 */
export async function collectSecretsFromWorkers(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'conformance-'));
  const address = process.platform === 'win32' ? `\\\\.\\pipe\\${path.basename(folder)}` : path.join(folder, 'secrets');
  const server = createServer(listenTo);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(address, resolve);
  });
  server.unref();
  secretsPath.tell(address);
  return async () => {
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true, force: true });
  };
}

/** Tells the run's process every secret that this worker handles, at the moment it is registered. */
export function sendSecretsToRun(): void {
  const address = secretsPath.address();
  if (address === undefined || secrets.listener) return;
  const socket = connect(address);
  socket.on('error', () => undefined);
  socket.unref();
  let waiting: Told[] = [];
  const flush = (): void => {
    socket.write(waiting.map((told) => `${JSON.stringify(told)}\n`).join(''));
    waiting = [];
  };
  secrets.listener = (...told) => {
    if (waiting.push(told) === 1) queueMicrotask(flush);
  };
}
