import path from 'node:path';

/** Whether this is the compiled package in somebody's project, and not the repository. */
export const isPackaged = import.meta.filename.endsWith('.js');

/** How the names of our modules end: as they were written, or compiled. */
export const sourceExtension = isPackaged ? '.js' : '.ts';

/** Whether a file is one of our modules or data, of which the suite consists; declarations of types are not. */
export const isSource = (name: string): boolean =>
  (name.endsWith(sourceExtension) && !name.endsWith('.d.ts')) || name.endsWith('.json');

/** The name of the package and of its command. */
export const packageName = 'emporix-conformance';

/**
 * A command as it is typed: by npm in the repository, by npx in a project that has installed the package.
 * @param name as npm runs it, such as `conformance` or `sweep`
 */
export function commandLine(name: string, args = ''): string {
  if (isPackaged) return `npx ${packageName} ${name === 'conformance' ? 'run' : name}${args && ` ${args}`}`;
  return `npm run ${name}${args && ` -- ${args}`}`;
}

const isBelow = (relative: string): boolean => !relative.startsWith('..') && !path.isAbsolute(relative);

/** A file as reports name it: below the folder of the configuration, or else below the folder in which the run was started. */
export function shownPath(root: string, file: string): string {
  const within = path.relative(root, file);
  if (isBelow(within)) return within;
  const here = path.relative(process.cwd(), file);
  return isBelow(here) ? here : file;
}
