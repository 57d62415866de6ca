import { markdownBlock, markdownCode, markdownText, md, type Markdown } from '../../src/shared/foreign-text.ts';
import type { Report } from '../report.ts';
import { fateOf, remedyOf, testLines } from './sentences.ts';

/** The known deviations of the target, each with its tests. */
export const knownInMarkdown = ({ known }: Report): readonly Markdown[] =>
  (known?.deviations ?? []).flatMap((each) => {
    const remedy = remedyOf(each, known?.file ?? '');
    const fate = fateOf(each).replace(/^[^,]*, /, '');
    return [
      md`- ${markdownCode(each.requirement)}: **${markdownText(each.state)}**, ${markdownText(`${fate}. Owner: ${each.owner}. ${each.reason}`)}`,
      ...testLines(each).map((line) => md`  - ${markdownText(line)}`),
      ...(remedy === undefined ? [] : [md`  - ${markdownText(remedy)}`]),
    ];
  });

/** The file of known deviations that would accept what this run has found. */
export function newEntriesInMarkdown({ known }: Report): readonly Markdown[] {
  if (!known || known.ready.length === 0) return [];
  const entries = known.ready.map((entry) => JSON.stringify(entry, null, 2)).join(',\n');
  return [
    md`Each is an entry of ${markdownCode('deviations')} in ${markdownCode(known.file)}, once it has an owner and a reason.`,
    md``,
    markdownBlock(entries, 'json'),
  ];
}
