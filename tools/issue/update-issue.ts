import { markdownText, md, type Markdown } from '../../src/shared/foreign-text.ts';
import type { NightPart } from './night.ts';
import type { Tracker } from './tracker.ts';

/** What the night is called in one line: what is not good of it, or how the run went. */
const stateOf = (parts: readonly NightPart[]): string =>
  parts
    .filter(({ good }, index) => !good || (index === 0 && parts.every((each) => each.good)))
    .map(({ state }) => state)
    .join(', ');

/** What the issue says of a night: its parts, the bad ones with what they found. */
const textOf = (parts: readonly NightPart[], run: string): Markdown =>
  [
    ...parts
      .filter(({ good }) => !good || parts.every((each) => each.good))
      .flatMap(({ state, lines: [first = '', ...others] }) => [
        md`**${markdownText(state)}**: ${markdownText(first)}`,
        md``,
        ...others.map((line) => md`- ${markdownText(line)}`),
        md``,
      ]),
    md`All reports are among the artefacts of ${run as Markdown}`,
  ].join('\n') as Markdown;

/**
 * Makes the one issue follow the state of the nights: opened when it goes bad, closed when it is good again, told when it is bad in
 * another way, and left alone as long as nothing changes. The title holds the state.
 * @param run where the night can be looked at
 * @returns what was done
 */
export async function follow(tracker: Tracker, parts: readonly NightPart[], run: string): Promise<string> {
  const good = parts.every((part) => part.good);
  const title = `Nightly conformance: ${stateOf(parts)}`;
  const text = textOf(parts, run);
  const issue = await tracker.find();
  if (!issue) {
    if (good) return 'nothing to tell';
    await tracker.create(title, text);
    return 'opened an issue';
  }
  if (issue.open === !good && (good || issue.title === title))
    return `issue ${issue.number} stays ${issue.open ? 'open' : 'closed'}`;
  // The title comes last: where the forge fails between, the next night tells again.
  await tracker.comment(issue.number, text);
  await tracker.update(issue.number, { title, open: !good });
  if (good) return `closed issue ${issue.number}`;
  return issue.open ? `told another state in issue ${issue.number}` : `opened issue ${issue.number} again`;
}
