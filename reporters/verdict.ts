import { budgetInWords, silenceInWords } from '../src/evidence/failures.ts';
import type { RunProblem } from '../src/evidence/run-problem.ts';
import { plural } from '../src/shared/text.ts';
import { profiles, type ProfileName } from '../contract/profiles.ts';
import { capabilities, type Capability } from '../contract/capabilities.ts';
import { outcomes, verdictRows, type Outcome, type Verdict } from '../contract/outcomes.ts';
import { missingOf, type ShardSplit } from '../src/run/run-facts.ts';
import type { RequestsAfterTests, Tally } from '../src/ledger/entry.ts';
import type { ActivationMode } from '../src/config/signup-mode.ts';
import type { Leftover } from './ledger-summary.ts';
import { judgeKnown, staleness, type KnownReport, type KnownList } from './known-deviations/judge.ts';
import { notAskedIn, notAskedInWords } from './not-asked.ts';
import { newEntries } from './known-deviations/new-entries.ts';
import type { KnownDeviation } from '../src/config/known-deviations/known-deviation.ts';
import { gatewayInWords, gatewayReportOf } from './gateway-pages.ts';
import { ids, reportOf, type RequirementReport } from './requirement-report.ts';
import type { TestRecord } from '../src/evidence/test-record.ts';
import type { UnreachedTest } from './test-records.ts';
import type { SecretScan } from './secret-scan/artefacts.ts';
import { commandLine } from '../src/shared/installation.ts';

/** Something that stopped a run before its tests, or beside them. */
export type Trouble = RunProblem;

/** What a conclusion is drawn from. */
export interface Findings {
  readonly tests: readonly TestRecord[];
  /** Those of the run that have not ended in it, where they are known. */
  readonly unreached?: readonly UnreachedTest[];
  readonly troubles: readonly Trouble[];
  readonly required: readonly Capability[];
  /** The selection of requirements that the run was limited to. */
  readonly profile?: ProfileName | undefined;
  /** Whether something other than the command line kept tests from ending. */
  readonly interrupted: boolean;
  /** What that was, and how many tests had ended, in words. */
  readonly interruption?: string;
  /** How many failures the command line allows, where that many ended the run (`--max-failures`, `-x`). */
  readonly failuresAllowed?: number;
  /** What the tests are of, when the run was split over several machines. */
  readonly split?: ShardSplit | undefined;
  /** The known deviations of the target; nothing where it has no list of them. */
  readonly listed?: Omit<KnownList, 'whole'> | undefined;
  /** What the run's ledger says at its end; where none is at hand, the tests' own counts are all there is. */
  readonly ledger?: Tally;
  /** What it says is still there, and why. */
  readonly leftovers?: readonly Leftover[];
  /** What it says that workers asked after their last tests. */
  readonly afterTests?: RequestsAfterTests;
  /** How customers come to be at the target, where that was found out before the tests. */
  readonly mode?: ActivationMode;
  /** What was found of secrets in the artefacts; nothing where they were not searched yet. */
  readonly searched?: SecretScan;
}

/** Before the artefacts were searched. */
export const unsearched: SecretScan = { secrets: 0, leaks: [], unread: [] };

export interface Conclusion {
  readonly verdict: Verdict;
  /** The verdict's reason, in one sentence. */
  readonly because: string;
  readonly counts: Readonly<Record<Outcome, number>>;
  readonly requirements: readonly RequirementReport[];
  /** What the target lacks, and how many requirements were not run for it. */
  readonly lacking: readonly { readonly capability: Capability; readonly requirements: number }[];
  /** What became of every known deviation of the target. */
  readonly known: readonly KnownReport[];
  /** What the list of known deviations would have to say of this run, ready to be copied. */
  readonly ready: readonly KnownDeviation[];
}

/** What the run created at the target, and what became of it. */
export function tallied({ ledger, tests }: Findings): Tally {
  const sum = (of: (test: TestRecord) => number) => tests.reduce((total, test) => total + of(test), 0);
  return (
    ledger ?? {
      created: sum(({ created }) => created),
      removed: sum(({ removed }) => removed),
      left: sum(({ left }) => left),
      stuck: sum(({ stuck }) => stuck),
    }
  );
}

