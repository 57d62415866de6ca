import { readFileSync } from 'node:fs';
import path from 'node:path';
import { table } from './table.ts';
import { cost, embedded } from './whole.ts';

/** What of the proof's report is needed here. */
interface Proved {
  readonly rule: { readonly run: number };
  readonly wire: { readonly run: number };
}

/** What a fault costs: the proof over a sample of them, and over one alone, which has the start-up to itself. */
export async function faults(): Promise<string> {
  const prove = async (...args: readonly string[]) => {
    const env = embedded('proof');
    const { wallSeconds, cpuSeconds } = await cost('The proof', ['--import', 'tsx', 'scripts/proof.ts', ...args], env);
    const file = path.join(env['RESULTS_DIR'] ?? '', 'proof.json');
    const { rule, wire } = JSON.parse(readFileSync(file, 'utf8')) as Proved;
    return { wallSeconds, cpuSeconds, count: rule.run + wire.run };
  };
  const ways = [
    ['one fault', await prove('--fault', 'address-patch-replaces')],
    ['a quick sample', await prove('--quick')],
  ] as const;
  return table(
    ['proof', 'faults', 'wall s', 'processor s', 'processor s a fault'],
    ways.map(([label, { count, wallSeconds, cpuSeconds }]) => [
      label,
      `${count}`,
      wallSeconds.toFixed(1),
      cpuSeconds.toFixed(1),
      (cpuSeconds / count).toFixed(2),
    ]),
  );
}
