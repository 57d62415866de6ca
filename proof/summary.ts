import { shareText } from './random-mutations/report.ts';
import type { FaultReport } from './fault-outcomes.ts';
import { precisionLines } from './fault-precision.ts';
import type { ProofReport } from './report.ts';

const listed = 30;
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 200);

/** How far a proof is, in one line. Tests are counted: a fault is met by several. */
export function progressLine(at: {
  done: number;
  total: number;
  survived: number;
  blamed: number;
  elapsed: number;
}): string {
  const left = at.done === 0 ? 0 : Math.round(((at.elapsed / at.done) * (at.total - at.done)) / 1000);
  return `${at.done} of ${at.total} tests · ${at.survived} without a catch so far · ${at.blamed} blames · about ${left} s left`;
}

function section(title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  const rest = lines.length > listed ? [`  … and ${lines.length - listed} more, all in proof.html`] : [];
  return ['', title, ...lines.slice(0, listed).map((line) => `  ${line}`), ...rest];
}

const survivor = ({ id, missed, meetings }: FaultReport): string => {
  const tests = meetings
    .map(({ test }) => test)
    .slice(0, 3)
    .join('; ');
  return `fault ${id} survived${missed.length > 0 ? `: ${missed.join(', ')}` : ''} · met by ${tests || 'no test'}`;
};

const otherwise = ({ id, missed, reads, meetings }: FaultReport): string => {
  const { test = '', reading = '' } = meetings.find(({ encounter }) => encounter === 'other reason') ?? {};
  const own = reads === undefined ? '' : ` · had to read ${reads} · read`;
  return `fault ${id}${missed.length > 0 ? ` (${missed.join(', ')})` : ''} · ${test}${own}: ${oneLine(reading)}`;
};

const drawn = ({ id, what }: { readonly id: string; readonly what: string }): string => `${id} · ${oneLine(what)}`;

/** The closing summary of a proof, for a terminal. */
export function summary(report: ProofReport, files: string): string {
  const { rule, wire, blind, varied, blames, verdict, milliseconds, seed } = report;
  const blamed = report.blamed.length;
  const equivalents = Object.entries(wire.equivalent).map(([reason, count]) => `${count} ${reason}`);
  return [
    '',
    `${verdict}: ${report.survivors.length} survivors, ${report.otherReasons.length} caught for another reason, ${blamed} variations blamed`,
    '',
    ...(rule.run > 0
      ? [
          `rule faults   ${rule.caught} of ${rule.run} caught (${rule.all} in the catalogue) · ${report.unbroken.length} MUST and SHOULD without one`,
        ]
      : []),
    ...(wire.run > 0
      ? [
          `wire faults   ${wire.caught} of ${wire.run} caught · ${wire.unasked} in answers that no test gets · equivalent: ${equivalents.join(', ')}`,
        ]
      : []),
    ...(blind.drawn > 0
      ? [
          `random faults ${shareText(blind.caught)} of those that broke a promise were caught`,
          `              ${blind.drawn} drawn · ${shareText(blind.altering)} changed a byte · ${shareText(blind.breaking)} something promised`,
        ]
      : []),
    ...(varied.length > 0 ? [`variations    ${varied.length - blamed} of ${varied.length} green`] : []),
    `repeat with   SEED=${seed} (${(milliseconds / 1000).toFixed(1)} s)`,
    ...section('Survivors:', report.survivors.map(survivor)),
    ...section('Caught for another reason:', report.otherReasons.map(otherwise)),
    ...section('Tests that fail, of all tests:', report.exactness.flatMap(precisionLines)),
    ...section(
      'Variations blamed:',
      blames.map(({ variation, test, outcome, error }) => `${variation} · ${outcome} · ${test} · ${oneLine(error)}`),
    ),
    ...section('Random faults that broke a promise and that nobody noticed:', blind.survived.map(drawn)),
    ...section('Random faults that led to an error of the suite:', blind.confused.map(drawn)),
    ...section('Permitted differences that a test objected to:', blind.blamed.map(drawn)),
    ...section('Errors:', report.errors.map(oneLine)),
    '',
    `Written to ${files}: proof.json, proof.html`,
    '',
  ].join('\n');
}