/** Whether every test that there is has come to an end in this run. */
const isWhole = ({ split, interrupted, failuresAllowed }: Findings, reports: readonly RequirementReport[]): boolean =>
  !interrupted &&
  failuresAllowed === undefined &&
  (!split || (!split.alone && missingOf(split).length === 0)) &&
  reports.every(({ outcome }) => outcome !== 'not asked');

const mostNamed = 3;

/** What was found broken: the security baseline first, with the requirements that it is about; then a first step. */
function brokenInWords(tests: readonly TestRecord[]): readonly string[] {
  const failed = tests.filter(({ outcome }) => outcome === 'failed');
  const breaches = failed.filter(({ failure }) => failure?.breaks === 'baseline');
  const others = failed.filter(({ failure }) => failure?.breaks !== 'baseline');
  const named = [...new Set(breaches.flatMap(({ requirements }) => requirements))];
  const more = named.length > mostNamed ? [`${named.length - mostNamed} more`] : [];
  const unasked = notAskedIn(tests);
  const isFirstStep = unasked.some(({ firstStep }) => firstStep);
  return [
    ...(breaches.length > 0
      ? [
          `breaks the security baseline: ${plural(breaches.length, 'test')} of ${[...named.slice(0, mostNamed), ...more].join(', ')}`,
        ]
      : []),
    ...(isFirstStep ? notAskedInWords(unasked) : []),
    ...(others.length > 0 ? [`${plural(others.length, 'test')} found the tenant breaking its documentation`] : []),
    ...(isFirstStep ? [] : notAskedInWords(unasked)),
  ];
}

type Concluded = Omit<Conclusion, 'verdict' | 'because'>;

/** Where something kept a run from its end, or from writing it down, it still says what it has found until then. */
function decide(findings: Findings, concluded: Concluded): [Verdict, string] {
  const { tests, troubles, interrupted, interruption = 'the run was interrupted', failuresAllowed } = findings;
  const ends = [
    ...troubles.filter(({ verdict }) => verdict === 'error').map(({ message }) => message),
    ...(interrupted ? [interruption] : []),
  ];
  const judged = (): [Verdict, string] => {
    const [verdict, because] = judge(
      { ...findings, troubles: troubles.filter((each) => each.verdict !== 'error') },
      concluded,
    );
    const gateway = gatewayInWords(gatewayReportOf(tests));
    return [verdict, gateway === undefined ? because : `${because}; ${gateway}`];
  };
  if (ends.length > 0) {
    const [verdict, because] = tests.length > 0 ? judged() : [];
    const soFar = verdict === undefined ? '' : `. What was judged ${verdictRows[verdict].phrase}: ${because}`;
    return ['error', `${ends[0]}${soFar}`];
  }
  const [verdict, because] = judged();
  const early = `, stopped early by request: --max-failures is ${failuresAllowed}`;
  return [verdict, failuresAllowed === undefined ? because : `${because}${early}`];
}

