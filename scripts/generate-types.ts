import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { compile, type JSONSchema } from 'json-schema-to-typescript';
import { format, resolveConfig } from 'prettier';
import { loadSchemas, type SchemaNode } from '../schemas/index.ts';

const target = new URL('../schemas/types.ts', import.meta.url);
const stale = 'schemas/types.ts is not what schemas/*.json generate: run npm run generate';
const usage = 'usage: npm run generate [-- --check]';

const banner =
  '// Generated from schemas/*.json by scripts/generate-types.ts. Change the schemas and run npm run generate.';

/** The schemas as one document that refers to nothing outside itself, so that resolving it reads no file and asks no network. */
const bundle = (): JSONSchema => {
  const titleOf = new Map<string, string>();
  const schemas = Object.values(loadSchemas());
  for (const { $id, title } of schemas) titleOf.set($id.slice($id.lastIndexOf('/') + 1), title);

  const inward = (schema: SchemaNode): SchemaNode =>
    JSON.parse(
      JSON.stringify({ ...schema, $id: undefined, $schema: undefined }, (key, value: unknown) =>
        key === '$ref' && typeof value === 'string' ? `#/definitions/${titleOf.get(value) ?? value}` : value,
      ),
    ) as SchemaNode;

  const titles = schemas.map(({ title }) => title);
  return {
    title: 'Schemas',
    description: 'The type of each schema by its title.',
    type: 'object',
    properties: Object.fromEntries(titles.map((title) => [title, { $ref: `#/definitions/${title}` }])),
    required: titles,
    definitions: Object.fromEntries(schemas.map((schema) => [schema.title, inward(schema)])) as Record<
      string,
      JSONSchema
    >,
  };
};

/**
 * JSON has no `undefined`: a member that is undefined is not sent. So an optional member may be given as undefined,
 * which `exactOptionalPropertyTypes` would forbid.
 */
const welcomeUndefined = (source: string): string =>
  source.replaceAll(/(?<=\?: )\((.+)\)$/gm, '$1').replaceAll(/^\s*\w+\?: .*[^{]$/gm, '$& | undefined');

/**
 * The TypeScript of all schemas. An undeclared member is legal in an answer, but no business of a test:
 * the types have no index signature, so that a misspelt member does not compile.
 */
const generate = async (): Promise<string> => {
  const source = await compile(bundle(), 'Schemas', {
    additionalProperties: false,
    bannerComment: banner,
    format: false,
    unknownAny: true,
    $refOptions: { resolve: { external: false } },
  });
  return format(welcomeUndefined(source), { ...(await resolveConfig(target)), parser: 'typescript' });
};

const current = (): string | undefined => {
  try {
    return readFileSync(target, 'utf8');
  } catch {
    return undefined;
  }
};

const options = (): { check: boolean } | undefined => {
  try {
    const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
    return values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    return undefined;
  }
};

const run = async (): Promise<number> => {
  const asked = options();
  if (asked === undefined) return 2;

  const generated = await generate();
  if (!asked.check) {
    writeFileSync(target, generated);
    return 0;
  }
  if (current() === generated) return 0;
  console.error(stale);
  return 1;
};

process.exitCode = await run();
