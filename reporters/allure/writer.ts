import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { TestResult } from 'allure-js-commons';
import { FileSystemWriter } from 'allure-js-commons/sdk/reporter';

/**
 * Writes Allure's results without forcing each file to the disk, which held the whole run up, and lays over each result what the
 * suite itself knows better.
 */
export class UnhurriedWriter extends FileSystemWriter {
  private readonly folder: string;
  private readonly own = new Map<string, Partial<TestResult>>();

  constructor(folder: string) {
    super({ resultsDir: folder });
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  /** Says what a result that is about to be written is to hold. */
  amend(uuid: string, own: Partial<TestResult>): void {
    this.own.set(uuid, own);
  }

  override writeAttachment(name: string, content: Buffer): void {
    writeFileSync(path.join(this.folder, name), content);
  }

  override writeResult(result: TestResult): void {
    const text = JSON.stringify({ ...result, ...this.own.get(result.uuid) });
    this.own.delete(result.uuid);
    writeFileSync(path.join(this.folder, `${result.uuid}-result.json`), text);
  }
}
