/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { signOf, type RequirementOutcome, type Verdict } from '../../contract/outcomes.ts';

/** An outcome or a verdict as the name of a class. */
export const slug = (outcome: string): string => outcome.replaceAll(' ', '-');

export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

/** A moment as a reader writes it: `2026-11-23 08:15 UTC`. */
export const Moment = ({ at }: { readonly at: string }) => (
  <time dateTime={at}>{`${at.slice(0, 10)} ${at.slice(11, 16)} UTC`}</time>
);

export const Badge = ({ outcome }: { readonly outcome: RequirementOutcome | Verdict }) => (
  <span class={`badge ${slug(outcome)}`}>
    <span aria-hidden="true">{signOf(outcome)}</span> {outcome}
  </span>
);

interface SectionProps {
  readonly id: string;
  readonly title: string;
  /** One sentence under the title. */
  readonly lead?: ComponentChildren;
  readonly children: ComponentChildren;
}

export const Section = ({ id, title, lead, children }: SectionProps) => (
  <section id={id} aria-labelledby={`${id}-title`}>
    <h2 id={`${id}-title`}>{title}</h2>
    {lead === undefined ? null : <p class="lead">{lead}</p>}
    {children}
  </section>
);

interface TableProps {
  readonly caption: string;
  readonly head: readonly ComponentChildren[];
  /** The first cell of a row is its header. */
  readonly rows: readonly (readonly ComponentChildren[])[];
  readonly class?: string;
}

/** What a cell is called where the row stands as a list. */
const labelOf = (cell: ComponentChildren): string => (typeof cell === 'string' ? cell : '');

/** A table; on a narrow screen each row is a list, its cells with the names of their columns. */
export const Table = ({ caption, head, rows, class: kind = '' }: TableProps) => (
  <div class="scroll" role="region" aria-label={caption} tabIndex={0}>
    <table class={`rows ${kind}`} role="table">
      <caption class="unseen">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {head.map((cell) => (
            <th scope="col" role="columnheader">
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map(([first, ...rest]) => (
          <tr role="row">
            <th scope="row" role="rowheader">
              {first}
            </th>
            {rest.map((cell, at) => (
              <td role="cell" data-label={labelOf(head[at + 1])}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

export interface ShareProps {
  readonly of: number;
  /** What of the rest is bad, and not only missing. */
  readonly bad?: number;
  readonly all: number;
}

/** A share as a bar, for the eye only: the number stands beside it. */
export const Share = ({ of, bad = 0, all }: ShareProps) => {
  const percent = (count: number): number => (all === 0 ? 0 : Math.round((1000 * count) / all) / 10);
  return (
    <svg class="share" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      <rect class="rail" width="100" height="4" />
      <rect class="done" width={percent(of)} height="4" />
      <rect class="undone" x={percent(of)} width={percent(bad)} height="4" />
    </svg>
  );
};

/** What every page begins with: whose conformance it tells of, and the verdict. */
export const Title = ({ verdict }: { readonly verdict: Verdict }) => (
  <>
    <p class="kicker">Conformance of the Emporix Customer Service API</p>
    <h1>
      <span class="sign" aria-hidden="true">
        {signOf(verdict)}
      </span>
      {verdict}
    </h1>
  </>
);
