import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { settings } from '../../src/config/index.ts';
import { confidence } from '../fault-outcomes.ts';
import type { MutantResult } from './run-mutants.ts';

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** A piece of source on one line, short enough for a terminal. */
const short = (source: string): string => {
  const line = source.replaceAll(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
};

const lineOf = ({ file, line, kind, original, replacement, why }: MutantResult): string =>
  `  ${file}:${line} ${kind}: ${short(original)} -> ${short(replacement)} (${why})`;

/**
 * Writes what became of the mutants to `mutants.json` in the folder of results.
 * @param all how many mutants the source of the tenant has
 * @returns the score with its confidence interval at 95 %, and the survivors
 */
export function reportMutants(all: number, results: readonly MutantResult[], seed: number): readonly string[] {
  const having = (outcome: MutantResult['outcome']) => results.filter((result) => result.outcome === outcome);
  const [killed, survived, spared] = [having('killed'), having('survived'), having('spared')];
  const run = killed.length + survived.length;
  const [low, high] = confidence(killed.length, run);
  const score = { killed: killed.length, run, share: run === 0 ? 0 : killed.length / run, low, high };
  const file = path.join(settings.resultsDir, 'mutants.json');
  mkdirSync(settings.resultsDir, { recursive: true });
  writeFileSync(file, `${JSON.stringify({ seed, all, score, mutants: results }, null, 2)}\n`);
  return [
    `mutants       ${killed.length} of ${run} killed: ${percent(score.share)} (${percent(low)} to ${percent(high)}) · ${spared.length} spared by the list · drawn from ${all}`,
    ...(survived.length > 0 ? ['survived', ...survived.map(lineOf)] : []),
    `repeat with   npm run proof -- --mutants ${results.length} --seed ${seed}`,
    '',
    `Written to results: ${path.basename(file)}`,
  ];
}
