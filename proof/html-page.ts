import { Fragment, h, type ComponentChild } from 'preact';
import type { RequirementId } from '../contract/requirements/index.ts';
import { documentOf } from '../reporters/page/document.tsx';
import type { FaultReport } from './fault-outcomes.ts';
import { precisionLines } from './fault-precision.ts';
import { shareText } from './random-mutations/report.ts';
import { sentenceOf, type ProofReport } from './report.ts';

const style = `
:root { color-scheme: light dark; --bad: #b3261e; --good: #1b6e3c; --dim: #6b7280; --line: #8884; }
@media (prefers-color-scheme: dark) { :root { --bad: #ff8a80; --good: #7ddba3; --dim: #a0a7b4; } }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2.2rem; }
table { border-collapse: collapse; width: 100%; } td, th { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
code { font-size: .9em; } pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: .85em; margin: .3rem 0; }
.bad { color: var(--bad); } .good { color: var(--good); } .dim { color: var(--dim); }
summary { cursor: pointer; } details > :not(summary) { margin-left: 1rem; }
`;

const p = (...children: ComponentChild[]): ComponentChild => h('p', null, ...children);
const code = (text: string): ComponentChild => h('code', null, text);

function table(head: readonly string[], rows: readonly (readonly ComponentChild[])[]): ComponentChild {
  const cells = (kind: 'td' | 'th', all: readonly ComponentChild[]) =>
    all.map((cell) => h(kind, kind === 'th' ? { scope: 'col' } : null, cell));
  return h(
    'table',
    null,
    h('thead', null, h('tr', null, ...cells('th', head))),
    h('tbody', null, ...rows.map((row) => h('tr', null, ...cells('td', row)))),
  );
}

function section(title: string, children: readonly ComponentChild[]): ComponentChild {
  return children.length === 0 ? null : h('section', null, h('h2', null, title), ...children);
}

/** A fault that was not caught as it had to be, with what every test that met it said. */
function uncaughtFault({ id, missed, reads, meetings }: FaultReport): ComponentChild {
  const tests = meetings.map(({ test, encounter, reading }) =>
    h('li', null, `${encounter}: ${test}`, reading === '' ? null : h('pre', null, reading)),
  );
  return h(
    'details',
    { open: true },
    h(
      'summary',
      null,
      h('strong', { class: 'bad' }, id),
      missed.length > 0 ? ` · nobody noticed: ${missed.join(', ')}` : '',
    ),
    reads === undefined ? null : h('p', null, 'A failure that shows it reads ', h('code', null, reads)),
    h('ul', null, ...tests),
  );
}

function figures({ rule, wire, blind, varied, blamed }: ProofReport): ComponentChild {
  const reasons = Object.entries(wire.equivalent).map(([reason, count]) => `${count}: ${reason}`);
  return table(
    ['', 'run', 'caught or green', 'what else'],
    [
      ['rule faults', rule.run, rule.caught, `${rule.all} in the catalogue`],
      [
        'wire faults',
        wire.run,
        wire.caught,
        `${wire.unasked} in answers that no test gets; permitted by the documentation: ${reasons.join('; ')}`,
      ],
      [
        'random faults',
        blind.drawn,
        shareText(blind.caught),
        `${shareText(blind.altering)} changed a byte, ${shareText(blind.breaking)} something promised; of those ${blind.confused.length} led to an error of the suite`,
      ],
      ['variations', varied.length, varied.length - blamed.length, varied.join(', ')],
    ],
  );
}

function killMatrixTable(report: ProofReport): ComponentChild {
  const named = new Set(report.faults.map(({ id }) => id));
  const rows = Object.entries(report.matrix).filter(([, faults]) => faults.length > 0);
  return table(
    ['requirement', 'promise', 'faults it has caught'],
    rows.map(([id, faults]) => {
      const rule = faults.filter((fault) => named.has(fault));
      const other = faults.length - rule.length;
      return [
        code(id),
        sentenceOf(id as RequirementId),
        [...rule, ...(other > 0 ? [`${other} on the wire`] : [])].join(', '),
      ];
    }),
  );
}

function body(report: ProofReport): ComponentChild {
  const { verdict, survivors, otherReasons, blames, errors, faults, unbroken } = report;
  return h(
    Fragment,
    null,
    h('h1', { class: verdict === 'proved' ? 'good' : 'bad' }, `Proof: ${verdict}`),
    p(
      `Seed ${report.seed}, ${(report.milliseconds / 1000).toFixed(1)} s. A fault is caught when every requirement it breaks was seen broken, in the words that the fault foresees.`,
    ),
    section(
      'Errors',
      errors.map((error) => h('pre', { class: 'bad' }, error)),
    ),
    section('Survivors', survivors.map(uncaughtFault)),
    section('Caught for another reason', otherReasons.map(uncaughtFault)),
    section(
      'Variations blamed',
      blames.map(({ variation, test, outcome, error }) =>
        h(
          'details',
          { open: true },
          h('summary', { class: 'bad' }, `${variation} · ${outcome} · ${test}`),
          h('pre', null, error),
        ),
      ),
    ),
    section('Numbers', [figures(report)]),
    section(
      'Tests that fail, of all tests',
      report.exactness.map((one) => h('pre', null, precisionLines(one).join('\n'))),
    ),
    section(
      'Random faults that broke a promise and that nobody noticed',
      report.blind.survived.map(({ id, what }) => p(code(id), ` ${what}`)),
    ),
    section(
      'Random faults that led to an error of the suite',
      report.blind.confused.map(({ id, what }) => p(code(id), ` ${what}`)),
    ),
    section(
      'Permitted differences that a test objected to',
      report.blind.blamed.map(({ id, what }) => p(code(id), ` ${what}`)),
    ),
    section(
      'MUST and SHOULD requirements without a fault',
      unbroken.map((id) => p(code(id))),
    ),
    section('Kill matrix', [killMatrixTable(report)]),
    section(
      'Faults',
      faults.length === 0
        ? []
        : [
            table(
              ['fault', 'why it matters', 'breaks', ''],
              faults.map(({ id, why, breaks, outcome }) => [
                code(id),
                why,
                breaks.join(', '),
                h('span', { class: outcome === 'caught' ? 'good' : 'bad' }, outcome),
              ]),
            ),
          ],
    ),
  );
}

/** The proof as one page of HTML that needs nothing from outside. */
export const htmlPage = (report: ProofReport): string =>
  documentOf({ title: `Proof: ${report.verdict}`, style, children: body(report) });
