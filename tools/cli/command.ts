import { debuglog, parseArgs } from 'node:util';
import { commandLine } from '../../src/shared/installation.ts';
import { CommandError } from './command-error.ts';

interface FlagBase {
  readonly help: string;
}

/** A flag of a command line; `value` names what follows it, in the help and in messages. */
type Flag =
  | (FlagBase & { readonly type: 'boolean'; readonly default: false })
  | (FlagBase & {
      readonly type: 'string';
      readonly value: string;
      readonly default?: string;
      readonly multiple?: boolean;
    });

type Flags = Readonly<Record<string, Flag>>;

/** What `--help` shows, and what a command line may hold. */
export interface Command<Own extends Flags> {
  /** As it is called: `npm run drift`. */
  readonly call: string;
  readonly about: string;
  /** What it takes beside flags: one argument at most. */
  readonly argument?: { readonly name: string; readonly help: string };
  readonly flags: Own;
  /** The meaning of each exit code; 2 is the same everywhere. */
  readonly exitCodes: Readonly<Record<string, string>>;
}

/** The values of the flags, as `parseArgs` types them. */
export type FlagValues<Own extends Flags> = ReturnType<typeof parseArgs<{ options: Own }>>['values'];

const helpFlag = { type: 'boolean', default: false, help: 'this text' } as const satisfies Flag;
const misuse = 'the command line or the settings cannot be used, or the command itself failed';

/** The text of `--help`. */
function helpOf({ call, about, argument, flags, exitCodes }: Command<Flags>): string {
  const rows = [
    ...(argument ? [[argument.name, argument.help]] : []),
    ...Object.entries<Flag>({ ...flags, help: helpFlag }).map(([name, flag]) => [
      `--${name}${flag.type === 'string' ? ` ${flag.value}` : ''}`,
      `${flag.help}${flag.type === 'string' && flag.default !== undefined ? ` (default: ${flag.default})` : ''}`,
    ]),
  ];
  const width = Math.max(...rows.map(([left = '']) => left.length)) + 2;
  const codes = { '0': '', '2': misuse, ...exitCodes };
  return [
    commandLine(call.replace('npm run ', ''), [...(argument ? [argument.name] : []), '[flags]'].join(' ')),
    '',
    about,
    '',
    ...rows.map(
      ([left = '', right = '']) => `  ${left.padEnd(width)}${right.replaceAll('\n', `\n${' '.repeat(width + 2)}`)}`,
    ),
    '',
    'Exit codes:',
    ...Object.entries(codes).map(([code, meaning]) => `  ${code}  ${meaning}`),
    '',
  ].join('\n');
}

/** @throws CommandError at the first argument that the command does not take */
function refuseUnknown(args: readonly string[], { argument, flags }: Command<Flags>): void {
  const known: Flags = { ...flags, help: helpFlag };
  const { tokens } = parseArgs({
    args: [...args],
    options: known,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  let positionals = 0;
  for (const token of tokens) {
    if (token.kind === 'positional' && ++positionals > (argument ? 1 : 0))
      throw new CommandError(
        `Argument: found "${token.value}", expected ${argument ? `${argument.name} once` : 'flags only'}.`,
      );
    if (token.kind !== 'option') continue;
    const { rawName, value, inlineValue } = token;
    const flag = Object.hasOwn(known, token.name) && rawName.startsWith('--') ? known[token.name] : undefined;
    if (!flag)
      throw new CommandError(
        `${rawName}: found an unknown flag, expected one of ${Object.keys(known)
          .map((name) => `--${name}`)
          .join(', ')}.`,
      );
    if (flag.type === 'boolean' && value !== undefined)
      throw new CommandError(`${rawName}: found the value "${value}", expected the flag alone.`);
    if (flag.type === 'string' && (value === undefined || (value.startsWith('-') && !inlineValue)))
      throw new CommandError(`${rawName}: found no value, expected ${flag.value}.`);
  }
}

/** Shows an error: one that can be mended as its sentence, any other as one line, and how to see its stack. */
function fail(error: unknown): number {
  if (error instanceof CommandError) {
    process.stderr.write(`${error.message}\n`);
    return error.exitCode;
  }
  const log = debuglog('conformance');
  if (log.enabled) process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  else
    process.stderr.write(
      `The command itself failed: ${String(error).split('\n', 1)[0] ?? ''} (NODE_DEBUG=conformance shows the stack)\n`,
    );
  return 2;
}

// Node ends with 1 for an error that nobody catches, which here is a verdict.
process.on('uncaughtException', (error) => process.exit(fail(error)));

/**
 * Reads the command line and runs a command; what it returns is the exit code.
 * @param main is given the flags, and the argument where there is one
 */
export async function runCommand<Own extends Flags>(
  command: Command<Own>,
  main: (flags: FlagValues<Own>, argument: string | undefined) => number | Promise<number>,
): Promise<void> {
  try {
    const args = process.argv.slice(2);
    refuseUnknown(args, command);
    const { values, positionals } = parseArgs({
      args,
      options: { ...command.flags, help: helpFlag },
      allowPositionals: true,
    });
    if ((values as { help?: boolean }).help) process.stdout.write(helpOf(command));
    else process.exitCode = await main(values as FlagValues<Own>, positionals[0]);
  } catch (error) {
    process.exitCode = fail(error);
  }
}

/** Writes lines to standard output. */
export function say(...lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`);
}
