/** What an outcome means, and how each output shows it. */
interface OutcomeRow {
  /** What it says of the target: it keeps a promise, it breaks one, or nothing. */
  readonly judges: 'met' | 'unmet' | 'nothing';
  /** Whether a run with it exits with something else than 0. */
  readonly gates: boolean;
  /** The level of an annotation at the code host; none where nobody has to act. */
  readonly annotation?: 'error' | 'warning';
  /** How every reporter of Playwright's own counts the test. */
  readonly playwright: 'passed' | 'failed' | 'skipped';
  /** The element of JUnit. What is found but does not gate is `skipped` with its reason there, as pytest's expected failures are. */
  readonly junit: 'passed' | 'failure' | 'error' | 'skipped';
  /** Allure counts what does not gate as passed: its category tells it apart. */
  readonly allure: 'passed' | 'failed' | 'broken' | 'skipped';
  /** Shown beside the word, so that no colour has to be seen. */
  readonly sign: string;
}

/** How a test ends, the gravest first. */
const rows = {
  failed: {
    judges: 'unmet',
    gates: true,
    annotation: 'error',
    playwright: 'failed',
    junit: 'failure',
    allure: 'failed',
    sign: '✕',
  },
  /** The suite's own fault. */
  error: {
    judges: 'nothing',
    gates: true,
    annotation: 'error',
    playwright: 'failed',
    junit: 'error',
    allure: 'broken',
    sign: '⚠',
  },
  /** The target could not be asked. */
  blocked: {
    judges: 'nothing',
    gates: true,
    annotation: 'error',
    playwright: 'skipped',
    junit: 'error',
    allure: 'broken',
    sign: '⊘',
  },
  /** A SHOULD is not met, which does not gate. */
  advisory: {
    judges: 'unmet',
    gates: false,
    annotation: 'warning',
    playwright: 'passed',
    junit: 'skipped',
    allure: 'passed',
    sign: '!',
  },
  /** A known deviation: somebody has accepted it, so a new advisory comes before it. */
  known: { judges: 'unmet', gates: false, playwright: 'passed', junit: 'skipped', allure: 'passed', sign: '≈' },
  /** The target lacks a capability. */
  'not run': { judges: 'nothing', gates: false, playwright: 'skipped', junit: 'skipped', allure: 'skipped', sign: '–' },
  /** A call that the test needs has failed alike in others: they say what is wrong. */
  'not asked': {
    judges: 'nothing',
    gates: true,
    playwright: 'skipped',
    junit: 'skipped',
    allure: 'skipped',
    sign: '·',
  },
  passed: { judges: 'met', gates: false, playwright: 'passed', junit: 'passed', allure: 'passed', sign: '✓' },
} as const satisfies Readonly<Record<string, OutcomeRow>>;

/** How a test ended, as the verdict counts it. */
export type Outcome = keyof typeof rows;

/** Every outcome of a test, the gravest first. */
export const outcomes = Object.keys(rows) as readonly Outcome[];

/** What an outcome means, and how each output shows it. */
export const outcomeRow = (outcome: Outcome): OutcomeRow => rows[outcome];

/** Whether a text is the name of an outcome. */
export const isOutcome = (text: string): text is Outcome => Object.hasOwn(rows, text);

/** Whether somebody has to look at a test: it gates, or is advice that nobody has accepted. */
export const needsAttention = (outcome: Outcome): boolean => outcomeRow(outcome).annotation !== undefined;

/** How a requirement fared: as the gravest of its tests, or without any. */
export type RequirementOutcome = Outcome | 'not tested';

/** Every outcome of a requirement, the gravest first: what is met comes last. */
export const requirementOutcomes: readonly RequirementOutcome[] = [
  ...outcomes.filter((outcome) => outcome !== 'passed'),
  'not tested',
  'passed',
];

/** Whether an outcome says of the target that it keeps a promise or breaks it. */
export const isJudgement = (outcome: RequirementOutcome): boolean =>
  isOutcome(outcome) && outcomeRow(outcome).judges !== 'nothing';

/** Whether a promise was found broken. */
export const isUnmet = (outcome: RequirementOutcome): boolean =>
  isOutcome(outcome) && outcomeRow(outcome).judges === 'unmet';

/** Whether a promise was found broken that no known deviation lists. */
export const isNewlyUnmet = (outcome: RequirementOutcome): boolean => isUnmet(outcome) && outcome !== 'known';

interface VerdictRow {
  readonly exitCode: 0 | 1 | 2 | 3 | 4;
  /** Behind the name of one of several targets. */
  readonly phrase: string;
  /** For a reader who has nothing else. */
  readonly meaning: string;
  readonly sign: string;
  /** The element of JUnit where no test has brought about a verdict that gates. */
  readonly junit?: 'failure' | 'error';
}

/** The answers of a run, the gravest first: where several targets were asked, the first of theirs is the run's. */
export const verdictRows = {
  error: {
    exitCode: 2,
    phrase: 'ended in an error',
    meaning: 'The suite itself failed, or was stopped. This says nothing about the tenant.',
    sign: rows.error.sign,
    junit: 'error',
  },
  deviates: {
    exitCode: 1,
    phrase: 'deviates',
    meaning: 'Each failure below names the promise and its source, what was asked and answered, and how to repeat it.',
    sign: rows.failed.sign,
    junit: 'failure',
  },
  /** The tenant conforms, but the run left something, showed a secret, or met a list of known deviations that does not hold. */
  unclean: {
    exitCode: 4,
    phrase: 'is unclean',
    meaning: 'No promise is newly broken, but something about this run has to be put in order; the reason says what.',
    sign: rows.advisory.sign,
    junit: 'error',
  },
  blocked: {
    exitCode: 3,
    phrase: 'is blocked',
    meaning: 'The target could not be asked. This says nothing about the tenant.',
    sign: rows.blocked.sign,
    junit: 'error',
  },
  partial: {
    exitCode: 0,
    phrase: 'is partial',
    meaning: 'Whatever was checked is kept, but not everything that counts was checked.',
    sign: '◐',
  },
  conforms: {
    exitCode: 0,
    phrase: 'conforms',
    meaning: 'Every promise that could be checked at this target was checked, and is kept.',
    sign: rows.passed.sign,
  },
} as const satisfies Readonly<Record<string, VerdictRow>>;

/** The answer of a run. */
export type Verdict = keyof typeof verdictRows;

/** Every verdict, the gravest first. */
export const verdicts = Object.keys(verdictRows) as readonly Verdict[];

const signs: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries({ ...rows, ...verdictRows }).map(([word, { sign }]) => [word, sign])),
  'not tested': '○',
};

/** The sign of an outcome or a verdict. */
export const signOf = (word: RequirementOutcome | Verdict): string => signs[word] ?? '';
