/** @jsxImportSource preact */
import type { FailureEvidence } from '../../src/evidence/failure-evidence.ts';
import type { KnownDeviation } from '../../src/config/known-deviations/known-deviation.ts';
import { levelInWords, sourcesOf } from '../../contract/requirements/index.ts';
import type { RequirementReport } from '../requirement-report.ts';
import type { TestReport } from './failure-clusters.ts';
import { EarlierCalls, ExchangeView } from './exchange.tsx';
import type { EvidenceLimits } from './evidence-limits.ts';
import { Badge, Moment, Table } from './components.tsx';

/** What the page knows of a requirement beside the test that found it unmet. */
export interface Promises {
  readonly of: ReadonlyMap<string, RequirementReport>;
  readonly fresh: ReadonlySet<string>;
  readonly since: ReadonlyMap<string, string>;
  /** The entries that would list what was found as known deviations. */
  readonly ready: ReadonlyMap<string, KnownDeviation>;
}

const Promised = ({ ids, promises }: { readonly ids: readonly string[]; readonly promises: Promises }) => (
  <dl class="facts">
    {ids.map((id) => {
      const promise = promises.of.get(id);
      const since = promises.since.get(id);
      return (
        <>
          <dt>Promise</dt>
          <dd>
            <span class="promise">{promise?.sentence}</span>{' '}
            <a href={`#r-${id}`} class="id">
              {id}
            </a>{' '}
            <span class="dim">{promise && levelInWords(promise)}</span>
            {promises.fresh.has(id) ? <span class="tag">new</span> : null}
            {since === undefined ? null : (
              <span class="dim">
                {' '}
                · not met since <Moment at={since} />
              </span>
            )}
          </dd>
          <dt>Source</dt>
          <dd>{promise && sourcesOf(promise)}</dd>
        </>
      );
    })}
  </dl>
);

const Violations = ({ violations }: Pick<FailureEvidence, 'violations'>) =>
  violations.length < 2 ? null : (
    <Table
      caption="What was wrong with the answer"
      head={['Check', 'Where', 'Expected', 'Received']}
      rows={violations.map(({ check, pointer, expected, received }) => [
        check,
        pointer === undefined ? '' : <code>{pointer === '' ? 'the body' : pointer}</code>,
        expected,
        received,
      ])}
    />
  );

interface EvidenceProps {
  readonly failure: FailureEvidence;
  /** What an assertion said, where no answer was wrong by itself. */
  readonly said: string | undefined;
  readonly limits: EvidenceLimits;
  readonly ready: readonly KnownDeviation[];
}

const Evidence = ({ failure, said, limits, ready }: EvidenceProps) => {
  const { speaker, operation, route, expected, received, violations, curl, command, exchanges } = failure;
  const last = exchanges.at(-1);
  return (
    <>
      <dl class="facts">
        {operation === undefined ? null : (
          <>
            <dt>Asked</dt>
            <dd>
              <strong>{operation}</strong> as {speaker} · <code>{route}</code>
            </dd>
          </>
        )}
        <dt>Expected</dt>
        <dd class="expected">{expected}</dd>
        <dt>Received</dt>
        <dd class="received">{received}</dd>
      </dl>
      <Violations violations={violations} />
      {violations.length > 0 || said === undefined ? null : <pre tabIndex={0}>{said.slice(0, limits.body)}</pre>}
      {last ? <ExchangeView exchange={last} limits={limits} /> : null}
      {exchanges.length > 1 ? <EarlierCalls exchanges={exchanges.slice(0, -1)} limits={limits} /> : null}
      <dl class="facts repeat">
        {curl === '' ? null : (
          <>
            <dt>Repeat the call</dt>
            <dd>
              <pre tabIndex={0} class="copyable curl">
                {curl}
              </pre>
            </dd>
          </>
        )}
        <dt>Repeat the test</dt>
        <dd>
          <pre tabIndex={0} class="copyable">
            {command}
          </pre>
        </dd>
        {ready.map((entry) => (
          <>
            <dt>List as a known deviation</dt>
            <dd>
              <pre tabIndex={0} class="copyable">
                {JSON.stringify(entry, null, 2)}
              </pre>
            </dd>
          </>
        ))}
      </dl>
    </>
  );
};

interface FailureProps {
  readonly test: TestReport;
  readonly promises: Promises;
  readonly limits: EvidenceLimits;
}

/** A test that did not pass: one line, and everything that a reader needs once it is opened. */
export const Failure = ({ test, promises, limits }: FailureProps) => (
  <details class={`failure ${test.outcome.replaceAll(' ', '-')}`}>
    <summary>
      <Badge outcome={test.outcome} /> <span class="title">{test.title}</span>
      <span class="dim where">{test.where}</span>
    </summary>
    <div class="evidence" id={`t-${test.id}`}>
      <Promised ids={test.requirements} promises={promises} />
      {test.failure ? (
        <Evidence
          failure={test.failure}
          said={test.error}
          limits={limits}
          ready={test.requirements.flatMap((id) => promises.ready.get(id) ?? [])}
        />
      ) : (
        <pre tabIndex={0}>{(test.error ?? 'no message').slice(0, limits.body)}</pre>
      )}
    </div>
  </details>
);
