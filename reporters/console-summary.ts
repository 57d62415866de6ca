import { plural } from '../src/shared/text.ts';
import type { Report } from './report.ts';
import { knownLines, newEntryLines } from './known-deviations/sentences.ts';
import type { Outcome } from '../contract/outcomes.ts';
import { consoleLines, headlineOf, promiseOf } from '../src/evidence/failure-text.ts';
import { costLine } from './cost.ts';
import { isCalled } from './coverage/operation-reports.ts';
import { pageLine } from './gateway-pages.ts';
import { retryLine } from './retries.ts';
import { isUnwritten } from './unwritten.ts';
import { commandLine } from '../src/shared/installation.ts';

/** Every test with this outcome. */
function lines(report: Report, outcome: Outcome): readonly string[] {
  const promises = new Map(report.requirements.map((each) => [each.id, promiseOf(each)]));
  return report.tests
    .filter((test) => test.outcome === outcome)
    .map((test) => consoleLines(test, promises).join('\n      '));
}

/** Tests that end for one reason are told in one line: where the target is gone, there are many. */
function blockedLines(report: Report): readonly string[] {
  const blocked = report.tests.filter(({ outcome }) => outcome === 'blocked');
  const count = (headline: string) => blocked.filter((test) => headlineOf(test) === headline).length;
  const alike = [...new Set(blocked.map(headlineOf))].filter((headline) => count(headline) > 1);
  const single = { ...report, tests: blocked.filter((test) => !alike.includes(headlineOf(test))) };
  return [...alike.map((headline) => `${count(headline)} tests · ${headline}`), ...lines(single, 'blocked')];
}

/** A run that an error ended before its tests may have had no target yet: of unusable settings none is known. */
const heading = ({ verdict, because, target, tests }: Report): string => {
  if (verdict === 'error' && tests.length === 0) return `${verdict}: ${because}.`;
  const where =
    target.kind === 'embedded' ? `${target.url} (${target.tenant})` : `${target.url}, tenant ${target.tenant}`;
  return `${verdict}: ${where}: ${because}.`;
};

function requirementLine({ requirements }: Report): string {
  const of = (level: string, outcome: string) =>
    requirements.filter((each) => each.level === level && each.outcome === outcome).length;
  const all = (level: string) => requirements.filter((each) => each.level === level).length;
  const baseline = requirements.filter(({ ground }) => ground === 'baseline');
  const kept = baseline.filter(({ outcome }) => outcome === 'passed').length;
  const waived = requirements.filter(({ outcome }) => outcome === 'not tested').length;
  const unasked = requirements.filter(({ outcome }) => outcome === 'not asked').length;
  const known = requirements.filter(({ outcome }) => outcome === 'known').length;
  return [
    `${of('MUST', 'passed')} of ${all('MUST')} MUST met (${kept} of ${baseline.length} of the security baseline)`,
    `${of('SHOULD', 'passed')} of ${all('SHOULD')} SHOULD met`,
    `${of('OBSERVE', 'passed')} of ${all('OBSERVE')} observed`,
    ...(known > 0 ? [`${known} not met as a known deviation`] : []),
    ...(waived > 0 ? [`${waived} not tested, with a reason`] : []),
    ...(unasked > 0 ? [`${unasked} not asked by this run`] : []),
  ].join(' · ');
}

function coverageLine({ coverage: { level, levels } }: Report): string {
  const next = levels[level];
  const held = next ? ` (level ${next.level}, ${next.about}: ${next.open.length} of ${next.all} open)` : '';
  return `coverage      level ${level} of ${levels.length}${held}`;
}

function operationLine(report: Report): readonly string[] {
  const { operations, requests, trouble, milliseconds, ledger, provisioning, seed } = report;
  const broken = operations.filter((each) => Object.keys(each.broken).length > 0).length;
  const succeeded = operations.filter(({ successes }) => successes > 0).length;
  const refused = operations.filter(({ refusals }) => refusals > 0).length;
  return [
    `operations    ${operations.filter(isCalled).length} of ${operations.length} called · ${succeeded} with a success · ${refused} with a refusal · ${broken > 0 ? `${broken} with a broken answer · ` : ''}${plural(requests, 'request')}`,
    ...(provisioning ? [`customers     ${provisioning.means}`] : []),
    `cost          ${costLine(report.cost)}`,
    `left behind   ${ledger.created} created${ledger.allowed === undefined ? '' : ` of ${ledger.allowed} allowed`} · ${ledger.removed} removed · ${ledger.left} left${ledger.left > 0 ? ` (${commandLine('sweep')})` : ''}`,
    ...(retryLine(trouble) === '' ? [] : [`trouble       ${retryLine(trouble)}`]),
    ...report.gateway.pages.map((page) => `gateway       ${pageLine(page)}`),
    `repeat with   SEED=${seed} (${(milliseconds / 1000).toFixed(1)} s)`,
  ];
}

