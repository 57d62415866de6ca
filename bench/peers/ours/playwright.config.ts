import { defineConfig, type ReporterDescription } from '@playwright/test';
import path from 'node:path';
import ours from '../../../playwright.config.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const fromRoot = (file: string): string => (file.startsWith('.') ? path.join(root, file) : file);
const reporters = Array.isArray(ours.reporter) ? ours.reporter : [];

/** The conformance run as it is, evidence and redaction included, over the journey of the bench instead of the suite's tests. */
export default defineConfig(ours, {
  testDir: import.meta.dirname,
  globalSetup: [ours.globalSetup ?? []].flat().map(fromRoot),
  reporter: reporters.map(([file, options]): ReporterDescription => [fromRoot(file), options] as ReporterDescription),
});
