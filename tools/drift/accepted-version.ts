import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PublishedName } from '../../contract/published-documents.ts';
import type { Facts } from './facts.ts';

const fileOf = (name: PublishedName): string =>
  fileURLToPath(new URL(`../../contract/published/${name}.json`, import.meta.url));

/** The facts of the version of a document that the contract implements; none before the first was accepted. */
export const acceptedVersion = (name: PublishedName): Facts =>
  existsSync(fileOf(name)) ? (JSON.parse(readFileSync(fileOf(name), 'utf8')) as Facts) : {};

/** Makes this version of a document the one that the contract implements. */
export function accept(name: PublishedName, facts: Facts): void {
  const ordered = Object.fromEntries(Object.entries(facts).sort(([one], [other]) => (one < other ? -1 : 1)));
  const beside = `${fileOf(name)}.${process.pid}`;
  writeFileSync(beside, `${JSON.stringify(ordered, null, 2)}\n`);
  renameSync(beside, fileOf(name));
}
