import { writeSync } from 'node:fs';
import { projectsIn } from '../config/index.ts';

/**
 * Ends a process that is asked for a target that the run does not have: Playwright ends with 1 then, and with a stack.
 * @param names the targets that TARGETS names
 */
export function refuseUnknownProjects(names: readonly string[]): void {
  const isKnown = (project: string): boolean => names.some((name) => name.toLowerCase() === project.toLowerCase());
  const unknown = projectsIn(process.argv).find((project) => !isKnown(project));
  if (unknown === undefined) return;
  const expected = names.length === 0 ? 'left out, as TARGETS names no targets' : `one of ${names.join(', ')}`;
  writeSync(2, `error: --project is ${JSON.stringify(unknown)}, but must be ${expected}.\n`);
  process.exit(2);
}
