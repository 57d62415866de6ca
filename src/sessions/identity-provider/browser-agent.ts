import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import { Blocked } from '../../evidence/failures.ts';
import { recorder } from '../../evidence/recorder.ts';
import type { BrowserAccess } from '../../config/index.ts';
import { isBack, type LoginAgent, type Person } from './login-agent.ts';

/** How long a login may take, from the first page until it sends back, in milliseconds. */
const patience = 20_000;

const nameField = [
  'input[autocomplete="username"]',
  'input[type="email"]',
  'input[name="username"]',
  'input[name="identifier"]',
  'input[name*="user" i]',
  'input[name*="email" i]',
  'input[name*="login" i]:not([type="hidden"]):not([type="submit"])',
].join(', ');
const passwordField = 'input[type="password"]';

/** What a person's browser has. A run has constants for all of it, as no other test opens a page. */
const asAPerson: BrowserContextOptions = {
  javaScriptEnabled: true,
  viewport: { width: 1280, height: 800 },
  screen: { width: 1280, height: 800 },
  serviceWorkers: 'block',
};

/** The browser finds no other host than these: whatever else a page asks for has no address. */
const onlyTo = (hosts: readonly string[]): string =>
  `--host-resolver-rules=${[...hosts.map((host) => `MAP ${host} ${host}`), 'MAP * ~NOTFOUND'].join(' , ')}`;

/** Logs in at a page with a real browser, by what login pages have in common: a name or an e-mail, a password, the Enter key. */
export class BrowserAgent implements LoginAgent {
  private readonly origin: string;
  private readonly browser: Browser;
  private readonly context: BrowserContext;

  private constructor(origin: string, browser: Browser, context: BrowserContext) {
    this.origin = origin;
    this.browser = browser;
    this.context = context;
  }

  /**
   * Starts a browser that reaches the provider and the hosts that were allowed.
   * @throws Error when it does not start, with the setting to check
   */
  static async open(origin: string, { executable, hosts }: BrowserAccess): Promise<BrowserAgent> {
    const { chromium } = await import('@playwright/test');
    const launching = chromium.launch({
      ...(executable !== undefined && { executablePath: executable }),
      // As root, as in most containers, Chromium has no sandbox to start.
      args: [onlyTo([new URL(origin).host, ...hosts]), ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    });
    const browser = await launching.catch((error: unknown) => {
      const [line] = (error instanceof Error ? error.message : String(error)).split('\n');
      throw new Error(`IDP_BROWSER is ${executable ?? '1'}, but that browser does not start: ${line ?? ''}`, {
        cause: error,
      });
    });
    return new BrowserAgent(origin, browser, await browser.newContext(asAPerson));
  }

  async visit(start: URL, person: Person): Promise<URL> {
    const page = await this.context.newPage();
    const missing = new Set<string>();
    page.on('requestfailed', (request) => {
      if (/NAME_NOT_RESOLVED/.test(request.failure()?.errorText ?? '') && !isBack(request.url(), person))
        missing.add(new URL(request.url()).host);
    });
    try {
      const back = page.waitForRequest((request) => isBack(request.url(), person), { timeout: patience });
      const login = this.open(page, start).then((there) => (there ? logIn(page, person) : undefined));
      // Who is logged in already is sent back without being asked for anything.
      const request = await Promise.race([back, login.then(() => back)]);
      return new URL(request.url());
    } catch (error) {
      if (error instanceof Blocked) throw error;
      const hosts =
        missing.size > 0 ? ` It asked for ${[...missing].join(', ')}: allow them by IDP_BROWSER_HOSTS.` : '';
      throw new Error(
        `The login page of ${this.origin} did not send back within ${patience / 1000} s, last at ${new URL(page.url()).pathname}: check IDP_USER, IDP_PASSWORD and IDP_REDIRECT_URI.${hosts}`,
        { cause: error },
      );
    } finally {
      await page.close();
    }
  }

  async close(): Promise<void> {
    await this.browser.close();
  }

  /** Whether there is a page; where somebody is logged in already, the provider sends back at once, to where nothing is. */
  private async open(page: Page, start: URL): Promise<boolean> {
    try {
      await page.goto(start.href, { timeout: patience });
      return true;
    } catch (error) {
      if (error instanceof Error && /ERR_CONNECTION/.test(error.message)) {
        recorder.fail('blocked');
        throw new Blocked(`The identity provider ${this.origin} gave no answer.`, { cause: error });
      }
      return false;
    }
  }
}

/** Fills in what is there; a page may ask for the name first, and for the password on the next one. */
async function logIn(page: Page, { user, password }: Person): Promise<void> {
  const [name, secret] = [page.locator(nameField).first(), page.locator(passwordField).first()];
  await name.or(secret).first().waitFor({ timeout: patience });
  if (await name.isVisible()) await name.fill(user);
  if (!(await secret.isVisible())) {
    await name.press('Enter');
    await secret.waitFor({ timeout: patience });
  }
  await secret.fill(password);
  await secret.press('Enter');
}
