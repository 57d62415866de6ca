import { markdownText, md, type Markdown } from '../../src/shared/foreign-text.ts';
import { markdown } from '../markdown.ts';
import { table } from '../markdown-table.ts';
import type { Report } from '../report.ts';
import type { Overview } from './overview.ts';
import { unmetRequirements } from './unmet-requirements.ts';

/** The report of several targets for a reader of Markdown: the verdicts, what is not met where, and then each target's own report. */
export function markdownOfAll(overview: Overview, reports: readonly Report[]): Markdown {
  const { verdict, because, seed, startedAt, milliseconds, targets, notAsked } = overview;
  const asked = reports.filter(({ tests }) => tests.length > 0);
  const unmet = unmetRequirements(asked);
  return [
    md`# ${markdownText(verdict)}`,
    md``,
    markdownText(`${because}. Seed ${seed}, ${startedAt}, ${(milliseconds / 1000).toFixed(1)} s.`),
    md``,
    ...table(
      [
        md`
target
        `,
        md`
verdict
        `,
        md`
why
        `,
        md`
address
        `,
        md`
tenant
        `,
      ],
      [
        ...targets.map(({ name, verdict: its, because: why, target }) =>
          [name, its, why, target.url, target.tenant].map(markdownText),
        ),
        ...notAsked.map((name) => [name, 'not asked', '', '', ''].map(markdownText)),
      ],
    ),
    ...(unmet.length === 0
      ? []
      : [
          md``,
          md`
## Not met everywhere
          `,
          md``,
          ...table(
            ['requirement', 'level', ...asked.map(({ target: { name = '' } }) => name), 'promise'].map(markdownText),
            unmet.map(({ requirement: { id, level, sentence }, outcomes }) =>
              [id, level, ...outcomes, sentence].map(markdownText),
            ),
          ),
        ]),
    md``,
    ...reports.map((report) => markdown(report)),
  ].join('\n') as Markdown;
}
