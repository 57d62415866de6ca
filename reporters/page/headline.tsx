/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { isNewlyUnmet, verdictRows } from '../../contract/outcomes.ts';
import type { Report } from '../report.ts';
import type { ProofScore } from './proof-score.ts';
import { Moment, seconds, Share, Title, type ShareProps } from './components.tsx';
import { plural } from '../../src/shared/text.ts';

interface TileProps {
  readonly name: string;
  readonly value: ComponentChildren;
  readonly note?: ComponentChildren;
  readonly share?: ShareProps;
}

const Tile = ({ name, value, note, share }: TileProps) => (
  <div class="tile">
    <dt>{name}</dt>
    <dd>
      <strong>{value}</strong>
      {share ? <Share {...share} /> : null}
      {note === undefined ? null : <span class="dim">{note}</span>}
    </dd>
  </div>
);

/** Rounded down: all but one is not all. */
const percent = (count: number, all: number): string =>
  all === 0 ? '–' : `${Math.floor((1000 * count) / all) / 10} %`;

const others = ({ counts }: Report): string =>
  Object.entries(counts)
    .filter(([outcome, count]) => outcome !== 'passed' && count > 0)
    .map(([outcome, count]) => `${count} ${outcome}`)
    .join(' · ');

function levelTile(name: string, level: string, { requirements }: Report) {
  const own = requirements.filter((each) => each.level === level);
  const met = own.filter(({ outcome }) => outcome === 'passed').length;
  const unmet = own.filter(({ outcome }) => isNewlyUnmet(outcome)).length;
  const known = own.filter(({ outcome }) => outcome === 'known').length;
  const rest = own.length - met - unmet - known;
  const note = [
    unmet > 0 ? `${unmet} not met` : '',
    known > 0 ? `${known} known` : '',
    rest > 0 ? `${rest} not judged` : '',
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <Tile name={name} value={`${met} of ${own.length}`} share={{ of: met, bad: unmet, all: own.length }} note={note} />
  );
}

const Tiles = ({ report, proof }: { readonly report: Report; readonly proof: ProofScore }) => {
  const { counts, tests, coverage, ledger } = report;
  return (
    <dl class="tiles">
      <Tile
        name="Tests passed"
        value={`${counts.passed} of ${tests.length}`}
        share={{ of: counts.passed, bad: counts.failed + counts.advisory, all: tests.length }}
        note={others(report)}
      />
      {levelTile('MUST met', 'MUST', report)}
      {levelTile('SHOULD met', 'SHOULD', report)}
      <Tile
        name="Coverage level"
        value={`${coverage.level} of ${coverage.levels.length}`}
        share={{ of: coverage.level, all: coverage.levels.length }}
        note={<a href="#coverage">what is covered</a>}
      />
      <Tile
        name="Proof"
        value={proof.kind === 'known' ? percent(proof.caught, proof.run) : '–'}
        {...(proof.kind === 'known' && { share: { of: proof.caught, all: proof.run } })}
        note={
          <a href="#proof">
            {proof.kind === 'known' ? `${proof.caught} of ${proof.run} planted faults caught` : 'not measured here'}
          </a>
        }
      />
      <Tile name="Left behind" value={ledger.left} note={`${ledger.created} created · ${ledger.removed} removed`} />
    </dl>
  );
};

const Fact = ({ name, children }: { readonly name: string; readonly children: ComponentChildren }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

/** The verdict and its reason, the target, and the numbers that matter most. */
export const Headline = ({ report, proof }: { readonly report: Report; readonly proof: ProofScore }) => {
  const { verdict, because, target, seed, startedAt, milliseconds, requests, level, strict, suite } = report;
  return (
    <header id="top" class={`hero ${verdict}`}>
      <Title verdict={verdict} />
      <p class="because">{because.charAt(0).toUpperCase() + because.slice(1)}.</p>
      <p class="dim">{verdictRows[verdict].meaning}</p>
      <dl class="run">
        <Fact name="Target">
          {target.name === undefined ? null : (
            <>
              <strong>{target.name}</strong>:{' '}
            </>
          )}
          {target.kind === 'embedded' ? target.url : <code>{target.url}</code>}, tenant <strong>{target.tenant}</strong>
        </Fact>
        <Fact name="When">
          <Moment at={startedAt} />, {seconds(milliseconds)}, {plural(requests, 'request')}
        </Fact>
        <Fact name="What gates">
          {level === 'must' ? 'MUST' : 'MUST and SHOULD'}
          {strict ? ', strictly' : ''}
        </Fact>
        <Fact name="Suite">
          {suite.version} <span class="dim">(contract {suite.contract.slice(0, 7)})</span>
        </Fact>
        <Fact name="Repeat with">
          <code>SEED={seed}</code>
        </Fact>
      </dl>
      {report.tests.length === 0 ? null : <Tiles report={report} proof={proof} />}
    </header>
  );
};
