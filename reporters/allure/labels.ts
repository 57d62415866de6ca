import { createHash } from 'node:crypto';
import type { Label, Link } from 'allure-js-commons';
import { isUnmet, outcomeRow, type Outcome } from '../../contract/outcomes.ts';
import { requirements, type Level, type RequirementId } from '../../contract/requirements/index.ts';
import type { TestRecord } from '../../src/evidence/test-record.ts';

const severities: Readonly<Record<Level, string>> = { MUST: 'critical', SHOULD: 'normal', OBSERVE: 'minor' };
const gravest: readonly Level[] = ['MUST', 'SHOULD', 'OBSERVE'];

const guides = 'https://developer.emporix.io/api-documentation/api-guides';
const customers = `${guides}/companies-and-customers`;

/** Where the documents are that sources name. */
const documents: readonly (readonly [RegExp, string | ((match: RegExpExecArray) => string)])[] = [
  [/OpenAPI customer-management/, `${customers}/customer-management/api-reference`],
  [/OpenAPI customer-service/, `${customers}/customer-service/api-reference`],
  [/OpenAPI oauth-service|OAuth service guide/, `${guides}/authorization/oauth-service/api-reference`],
  [/^tutorial/, `${customers}/customer-management`],
  [/changelog/, 'https://developer.emporix.io/changelog'],
  [/RFC (\d+)/, ([, number]) => `https://www.rfc-editor.org/rfc/rfc${number}`],
  [/OWASP API/, 'https://owasp.org/API-Security/editions/2023/en/0x11-t10/'],
  [/OWASP WSTG/, 'https://owasp.org/www-project-web-security-testing-guide/'],
];

function linkTo(source: string): readonly Link[] {
  for (const [pattern, address] of documents) {
    const match = pattern.exec(source);
    if (match) return [{ type: 'link', name: source, url: typeof address === 'string' ? address : address(match) }];
  }
  return [];
}

/** Links to the documentation that a test holds the target to. */
export const linksOf = (ids: readonly RequirementId[]): Link[] =>
  [...new Set(ids.flatMap((id) => requirements[id].source.split(/;\s*/)))].flatMap(linkTo);

/** The folder that a test lies in, which is a chapter of the documentation. */
const chapterOf = (where: string): string => where.split('/').at(-2) ?? '';

/** The graver of the levels that a test verifies. */
const levelOf = (ids: readonly RequirementId[]): Level =>
  gravest.find((level) => ids.some((id) => requirements[id].level === level)) ?? 'OBSERVE';

/** The norms of the security baseline that a test holds the target to. */
const normsOf = (ids: readonly RequirementId[]): readonly string[] => [
  ...new Set(ids.flatMap((id) => requirements[id].norm?.split('; ') ?? [])),
];

/** Allure's own status does not tell these outcomes from others. */
const isTagged = (outcome: Outcome): boolean =>
  outcome === 'blocked' || (isUnmet(outcome) && !outcomeRow(outcome).gates);

/** How a reader groups tests: chapter = feature, requirement = story, level = severity. */
export function labelsOf({ where, title, outcome, target, requirements: ids }: TestRecord, worker: number): Label[] {
  const [suite = title] = title.split(' › ');
  return [
    ['epic', 'Emporix Customer Service'],
    ['feature', chapterOf(where)],
    ...ids.map((id) => ['story', `${id}: ${requirements[id].sentence}`]),
    ['severity', severities[levelOf(ids)]],
    ['parentSuite', chapterOf(where)],
    ['suite', suite],
    ['framework', 'playwright'],
    ['language', 'typescript'],
    ['thread', `worker-${worker}`],
    ...(target === '' ? [] : [['target', target]]),
    ...ids.map((id) => ['tag', id]),
    ['tag', levelOf(ids)],
    ...(normsOf(ids).length > 0 ? [['tag', 'baseline']] : []),
    ...normsOf(ids).map((norm) => ['norm', norm]),
    ...(isTagged(outcome) ? [['tag', outcome]] : []),
  ].map(([name = '', value = '']) => ({ name, value }));
}

export const digest = (text: string): string => createHash('md5').update(text).digest('hex');

/**
 * A test's identity throughout its history: what it verifies, and its title, as several tests may verify the same. It depends on no
 * other test of the run, so a filtered run is of the same tests. A test that gets another title is followed by `npm run report`.
 */
export const identityOf = (ids: readonly RequirementId[], title: string): string =>
  digest(`${[...ids].sort().join(' ')} ${title}`);
