import type { JsonObject } from '../../src/shared/json-object.ts';
import type { Reader } from './reader.ts';
import { pathParametersOf } from './routes.ts';
import { shapeFacts, type Note } from './shape-facts.ts';
import type { Shapes } from './shapes.ts';
import { textHash } from './texts.ts';

/** What facts are drawn with. */
export interface Drawing {
  readonly reader: Reader;
  readonly shapes: Shapes;
  readonly note: Note;
  /** Takes the names of the security schemes that are used. */
  readonly schemes: Set<string>;
}

/** How a parameter is written where nothing says it. */
const defaultStyle: Readonly<Record<string, string>> = {
  query: 'form',
  cookie: 'form',
  path: 'simple',
  header: 'simple',
};

function* styleFacts(reader: Reader, at: string, place: string, parameter: JsonObject): Generator<string> {
  const usual = defaultStyle[place] ?? 'simple';
  const style = reader.text(parameter, 'style') ?? usual;
  if (style !== usual) yield `${at}: style ${style}`;
  const { explode } = parameter;
  if (typeof explode === 'boolean' && explode !== (style === 'form')) yield `${at}: explode ${explode}`;
  for (const flag of ['deprecated', 'allowReserved', 'allowEmptyValue'])
    if (parameter[flag] === true) yield `${at}: ${flag}`;
}

/**
 * The facts of a parameter or a header.
 * @param kind whether the contract states it as well, or it is only a detail of this document
 */
export function* parameterFacts(
  at: string,
  parameter: JsonObject,
  drawing: Drawing,
  kind: 'as the contract' | 'a detail' | 'of the path',
): Generator<string> {
  const { reader, shapes } = drawing;
  const text = textHash(reader.text(parameter, 'description'));
  if (kind === 'as the contract') yield at;
  if (kind === 'a detail') yield `${at}: declared`;
  if (text !== undefined) yield `${at}: text ${text}`;
  // What is in the path is always required.
  if (parameter['required'] === true && kind !== 'of the path')
    yield kind === 'as the contract' ? `${at} required` : `${at}: required`;
  yield* styleFacts(reader, at, reader.text(parameter, 'in') ?? 'header', parameter);
  for (const [type, media] of reader.objects(parameter, 'content')) {
    yield `${at}: content ${type.toLowerCase()}`;
    const schema = reader.schema(media, 'schema');
    if (schema) yield* shapeFacts(at, shapes.of([schema]), { ...drawing, asContract: false });
  }
  const schema = reader.schema(parameter, 'schema');
  if (schema) yield* shapeFacts(at, shapes.of([schema]), { ...drawing, asContract: false });
}

/**
 * The facts of an operation's parameters; its own override those of its path. Parameters of the path are told by their position, so that
 * another name is one fact. Names of headers know no case.
 * @param holders the path item, and the operation
 */
export function* parametersFacts(route: string, holders: readonly JsonObject[], drawing: Drawing): Generator<string> {
  const { reader } = drawing;
  const found = new Map<string, readonly [string, string, JsonObject]>();
  for (const parameter of holders.flatMap((holder) => reader.list(holder, 'parameters'))) {
    const place = reader.text(parameter, 'in') ?? '';
    const given = reader.text(parameter, 'name') ?? '';
    const name = (place === 'header' ? given.toLowerCase() : given).replaceAll(/[\s:=]/g, '_');
    found.set(`${place} ${name}`, [place, name, parameter]);
  }
  const names = pathParametersOf(route);
  const inPath = [...found.values()].filter(([place]) => place === 'path');
  // One that is declared by another name than the path has is the next that the path has and nothing declares.
  const others = inPath.filter(([, name]) => !names.includes(name));
  for (const [index, name] of names.entries()) {
    yield `path ${index + 1}: name ${name}`;
    const [, , parameter] = inPath.find(([, own]) => own === name) ?? others.shift() ?? [];
    if (parameter) yield* parameterFacts(`path ${index + 1}`, parameter, drawing, 'of the path');
  }
  for (const [place, name, parameter] of found.values())
    if (place !== 'path') yield* parameterFacts(`${place} ${name}`, parameter, drawing, 'as the contract');
}
