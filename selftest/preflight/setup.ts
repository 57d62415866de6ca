import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '../support/gateway.ts';

export type Env = Readonly<Record<string, string>>;

/** What a wrong set-up may be built from, and what is closed after its run. */
export interface Peers {
  /** The settings of a sound run. */
  readonly env: Env;
  /** A folder of the test. */
  readonly folder: string;
  /** A gateway that gives this answer to everything. */
  readonly answering: (page: Page) => Promise<Env>;
  readonly closing: (peer: { readonly close: () => Promise<void> }) => void;
}

export type Setup = (peers: Peers) => Env | Promise<Env>;
export type Case = readonly [what: string, exit: 2 | 3, message: RegExp, setup: Setup];

export const setting =
  (own: Env): Setup =>
  () =>
    own;
export const answer =
  (page: Page): Setup =>
  ({ answering }) =>
    answering(page);
export const written =
  (name: string, text: (env: Env) => string): Setup =>
  ({ env, folder }) => {
    const ENV_FILE = path.join(folder, name);
    writeFileSync(ENV_FILE, text(env));
    return { ...Object.fromEntries(Object.keys(env).map((key) => [key, ''])), ENV_FILE };
  };
export const lines = (env: Env): string =>
  Object.entries(env)
    .map(([name, value]) => `${name}='${value}'`)
    .join('\n');
/** A place that cannot be written by anybody: below a file. */
export const belowAFile =
  (name: string): Setup =>
  ({ folder }) => {
    writeFileSync(path.join(folder, 'file'), '');
    return { [name]: path.join(folder, 'file', 'place') };
  };
