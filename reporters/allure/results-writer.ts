import { closeSync, ftruncateSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { TestResult } from 'allure-js-commons';
import { noteUnwritten } from '../unwritten.ts';
import { FileSystemWriter } from './allure-library.ts';

/** What an earlier run has left. */
const results = /-(result|container)\.json$|^(categories\.json|environment\.properties)$/;
const attachments = /-attachment\./;

/**
 * Writes Allure's results without forcing each file to the disk, which held the whole run up, and lays over each result what the
 * suite itself knows better.
 */
export class UnhurriedWriter extends FileSystemWriter {
  private readonly folder: string;
  private readonly own = new Map<string, Partial<TestResult>>();
  private readonly spare: string[];

  /** Empties the folder of an earlier run's results, which would read as retries of this one's tests. */
  constructor(folder: string) {
    super({ resultsDir: folder });
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
    const left = readdirSync(folder);
    for (const name of left.filter((each) => results.test(each))) rmSync(path.join(folder, name));
    this.spare = left.filter((each) => attachments.test(each));
  }

  /** Removes what an earlier run has left and this one had no use for. */
  close(): void {
    for (const name of this.spare.splice(0)) rmSync(path.join(this.folder, name));
  }

  /** Says what a result that is about to be written is to hold. */
  amend(uuid: string, own: Partial<TestResult>): void {
    this.own.set(uuid, own);
  }

  /**
   * Takes over a file that an earlier run has left, where there is one: a file system such as ext4 is slow to make thousands of files
   * where as many were removed a moment ago, which cost a sixth of a run that followed another.
   */
  override writeAttachment(name: string, content: Buffer): void {
    const file = path.join(this.folder, name);
    const left = this.spare.pop();
    if (left === undefined) {
      this.write(file, content);
      return;
    }
    renameSync(path.join(this.folder, left), file);
    const descriptor = openSync(file, 'r+');
    this.write(descriptor, content);
    ftruncateSync(descriptor, content.length);
    closeSync(descriptor);
  }

  override writeResult(result: TestResult): void {
    const text = JSON.stringify({ ...result, ...this.own.get(result.uuid) });
    this.own.delete(result.uuid);
    this.write(path.join(this.folder, `${result.uuid}-result.json`), text);
  }

  /** Playwright would print the stack of an error for each test; the verdict tells it once. */
  private write(file: string | number, content: string | Buffer): void {
    try {
      writeFileSync(file, content);
    } catch (error) {
      noteUnwritten(path.basename(this.folder), error);
    }
  }
}
