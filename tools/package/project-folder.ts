import { existsSync } from 'node:fs';
import path from 'node:path';
import { extensionFiles } from '../../src/config/extension-file.ts';

/** The folder of a project that has installed the package: the nearest one with our own file, else with a package.json. */
export function projectFolder(from = process.cwd()): string {
  const { root } = path.parse(from);
  const folders = [from];
  for (let folder = from; folder !== root;) folders.push((folder = path.dirname(folder)));
  const nearest = (names: readonly string[]) =>
    folders.find((folder) => names.some((name) => existsSync(path.join(folder, name))));
  return nearest(extensionFiles) ?? nearest(['package.json']) ?? from;
}
