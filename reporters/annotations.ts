import type { Report } from './report.ts';

const levels: Readonly<Partial<Record<string, 'error' | 'warning'>>> = {
  failed: 'error',
  error: 'error',
  blocked: 'error',
  advisory: 'warning',
};

const inData = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const inProperty = (text: string): string => inData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** The workflow commands that make GitHub show what went wrong beside the test that found it; nothing when all is well. */
export const annotations = ({ tests, target }: Report): string =>
  tests
    .flatMap(({ outcome, where, title, requirements, error = 'no message' }) => {
      const level = levels[outcome];
      const [, file = where, line = '1'] = /^(.*):(\d+)$/.exec(where) ?? [];
      const place = target.name === undefined ? '' : `${target.name}: `;
      const name = `${place}${outcome}: ${requirements.join(', ') || title}`;
      return level === undefined
        ? []
        : [`::${level} file=${inProperty(file)},line=${line},title=${inProperty(name)}::${inData(error)}\n`];
    })
    .join('');
