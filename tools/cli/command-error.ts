/** A failure that whoever typed the command can mend: it is shown as one sentence, without a stack. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly exitCode: number;

  constructor(message: string, exitCode = 2) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** @throws CommandError when the text of a flag is no whole number within the limits */
export function wholeNumber(flag: string, found: string, least: number, most: number): number {
  const value = /^\d+$/.test(found) ? Number(found) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new CommandError(`--${flag}: found "${found}", expected a whole number from ${least} to ${most}.`);
}
