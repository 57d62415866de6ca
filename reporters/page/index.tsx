/** @jsxImportSource preact */
import { comparable, sameTarget, type HistoryLine } from '../history/history-line.ts';
import { lineOf } from '../history/line-of-report.ts';
import type { Report } from '../report.ts';
import { Changes } from './changes.tsx';
import { documentOf, pageFile } from './document.tsx';
import { Failures, promisesOf } from './failures.tsx';
import { Headline } from './headline.tsx';
import { KnownDeviations } from './known-deviations.tsx';
import { evidenceLimitsFor, type EvidenceLimits } from './evidence-limits.ts';
import { Operations } from './operations.tsx';
import { signOf } from '../../contract/outcomes.ts';
import type { ProofScore } from './proof-score.ts';
import { Requirements } from './requirements.tsx';
import { Coverage, Ledger, NotAsked, NotRun, Proof } from './coverage.tsx';

/** How many runs the trend shows. */
const trendLength = 30;

interface PageProps {
  readonly report: Report;
  readonly earlier: readonly HistoryLine[];
  readonly warnings: readonly string[];
  readonly proof: ProofScore;
}

interface FoundProps {
  readonly report: Report;
  readonly limits: EvidenceLimits;
  readonly previous: HistoryLine | undefined;
}

const links = ({
  report: { counts, tests, notAsked, notRun, known },
}: PageProps): readonly (readonly [string, string])[] => {
  const unmet = tests.length - counts.passed - counts['not run'] - counts['not asked'] - counts.known;
  const asked: readonly (readonly [string, string])[] = [
    ...(unmet > 0 ? [['failures', `Failures ${unmet}`] as const] : []),
    ...(known && known.deviations.length > 0 ? [['known', `Known ${known.deviations.length}`] as const] : []),
    ...(notAsked.length > 0 ? [['not-asked', 'Not asked'] as const] : []),
    ...(notRun.length > 0 ? [['not-run', 'Not run'] as const] : []),
    ['operations', 'Operations'],
    ['requirements', 'Requirements'],
    ['coverage', 'Coverage'],
  ];
  return [['changes', 'Changes'], ...(tests.length > 0 ? asked : []), ['proof', 'Proof']];
};

/** What was found by asking; a run that never asked has nothing of it. */
const Found = ({ report, limits, previous }: FoundProps) =>
  report.tests.length === 0 ? null : (
    <>
      <Failures report={report} limits={limits} />
      <KnownDeviations report={report} promises={promisesOf(report)} limits={limits} />
      <NotAsked report={report} />
      <NotRun report={report} />
      <Operations report={report} previous={previous} />
      <Requirements report={report} />
      <Coverage report={report} />
    </>
  );

const Page = ({ limits, ...given }: PageProps & { readonly limits: EvidenceLimits }) => {
  const { report, earlier, warnings, proof } = given;
  const now = lineOf(report);
  const previous = earlier.findLast((line) => comparable(line, now) && Object.keys(line.p95).length > 0);
  const trend = [...earlier.filter((line) => sameTarget(line, now)), now].slice(-trendLength);
  return (
    <>
      <a class="skip" href="#content">
        Skip to the content
      </a>
      <Headline report={report} proof={proof} />
      <nav class={report.verdict} aria-label="Chapters of this page">
        <a class="verdict" href="#top">
          <span aria-hidden="true">{signOf(report.verdict)}</span> {report.verdict}
          <span class="tenant"> · {report.target.tenant}</span>
        </a>
        {links(given).map(([id, name]) => (
          <a href={`#${id}`}>{name}</a>
        ))}
      </nav>
      <main id="content">
        {warnings.map((warning) => (
          <p class="warning" role="note">
            {warning}
          </p>
        ))}
        <Changes report={report} trend={trend} />
        <Found report={report} limits={limits} previous={previous} />
        <Proof proof={proof} />
        {report.tests.length === 0 ? null : <Ledger report={report} />}
      </main>
      <footer class="dim">
        One file, nothing from outside. The same for machines: conformance.json. Secrets are replaced by pseudonyms such
        as <code>&lt;access-token:2&gt;</code>.
      </footer>
    </>
  );
};

/**
 * The run's page for a reader who has nothing else: one file of HTML that asks for nothing from outside.
 * @returns HTML of less than 3 MB
 */
export function page(props: PageProps): string {
  const { verdict, target } = props.report;
  return documentOf({
    title: `${verdict}: ${target.name ?? target.tenant} · Conformance`,
    style: pageFile('page.css'),
    script: pageFile('page.js'),
    children: <Page {...props} limits={evidenceLimitsFor(props.report)} />,
  });
}
