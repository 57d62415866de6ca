/** @jsxImportSource preact */
import { documentOf, pageFile } from '../page/document.tsx';
import { Failures } from '../page/failures.tsx';
import { evidenceLimitsFor } from '../page/evidence-limits.ts';
import { Badge, Moment, seconds, Section, Table, Title } from '../page/components.tsx';
import { plural } from '../../src/shared/text.ts';
import type { Report } from '../report.ts';
import { folderOf, type Overview } from './overview.ts';
import { unmetRequirements } from './unmet-requirements.ts';

const nameOf = ({ target: { name = '' } }: Report): string => name;

const Top = ({ overview }: { readonly overview: Overview }) => {
  const { verdict, because, targets, notAsked, startedAt, milliseconds, seed, level, strict, suite } = overview;
  return (
    <header id="top" class={`hero ${verdict}`}>
      <Title verdict={verdict} />
      <p class="because">
        {plural(targets.length + notAsked.length, 'target')}: {because}.
      </p>
      <p class="dim">
        <Moment at={startedAt} />, {seconds(milliseconds)}. What gates: {level === 'must' ? 'MUST' : 'MUST and SHOULD'}
        {strict ? ', strictly' : ''}. Suite {suite.version}. Repeat with <code>SEED={seed}</code>.
      </p>
    </header>
  );
};

const Targets = ({ overview: { targets, notAsked } }: { readonly overview: Overview }) => (
  <Section
    id="targets"
    title="Targets"
    lead="Each was asked by itself. The report of each has its operations, requirements and coverage."
  >
    <Table
      caption="Verdict of each target"
      head={['Target', 'Verdict', 'Why', 'Address', 'Report']}
      rows={[
        ...targets.map(({ name, verdict, because, target }) => [
          <strong>{name}</strong>,
          <Badge outcome={verdict} />,
          because,
          <>
            <code>{target.url}</code>, tenant {target.tenant}
          </>,
          <a href={`${folderOf(name)}/conformance.html`}>{name}</a>,
        ]),
        ...notAsked.map((name) => [
          <strong>{name}</strong>,
          <Badge outcome="not asked" />,
          'left out of this run',
          '',
          '',
        ]),
      ]}
    />
  </Section>
);

/** What is not met somewhere, beside how it fared at the other targets. */
const Unmet = ({ reports }: { readonly reports: readonly Report[] }) => {
  const unmet = unmetRequirements(reports);
  if (unmet.length === 0) return null;
  return (
    <Section id="unmet" title="Not met everywhere" lead={`${plural(unmet.length, 'requirement')}, target by target.`}>
      <Table
        caption="Requirements that are not met everywhere"
        head={['Requirement', 'Level', ...reports.map(nameOf)]}
        rows={unmet.map(({ requirement: { id, level, sentence }, outcomes }) => [
          <span id={`r-${id}`}>
            {sentence} <code class="dim">{id}</code>
          </span>,
          level,
          ...outcomes.map((outcome) => <Badge outcome={outcome} />),
        ])}
      />
    </Section>
  );
};

/**
 * The page of a run with several targets: their verdicts, what is not met where, and the evidence of each failure.
 * @returns HTML that needs nothing from outside; the targets' own pages are linked
 */
export function overviewPage(overview: Overview, reports: readonly Report[]): string {
  const { verdict } = overview;
  const asked = reports.filter(({ tests }) => tests.length > 0);
  const limits = evidenceLimitsFor({ tests: asked.flatMap(({ tests }) => tests) });
  return documentOf({
    title: `${verdict}: ${plural(overview.targets.length, 'target')} · Conformance`,
    style: pageFile('page.css'),
    script: pageFile('page.js'),
    children: (
      <>
        <a class="skip" href="#content">
          Skip to the content
        </a>
        <Top overview={overview} />
        <main id="content">
          <Targets overview={overview} />
          <Unmet reports={asked} />
          {asked.map((report) => (
            <Failures key={nameOf(report)} report={report} limits={limits} at={nameOf(report)} />
          ))}
        </main>
        <footer class="dim">
          The same for machines: conformance.json. Secrets are replaced by pseudonyms such as{' '}
          <code>&lt;access-token:2&gt;</code>.
        </footer>
      </>
    ),
  });
}