function countLine({ counts }: Report): string {
  return Object.entries(counts)
    .filter(([outcome, count]) => count > 0 || outcome === 'passed' || outcome === 'failed')
    .map(([outcome, count]) => `${count} ${outcome}`)
    .join(' · ');
}

/** What other reporters write, of a whole run and of a shard alone, whose results are reported when all are merged. */
export const forReaders = ['junit.xml', 'allure-results'];
export const forMerge = ['blob'];

/** Where the reports are: those that could be written. */
export function writtenLine(files: string, others: readonly string[]): readonly string[] {
  const all = ['conformance.html', 'conformance.json', 'conformance.md', ...others];
  const written = all.filter((name) => !isUnwritten(name));
  return written.length === 0 ? [] : ['', `Written to ${files}: ${written.join(', ')}`];
}

/** The reports of several targets are told once. */
const othersOf = ({ shards, target }: Report): readonly string[] =>
  target.name !== undefined ? [] : shards?.alone ? forMerge : forReaders;

const maxLines = 25;

function section(title: string, all: readonly string[]): readonly string[] {
  if (all.length === 0) return [];
  const rest = all.length > maxLines ? [`  … and ${all.length - maxLines} more, all in conformance.md`] : [];
  return ['', title, ...all.slice(0, maxLines).map((line) => `  ${line}`), ...rest];
}

/** What has changed since the last comparable run, in one line. */
function changeLine({ comparison }: Report): readonly string[] {
  const { previous, fixed, still, drifted, flaky, unknown } = comparison;
  if (!previous) return [];
  const counts = { new: comparison.new, fixed, 'still not met': still, drifted, flaky, 'not asked now': unknown };
  const changes = Object.entries(counts).flatMap(([what, { length }]) => (length > 0 ? [`${length} ${what}`] : []));
  const since = `${previous.startedAt.slice(0, 16).replace('T', ' ')} UTC, ${previous.verdict}`;
  return [`since last    ${changes.join(' · ') || 'nothing has changed'} (${since})`];
}

/** The closing summary of a run, for a terminal. */
export function summary(report: Report, files: string): string {
  const stopped = report.tests.length === 0;
  return [
    heading(report),
    ...(stopped
      ? []
      : [
          '',
          `tests         ${countLine(report)}`,
          `requirements  ${requirementLine(report)}`,
          coverageLine(report),
          ...operationLine(report),
          ...changeLine(report),
        ]),
    ...section('Failed:', lines(report, 'failed')),
    ...section(
      'Not asked, as a call that is needed had failed alike in other tests:',
      report.notAsked.map(({ tests, because }) => `${plural(tests, 'test')} · ${because}`),
    ),
    ...section('Known deviations:', knownLines(report)),
    ...section('Errors of the suite itself:', lines(report, 'error')),
    ...section(
      'Secrets found in what the run has written:',
      report.secrets.leaks.map(({ file, kind }) => `${kind} in ${file}`),
    ),
    ...section('Not searched for secrets, as it could not be opened:', report.secrets.unread),
    ...section('Blocked:', blockedLines(report)),
    ...section(
      'Advisories (a SHOULD is not met, which LEVEL=should makes gate; or an allowed lag):',
      lines(report, 'advisory'),
    ),
    ...section(
      `Entries for ${report.known?.file ?? ''}, which lists known deviations, once they have an owner and a reason:`,
      newEntryLines(report),
    ),
    ...section(
      'Left behind, though there was a key to remove it by:',
      report.ledger.stuck === 0
        ? []
        : report.ledger.leftovers.map(
            ({ kind, tenant, id, names, reason }) =>
              `${kind} ${id ?? names[0] ?? 'unknown'} of ${tenant}${names[0] === undefined ? '' : ` (${names[0]})`} · ${reason}`,
          ),
    ),
    ...section(
      'Not run:',
      (stopped ? [] : report.notRun).map(
        ({ capability, profile, how, requirements }) =>
          `${capability} (${profile}) · ${plural(requirements, 'requirement')} · ${how}`,
      ),
    ),
    ...(stopped ? [] : writtenLine(files, othersOf(report))),
    '',
  ].join('\n');
}
