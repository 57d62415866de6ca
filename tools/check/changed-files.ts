import { execFileSync } from 'node:child_process';
import { root } from '../cli/playwright.ts';

const git = (...args: readonly string[]): readonly string[] =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean);

/** The files that differ from where this branch left main, those that git does not track yet included. */
export const changedFiles = (): readonly string[] => [
  ...git('diff', '--name-only', '--diff-filter=d', git('merge-base', 'main', 'HEAD')[0] ?? 'HEAD'),
  ...git('ls-files', '--others', '--exclude-standard'),
];
