import type { JsonObject } from '../../src/shared/json-object.ts';
import { parameterFacts, parametersFacts, type Drawing } from './parameter-facts.ts';
import type { DocumentOperation } from './routes.ts';
import { securityFacts } from './security-facts.ts';
import { shapeFacts } from './shape-facts.ts';
import { hashOf, textHash } from './texts.ts';

/** A media type without blanks, and in small letters, as it is compared. */
const mediaType = (name: string): string => name.toLowerCase().replaceAll(/\s/g, '');

/** What a body is: its media types and its members, of whichever media type; and the members of each media type where they differ. */
function* contentFacts(at: string, holder: JsonObject, drawing: Drawing): Generator<string> {
  const { reader, shapes } = drawing;
  const media = reader.objects(holder, 'content').map(([name, own]) => ({ type: mediaType(name), own }));
  for (const { type } of media) yield `${at} ${type}`;
  const schemas = media.flatMap(({ type, own }) => {
    const schema = reader.schema(own, 'schema');
    return schema ? [{ type, schema, shape: shapes.of([schema]) }] : [];
  });
  if (schemas.length === 0) return;
  const union = shapes.of(
    schemas.map(({ schema }) => schema),
    false,
  );
  yield* shapeFacts(at, union, { ...drawing, asContract: true });
  if (new Set(schemas.map(({ shape }) => shapes.digest(shape))).size > 1)
    for (const { type, shape } of schemas) yield* shapeFacts(`${at} ${type}`, shape, { ...drawing, asContract: false });
}

function* answerFacts(status: string, answer: JsonObject, drawing: Drawing): Generator<string> {
  const { reader } = drawing;
  const text = textHash(reader.text(answer, 'description'));
  yield status;
  if (text !== undefined) yield `${status}: text ${text}`;
  yield* contentFacts(status, answer, drawing);
  for (const [name, header] of reader.members(reader.object(answer, 'headers') ?? {}))
    yield* parameterFacts(`${status} header ${name.toLowerCase()}`, header, drawing, 'a detail');
}

/** An operation that the service calls is one fact. */
function* callbackFacts({ operation, ...own }: DocumentOperation, drawing: Drawing): Generator<string> {
  const { reader } = drawing;
  for (const [name, callback] of reader.objects(operation, 'callbacks'))
    for (const [address, item] of reader.objects({ callback }, 'callback'))
      for (const method of Object.keys(item)
        .filter((key) => /^[a-z]+$/.test(key) && key !== 'parameters')
        .sort()) {
        const inner = reader.object(item, method);
        if (!inner) continue;
        const facts = [...operationFacts({ ...own, item, operation: inner }, { ...drawing, note: () => undefined })];
        const said = hashOf(
          facts
            .filter((fact) => !/: text /.test(fact))
            .sort()
            .join('\n'),
        );
        yield `callback ${name} ${method.toUpperCase()} ${address.replaceAll(/[\s:=/]/g, '_')}: is ${said}`;
      }
}

/** The facts of one operation. */
export function* operationFacts(of: DocumentOperation, drawing: Drawing): Generator<string> {
  const { reader, schemes } = drawing;
  const { item, operation } = of;
  const id = reader.text(operation, 'operationId');
  const text = textHash(
    ...[item, operation].flatMap((each) => ['summary', 'description'].map((key) => reader.text(each, key))),
  );
  if (id !== undefined) yield `id ${id}`;
  if (text !== undefined) yield `operation: text ${text}`;
  if (operation['deprecated'] === true) yield 'operation: deprecated';
  if (of.route.endsWith('/')) yield 'path: ends with a slash';
  yield* securityFacts(reader, operation, schemes);
  yield* parametersFacts(of.route, [item, operation], drawing);
  const body = reader.object(operation, 'requestBody');
  if (body) {
    const about = textHash(reader.text(body, 'description'));
    yield 'body';
    if (about !== undefined) yield `body: text ${about}`;
    if (body['required'] === true) yield 'body: required';
    yield* contentFacts('body', body, drawing);
  }
  for (const [status, answer] of reader.objects(operation, 'responses'))
    yield* answerFacts(status.toUpperCase() === 'DEFAULT' ? 'default' : status.toUpperCase(), answer, drawing);
  yield* callbackFacts(of, drawing);
}
