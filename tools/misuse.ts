/** A message for whoever typed the command, not a bug: told without a stack, with the usage, and exit 2. */
export class Misuse extends Error {
  override readonly name = 'Misuse';
}

/**
 * Runs a command line and sets the process' exit code to what it returns. What it throws as misuse is told with the usage
 * below it, exit 2.
 */
export async function commandLine(usage: string, main: () => number | Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof Misuse)) throw error;
    process.stderr.write(`${error.message}\n\n${usage}\n`);
    process.exitCode = 2;
  }
}
