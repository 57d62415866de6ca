import { defineConfig } from '@playwright/test';
import { task } from '../../target.ts';

/** What somebody writes on the first day: Playwright as it comes, and a line on the terminal. */
export default defineConfig({ testDir: '.', fullyParallel: true, reporter: 'line', metadata: task() });
