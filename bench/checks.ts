import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { loadSchemas, type SchemaName } from '../schemas/index.ts';

const schemas = loadSchemas();
const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true });
addFormats.default(ajv);
for (const schema of Object.values(schemas)) ajv.addSchema(schema);

/** A compiled schema. */
export function validator(name: SchemaName): ValidateFunction {
  const validate = ajv.getSchema(schemas[name].$id);
  if (!validate) throw new Error(`There is no schema ${name}.`);
  return validate;
}

const byFile = new Map(
  Object.values(schemas).map((schema) => [schema.$id.slice(schema.$id.lastIndexOf('/') + 1), schema]),
);

/** A schema with every reference written out, for candidates that read one schema at a time and an older draft. */
export function inlined(name: SchemaName): unknown {
  const write = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(write);
    if (typeof node !== 'object' || node === null) return node;
    const { $ref } = node as { readonly $ref?: string };
    const target = $ref === undefined ? undefined : byFile.get($ref);
    if (target) return write(target);
    const kept = Object.entries(node).filter(([key]) => !['$schema', '$id', 'format'].includes(key));
    return Object.fromEntries(kept.map(([key, value]) => [key, write(value)]));
  };
  return write(schemas[name]);
}
