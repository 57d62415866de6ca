import { LineCounter, parseDocument, type Document } from 'yaml';
import { isJsonObject, type JsonObject } from '../../src/shared/json-object.ts';
import { decodeText } from '../../src/shared/text-file.ts';
import { messageOf } from '../../src/shared/text.ts';
import { CommandError } from '../cli/command-error.ts';
import { placeIn } from './document-place.ts';

/** The exit code where a document was read, but is none that facts can be taken from. */
export const unreadable = 4;

/** No published document is nested nearly as deep; what is deeper would end the walkers of this process. */
const deepest = 1000;

/** An OpenAPI document as it was read, and where its parts stand. */
export interface OpenApiDocument {
  readonly root: JsonObject;
  /** Line and column of a member of an object of the document, as a text. */
  readonly placeOf: (holder: object, key?: string) => string;
}

const refused = (where: string, what: string): CommandError => new CommandError(`${where}${what}`, unreadable);

/** Merge keys are read in YAML 1.2 too, as generators write them; and aliases are no danger, as each object is visited once. */
function readYaml(where: string, text: string, lines: LineCounter): Document {
  const document = parseDocument(text, { merge: true, lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (!error) return document;
  const { line, col } = lines.linePos(error.pos[0]);
  const at = `${where}:${line}:${col}`;
  if (error.code === 'MULTIPLE_DOCS') throw refused(at, ' begins a second document, expected one.');
  throw refused(at, ` is neither YAML nor JSON: ${error.message}.`);
}

function valueOf(where: string, text: string, lines: LineCounter): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return readYaml(where, text, lines).toJS({ maxAliasCount: -1 }) as unknown;
  }
}

/** Whether a value is nested deeper than any walker of it may go; a part that contains itself is no depth. */
function isTooDeep(root: unknown): boolean {
  let level = [root];
  const seen = new Set<unknown>();
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return true;
    level = level.flatMap((each) => {
      if (typeof each !== 'object' || each === null || seen.has(each)) return [];
      seen.add(each);
      return Object.values(each) as unknown[];
    });
  }
  return false;
}

/** Why a value is no OpenAPI document of version 3, and the member that shows it. */
function notOpenApi(root: unknown): readonly [string, string?] | undefined {
  if (!isJsonObject(root)) return ['is no OpenAPI document of version 3: it needs "openapi: 3.…" and "paths".'];
  const { openapi, paths } = root;
  if (typeof openapi !== 'string' || !openapi.startsWith('3.'))
    return [
      `is no OpenAPI document of version 3: openapi is ${openapi === undefined ? 'missing' : JSON.stringify(openapi)}, expected a text such as "3.0.3".`,
      'openapi',
    ];
  if (!isJsonObject(paths))
    return ['is no OpenAPI document of version 3: paths is no object of paths with their operations.', 'paths'];
  return undefined;
}

/**
 * Reads an OpenAPI document. Nothing that it refers to is read, and no more of it is judged than facts are taken from.
 * @param where its name in messages
 * @throws CommandError with the place of what cannot be read
 */
export function parseOpenApi(where: string, bytes: Uint8Array): OpenApiDocument {
  const lines = new LineCounter();
  let text = '';
  let root: unknown;
  try {
    text = decodeText(bytes);
    if (/^\s*<[!?a-z]/i.test(text)) throw refused(where, ' is a page of HTML or XML, not an OpenAPI document.');
    root = valueOf(where, text, lines);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    if (error instanceof RangeError) throw refused(where, ' is nested too deeply to be read.');
    throw refused(where, ` is neither YAML nor JSON: ${messageOf(error)}.`);
  }
  const placeOf = (holder: object, key?: string): string => {
    const place = new LineCounter();
    return `${where}${placeIn(root, readYaml(where, text, place), place, holder, key)}`;
  };
  if (isTooDeep(root)) throw refused(where, ` is nested deeper than ${deepest} levels.`);
  const wrong = notOpenApi(root);
  if (!wrong) return { root: root as JsonObject, placeOf };
  throw refused(isJsonObject(root) ? placeOf(root, wrong[1]) : where, ` ${wrong[0]}`);
}
