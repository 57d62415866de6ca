/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import type { HistoryLine } from '../history/history-line.ts';
import type { Report } from '../report.ts';
import { Moment, Section } from './components.tsx';
import { signOf } from '../../contract/outcomes.ts';
import { plural } from '../../src/shared/text.ts';
import { Trend } from './trend.tsx';

interface ChangeProps {
  readonly name: string;
  readonly about: string;
  readonly kind: string;
  readonly items: readonly ComponentChildren[];
}

/** One kind of change: its number, and behind it what has changed. */
const Change = ({ name, about, kind, items }: ChangeProps) =>
  items.length === 0 ? (
    <div class="change none">
      <strong>0</strong> <span>{name}</span>
    </div>
  ) : (
    <details class={`change ${kind}`}>
      <summary>
        <strong>{items.length}</strong> <span>{name}</span>
      </summary>
      <p class="dim">{about}</p>
      <ul>
        {items.map((item) => (
          <li>{item}</li>
        ))}
      </ul>
    </details>
  );

function Kinds({ report }: { readonly report: Report }) {
  const { comparison, requirements, operations, neighbours } = report;
  const sentences = new Map<string, string>(requirements.map(({ id, sentence }) => [id, sentence]));
  const routes = new Map([...operations, ...neighbours].map(({ operationId, route }) => [operationId, route]));
  const link = (id: string, more?: ComponentChildren) => (
    <>
      <a href={`#r-${id}`}>{sentences.get(id) ?? id}</a>
      {more}
    </>
  );
  return (
    <div class="changes">
      <Change
        name="new"
        kind="failed"
        about="Not met now, but met when it was last asked."
        items={comparison.new.map((id) => link(id))}
      />
      <Change
        name="fixed"
        kind="passed"
        about="Met now, but not when it was last asked."
        items={comparison.fixed.map((id) => link(id))}
      />
      <Change
        name="still not met"
        kind="failed"
        about="Met neither now nor when it was last asked, and not listed as a known deviation."
        items={comparison.still.map(({ id, since }) =>
          link(
            id,
            <span class="dim">
              {' '}
              since <Moment at={since} />
            </span>,
          ),
        )}
      />
      <Change
        name="drifted"
        kind="advisory"
        about="Differences from the documentation that are tolerated, and were not there before."
        items={comparison.drifted.map(({ operationId, what }) => `${routes.get(operationId) ?? operationId}: ${what}`)}
      />
      <Change
        name="flaky"
        kind="advisory"
        about="Went to and fro at this target although the suite was the very same."
        items={comparison.flaky.map(({ id, outcomes }) =>
          link(id, <span class="trail"> {outcomes.map(signOf).join(' ')}</span>),
        )}
      />
      <Change
        name="blocked"
        kind="blocked"
        about="Could not be asked in this run."
        items={comparison.blocked.map((id) => link(id))}
      />
      {comparison.unknown.length === 0 ? null : (
        <Change
          name="not asked now"
          kind="blocked"
          about="Not met when it was last asked, and not asked in this run."
          items={comparison.unknown.map((id) => link(id))}
        />
      )}
    </div>
  );
}

/** What has changed since the last comparable run, and how the runs went. */
export const Changes = ({ report, trend }: { readonly report: Report; readonly trend: readonly HistoryLine[] }) => {
  const { previous, runs } = report.comparison;
  return (
    <Section
      id="changes"
      title="Since the last run"
      lead={
        previous ? (
          <>
            Compared with the run of <Moment at={previous.startedAt} />, which said <em>{previous.verdict}</em>: the
            same target, held to the same contract. {plural(runs, 'comparable run')} on record.
          </>
        ) : (
          'Nothing to compare with: the history holds no run of this target under this contract. The next run will tell what has changed.'
        )
      }
    >
      {previous ? <Kinds report={report} /> : null}
      {trend.length > 1 ? <Trend runs={trend} /> : null}
    </Section>
  );
};
