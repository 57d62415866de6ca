import { messageOf } from '../../src/shared/text.ts';
import { CommandError } from '../cli/command-error.ts';
import { DocumentError } from './document-error.ts';
import { operationFacts } from './operation-facts.ts';
import { unreadable, type OpenApiDocument } from './parse-document.ts';
import { Reader } from './reader.ts';
import { addressOf, operationsOf, sameRoute, withoutPrefix } from './routes.ts';
import { schemeFacts } from './security-facts.ts';
import { Shapes } from './shapes.ts';
import { textHash } from './texts.ts';

/**
 * What is promised of each operation, by method and path template, in single facts: names, statuses, limits and hashes, never a sentence
 * or an example. `fact-tree.ts` says how a fact is written.
 */
export type Facts = Readonly<Record<string, readonly string[]>>;

/** The facts of a document, and what it calls the schemas whose texts they are about. */
export interface DocumentFacts {
  readonly facts: Facts;
  /** Of each text, by route and fact: the names of its schemas, such as `Customer.contactEmail`. */
  readonly names: ReadonlyMap<string, readonly string[]>;
  /** How many operations the document has beside these. */
  readonly unused: number;
}

/** The facts of no single operation: address, security schemes, and what is said of the whole service. */
export const ofTheDocument = 'document';

/** One list of facts, each once, in the order of their text. */
export const sorted = (facts: Iterable<string>): readonly string[] => [...new Set(facts)].sort();

const shownAddress = (address: string): string => (address === '' ? 'none' : address);

/** Says where in the document something is wrong that its reading has found. */
function withPlace<Result>({ placeOf }: OpenApiDocument, where: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (error instanceof DocumentError)
      throw new CommandError(`${placeOf(error.holder, error.key)}: ${error.message}.`, unreadable);
    if (error instanceof RangeError)
      throw new CommandError(`${where}: its schemas are too intricate to be read (${messageOf(error)}).`, unreadable);
    throw error;
  }
}

/** The routes of a document, in the wording of those that are known already. */
export const routesOf = (document: OpenApiDocument, where: string, known: readonly string[]): readonly string[] =>
  withPlace(document, where, () => {
    const operations = withoutPrefix(operationsOf(new Reader(document.root)), known);
    return operations.map(({ route }) => sameRoute(route, known) ?? route);
  });

/**
 * The facts of an OpenAPI document.
 * @param known routes of the contract: an operation that is one of them but for the names of its path parameters, or for a prefix that
 *   all paths have in common, is that one
 * @param whole whether operations with other routes are wanted as well
 */
export const documentFacts = (
  document: OpenApiDocument,
  where: string,
  known: readonly string[],
  whole = true,
): DocumentFacts =>
  withPlace(document, where, () => {
    const reader = new Reader(document.root);
    const shapes = new Shapes(reader);
    const names = new Map<string, readonly string[]>();
    const facts: Record<string, readonly string[]> = {};
    const schemes = new Set<string>();
    const all = withoutPrefix(operationsOf(reader), known);
    const wanted = all.filter(({ route }) => whole || sameRoute(route, known) !== undefined);
    const address = addressOf(wanted);
    for (const operation of wanted) {
      const route = sameRoute(operation.route, known) ?? operation.route;
      if (Object.hasOwn(facts, route))
        throw new DocumentError(`${route} is declared twice, but for the names of its path parameters`, operation.item);
      const note = (fact: string, own: readonly string[]): void => void names.set(`${route} ${fact}`, own);
      const elsewhere = operation.address === address ? [] : [`operation: address ${shownAddress(operation.address)}`];
      facts[route] = sorted([...elsewhere, ...operationFacts(operation, { reader, shapes, note, schemes })]);
    }
    const info = reader.object(document.root, 'info') ?? {};
    const text = textHash(reader.text(info, 'description'));
    facts[ofTheDocument] = sorted([
      `service: address ${shownAddress(address)}`,
      ...(text === undefined ? [] : [`service: text ${text}`]),
      ...schemeFacts(reader, document.root, schemes),
    ]);
    return { facts, names, unused: all.length - wanted.length };
  });
