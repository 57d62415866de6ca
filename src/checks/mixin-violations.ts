import { hasMixins, mixinSchema } from '../../schemas/own-schemas.ts';
import { isJsonObject } from '../shared/json-object.ts';
import { schemaViolations } from './schema-violations.ts';
import type { Violation } from './violation.ts';

/** How deep a resource with mixins lies in a body: a customer in a list, an address of it. */
const deepest = 4;

function* violationsIn(value: unknown, at: string, depth: number): Generator<Violation> {
  if (depth > deepest || typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) yield* violationsIn(member, `${at}/${name}`, depth + 1);
  if (!isJsonObject(value)) return;
  const { metadata, mixins } = value;
  const links = isJsonObject(metadata) ? metadata['mixins'] : undefined;
  if (!isJsonObject(mixins) || !isJsonObject(links)) return;
  for (const [name, address] of Object.entries(links)) {
    const schema = typeof address === 'string' && Object.hasOwn(mixins, name) ? mixinSchema(address) : undefined;
    if (schema === undefined) continue;
    for (const violation of schemaViolations(schema, mixins[name]))
      yield { ...violation, pointer: `${at}/mixins/${name}${violation.pointer}` };
  }
}

/** Holds every mixin of a body against the schema that a project declares for its address. */
export const mixinViolations = (body: unknown): readonly Violation[] =>
  hasMixins() ? [...violationsIn(body, '', 0)] : [];
