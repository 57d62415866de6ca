import { capabilities } from '../contract/capabilities.ts';
import { outcomeRow, verdictRows } from '../contract/outcomes.ts';
import { headlineOf, isBreach, promiseOf } from '../src/evidence/failure-text.ts';
import { forXml, shortened } from '../src/shared/foreign-text.ts';
import type { Report } from './report.ts';
import type { UnreachedTest } from './test-records.ts';

type Test = Report['tests'][number];

/** What JUnit is told of one target. */
export interface JunitPart {
  readonly report: Report;
  readonly unreached: readonly UnreachedTest[];
}

interface Case {
  readonly name: string;
  readonly classname: string;
  readonly milliseconds: number;
  readonly element: 'passed' | 'failure' | 'error' | 'skipped';
  /** The outcome in the suite's own word. */
  readonly type: string;
  readonly message: string;
  readonly text: string;
}

/** How much of a message and of a text is kept, in characters: the page has the rest. */
const maxMessage = 600;
const maxText = 8_000;

const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The file of a test as Jenkins and GitLab group by: `tests/address/patch.spec.ts:12` is of `address.patch`. */
const classOf = (where: string): string =>
  where
    .replace(/:\d+$/, '')
    .replace(/^tests\//, '')
    .replace(/(\.spec)?\.[cm]?[jt]s$/, '')
    .replaceAll('/', '.');

const nameOf = (title: string, { target: { name } }: Report): string =>
  inOneLine(name === undefined ? title : `[${name}] ${title}`);

/** Who has accepted a deviation, and until when. */
function acceptanceOf({ requirements }: Test, { known }: Report): string {
  const entry = known?.deviations.find(({ requirement }) => (requirements as readonly string[]).includes(requirement));
  return entry ? ` (accepted by ${entry.owner} until ${entry.expires}: ${entry.reason})` : '';
}

const lackIn = ({ lacks }: Test): string =>
  `the target lacks ${lacks.map((each) => `${each} (${capabilities[each].how})`).join(', ')}`;

/** The finding and the requirements that it is about, in one line. */
const findingOf = (test: Test): string =>
  `${isBreach(test) ? 'security baseline: ' : ''}${[test.requirements.join(', '), headlineOf(test)].filter(Boolean).join(': ')}`;

/** A test's message: what it found, or why it says nothing. */
const messageOf = (test: Test, report: Report): string =>
  test.outcome === 'not run' ? lackIn(test) : `${findingOf(test)}${acceptanceOf(test, report)}`;

function textOf(test: Test, report: Report): string {
  const promises = report.requirements.filter(({ id }) => test.requirements.includes(id));
  return [
    `${test.outcome}, ${test.where}`,
    ...promises.map((each) => `${each.id} ${promiseOf(each)}`),
    '',
    test.error ?? '',
  ].join('\n');
}

const caseOf = (test: Test, report: Report): Case => ({
  name: nameOf(test.title, report),
  classname: classOf(test.where),
  milliseconds: test.milliseconds,
  element: outcomeRow(test.outcome).junit,
  type: test.outcome,
  message: shortened(inOneLine(messageOf(test, report)), maxMessage),
  text: shortened(textOf(test, report), maxText),
});

const unreachedCase = ({ title, where }: UnreachedTest, report: Report): Case => ({
  name: nameOf(title, report),
  classname: classOf(where),
  milliseconds: 0,
  element: 'skipped',
  type: 'not asked',
  message: 'the run ended before this test',
  text: '',
});

/** A verdict that gates though no test does: JUnit must not be green then. */
function verdictCase(report: Report, cases: readonly Case[]): readonly Case[] {
  const { exitCode, verdict, because } = report;
  if (exitCode === 0 || cases.some(({ element }) => element === 'failure' || element === 'error')) return [];
  const { junit: element } = { junit: 'error' as const, ...verdictRows[verdict] };
  const message = shortened(inOneLine(because), maxMessage);
  const name = nameOf('verdict', report);
  return [{ name, classname: 'run', milliseconds: 0, element, type: verdict, message, text: because }];
}

/** Readers that know a test by class and name alone, as GitLab does, would lose the second of two. */
function told(cases: readonly Case[]): readonly Case[] {
  const seen = new Map<string, number>();
  return cases.map((each) => {
    const key = `${each.classname} ${each.name}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? each : { ...each, name: `${each.name} (${count})` };
  });
}

const inSeconds = (milliseconds: number): string => (Math.max(0, milliseconds) / 1000).toFixed(3);

/** @param content is XML already */
function element(name: string, attributes: Readonly<Record<string, string | number>>, content = ''): string {
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${forXml(String(value))}"`);
  return content === '' ? `<${name}${pairs.join('')}/>` : `<${name}${pairs.join('')}>${content}</${name}>`;
}

/** What the schemas of all readers allow: a skipped test has its reason as its content, and nothing may stand beside an element. */
function ofCase({ name, classname, milliseconds, element: kind, type, message, text }: Case): string {
  const inside = {
    passed: () => '',
    skipped: () => element('skipped', {}, forXml(`${type}: ${message}`)),
    failure: () => element('failure', { message, type }, forXml(text)),
    error: () => element('error', { message, type }, forXml(text)),
  };
  return element('testcase', { name, classname, time: inSeconds(milliseconds) }, inside[kind]());
}

function ofSuite({ report, unreached }: JunitPart, id: number): string {
  const { target, tests, verdict, because, exitCode, seed, level, suite, startedAt, milliseconds } = report;
  const ofTests = [
    ...tests.map((test) => caseOf(test, report)),
    ...unreached.map((test) => unreachedCase(test, report)),
  ];
  const cases = told([...verdictCase(report, ofTests), ...ofTests]);
  const count = (wanted: Case['element']): number => cases.filter((each) => each.element === wanted).length;
  const name = target.name ?? 'conformance';
  const facts = { verdict, because, exitCode, target: target.url, tenant: target.tenant, seed, level };
  const properties = Object.entries({ ...facts, suite: suite.version }).map(([fact, value]) =>
    element('property', { name: fact, value: inOneLine(String(value)) }),
  );
  const attributes = {
    id,
    name,
    package: name,
    hostname: 'localhost',
    timestamp: startedAt.slice(0, 19),
    tests: cases.length,
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
    time: inSeconds(milliseconds),
  };
  const parts = [element('properties', {}, properties.join('')), ...cases.map(ofCase)];
  return element('testsuite', attributes, [...parts, '<system-out/>', '<system-err/>'].join('\n'));
}

/**
 * A run as JUnit, valid for the schemas of Jenkins (junit and xUnit plugins), GitLab and Ant, which Azure names: one suite for each
 * target. There is a failure or an error in it exactly where the run gates.
 */
export const junit = (parts: readonly JunitPart[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', {}, parts.map(ofSuite).join('\n'))}\n`;
