import path from 'node:path';
import { secrets } from '../../src/secrets/secrets.ts';
import { scan, type SecretScan } from './artefacts.ts';
import { Needles } from './secret-matcher.ts';

const needles = new Needles();
let isDone = false;

/** Takes up the secrets that the run has handled so far: at its end that would hold it up. */
export function prepareSearch(): void {
  needles.learn(secrets.all());
}

/** Whether the artefacts of this run were searched. */
export const isSearched = (): boolean => isDone;

/** Searches folders for every secret that this run has handled. Files are named as they are from here. */
export function search(folders: readonly string[]): SecretScan {
  isDone = true;
  prepareSearch();
  const found = folders.map((folder) => [path.relative(process.cwd(), folder), scan(folder, needles)] as const);
  return {
    secrets: needles.count,
    leaks: found.flatMap(([folder, { leaks }]) =>
      leaks.map((leak) => ({ ...leak, file: path.join(folder, leak.file) })),
    ),
    unread: found.flatMap(([folder, { unread }]) => unread.map((file) => path.join(folder, file))),
  };
}
