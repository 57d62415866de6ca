import { needsAttention } from '../contract/outcomes.ts';
import { levelInWords, sourcesOf } from '../contract/requirements/index.ts';
import { markdownLines, promiseOf } from '../src/evidence/failure-text.ts';
import { markdownCode, markdownText, md, type Markdown } from '../src/shared/foreign-text.ts';
import type { Report } from './report.ts';
import { knownInMarkdown, newEntriesInMarkdown } from './known-deviations/markdown.ts';
import { coverageInMarkdown } from './coverage/markdown.ts';
import { table } from './markdown-table.ts';
import { plural } from '../src/shared/text.ts';
import { pageLine } from './gateway-pages.ts';
import { retryLine } from './retries.ts';

function chapter(title: Markdown, lines: readonly Markdown[]): readonly Markdown[] {
  return lines.length === 0 ? [] : [md``, md`## ${title}`, md``, ...lines];
}

const counted = (counts: Readonly<Record<string, number>>): Markdown =>
  Object.entries(counts)
    .map(([key, count]) => md`${markdownText(key)} (${count})`)
    .join(', ') as Markdown;

function failures({ tests, requirements }: Report): readonly Markdown[] {
  const promises = new Map(requirements.map((each) => [each.id, promiseOf(each)]));
  return tests.filter(({ outcome }) => needsAttention(outcome)).flatMap((test) => markdownLines(test, promises));
}

/** The run's report for a reader of Markdown: a job summary, a pull request. */
export function markdown(report: Report): Markdown {
  const { target, operations, neighbours, requirements, notRun, counts, ledger, provisioning } = report;
  const drift = [...operations, ...neighbours].filter((each) => Object.keys(each.drift).length > 0);
  const trouble = retryLine(report.trouble);
  const ran = `Seed ${report.seed}, ${report.startedAt}, ${(report.milliseconds / 1000).toFixed(1)} s, ${report.requests} requests.`;
  return [
    md`# ${markdownText([target.name, report.verdict].filter(Boolean).join(': '))}`,
    md``,
    markdownText(`${report.because}. Target: ${target.url}, tenant ${target.tenant}. ${ran}`),
    md``,
    ...table(Object.keys(counts).map(markdownText), [Object.values(counts).map((count) => md`${count}`)]),
    md``,
    ...(provisioning ? [markdownText(provisioning.means), md``] : []),
    md`Created ${ledger.created}, removed ${ledger.removed}, left ${ledger.left}.`,
    ...chapter(
      md`
Left behind
      `,
      ledger.leftovers.length === 0
        ? []
        : table(
            [
              md`
what
              `,
              md`
id
              `,
              md`
named
              `,
              md`
tenant
              `,
              md`
why
              `,
            ],
            ledger.leftovers.map((each) =>
              [each.kind, each.id ?? '', each.names.join(', '), each.tenant, each.reason].map(markdownText),
            ),
          ),
    ),
    ...chapter(
      md`
Secrets found in artefacts
      `,
      report.secrets.leaks.map(({ file, kind }) => md`- ${markdownText(kind)} in ${markdownCode(file)}`),
    ),
    ...(trouble === '' ? [] : [md``, md`Trouble: ${markdownText(trouble)}.`]),
    ...chapter(
      md`
Pages of gateways
      `,
      report.gateway.pages.map((page) => md`- ${markdownText(pageLine(page))}`),
    ),
    ...chapter(
      md`
Known deviations
      `,
      knownInMarkdown(report),
    ),
    ...chapter(
      md`
Failures
      `,
      failures(report),
    ),
    ...chapter(
      md`
Not asked
      `,
      report.notAsked.map(
        ({ tests, because }) => md`- ${markdownText(plural(tests, 'test'))}: ${markdownText(because)}`,
      ),
    ),
    ...chapter(
      md`
To list as known deviations
      `,
      newEntriesInMarkdown(report),
    ),
    ...chapter(
      md`
Not run
      `,
      notRun.length === 0
        ? []
        : table(
            [
              md`
lacking
              `,
              md`
profile
              `,
              md`
requirements
              `,
              md`
how to give it
              `,
            ],
            notRun.map((each) =>
              [each.capability, each.profile, String(each.requirements), each.how].map(markdownText),
            ),
          ),
    ),
    ...chapter(
      md`
Operations
      `,
      table(
        [
          md`
operation
          `,
          md`
answered and kept
          `,
          md`
documented, not seen
          `,
          md`
tolerated differences
          `,
        ],
        operations.map((each) => [
          markdownText(each.route),
          counted(each.statuses),
          markdownText(each.missed.join(', ')),
          counted(each.drift),
        ]),
      ),
    ),
    ...chapter(
      md`
Coverage
      `,
      coverageInMarkdown(report),
    ),
    ...chapter(
      md`
Drift
      `,
      drift.map((each) => md`- ${markdownText(each.route)}: ${counted(each.drift)}`),
    ),
    ...chapter(
      md`
Requirements
      `,
      table(
        [
          md`
requirement
          `,
          md`
level
          `,
          md`
outcome
          `,
          md`
promise
          `,
          md`
source
          `,
        ],
        requirements.map((each) =>
          [
            each.id,
            levelInWords(each),
            [each.outcome, each.reason, ...each.observed].filter(Boolean).join(': '),
            each.sentence,
            sourcesOf(each),
          ].map(markdownText),
        ),
      ),
    ),
    md``,
  ].join('\n') as Markdown;
}
