import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { loadSchemas, type SchemaName } from '../../schemas/index.ts';
import { ownSchemaOptions } from './schema-options.ts';

const schemas = loadSchemas();
const ajv = new Ajv2020({ ...ownSchemaOptions, allowUnionTypes: true, allErrors: true, verbose: true });
addFormats.default(ajv);
for (const schema of Object.values(schemas)) ajv.addSchema(schema);

/** The compiled schema; Ajv compiles each when it is asked for first. */
export function validatorOf(name: SchemaName): ValidateFunction {
  const validate = ajv.getSchema(schemas[name].$id);
  if (!validate) throw new Error(`There is no schema ${name}.`);
  return validate;
}
