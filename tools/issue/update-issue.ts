import { outcomeRow } from '../../contract/outcomes.ts';
import type { Report } from '../../reporters/report.ts';
import type { Overview } from '../../reporters/targets/overview.ts';
import { markdownCode, markdownText, md, type Markdown } from '../../src/shared/foreign-text.ts';
import type { Tracker } from './tracker.ts';

const listed = 20;

const repeatWith = (seed: number, run: string): Markdown =>
  md`Repeat it with ${markdownCode(`SEED=${seed}`)}. The whole report is among the artefacts of ${run as Markdown}`;

/** What an issue says of a run with several targets. */
const textOfAll = ({ verdict, because, seed, targets }: Overview, run: string): Markdown =>
  [
    md`**${markdownText(verdict)}**: ${markdownText(because)}.`,
    repeatWith(seed, run),
    md``,
    ...targets.map(
      ({ name, verdict: its, because: why, target }) =>
        md`- ${markdownText(`${name}: ${its}: ${target.url}, tenant ${target.tenant}: ${why}.`)}`,
    ),
  ].join('\n') as Markdown;

/** What an issue says of a run. */
function textOf(
  report: Report | Overview | undefined,
  run: string,
): { readonly title: string; readonly text: Markdown } {
  if (!report)
    return {
      title: 'Nightly conformance: no verdict',
      text: md`The run ended before it could give a verdict: ${run as Markdown}`,
    };
  if ('targets' in report) return { title: `Nightly conformance: ${report.verdict}`, text: textOfAll(report, run) };
  const { verdict, because, target, seed, tests } = report;
  const wrong = tests.filter(({ outcome }) => outcomeRow(outcome).gates);
  const lines = wrong
    .slice(0, listed)
    .map(
      ({ outcome, requirements, title }) => md`- ${markdownText(`${outcome}: ${requirements.join(', ')}: ${title}`)}`,
    );
  return {
    title: `Nightly conformance: ${verdict}`,
    text: [
      md`**${markdownText(verdict)}**: ${markdownText(`${target.url}, tenant ${target.tenant}: ${because}.`)}`,
      repeatWith(seed, run),
      md``,
      ...lines,
      ...(wrong.length > listed ? [md`- and ${wrong.length - listed} more`] : []),
    ].join('\n') as Markdown,
  };
}

/**
 * Makes the one issue follow the state of the nightly run: opened when it goes bad, closed when it is good again, and left alone
 * as long as nothing changes.
 * @param report nothing when the run did not live to write one
 * @returns what was done
 */
export async function follow(tracker: Tracker, report: Report | Overview | undefined, run: string): Promise<string> {
  const good = report?.exitCode === 0;
  const { title, text } = textOf(report, run);
  const issue = await tracker.find();
  if (!issue) {
    if (good) return 'nothing to tell';
    await tracker.create(title, text);
    return 'opened an issue';
  }
  if (issue.open === !good) return `issue ${issue.number} stays ${issue.open ? 'open' : 'closed'}`;
  await tracker.comment(issue.number, text);
  await tracker.setOpen(issue.number, !good);
  return good ? `closed issue ${issue.number}` : `opened issue ${issue.number} again`;
}
