import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FullConfig } from '@playwright/test';
import { FileSystemWriter } from 'allure-js-commons/sdk/reporter';
import { AllureReporter } from 'allure-playwright';

/** Writes Allure's results without forcing each file to the disk: a thousand forced writes held the whole run up. */
class UnhurriedWriter extends FileSystemWriter {
  private readonly folder: string;

  constructor(folder: string) {
    super({ resultsDir: folder });
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  override writeAttachment(name: string, content: Buffer): void {
    writeFileSync(path.join(this.folder, name), content);
  }

  override writeResult(result: Parameters<FileSystemWriter['writeResult']>[0]): void {
    writeFileSync(path.join(this.folder, `${result.uuid}-result.json`), JSON.stringify(result));
  }
}

/** No folders: they are for snapshots, which nothing here is compared with. */
const noFolders = { outputDir: '', snapshotDir: '' } as FullConfig['projects'][number];

/**
 * Allure's own reporter, with the writer above; it has no setting for it. It asks for the first project's folders, and fails where
 * merged shards have no projects.
 */
export default class Allure extends AllureReporter {
  override onConfigure(config: FullConfig): void {
    super.onConfigure(config.projects.length > 0 ? config : { ...config, projects: [noFolders] });
  }

  override onBegin(suite: Parameters<AllureReporter['onBegin']>[0]): void {
    super.onBegin(suite);
    const own = this as unknown as { allureRuntime: { writer: FileSystemWriter } };
    own.allureRuntime.writer = new UnhurriedWriter(this.options.resultsDir ?? 'allure-results');
  }
}
