import { CommandError } from '../cli/command-error.ts';

/** Starts a server; where it cannot listen, says so in terms of its flag. */
export async function listen<Started>(
  flag: string,
  port: number,
  host: string,
  start: () => Promise<Started>,
): Promise<Started> {
  try {
    return await start();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE')
      throw new CommandError(`--${flag}: found ${port} in use at ${host}, expected a free port.`);
    if (code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL')
      throw new CommandError(`--host: found "${host}", expected an address of this machine.`);
    if (code === 'EACCES') throw new CommandError(`--${flag}: found ${port}, expected a port you may listen on.`);
    throw error instanceof Error ? new CommandError(error.message) : error;
  }
}
