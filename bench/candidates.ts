import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { playwrightCli } from '../tools/cli/playwright.ts';
import { collection } from './peers/collection.ts';
import { workflow } from './peers/workflow.ts';
import type { TenantProcess } from './tenant-process.ts';

const peers = path.join(import.meta.dirname, 'peers');
const peer = (file: string): string => path.join(import.meta.dirname, 'node_modules', file);

/** Where everything is put that a candidate writes. */
export const scratch = path.join(tmpdir(), `conformance-bench-${process.pid}`);

/** How much a candidate is asked to do. */
export interface Load {
  readonly what: 'journey' | 'short';
  readonly times: number;
  readonly workers: number;
}

/** A way to make the same requests and the same checks. */
export interface Candidate {
  readonly id: 'limit' | 'bare' | 'ours' | 'newman' | 'stepci';
  readonly label: string;
  readonly takes: (load: Load) => boolean;
  /** The program and its arguments; what it needs is written to the scratch folder first. */
  readonly args: (load: Load, tenant: TenantProcess) => readonly string[];
}

function written(name: string, content: unknown): string {
  mkdirSync(scratch, { recursive: true });
  const file = path.join(scratch, name);
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const played = (folder: string, { what, workers }: Load): readonly string[] => [
  playwrightCli,
  'test',
  '-c',
  path.join(peers, folder, 'playwright.config.ts'),
  `${what}.spec.ts`,
  `--workers=${workers}`,
];

const journeysOf = ({ what, workers }: Load): boolean => what === 'journey' && workers === 1;

/** Everybody who is measured. */
export const candidates: readonly Candidate[] = [
  {
    id: 'limit',
    label: 'undici + Ajv, the practical limit',
    takes: ({ what }) => what === 'journey',
    args: ({ times, workers }, { target }) => [
      '--import',
      'tsx',
      path.join(peers, 'limit.js'),
      target.url,
      target.tenant,
      target.client,
      `${times}`,
      `${workers}`,
    ],
  },
  {
    id: 'bare',
    label: 'bare Playwright + Ajv, its defaults, line reporter',
    takes: () => true,
    args: (load) => played('bare', load),
  },
  {
    id: 'ours',
    label: 'this suite, evidence and redaction on',
    takes: () => true,
    args: (load) => played('ours', load),
  },
  {
    id: 'newman',
    label: 'Newman',
    takes: journeysOf,
    args: ({ times }, { target: { url, tenant, client } }) => [
      peer('newman/bin/newman.js'),
      'run',
      written('collection.json', collection()),
      `--iteration-count=${times}`,
      '--reporters=progress',
      ...Object.entries({ url, tenant, client, password: 'correct horse 42' }).flatMap(([key, value]) => [
        '--env-var',
        `${key}=${value}`,
      ]),
    ],
  },
  {
    id: 'stepci',
    label: 'Step CI',
    takes: journeysOf,
    args: ({ times }, { target: { url, tenant, client } }) => [
      peer('stepci/dist/index.js'),
      'run',
      written('workflow.yml', workflow(url, tenant, client, times)),
    ],
  },
];

/** The environment of every candidate. */
export const environment = (tenant: TenantProcess): Readonly<Record<string, string>> => ({
  ...tenant.settings,
  PATH: '/usr/local/bin:/usr/bin:/bin',
  HOME: scratch,
  RESULTS_DIR: path.join(scratch, 'results'),
  ENV_FILE: 'none',
  // Nothing but the tenant is spoken to.
  STEPCI_DISABLE_ANALYTICS: '1',
});

/** Forgets what candidates have written. */
export function forget(): void {
  rmSync(scratch, { recursive: true, force: true });
}
