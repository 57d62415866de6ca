import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { proof, settings } from '../../src/config/index.ts';
import { isSetting } from '../../src/config/setting-names.ts';
import { environmentWith } from '../../src/config/shard.ts';
import { copyCheckout } from './copy-checkout.ts';

const cli = 'node_modules/@playwright/test/cli.js';

/** A checkout in the folder of results, whose reference tenant has all mutants built in. */
export class Laboratory {
  readonly results: string;
  private readonly folder: string;
  private readonly checkout: string;
  private readonly seed: number;

  /**
   * @param sources of the tenant, by their path
   * @param seed of the runs
   */
  constructor(root: string, sources: ReadonlyMap<string, string>, seed: number) {
    this.seed = seed;
    this.folder = path.join(settings.resultsDir, 'mutants');
    this.checkout = path.join(this.folder, 'checkout');
    this.results = path.join(this.folder, 'results');
    rmSync(this.folder, { recursive: true, force: true });
    copyCheckout(root, this.checkout);
    for (const [file, content] of sources) writeFileSync(path.join(this.checkout, file), content);
  }

  /**
   * Runs a project of the proof, with the reporter of the mutants.
   * @throws Error when it does not end within the minutes
   */
  async runProject(project: string, minutes: number): Promise<void> {
    const reporter = path.join(this.checkout, 'proof/mutants/reporter.ts');
    const args = ['-c', 'proof/playwright.config.ts', `--project=${project}`, `--reporter=${reporter}`];
    const env = proof.environment({ quick: false, allTests: false });
    if ((await this.run(args, env, this.results, minutes)) === null)
      throw new Error(`The mutants were not judged: "${project}" did not end within ${minutes} minutes.`);
  }

  /**
   * Runs the conformance tests until the first failure, with a mutant switched on in every process from its beginning.
   * @param slot of the runs that go on at once, each has its own results
   * @returns the exit code; null for a run that did not end within three minutes
   */
  runConformance(mutant: string, slot: number): Promise<number | null> {
    const env = environmentWith({ __STRYKER_ACTIVE_MUTANT__: mutant });
    return this.run(['--max-failures=1', '--workers=1'], env, `${this.results}-${slot}`, 3);
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async run(
    args: readonly string[],
    env: NodeJS.ProcessEnv,
    results: string,
    minutes: number,
  ): Promise<number | null> {
    const foreign = Object.fromEntries(Object.entries(env).filter(([name]) => !isSetting(name)));
    const own = { SEED: `${this.seed}`, LEVEL: 'should', RESULTS_DIR: results, LEDGER_DIR: `${results}/ledger` };
    const child = spawn(process.execPath, [path.join(this.checkout, cli), 'test', ...args], {
      cwd: this.checkout,
      env: { ...foreign, ...own },
      stdio: ['ignore', 'ignore', 'inherit'],
      // A group of its own, so that the workers of a run that hangs are ended with it.
      detached: true,
    });
    const limit = setTimeout(() => child.pid !== undefined && process.kill(-child.pid, 'SIGKILL'), minutes * 60_000);
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => {
        clearTimeout(limit);
        resolve(code);
      });
    });
  }
}
