/** A message for whoever typed the command, not a bug: told without a stack, with the usage, and exit 2. */
export class Misuse extends Error {
  override readonly name = 'Misuse';
}

/** What the command was pointed at cannot be used: told without the usage, which would not help, and exit 2. */
export class Unusable extends Error {
  override readonly name = 'Unusable';
}

/**
 * Runs a command line and sets the process' exit code to what it returns. What it throws as misuse is told with the usage
 * below it, what it throws as unusable on its own; exit 2 both times.
 */
export async function commandLine(usage: string, main: () => number | Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof Misuse || error instanceof Unusable)) throw error;
    process.stderr.write(error instanceof Misuse ? `${error.message}\n\n${usage}\n` : `${error.message}\n`);
    process.exitCode = 2;
  }
}
