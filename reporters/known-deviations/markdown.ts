import type { Report } from '../report.ts';
import { fateOf, remedyOf, testLines } from './sentences.ts';

/** The known deviations of the target, each with its tests. */
export const knownInMarkdown = ({ known }: Report): readonly string[] =>
  (known?.deviations ?? []).flatMap((each) => {
    const remedy = remedyOf(each, known?.file ?? '');
    return [
      `- \`${each.requirement}\`: **${each.state}**, ${fateOf(each).replace(/^[^,]*, /, '')}. Owner: ${each.owner}. ${each.reason}`,
      ...testLines(each).map((line) => `  - ${line.replaceAll('<', '&lt;')}`),
      ...(remedy === undefined ? [] : [`  - ${remedy}`]),
    ];
  });

/** The file of known deviations that would accept what this run has found. */
export function newEntriesInMarkdown({ known }: Report): readonly string[] {
  if (!known || known.ready.length === 0) return [];
  return [
    `Each is an entry of \`deviations\` in \`${known.file}\`, once it has an owner and a reason.`,
    '',
    '```json',
    ...known.ready.map((entry, at) => `${JSON.stringify(entry, null, 2)}${at < known.ready.length - 1 ? ',' : ''}`),
    '```',
  ];
}
