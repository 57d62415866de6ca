import { readFileSync, statSync } from 'node:fs';
import { dereference, validate } from '@readme/openapi-parser';
import { parse } from 'yaml';
import { CommandError } from '../cli/command-error.ts';
import type { OpenApi } from './facts.ts';

/** The exit code where the document could not be asked for: the network's fault, not the document's. */
const unreachable = 3;

/** How long the document may take to arrive, in milliseconds. */
const patience = 20_000;

const because = (error: unknown): string => {
  const { message, cause } = error instanceof Error ? error : new Error(String(error));
  return cause instanceof Error ? `${message}: ${cause.message}` : message;
};

async function fetched(url: string): Promise<string> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(patience) });
    if (!answer.ok) throw new CommandError(`${url} was answered ${answer.status} ${answer.statusText}.`, unreachable);
    return await answer.text();
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw new CommandError(`${url} could not be asked for: ${because(error)}.`, unreachable);
  }
}

function read(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) throw new CommandError(`"${file}" is not there; expected a file or the URL of an OpenAPI document.`);
  if (!found.isFile()) throw new CommandError(`"${file}" is no file; expected an OpenAPI document in YAML or JSON.`);
  return readFileSync(file, 'utf8');
}

/** References to other files and hosts: they are never followed, as whoever names a document has named no other. */
function* foreign(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (name === '$ref' && typeof inner === 'string' && !inner.startsWith('#')) yield inner;
    yield* foreign(inner);
  }
}

function parsed(where: string, text: string): object {
  if (/^\s*<(!doctype|html|\?xml)/i.test(text))
    throw new CommandError(`${where} is a page of HTML or XML, not an OpenAPI document.`);
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    throw new CommandError(`${where} is neither YAML nor JSON: ${because(error).split('\n')[0] ?? ''}`);
  }
  const { openapi, paths } = (value ?? {}) as { openapi?: unknown; paths?: unknown };
  if (typeof openapi !== 'string' || !openapi.startsWith('3.') || typeof paths !== 'object' || paths === null)
    throw new CommandError(`${where} is no OpenAPI document of version 3: it needs "openapi: 3.…" and "paths".`);
  const [outside] = foreign(value);
  if (outside !== undefined)
    throw new CommandError(`${where} refers to ${outside}, which is outside of it: bundle it into one document first.`);
  return value as object;
}

/** Nothing outside is resolved; slips that leave the meaning clear are the publisher's, and no reason to stop. */
const options = {
  resolve: { external: false },
  validate: {
    rules: {
      openapi: {
        'array-without-items': 'warning',
        'duplicate-non-request-body-parameters': 'warning',
        'duplicate-operation-id': 'warning',
        'non-optional-path-parameters': 'warning',
        'path-parameters-not-in-parameters': 'warning',
        'path-parameters-not-in-path': 'warning',
      },
    },
  },
} as const;

/**
 * Reads an OpenAPI document, with its references followed. Nothing but the document itself is ever asked for.
 * @param where a file, or an http or https URL
 * @throws CommandError when it cannot be read, is no OpenAPI document, or, with exit code 3, its host cannot be asked
 */
export async function openDocument(where: string): Promise<OpenApi> {
  const text = /^https?:\/\//i.test(where) ? await fetched(where) : read(where);
  const document = parsed(where, text);
  const asDocument = (): Parameters<typeof validate>[0] => structuredClone(document) as Parameters<typeof validate>[0];
  const result = await validate(asDocument(), options).catch((error: unknown) => ({
    valid: false as const,
    errors: [{ message: because(error) }],
  }));
  if (!result.valid)
    throw new CommandError(
      `${where} is no valid OpenAPI document:\n${result.errors
        .slice(0, 3)
        .map(({ message }) => `  ${message.split('\n')[0] ?? ''}`)
        .join('\n')}`,
    );
  return (await dereference(asDocument(), options)) as unknown as OpenApi;
}
