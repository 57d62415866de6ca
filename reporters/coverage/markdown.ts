import { markdownText, md, type Markdown } from '../../src/shared/foreign-text.ts';
import { table } from '../markdown-table.ts';
import type { Report } from '../report.ts';

/** What the run covered of the contract, level by level. */
export function coverageInMarkdown({ coverage: { level, levels } }: Report): readonly Markdown[] {
  const rows = levels.map((each) => [
    md`${each.level}`,
    markdownText(each.about),
    md`${each.covered} of ${each.all}`,
    md`${each.excused.length}`,
    md`${each.open.length}`,
  ]);
  const item = ({ operation, what }: { readonly operation: string; readonly what: string }): Markdown =>
    md`- ${markdownText(operation)}: ${markdownText(what)}`;
  const open = levels.flatMap((each) => each.open.map(item));
  const excused = levels.flatMap((each) => each.excused.map((one) => md`${item(one)} (${markdownText(one.reason)})`));
  return [
    md`Level ${level} of ${levels.length} is reached.`,
    md``,
    ...table(
      [
        md`
level
        `,
        md`
of
        `,
        md`
covered
        `,
        md`
excused
        `,
        md`
open
        `,
      ],
      rows,
    ),
    ...(open.length > 0
      ? [
          md``,
          md`
Not covered, without a reason:
          `,
          md``,
          ...open,
        ]
      : []),
    ...(excused.length > 0
      ? [
          md``,
          md`
Not covered, with a reason:
          `,
          md``,
          ...excused,
        ]
      : []),
  ];
}
