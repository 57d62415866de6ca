/** @jsxImportSource preact */
import { isNewlyUnmet, requirementOutcomes, signOf, type RequirementOutcome } from '../../contract/outcomes.ts';
import { sourcesOf } from '../../contract/requirements/index.ts';
import type { RequirementReport } from '../requirement-report.ts';
import type { Report } from '../report.ts';
import { Badge, Section, Share, slug } from './components.tsx';
import { plural } from '../../src/shared/text.ts';

const levels = ['MUST', 'SHOULD', 'OBSERVE'];

const chapterOf = ({ id }: RequirementReport): string => id.slice(0, id.indexOf('.'));
const titleOf = (chapter: string): string => {
  const words = chapter.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

function count(all: readonly RequirementReport[]): readonly (readonly [RequirementOutcome, number])[] {
  return requirementOutcomes
    .map((outcome) => [outcome, all.filter((each) => each.outcome === outcome).length] as const)
    .filter(([, number]) => number > 0);
}

interface ChoiceProps {
  readonly group: string;
  readonly label: string;
  readonly options: readonly (readonly [value: string, text: string])[];
}

/** One of several, as radio buttons: they filter by style alone, without a script. */
const Choice = ({ group, label, options }: ChoiceProps) => (
  <fieldset class="choice">
    <legend class="unseen">{label}</legend>
    {options.map(([value, text], at) => (
      <label>
        <input type="radio" name={group} id={`${group}-${slug(value)}`} value={slug(value)} checked={at === 0} />
        <span>{text}</span>
      </label>
    ))}
  </fieldset>
);

type Tests = ReadonlyMap<string, Report['tests']>;

const Row = ({ requirement, tests }: { readonly requirement: RequirementReport; readonly tests: Tests }) => {
  const { id, level, ground, sentence, outcome, reason, observed } = requirement;
  const own = tests.get(id) ?? [];
  const unmet = own.filter((test) => test.outcome !== 'passed' && test.outcome !== 'not run');
  return (
    <tr id={`r-${id}`} class={`requirement is-${slug(outcome)} of-${level}`}>
      <td>
        <Badge outcome={outcome} />
        <span class="level">{level}</span>
        {ground === 'baseline' ? <span class="tag">baseline</span> : null}
      </td>
      <th scope="row">
        <span class="promise">{sentence}</span>
        <span class="small">
          <code>{id}</code> · {sourcesOf(requirement)}
        </span>
        {reason === undefined ? null : <span class="small">Why: {reason}.</span>}
        {observed.length === 0 ? null : <span class="small">Observed: {observed.join(', ')}</span>}
        {unmet.map((test) => (
          <span class="small">
            <a href={`#t-${test.id}`}>What happened: {test.title}</a>
          </span>
        ))}
      </th>
    </tr>
  );
};

const Chapter = ({
  title,
  all,
  tests,
}: {
  readonly title: string;
  readonly all: Report['requirements'];
  readonly tests: Tests;
}) => {
  const met = all.filter(({ outcome }) => outcome === 'passed').length;
  const bad = all.filter(({ outcome }) => isNewlyUnmet(outcome)).length;
  return (
    <details class="chapter">
      <summary>
        <h3>{titleOf(title)}</h3>
        <span class="tally">
          {count(all).map(([outcome, number]) => (
            <span class={`mini ${slug(outcome)}`}>
              <span aria-hidden="true">{signOf(outcome)}</span> {number} <span class="word">{outcome}</span>
            </span>
          ))}
        </span>
        <Share of={met} bad={bad} all={all.length} />
      </summary>
      <table class="requirements">
        <caption class="unseen">Requirements of the chapter {titleOf(title)}</caption>
        <thead class="unseen">
          <tr>
            <th scope="col">Outcome and level</th>
            <th scope="col">Promise, id and source</th>
          </tr>
        </thead>
        <tbody>
          {all.map((requirement) => (
            <Row key={requirement.id} requirement={requirement} tests={tests} />
          ))}
        </tbody>
      </table>
    </details>
  );
};

function testsByRequirement(all: Report['tests']): Tests {
  const known = new Map<string, Report['tests'][number][]>();
  for (const test of all) for (const id of test.requirements) known.set(id, [...(known.get(id) ?? []), test]);
  return known;
}

/** Every requirement by chapter, to be filtered and searched. */
export const Requirements = ({ report: { requirements, tests } }: { readonly report: Report }) => {
  const chapters = [...new Set(requirements.map(chapterOf))];
  const known = testsByRequirement(tests);
  return (
    <Section
      id="requirements"
      title="Requirements"
      lead={`${plural(requirements.length, 'promise')} in ${chapters.length} chapters, each with its level and its source. MUST gates, as the documentation states it or, of the security baseline, as no customer API may break it; SHOULD is advice; OBSERVE records what the documentation leaves open.`}
    >
      <div class="filter">
        <Choice
          group="outcome"
          label="Show requirements by outcome"
          options={[
            ['all', `all ${requirements.length}`],
            ...count(requirements).map(
              ([outcome, number]) => [outcome, `${signOf(outcome)} ${outcome} ${number}`] as const,
            ),
          ]}
        />
        <Choice
          group="level"
          label="Show requirements by level"
          options={[['any', 'any level'], ...levels.map((level) => [level, level] as const)]}
        />
        <label class="search" hidden>
          <span class="unseen">Search requirements</span>
          <input type="search" id="search" placeholder="Search promise, id or source" autocomplete="off" />
        </label>
        <p class="shown dim" role="status" aria-live="polite"></p>
      </div>
      {chapters.map((chapter) => (
        <Chapter
          key={chapter}
          title={chapter}
          all={requirements.filter((each) => chapterOf(each) === chapter)}
          tests={known}
        />
      ))}
    </Section>
  );
};