function judge(findings: Findings, { counts, requirements: reports, lacking, known }: Concluded): [Verdict, string] {
  const { tests, troubles, required, profile, split, searched = unsearched } = findings;
  const trouble = (verdict: Trouble['verdict']) => troubles.find((each) => each.verdict === verdict)?.message;
  const executed = tests.length - counts['not run'] - counts['not asked'];
  const missing = lacking.filter(({ capability }) => required.includes(capability));
  const core = lacking.filter(({ capability }) => capabilities[capability].profile === 'core');
  const musts = reports.filter(({ level }) => level === 'MUST');
  const unasked = musts.filter(({ outcome }) => outcome === 'not asked');
  const { stuck } = tallied(findings);
  const unreached = tests.reduce((sum, test) => sum + test.unreached, 0);
  const stale = staleness(known, findings.listed?.file ?? '');
  const spent = tests.map(({ maxCreated }) => maxCreated).find((most) => most !== undefined);
  const gone = tests.map(({ unreachable }) => unreachable).find(Boolean);

  if (counts.error > 0) return ['error', `${plural(counts.error, 'test')} ended in an error of the suite itself`];
  if (missing.length > 0)
    return ['error', `REQUIRE names ${missing.map(({ capability }) => capability).join(', ')}, which the target lacks`];
  const deviates = trouble('deviates');
  if (deviates !== undefined) return ['deviates', deviates];
  if (counts.failed + counts['not asked'] > 0)
    return ['deviates', [...brokenInWords(tests), ...(stale === undefined ? [] : [stale])].join('; ')];
  const leaking = [...new Set(searched.leaks.map(({ file }) => file))];
  if (leaking.length > 0) return ['unclean', `${plural(leaking.length, 'artefact')} of the run showed a secret`];
  // Of a target that is gone nothing could be removed, whoever tried.
  if (stuck > 0 && unreached === 0 && gone === undefined)
    return ['unclean', `${plural(stuck, 'thing')} that the run had created could not be removed`];
  if (stale !== undefined) return ['unclean', stale];
  const blocked = trouble('blocked');
  if (blocked !== undefined) return ['blocked', blocked];
  if (counts.blocked > 0)
    return [
      'blocked',
      `${plural(counts.blocked, 'test')} could not ask the target${gone ? `, which ${silenceInWords(gone)}` : ''}${spent === undefined ? '' : `, as ${budgetInWords(spent)}`}`,
    ];
  if (stuck > 0) return ['blocked', `${plural(stuck, 'thing')} could not be removed, as the target could not be asked`];
  if (split && !split.alone && missingOf(split).length > 0)
    return [
      'blocked',
      `shard ${missingOf(split).join(', ')} of ${split.total} is missing: what its tests would have found is not known`,
    ];
  if (executed === 0) return ['error', 'no test was executed'];
  if (split?.alone && split.total > 1)
    return [
      'partial',
      `this is shard ${split.present.join()} of ${split.total} alone; ${commandLine('merge')} gives the verdict of all`,
    ];
  if (core.length > 0) return ['partial', `the target lacks ${core.map(({ capability }) => capability).join(', ')}`];
  if (unasked.length > 0 && profile) {
    const { title } = profiles[profile];
    return [
      'partial',
      `${title}: ${musts.length - unasked.length} of ${plural(musts.length, 'MUST requirement')} were asked, and are met`,
    ];
  }
  if (unasked.length > 0)
    return ['partial', `${unasked.length} of ${plural(musts.length, 'MUST requirement')} were not asked`];
  const but = known.filter(({ state }) => state === 'as listed').length;
  return [
    'conforms',
    `every MUST that the target allows was asked and is met${but > 0 ? `, but for ${plural(but, 'known deviation')}` : ''}`,
  ];
}

/** Whether a requirement was not run for want of this capability. */
const lacks = ({ id, outcome }: RequirementReport, capability: Capability, tests: readonly TestRecord[]): boolean =>
  outcome === 'not run' && tests.some((test) => test.requirements.includes(id) && test.lacks.includes(capability));

/** Draws the run's conclusion. It is a function of the findings alone, so that merged shards conclude as one run does. */
export function conclude(findings: Findings): Conclusion {
  const { tests, listed } = findings;
  const counts = Object.fromEntries(
    (['passed', ...outcomes] as const).map((outcome) => [
      outcome,
      tests.filter((test) => test.outcome === outcome).length,
    ]),
  ) as Record<Outcome, number>;
  const reports = ids.map((id) => reportOf(id, tests));
  const lacking = (Object.keys(capabilities) as Capability[])
    .map((capability) => ({
      capability,
      requirements: reports.filter((each) => lacks(each, capability, tests)).length,
    }))
    .filter(({ requirements: number }) => number > 0);
  const list = listed && { ...listed, whole: isWhole(findings, reports) };
  const known = judgeKnown(tests, list);
  const concluded = { counts, requirements: reports, lacking, known, ready: newEntries(tests, known, list) };
  const [verdict, because] = decide(findings, concluded);
  return { verdict, because, ...concluded };
}
