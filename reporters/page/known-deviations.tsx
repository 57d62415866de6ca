/** @jsxImportSource preact */
import type { KnownReport, KnownState } from '../known-deviations/judge.ts';
import { remedyOf, testLines } from '../known-deviations/sentences.ts';
import type { Report } from '../report.ts';
import { Failure, type Promises } from './failure.tsx';
import type { EvidenceLimits } from './evidence-limits.ts';
import { Section } from './components.tsx';
import { signOf, type Outcome } from '../../contract/outcomes.ts';
import { plural } from '../../src/shared/text.ts';

/** How a state looks: what gates is red. */
const looks: Readonly<Record<KnownState, Outcome>> = {
  'as listed': 'known',
  changed: 'failed',
  stopped: 'failed',
  'not judged': 'not run',
};

interface KnownProps {
  readonly report: Report;
  readonly promises: Promises;
  readonly limits: EvidenceLimits;
}

const Deviation = ({ each, report, promises, limits }: KnownProps & { readonly each: KnownReport }) => {
  const look = each.expired ? 'failed' : looks[each.state];
  const remedy = remedyOf(each, report.known?.file ?? '');
  const own = report.tests.filter(
    ({ outcome, requirements }) => outcome === 'known' && requirements[0] === each.requirement,
  );
  return (
    <article class={`cluster ${look.replaceAll(' ', '-')}`}>
      <h3>
        <span class="sign" aria-hidden="true">
          {signOf(look)}
        </span>
        <span class="cause">
          {each.state}
          {each.expired ? ', expired' : ''}: {promises.of.get(each.requirement)?.sentence}
        </span>
        <span class="dim count">
          <a href={`#r-${each.requirement}`} class="id">
            {each.requirement}
          </a>
        </span>
      </h3>
      <div class="evidence">
        <dl class="facts">
          <dt>Owner</dt>
          <dd>{each.owner}</dd>
          <dt>Reason</dt>
          <dd>{each.reason}</dd>
          <dt>Accepted</dt>
          <dd>
            from {each.opened} to {each.expires}
          </dd>
          <dt>Tests</dt>
          <dd>
            {testLines(each).map((line) => (
              <div>{line}</div>
            ))}
          </dd>
          {remedy === undefined ? null : (
            <>
              <dt>To do</dt>
              <dd>{remedy}</dd>
            </>
          )}
        </dl>
      </div>
      {own.map((test) => (
        <Failure key={test.id} test={test} promises={promises} limits={limits} />
      ))}
    </article>
  );
};

/** What is accepted of this target for a while, and whether it is still exactly that. */
export const KnownDeviations = ({ report, promises, limits }: KnownProps) => {
  const { deviations, file } = report.known ?? { deviations: [], file: '' };
  if (deviations.length === 0) return null;
  return (
    <Section
      id="known"
      title="Known deviations"
      lead={`${plural(deviations.length, 'difference')} of this target that somebody has accepted for a while, listed in ${file}. They do not gate as long as they persist exactly as listed and are not past their last day.`}
    >
      {deviations.map((each) => (
        <Deviation key={each.requirement} each={each} report={report} promises={promises} limits={limits} />
      ))}
    </Section>
  );
};
