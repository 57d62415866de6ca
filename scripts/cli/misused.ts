/** A message for whoever typed the command, not a bug: told without a stack, exit 2. */
export class Misused extends Error {}

/** Starts something that listens, and says in terms of its flag why it cannot. */
export async function listening<Started>(
  flag: string,
  port: number,
  host: string,
  start: () => Promise<Started>,
): Promise<Started> {
  try {
    return await start();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE') throw new Misused(`--${flag}: found ${port} in use at ${host}, expected a free port.`);
    if (code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL') {
      throw new Misused(`--host: found "${host}", expected an address of this machine.`);
    }
    if (code === 'EACCES') throw new Misused(`--${flag}: found ${port}, expected a port you may listen on.`);
    throw error instanceof Error ? new Misused(error.message) : error;
  }
}
