import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';

/** A path from the folder of the repository, with slashes. */
export type SourceFile = string;

/** Every file of the repository, but those that git ignores. @throws where git is missing, or the folder is no checkout */
export function sourceFiles(root: string, ...below: readonly string[]): readonly SourceFile[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...below], {
    cwd: root,
    encoding: 'utf8',
  });
  return listed.split('\0').filter((file) => file !== '' && existsSync(path.join(root, file)));
}

/** Copies the checkout as it stands, with the packages of the original, so that its source can be changed. */
export function copyCheckout(root: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  for (const file of sourceFiles(root)) cpSync(path.join(root, file), path.join(to, file));
  symlinkSync(path.join(root, 'node_modules'), path.join(to, 'node_modules'), 'dir');
}
