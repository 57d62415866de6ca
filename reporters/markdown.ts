import { needsAttention } from '../contract/outcomes.ts';
import { levelInWords, sourcesOf } from '../contract/requirements/index.ts';
import { markdownLines, promiseOf } from '../src/evidence/failure-text.ts';
import type { Report } from './report.ts';
import { knownInMarkdown, newEntriesInMarkdown } from './known-deviations/markdown.ts';
import { retryLine } from './retries.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ').replaceAll('<', '&lt;');

/** A table of Markdown. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] => [
  `| ${head.join(' | ')} |`,
  `|${head.map(() => '---').join('|')}|`,
  ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`),
];

function chapter(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `## ${title}`, '', ...lines];
}

function failures({ tests, requirements }: Report): readonly string[] {
  const promises = new Map(requirements.map((each) => [each.id, promiseOf(each)]));
  return tests.filter(({ outcome }) => needsAttention(outcome)).flatMap((test) => markdownLines(test, promises));
}

const counted = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([key, count]) => `${key} (${count})`)
    .join(', ');

function coverage({ coverage: { level, levels } }: Report): readonly string[] {
  const rows = levels.map((each) => [
    String(each.level),
    each.about,
    `${each.covered} of ${each.all}`,
    String(each.excused.length),
    String(each.open.length),
  ]);
  const open = levels.flatMap((each) => each.open.map(({ operation, what }) => `- ${operation}: ${what}`));
  const excused = levels.flatMap((each) =>
    each.excused.map(({ operation, what, reason }) => `- ${operation}: ${what} (${reason})`),
  );
  return [
    `Level ${level} of ${levels.length} is reached.`,
    '',
    ...table(['level', 'of', 'covered', 'excused', 'open'], rows),
    ...(open.length > 0 ? ['', 'Not covered, without a reason:', '', ...open] : []),
    ...(excused.length > 0 ? ['', 'Not covered, with a reason:', '', ...excused] : []),
  ];
}

/** The run's report for a reader of Markdown: a job summary, a pull request. */
export function markdown(report: Report): string {
  const { target, operations, neighbours, requirements, notRun, counts, ledger, provisioning } = report;
  const drift = [...operations, ...neighbours].filter((each) => Object.keys(each.drift).length > 0);
  const trouble = retryLine(report.trouble);
  return [
    `# ${[target.name, report.verdict].filter(Boolean).join(': ')}`,
    '',
    `${report.because}. Target: ${target.url}, tenant ${target.tenant}. Seed ${report.seed}, ${report.startedAt}, ${(report.milliseconds / 1000).toFixed(1)} s, ${report.requests} requests.`,
    '',
    ...table(Object.keys(counts), [Object.values(counts).map(String)]),
    '',
    ...(provisioning ? [provisioning.means, ''] : []),
    `Created ${ledger.created}, removed ${ledger.removed}, left ${ledger.left}.`,
    ...chapter(
      'Left behind',
      ledger.leftovers.length === 0
        ? []
        : table(
            ['what', 'id', 'named', 'tenant', 'why'],
            ledger.leftovers.map((each) => [each.kind, each.id ?? '', each.names.join(', '), each.tenant, each.reason]),
          ),
    ),
    ...chapter(
      'Secrets found in artefacts',
      report.secrets.leaks.map(({ file, kind }) => `- ${kind} in \`${file}\``),
    ),
    ...(trouble === '' ? [] : ['', `Trouble: ${trouble}.`]),
    ...chapter('Known deviations', knownInMarkdown(report)),
    ...chapter('Failures', failures(report)),
    ...chapter('To list as known deviations', newEntriesInMarkdown(report)),
    ...chapter(
      'Not run',
      notRun.length === 0
        ? []
        : table(
            ['lacking', 'profile', 'requirements', 'how to give it'],
            notRun.map((each) => [each.capability, each.profile, String(each.requirements), each.how]),
          ),
    ),
    ...chapter(
      'Operations',
      table(
        ['operation', 'answered and kept', 'documented, not seen', 'tolerated differences'],
        operations.map((each) => [each.route, counted(each.statuses), each.missed.join(', '), counted(each.drift)]),
      ),
    ),
    ...chapter('Coverage', coverage(report)),
    ...chapter(
      'Drift',
      drift.map((each) => `- ${each.route}: ${counted(each.drift)}`),
    ),
    ...chapter(
      'Requirements',
      table(
        ['requirement', 'level', 'outcome', 'promise', 'source'],
        requirements.map((each) => [
          each.id,
          levelInWords(each),
          [each.outcome, each.reason, ...each.observed].filter(Boolean).join(': '),
          each.sentence,
          sourcesOf(each),
        ]),
      ),
    ),
    '',
  ].join('\n');
}
