import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';
import type * as Ajv from 'ajv/dist/2020.js';
import type * as Standalone from 'ajv/dist/standalone/index.js';
import type * as Formats from 'ajv-formats';
import { writeCache, readCache, cacheFile } from '../tuning/code-cache.ts';
import { loadSchemas, type SchemaName } from '../../schemas/index.ts';
import { ownSchemaOptions } from './schema-options.ts';

type Validators = Readonly<Record<SchemaName, Ajv.ValidateFunction>>;

const require = createRequire(import.meta.url);
const options = {
  ...ownSchemaOptions,
  allowUnionTypes: true,
  allErrors: true,
  verbose: true,
  code: { source: true },
} as const;
const schemas = loadSchemas();

const versionOf = (name: string): string => (require(`${name}/package.json`) as { readonly version: string }).version;

/** Has Ajv compile every schema, and write down what it made of them. */
function compiled(): string {
  const { Ajv2020 } = require('ajv/dist/2020.js') as typeof Ajv;
  const { default: codeOf } = require('ajv/dist/standalone/index.js') as typeof Standalone;
  const { default: addFormats } = require('ajv-formats') as typeof Formats;
  const ajv = new Ajv2020(options);
  addFormats.default(ajv);
  for (const schema of Object.values(schemas)) ajv.addSchema(schema);
  return codeOf.default(ajv, Object.fromEntries(Object.entries(schemas).map(([name, { $id }]) => [name, $id])));
}

let validators: Validators | undefined;

function load(): Validators {
  const hash = createHash('sha1')
    .update(JSON.stringify([options, schemas]))
    .digest('hex');
  const file = cacheFile('validators', `${versionOf('ajv')}-${versionOf('ajv-formats')}`, hash);
  const known = readCache(file);
  const code = known ?? compiled();
  if (known === undefined) writeCache(file, code);
  const made: Partial<Validators> = {};
  const fill = compileFunction(code, ['exports', 'require'], { filename: file }) as (
    into: Partial<Validators>,
    needs: NodeJS.Require,
  ) => void;
  fill(made, require);
  return made as Validators;
}

/**
 * What Ajv made of a schema: it tells whether a value keeps it, and what not. Each process of a run would compile the same schemas
 * anew, and load Ajv for it: what comes of it is kept.
 */
export const validatorOf = (name: SchemaName): Ajv.ValidateFunction => (validators ??= load())[name];
