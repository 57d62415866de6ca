import type { ErrorObject } from 'ajv/dist/2020.js';
import type { SchemaName, SchemaNode } from '../../schemas/index.ts';
import { validatorOf } from './validators.ts';
import type { Violation } from './violation.ts';

type SchemaViolation = Extract<Violation, { check: 'schema' }>;

function violationOf({
  keyword,
  params,
  schema,
  data,
  instancePath,
  parentSchema,
}: ErrorObject<string, Record<string, unknown>>): SchemaViolation {
  if (keyword !== 'required')
    return { check: 'schema', pointer: instancePath, rule: { keyword, value: schema }, received: data };
  const missing = String(params['missingProperty']);
  const properties = parentSchema?.['properties'] as Record<string, SchemaNode> | undefined;
  return {
    check: 'schema',
    pointer: `${instancePath}/${missing.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    rule: { keyword, value: properties?.[missing]?.type },
    received: undefined,
  };
}

/**
 * Where alternatives fail, each says why, and their frame says it again. The frame is left out; and of the alternatives those that
 * fail at once, beside one that fails only deeper inside: that one is what the value was meant to be.
 */
function withoutNoise(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const frames = errors.filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf');
  const rest = errors.filter((error) => !frames.includes(error));
  const failsAtOnce = ({ instancePath, schemaPath }: ErrorObject) =>
    frames.some(
      (frame) =>
        instancePath === frame.instancePath &&
        schemaPath.startsWith(frame.schemaPath) &&
        rest.some((other) => other.instancePath.startsWith(`${instancePath}/`)),
    );
  const kept = rest.filter((error) => !failsAtOnce(error));
  return kept.length > 0 ? kept : errors;
}

/**
 * Validates a value against a schema.
 * @returns what it violates, each pointer and rule once; nothing where it is valid. The value is left as it is.
 */
export function schemaViolations(name: SchemaName, value: unknown): readonly SchemaViolation[] {
  const validate = validatorOf(name);
  if (validate(value)) return [];
  const seen = new Set<string>();
  return withoutNoise(validate.errors ?? [])
    .map(violationOf)
    .filter(({ pointer, rule }) => {
      const key = JSON.stringify([pointer, rule]);
      return seen.has(key) ? false : seen.add(key);
    });
}
