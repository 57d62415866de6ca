import type { ErrorObject } from 'ajv/dist/2020.js';
import type { SchemaName, SchemaNode } from '../../schemas/index.ts';
import { validatorOf } from './validators.ts';
import type { Violation } from './violation.ts';
import { shown } from '../shared/text.ts';

const article = (type: string): string =>
  type === 'null' ? 'null' : /^[aeio]/.test(type) ? `an ${type}` : `a ${type}`;
const typed = (types: string | readonly string[]): string => [types].flat().map(article).join(' or ');

function expectation({ keyword, params, schema }: ErrorObject): string {
  switch (keyword) {
    case 'type':
      return typed(schema as string | string[]);
    case 'enum':
      return `one of ${shown(schema)}`;
    case 'const':
      return shown(schema);
    case 'format':
      return `the format ${String(schema)}`;
    case 'pattern':
      return `text that matches ${String(schema)}`;
    case 'minLength':
      return `at least ${String(params['limit'])} character(s)`;
    case 'maxLength':
      return `at most ${String(params['limit'])} character(s)`;
    case 'minItems':
      return `at least ${String(params['limit'])} item(s)`;
    case 'maxItems':
      return `at most ${String(params['limit'])} item(s)`;
    case 'minimum':
    case 'exclusiveMinimum':
    case 'maximum':
    case 'exclusiveMaximum':
      return `a number ${String(params['comparison'])} ${String(params['limit'])}`;
    default:
      return `what ${keyword} promises (${shown(schema)})`;
  }
}

function violationOf(error: ErrorObject): Violation {
  if (error.keyword !== 'required')
    return { check: 'schema', pointer: error.instancePath, expected: expectation(error), received: shown(error.data) };
  const missing = String(error.params['missingProperty']);
  const properties = error.parentSchema?.['properties'] as Record<string, SchemaNode> | undefined;
  const declared = properties?.[missing]?.type;
  const expected = declared === undefined ? 'this required member' : `${typed(declared)} (required)`;
  return {
    check: 'schema',
    pointer: `${error.instancePath}/${missing.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    expected,
    received: 'nothing',
  };
}

/**
 * Where alternatives fail, each says why, and their frame says it again. The frame is left out; and of the alternatives those that
 * fail at once, beside one that fails only deeper inside: that one is what the value was meant to be.
 */
function withoutNoise(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const frames = errors.filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf');
  const rest = errors.filter((error) => !frames.includes(error));
  const atOnce = ({ instancePath, schemaPath }: ErrorObject) =>
    frames.some(
      (frame) =>
        instancePath === frame.instancePath &&
        schemaPath.startsWith(frame.schemaPath) &&
        rest.some((other) => other.instancePath.startsWith(`${instancePath}/`)),
    );
  const telling = rest.filter((error) => !atOnce(error));
  return telling.length > 0 ? telling : errors;
}

/**
 * Holds a value against a schema.
 * @returns what it violates, each pointer once; nothing when it keeps the schema. The value is left as it is.
 */
export function schemaViolations(name: SchemaName, value: unknown): readonly Violation[] {
  const validate = validatorOf(name);
  if (validate(value)) return [];
  const seen = new Set<string>();
  return withoutNoise(validate.errors ?? [])
    .map(violationOf)
    .filter((violation) => {
      const line = `${violation.pointer ?? ''} ${violation.expected}`;
      return seen.has(line) ? false : seen.add(line);
    });
}
