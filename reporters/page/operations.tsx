/** @jsxImportSource preact */
import { isCalled, type OperationReport } from '../coverage/operation-reports.ts';
import type { HistoryLine } from '../history/history-line.ts';
import type { Report } from '../report.ts';
import { Section, Table } from './components.tsx';

const rounded = (milliseconds: number): string =>
  milliseconds < 10 ? milliseconds.toFixed(1) : String(Math.round(milliseconds));

function Cell({ operation, status }: { readonly operation: OperationReport; readonly status: string }) {
  const kept = operation.statuses[status] ?? 0;
  const broken = operation.broken[status] ?? 0;
  if (broken > 0)
    return (
      <span class="cell failed">
        <span class="unseen">broken</span>✕ {broken}
        {kept > 0 ? <span class="dim">/{broken + kept}</span> : null}
      </span>
    );
  if (kept > 0) return <span class="cell passed">{kept}</span>;
  if (operation.missed.includes(Number(status)))
    return (
      <span class="cell missed">
        <span aria-hidden="true">○</span>
        <span class="unseen">documented, not seen</span>
      </span>
    );
  return <span class="unseen undocumented">not documented</span>;
}

/** A route that breaks after a slash where it has to. */
const Route = ({ route }: { readonly route: string }) => {
  const [method = '', path = ''] = route.split(' ');
  const [, ...parts] = path.replace('/{tenant}', '/…').split('/');
  return (
    <span class="route">
      <b>{method}</b>
      <span>
        {parts.map((part) => (
          <>
            /<wbr />
            {part}
          </>
        ))}
      </span>
    </span>
  );
};

const Before = ({ milliseconds }: { readonly milliseconds: number | undefined }) => (
  <span class="dim">{milliseconds === undefined ? '' : rounded(milliseconds)}</span>
);

const matrix = (operations: readonly OperationReport[], caption: string, previous: HistoryLine | undefined) => {
  const seen = operations.flatMap(({ statuses, broken, missed }) => [
    ...Object.keys(statuses),
    ...Object.keys(broken),
    ...missed.map(String),
  ]);
  const columns = [...new Set(seen)].sort();
  return (
    <Table
      class="matrix"
      caption={caption}
      head={['Operation', ...columns, 'p50 ms', 'p95 ms', ...(previous ? ['before'] : [])]}
      rows={operations.map((operation) => [
        <Route route={operation.route} />,
        ...columns.map((status) => <Cell operation={operation} status={status} />),
        ...(operation.latency ? [rounded(operation.latency.p50), rounded(operation.latency.p95)] : ['', '']),
        ...(previous ? [<Before milliseconds={previous.p95[operation.operationId]} />] : []),
      ])}
    />
  );
};

const Drift = ({ operations }: { readonly operations: readonly OperationReport[] }) => {
  const drifting = operations.filter(({ drift }) => Object.keys(drift).length > 0);
  return drifting.length === 0 ? null : (
    <details>
      <summary>Tolerated differences from the documentation, of {drifting.length} operations</summary>
      <ul>
        {drifting.flatMap(({ route, drift }) =>
          Object.entries(drift).map(([what, count]) => (
            <li>
              <Route route={route} />: {what} <span class="dim">({count} times)</span>
            </li>
          )),
        )}
      </ul>
    </details>
  );
};

/** Which operation was answered how, and how fast. */
export const Operations = ({
  report,
  previous,
}: {
  readonly report: Report;
  readonly previous: HistoryLine | undefined;
}) => {
  const { operations, neighbours } = report;
  const called = operations.filter(isCalled).length;
  return (
    <Section
      id="operations"
      title="Operations and statuses"
      lead={`${called} of ${operations.length} operations were called. A number says how often a status was answered and kept its contract.`}
    >
      <p class="legend">
        <span class="cell passed">12</span> answered as it had to be · <span class="cell failed">✕ 3/15</span> broken 3
        of 15 times · <span class="cell missed">○</span> documented, not seen · p50 and p95: half, and 95 of 100 calls
        were answered within
      </p>
      {matrix(operations, 'Operations of the API by status', previous)}
      <Drift operations={[...operations, ...neighbours]} />
      <details>
        <summary>Operations of other services that the run needed</summary>
        {matrix(neighbours, 'Operations of other services by status', previous)}
      </details>
    </Section>
  );
};
