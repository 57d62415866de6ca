/** @jsxImportSource preact */
import type { HistoryLine } from '../history/history-line.ts';
import { Badge, Moment, seconds, slug, Table } from './components.tsx';
import { needsAttention, outcomes } from '../../contract/outcomes.ts';
import { plural } from '../../src/shared/text.ts';

const width = 18;
const tallest = 56;
const least = 6;

/** Tests that found something: what a bar's height is about. */
const found = ({ counts }: HistoryLine): number =>
  outcomes.filter(needsAttention).reduce((sum, outcome) => sum + (counts[outcome] ?? 0), 0);

/** The slowest operation of a run. */
const slowest = ({ p95 }: HistoryLine): number => Math.max(0, ...Object.values(p95));

/** The last runs at this target, oldest first: a bar each for the eye, and the same as a table. */
export const Trend = ({ runs }: { readonly runs: readonly HistoryLine[] }) => {
  const most = Math.max(...runs.map(found));
  const height = most === 0 ? least : tallest;
  // A root, so that a single failure can be told from none beside a run with hundreds.
  const tall = (run: HistoryLine) => least + (height - least) * Math.sqrt(found(run) / Math.max(1, most));
  return (
    <figure class="trend">
      <figcaption>Tests that did not pass, run by run; the colour is the verdict</figcaption>
      <svg
        viewBox={`0 0 ${runs.length * width} ${height}`}
        width={runs.length * width}
        height={height}
        role="img"
        aria-label={`The last ${runs.length} runs at this target; the table below has the numbers.`}
      >
        {runs.map((run, at) => (
          <rect
            class={`bar ${slug(run.verdict)}`}
            x={at * width + 2}
            y={height - tall(run)}
            width={width - 4}
            height={tall(run)}
            rx="2"
          >
            <title>{`${run.startedAt.slice(0, 16).replace('T', ' ')}: ${run.verdict}, ${plural(found(run), 'test')} not passed`}</title>
          </rect>
        ))}
      </svg>
      <p class="small">
        From <Moment at={runs[0]?.startedAt ?? ''} /> to this run
      </p>
      <details>
        <summary>The last {runs.length} runs at this target, in numbers</summary>
        <Table
          caption="The last runs at this target, the newest first"
          head={[
            'Run',
            'Verdict',
            'Passed',
            'Failed',
            'Advisory',
            'Known',
            'Not run',
            'Blocked',
            'Took',
            'Slowest p95',
            'Seed',
          ]}
          rows={[...runs]
            .reverse()
            .map((run) => [
              <Moment at={run.startedAt} />,
              <Badge outcome={run.verdict} />,
              ...['passed', 'failed', 'advisory', 'known', 'not run', 'blocked'].map(
                (outcome) => run.counts[outcome] ?? 0,
              ),
              seconds(run.milliseconds),
              `${Math.round(slowest(run))} ms`,
              run.seed,
            ])}
        />
      </details>
    </figure>
  );
};
