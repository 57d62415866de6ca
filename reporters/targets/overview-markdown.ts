import { markdown, table } from '../markdown.ts';
import type { Report } from '../report.ts';
import type { Overview } from './overview.ts';
import { unmetRequirements } from './unmet-requirements.ts';

/** The report of several targets for a reader of Markdown: the verdicts, what is not met where, and then each target's own report. */
export function markdownOfAll(overview: Overview, reports: readonly Report[]): string {
  const { verdict, because, seed, startedAt, milliseconds, targets, notAsked } = overview;
  const asked = reports.filter(({ tests }) => tests.length > 0);
  const unmet = unmetRequirements(asked);
  return [
    `# ${verdict}`,
    '',
    `${because}. Seed ${seed}, ${startedAt}, ${(milliseconds / 1000).toFixed(1)} s.`,
    '',
    ...table(
      ['target', 'verdict', 'why', 'address', 'tenant'],
      [
        ...targets.map(({ name, verdict: its, because: why, target }) => [name, its, why, target.url, target.tenant]),
        ...notAsked.map((name) => [name, 'not asked', '', '', '']),
      ],
    ),
    ...(unmet.length === 0
      ? []
      : [
          '',
          '## Not met everywhere',
          '',
          ...table(
            ['requirement', 'level', ...asked.map(({ target: { name = '' } }) => name), 'promise'],
            unmet.map(({ requirement: { id, level, sentence }, outcomes }) => [id, level, ...outcomes, sentence]),
          ),
        ]),
    '',
    ...reports.map((report) => markdown(report)),
  ].join('\n');
}
