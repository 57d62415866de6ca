/** @jsxImportSource preact */
import type { Report } from '../report.ts';
import { clustersOf, type Cluster } from './failure-clusters.ts';
import { Failure, type Promises } from './failure.tsx';
import type { EvidenceLimits } from './evidence-limits.ts';
import { Section } from './components.tsx';
import { signOf } from '../../contract/outcomes.ts';
import { plural } from '../../src/shared/text.ts';

/** The tests of a cluster that are listed at once; the others wait behind one more click. */
const shownAtOnce = 5;

/** What the page knows of the requirements. */
export const promisesOf = ({ requirements, comparison, known }: Report): Promises => ({
  of: new Map(requirements.map((each) => [each.id, each])),
  fresh: new Set(comparison.new),
  since: new Map(comparison.still.map(({ id, since }) => [id, since])),
  ready: new Map(known?.ready.map((entry) => [entry.requirement, entry])),
});

interface ClusterProps {
  readonly promises: Promises;
  readonly limits: EvidenceLimits;
}

const ClusterView = ({ cluster, promises, limits }: ClusterProps & { readonly cluster: Cluster }) => {
  const { cause, outcome, operations, tests } = cluster;
  const view = (test: Cluster['tests'][number]) => (
    <Failure key={test.id} test={test} promises={promises} limits={limits} />
  );
  return (
    <article class={`cluster ${outcome}`}>
      <h3>
        <span class="sign" aria-hidden="true">
          {signOf(outcome)}
        </span>
        <span class="cause">{cause}</span>
        <span class="dim count">
          {plural(tests.length, 'test')}
          {operations.length > 1 ? ` of ${plural(operations.length, 'operation')}: ${operations.join(', ')}` : ''}
        </span>
      </h3>
      {tests.slice(0, shownAtOnce).map(view)}
      {tests.length > shownAtOnce ? (
        <details class="more">
          <summary>{plural(tests.length - shownAtOnce, 'more test')} with this cause</summary>
          {tests.slice(shownAtOnce).map(view)}
        </details>
      ) : null}
    </article>
  );
};

interface FailuresProps {
  readonly report: Report;
  readonly limits: EvidenceLimits;
  /** The target's name, on a page of several. */
  readonly at?: string;
}

/** Everything that did not pass, by what looks like one cause. */
export const Failures = ({ report, limits, at }: FailuresProps) => {
  const clusters = clustersOf(report.tests);
  const promises = promisesOf(report);
  const tests = clusters.reduce((sum, cluster) => sum + cluster.tests.length, 0);
  if (tests === 0) return null;
  return (
    <Section
      id={at === undefined ? 'failures' : `failures-${at}`}
      title={at === undefined ? 'Failures' : `Failures at ${at}`}
      lead={`${plural(tests, 'test')}, grouped into ${plural(clusters.length, 'likely cause')}. Open a test for what was promised, asked and answered.`}
    >
      {clusters.map((cluster) => (
        <ClusterView key={cluster.cause} cluster={cluster} promises={promises} limits={limits} />
      ))}
    </Section>
  );
};
