import { Ajv2020, type Options, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { loadSchemas, type SchemaName } from '../../schemas/index.ts';
import { isOwn } from '../../schemas/own-schemas.ts';
import { ownSchemaOptions } from './schema-options.ts';

const schemas = loadSchemas();

function ajvOf(options: Options): Ajv2020 {
  const ajv = new Ajv2020({ ...options, allowUnionTypes: true, allErrors: true, verbose: true });
  addFormats.default(ajv);
  for (const schema of Object.values(schemas)) ajv.addSchema(schema);
  return ajv;
}

const strict = ajvOf(ownSchemaOptions);
let lenient: Ajv2020 | undefined;

/** Schemas of a project may hold keywords of other tools. */
const ajvFor = (name: SchemaName): Ajv2020 =>
  isOwn(name) ? (lenient ??= ajvOf({ ...ownSchemaOptions, strict: false, logger: false })) : strict;

/** The compiled schema; Ajv compiles each when it is asked for first. */
export function validatorOf(name: SchemaName): ValidateFunction {
  const validate = ajvFor(name).getSchema(schemas[name].$id);
  if (!validate) throw new Error(`There is no schema ${name}.`);
  return validate;
}
