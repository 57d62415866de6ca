import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { validatorOf } from '../../src/checks/validators.ts';
import { loadSchemas, schemaNames, type SchemaName, type SchemaNode } from '../../schemas/index.ts';
import { samples } from './samples/index.ts';
import type { Refused, Samples } from './samples/sample-types.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const schemas = loadSchemas();

const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true });
addFormats.default(ajv);
for (const schema of Object.values(schemas)) ajv.addSchema(schema);

const placesIn = (validate: ValidateFunction, body: unknown): readonly string[] =>
  validate(body) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.keyword}`);

/** Where and how a body breaks a schema, as `pointer keyword`: the suite's validators find what Ajv finds. */
const violations = (name: SchemaName, body: unknown): readonly string[] => {
  const validate = ajv.getSchema(schemas[name].$id) as ValidateFunction | undefined;
  if (validate === undefined) throw new Error(`${name} does not compile.`);
  const places = placesIn(validate, body);
  expect(placesIn(validatorOf(name), body)).toEqual(places);
  return places;
};

const bodyOf = ({ put, body }: Refused, sound: unknown): unknown =>
  put === undefined ? body : { ...(sound as object), ...put };

/** The pointers of all members that a file declares itself, those of inline objects included. */
const declared = (schema: SchemaNode, at = ''): readonly string[] =>
  Object.entries(schema.properties ?? {}).flatMap(([name, property]) => [
    `${at}/${name}`,
    ...declared(property, `${at}/${name}`),
  ]);

const present = (body: unknown, at = ''): readonly string[] =>
  typeof body === 'object' && body !== null
    ? Object.entries(body).flatMap(([name, value]) => [`${at}/${name}`, ...present(value, `${at}/${name}`)])
    : [];

/** A value of a type that nothing which looks like `value` may have. */
const otherwise = (value: unknown): unknown => (Array.isArray(value) ? 'not a list' : [['not a scalar']]);

const checkSamples = (name: SchemaName, { accepts, refuses }: Samples) => {
  for (const body of accepts) expect(violations(name, body), `accepts ${JSON.stringify(body)}`).toEqual([]);
  for (const refused of refuses)
    expect(violations(name, bodyOf(refused, accepts[0])), refused.why).toContain(`${refused.at} ${refused.keyword}`);
};

/** Wrong bodies that follow from the sound ones: nobody has to list them, so nobody forgets one. */
const checkMutations = (name: SchemaName, { requires, accepts }: Samples) => {
  const sound: object = accepts[0];
  for (const member of requires) {
    expect(violations(name, { ...sound, [member]: undefined }), `without ${member}`).toEqual([' required']);
    expect(violations(name, { ...sound, [member]: null }), `${member}: null`).not.toEqual([]);
  }
  if (schemas[name].properties === undefined) return;
  for (const [member, value] of accepts.flatMap((body) => Object.entries(body)))
    expect(
      violations(name, { ...sound, [member]: otherwise(value) }).filter((place) => place.startsWith(`/${member}`)),
      `${member}: of another type`,
    ).not.toEqual([]);
};

test.describe('The schema of', () => {
  for (const name of schemaNames)
    test(`${name} accepts what is documented or tolerated and refuses everything else`, () => {
      const { accepts, requires } = samples[name];

      checkSamples(name, samples[name]);
      checkMutations(name, samples[name]);

      expect([...(schemas[name].required ?? [])].sort(), 'required members').toEqual([...requires].sort());
      expect(accepts.flatMap((body) => present(body))).toEqual(expect.arrayContaining([...declared(schemas[name])]));
      expect(violations(name, null), 'a body of null').not.toEqual([]);
    });
});

test('Each schema stands in a file named like its title and its $id, and none forbids undeclared members', () => {
  const files = readdirSync(`${root}/schemas`).filter((file) => file.endsWith('.json'));

  expect(
    Object.values(schemas)
      .map(({ $id }) => $id.replace('https://conformance.example/schemas/', ''))
      .sort(),
  ).toEqual(files.sort());
  expect(files.map((file) => file.replace('.json', '').replaceAll('-', '')).sort()).toEqual(
    schemaNames.map((name) => name.toLowerCase()).sort(),
  );
  expect(JSON.stringify(schemas)).not.toMatch(/"(additional|unevaluated)Properties":false/);
  for (const { description } of Object.values(schemas)) expect(description).toMatch(/\.$/);
});

/** Runs the generator of the types and gives its exit code and what it complains about. */
const generate = (argument: string) =>
  new Promise<{ code: number; complaint: string }>((resolve) => {
    const child = execFile(
      process.execPath,
      ['--import', 'tsx', 'tools/generate-types.ts', argument],
      { cwd: root },
      (_error, _stdout, complaint) => {
        resolve({ code: child.exitCode ?? -1, complaint });
      },
    );
  });

test('The types are what the schemas generate, and the generator knows no other option', async () => {
  const [checked, unknown] = await Promise.all([generate('--check'), generate('--chekc')]);

  expect(checked).toEqual({ code: 0, complaint: '' });
  expect(unknown).toEqual({ code: 2, complaint: expect.stringContaining('--chekc: found an unknown flag') });
});
