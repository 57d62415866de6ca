import { outcomeRow } from '../contract/outcomes.ts';
import { annotationText } from '../src/evidence/failure-text.ts';
import { remedyOf } from './known-deviations/sentences.ts';
import type { Report } from './report.ts';

const inData = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const inProperty = (text: string): string => inData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

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
          `::${level} file=${inProperty(file)},line=${line},title=${inProperty(`${placeOf(report)}${title}`)}::${inData(message)}\n`,
        ];
  });
}

/** A known deviation that does not hold any more; one that has changed is told beside its tests as well. */
const ofKnown = (report: Report): readonly string[] =>
  (report.known?.deviations ?? []).flatMap((each) => {
    const remedy = remedyOf(each, report.known?.file ?? '');
    const name = `${placeOf(report)}known deviation ${each.expired ? 'expired' : each.state}: ${each.requirement}`;
    return remedy === undefined ? [] : [`::error title=${inProperty(name)}::${inData(remedy)}\n`];
  });

/** The workflow commands that make GitHub show what went wrong beside the test that found it; nothing when all is well. */
export const annotations = (report: Report): string => [...ofTests(report), ...ofKnown(report)].join('');
