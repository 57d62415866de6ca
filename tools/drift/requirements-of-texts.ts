import { documentedNames } from '../../contract/documented-names.ts';
import { rowOf } from '../../contract/operations/index.ts';
import type { PublishedName } from '../../contract/published-documents.ts';
import { requirements, type RequirementId } from '../../contract/requirements/index.ts';
import { literally } from '../../src/shared/text.ts';
import { ofTheDocument } from './facts.ts';

/** What the sources of requirements call a published document. */
const sourceNames: Readonly<Record<PublishedName, string>> = {
  'customer-managed': 'customer-management',
  'tenant-managed': 'customer-service',
  oauth: 'oauth-service',
};

/** A place in a document that a source names. */
interface Mention {
  readonly routes: readonly string[];
  /** What follows the name of the operation: `409`, `description`, a parameter; empty where the whole operation is meant. */
  readonly rest: string;
}

const phrases = Object.keys(documentedNames).sort((one, other) => other.length - one.length);
const phrase = new RegExp(
  `\\b(${phrases.map(literally).join('|')})\\b([^;]*?)(?=; | and (?:GET|POST|PATCH|PUT|DELETE) |$)`,
  'g',
);

/** The operations that a source names, the longest name that fits, each with what of it is meant. */
export const mentionsIn = (source: string): readonly Mention[] =>
  [...source.matchAll(phrase)].map(([, name = '', rest = '']) => ({
    routes: (documentedNames[name] ?? []).map((operation) => rowOf(operation).route),
    rest: rest.replace(/^[, ]+/, ''),
  }));

/** Whether words are named one by one in a text. */
const isNamed = (text: string, word: string): boolean =>
  new RegExp(`(^|[^\\w.])${literally(word)}(?![\\w.]*\\w)`).test(text);

/** Whether a mention of an operation is about the text of a place in it. */
function isAbout(rest: string, place: string): boolean {
  const [kind = '', name = ''] = place.split(' ');
  if (kind === 'operation') return rest === '' || /\bdescription\b/.test(rest);
  if (kind === 'body') return rest === '' || /\brequest body\b/.test(rest);
  if (['query', 'header', 'path', 'cookie'].includes(kind)) return isNamed(rest, name) || /\bparameters\b/.test(rest);
  return isNamed(rest, kind);
}

/** Whether a source names a schema, or the member that is described. A name alone is the schema with everything in it. */
const namesSchema = (source: string, own: string, names: readonly string[]): boolean =>
  (source.includes(`OpenAPI ${own}:`) || source.startsWith('implied by')) &&
  names.some((name) => isNamed(source, name));

/**
 * The requirements whose sources name what a description is about.
 * @param place of the text, as facts write it: `operation`, `409`, `query expand`, `200 /city`
 * @param names what the document calls the schemas that it describes
 */
export const requirementsOf = (
  document: PublishedName,
  route: string,
  place: string,
  names: readonly string[],
): readonly RequirementId[] =>
  (Object.keys(requirements) as RequirementId[]).filter((id) => {
    const { source } = requirements[id];
    const own = sourceNames[document];
    if (route === ofTheDocument) return false;
    if (
      /^(query|header|cookie) /.test(place) &&
      new RegExp(`OpenAPI ${own}:[^;]*parameter ${literally(place.split(' ')[1] ?? '')}\\b`).test(source)
    )
      return true;
    if (place.includes(' /')) return namesSchema(source, own, names);
    return mentionsIn(source).some(({ routes, rest }) => routes.includes(route) && isAbout(rest, place));
  });
