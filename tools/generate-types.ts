import { readFileSync, writeFileSync } from 'node:fs';
import { compile, type JSONSchema } from 'json-schema-to-typescript';
import { format, resolveConfig } from 'prettier';
import { loadSchemas, type SchemaNode } from '../schemas/index.ts';
import { runCommand } from './cli/command.ts';

const target = new URL('../schemas/types.ts', import.meta.url);
const command = {
  call: 'npm run generate',
  about: 'Generates schemas/types.ts from schemas/*.json.',
  flags: { check: { type: 'boolean', default: false, help: 'write nothing; say whether the file is up to date' } },
  exitCodes: { 0: 'up to date', 1: 'with --check: out of date' },
} as const;

const banner =
  '// Generated from schemas/*.json by tools/generate-types.ts. Change the schemas and run npm run generate.';

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

await runCommand(command, async ({ check }) => {
  const generated = await generate();
  if (!check) writeFileSync(target, generated);
  else if (current() !== generated) {
    process.stderr.write('schemas/types.ts is not what schemas/*.json generate: run npm run generate\n');
    return 1;
  }
  return 0;
});
