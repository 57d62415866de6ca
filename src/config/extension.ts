import { existsSync, readFileSync, statSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { closeContract, type Extension } from '../../contract/extension.ts';
import { messageOf } from '../shared/text.ts';
import { extensionFiles } from './extension-file.ts';

function isExtension(value: unknown): value is Extension {
  return typeof value === 'object' && value !== null && 'tests' in value && typeof value.tests === 'string';
}

/** A module that was compiled to CommonJS has its exports below another default. */
const defaultOf = ({ default: value }: { readonly default?: unknown }): unknown =>
  typeof value === 'object' && value !== null && 'default' in value ? value.default : value;

/** Whether Node reads a file as an ES module: by its ending, or by the manifest of its project. */
function isModule(file: string): boolean {
  if (/\.m[tj]s$/.test(file)) return true;
  const manifest = path.join(path.dirname(file), 'package.json');
  if (!existsSync(manifest)) return false;
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { readonly type?: string }).type === 'module';
}

const load = (file: string): unknown => (isModule(file) ? import(pathToFileURL(file).href) : createRequire(file)(file));

async function readExtension(file: string): Promise<string> {
  const extension = defaultOf((await load(file)) as { readonly default?: unknown });
  if (!isExtension(extension)) throw new Error('its default export is no result of defineExtension({ tests: ... })');
  const folder = path.resolve(extension.tests);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new Error(`tests: found "${extension.tests}", expected a folder below ${process.cwd()}`);
  return folder;
}

/**
 * Adds to the contract what a project declares in its own file, before anything has read the contract. A file that cannot be used
 * ends the process: Playwright would end it with 1, which is a verdict.
 * @returns the folder of the project's tests, where it has any
 */
export async function loadExtension(): Promise<string | undefined> {
  const name = extensionFiles.find((each) => existsSync(each));
  try {
    return name === undefined ? undefined : await readExtension(path.resolve(name));
  } catch (error) {
    writeSync(2, `error: ${name ?? ''} cannot be used: ${messageOf(error)}\n`);
    process.exit(2);
  } finally {
    closeContract();
  }
}
