import { chromium, test, type Page } from '@playwright/test';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const executablePath = '/usr/bin/chromium';

/** A page opened from a file, with its errors and requests. */
export interface OpenedPage {
  readonly page: Page;
  /** Errors and warnings of the console, and errors of scripts. */
  readonly complaints: readonly string[];
  /** URLs of all requests except the file itself. */
  readonly requests: readonly string[];
}

interface Browsing {
  /** Opens a page in Chromium; width and scheme where they matter. */
  open: (
    html: string,
    how?: { width?: number; colorScheme?: 'light' | 'dark'; javaScript?: boolean },
  ) => Promise<OpenedPage>;
}

/** A test with Chromium. It is skipped with a message if the Debian package is missing. */
export const browserTest = test.extend<Browsing>({
  open: async ({}, use, testInfo) => {
    if (!existsSync(executablePath)) {
      const reason = `not run: there is no ${executablePath} (apt-get install chromium)`;
      process.stderr.write(`${testInfo.title}: ${reason}\n`);
      testInfo.skip(true, reason);
    }
    const folder = mkdtempSync(path.join(tmpdir(), 'page-'));
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    await use(async (html, { width = 1400, colorScheme = 'light', javaScript = true } = {}) => {
      const file = path.join(folder, 'conformance.html');
      writeFileSync(file, html);
      const page = await browser.newPage({
        viewport: { width, height: 900 },
        colorScheme,
        javaScriptEnabled: javaScript,
      });
      const opened = { page, complaints: [] as string[], requests: [] as string[] };
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) opened.complaints.push(message.text());
      });
      page.on('pageerror', ({ message }) => opened.complaints.push(message));
      page.on('request', (request) => {
        if (request.url() !== pathToFileURL(file).href) opened.requests.push(request.url());
      });
      await page.goto(pathToFileURL(file).href);
      return opened;
    });
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  },
});
