import { outcomeRow } from '../contract/outcomes.ts';
import { annotationText } from '../src/evidence/failure-text.ts';
import { forCommand, forCommandProperty } from '../src/shared/foreign-text.ts';
import { remedyOf } from './known-deviations/sentences.ts';
import type { Report } from './report.ts';

const placeOf = ({ target }: Report): string => (target.name === undefined ? '' : `${target.name}: `);

function ofTests(report: Report): readonly string[] {
  return report.tests.flatMap((test) => {
    const { annotation: level } = outcomeRow(test.outcome);
    const { where } = test;
    const [, file = where, line = '1'] = /^(.*):(\d+)$/.exec(where) ?? [];
    const { title, message } = annotationText(test);
    return level === undefined
      ? []
      : [
          `::${level} file=${forCommandProperty(file)},line=${line},title=${forCommandProperty(`${placeOf(report)}${title}`)}::${forCommand(message)}\n`,
        ];
  });
}

/** A known deviation that does not hold any more; one that has changed is told beside its tests as well. */
const ofKnown = (report: Report): readonly string[] =>
  (report.known?.deviations ?? []).flatMap((each) => {
    const remedy = remedyOf(each, report.known?.file ?? '');
    const name = `${placeOf(report)}known deviation ${each.expired ? 'expired' : each.state}: ${each.requirement}`;
    return remedy === undefined ? [] : [`::error title=${forCommandProperty(name)}::${forCommand(remedy)}\n`];
  });

/** The workflow commands that make GitHub show what went wrong beside the test that found it; nothing when all is well. */
export const annotations = (report: Report): string => [...ofTests(report), ...ofKnown(report)].join('');
