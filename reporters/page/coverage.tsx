/** @jsxImportSource preact */
import type { LevelReport } from '../coverage/levels.ts';
import type { Report } from '../report.ts';
import { Section, Share, Table } from './components.tsx';
import { plural } from '../../src/shared/text.ts';
import type { ProofScore } from './proof-score.ts';

const Gaps = ({
  title,
  gaps,
}: {
  readonly title: string;
  readonly gaps: LevelReport['open'] | LevelReport['excused'];
}) =>
  gaps.length === 0 ? null : (
    <details class="aside">
      <summary>
        {title} ({gaps.length})
      </summary>
      <ul class="gaps">
        {gaps.map((gap) => (
          <li>
            {gap.operation}: <code>{gap.what}</code>
            {'reason' in gap ? <span class="dim"> ({gap.reason})</span> : null}
          </li>
        ))}
      </ul>
    </details>
  );

/** How much of the contract was asked and answered. */
export const Coverage = ({ report: { coverage } }: { readonly report: Report }) => (
  <Section
    id="coverage"
    title="Coverage"
    lead={`Level ${coverage.level} of ${coverage.levels.length} is reached: computed from what was asked and answered, not from what was planned. A gap counts as open unless it has a written reason.`}
  >
    <Table
      class="numbers"
      caption="Coverage by level"
      head={['Level', 'Covered', '', 'With a reason', 'Open']}
      rows={coverage.levels.map(({ level, about, covered, all, excused, open }) => [
        <>
          <b>{level}</b> {about}
        </>,
        `${covered} of ${all}`,
        <Share of={covered} all={all} />,
        excused.length,
        open.length,
      ])}
    />
    <Gaps title="Not covered, without a reason" gaps={coverage.levels.flatMap(({ open }) => open)} />
    <Gaps title="Not covered, with a reason" gaps={coverage.levels.flatMap(({ excused }) => excused)} />
  </Section>
);

/** Which tests were not asked, and which call stopped them. */
export const NotAsked = ({ report: { notAsked } }: { readonly report: Report }) =>
  notAsked.length === 0 ? null : (
    <Section id="not-asked" title="Not asked" lead="A call that these tests need had failed alike in others before.">
      <Table
        caption="Tests that were not asked"
        head={['Tests', 'How the call failed']}
        rows={notAsked.map(({ tests, because }) => [tests, <code>{because}</code>])}
      />
    </Section>
  );

/** What the target lacks, and how to give it. */
export const NotRun = ({ report: { notRun } }: { readonly report: Report }) =>
  notRun.length === 0 ? null : (
    <Section id="not-run" title="Not run" lead="What the target lacks for some requirements, and how to give it.">
      <Table
        caption="Capabilities that the target lacks"
        head={['Capability', 'Profile', 'Requirements', 'How to give it']}
        rows={notRun.map(({ capability, profile, requirements, how }) => [capability, profile, requirements, how])}
      />
    </Section>
  );

/** Whether the suite's own answers are worth trusting. */
export const Proof = ({ proof }: { readonly proof: ProofScore }) => (
  <Section
    id="proof"
    title="Can this verdict be trusted?"
    lead="The suite is held against a reference tenant with deliberate faults, which it has to catch, and with permitted variations, which it must not blame."
  >
    {proof.kind === 'unknown' ? (
      <p>{proof.reason}</p>
    ) : (
      <>
        <Table
          class="numbers"
          caption="Score of the proof"
          head={['Proof', 'Score', '']}
          rows={[
            ...proof.parts.map(({ name, caught, run }) => [
              name,
              `${caught} of ${run} caught`,
              <Share of={caught} all={run} />,
            ]),
            [
              'Permitted variations of the reference tenant',
              `${proof.variations.green} of ${proof.variations.run} not blamed`,
              <Share of={proof.variations.green} all={proof.variations.run} />,
            ],
          ]}
        />
        <p>
          The proof of this state of the suite says: <strong>{proof.verdict}</strong>.
        </p>
      </>
    )}
  </Section>
);

/** What the run created at the target, and whether it is gone. */
export const Ledger = ({ report: { ledger } }: { readonly report: Report }) => (
  <Section id="ledger" title="What the run left behind">
    <p>
      {plural(ledger.created, 'thing')} created at the target, {ledger.removed} removed,{' '}
      <strong>{ledger.left === 0 ? 'nothing left' : `${ledger.left} left`}</strong>.
    </p>
  </Section>
);
