import { readFileSync, statSync } from 'node:fs';
import { CommandError } from '../cli/command-error.ts';
import { fetchDocument, limits, shownAddress } from './fetch-document.ts';
import { parseOpenApi, unreadable, type OpenApiDocument } from './parse-document.ts';

function read(file: string): Uint8Array {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) throw new CommandError(`"${file}" is not there; expected a file or the URL of an OpenAPI document.`);
  if (!found.isFile()) throw new CommandError(`"${file}" is no file; expected an OpenAPI document in YAML or JSON.`);
  if (found.size > limits.bytes)
    throw new CommandError(
      `"${file}" is larger than ${limits.bytes / 1024 / 1024} MiB, which no document of an API is.`,
      unreadable,
    );
  return readFileSync(file);
}

const isAddress = (where: string): boolean => /^[a-z][a-z+.-]*:\/\//i.test(where);

/** What a document is called in messages: a file by its name, an address without its secrets. */
export const shownName = (where: string): string =>
  isAddress(where) && URL.canParse(where) ? shownAddress(new URL(where)) : where;

/**
 * Opens an OpenAPI document. Nothing but the document itself is ever asked for.
 * @param where a file, or an http or https URL
 * @param headers sent where it is a URL
 * @throws CommandError with exit code 2 where there is no such file, 3 where a host cannot be asked, 4 where it cannot be read
 */
export async function openDocument(where: string, headers: Readonly<Record<string, string>>): Promise<OpenApiDocument> {
  if (isAddress(where) && !/^https?:/i.test(where))
    throw new CommandError(
      `<document>: found an address of ${where.split(':', 1)[0] ?? ''}, expected a file, or a URL of http or https.`,
    );
  const bytes = isAddress(where) ? await fetchDocument(where, headers) : read(where);
  return parseOpenApi(shownName(where), bytes);
}
