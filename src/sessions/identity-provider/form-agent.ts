import { Blocked } from '../../evidence/failures.ts';
import { recorder } from '../../evidence/recorder.ts';
import { isBack, type LoginAgent, type Person } from './login-agent.ts';

/** A login takes five steps where nobody is asked for consent; whoever needs more than this goes in circles. */
const mostSteps = 12;
/** How long one answer may take, in milliseconds. */
const patience = 15_000;

interface Step {
  readonly url: URL;
  /** A form that is sent; without one, the address is read. */
  readonly form?: URLSearchParams;
}

/** Cookies of one origin, by name. */
class Jar {
  private readonly cookies = new Map<string, string>();

  keep(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [, name, value = ''] = /^([^=;]+)=([^;]*)/.exec(line) ?? [];
      if (name === undefined) continue;
      if (value === '' || /;\s*(max-age=0|expires=thu, 01.jan.1970)/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }

  header(): Record<string, string> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return cookie === '' ? {} : { cookie };
  }
}

/** Fills in the first form of a page that asks for a name or a password; nothing where there is none. */
async function fillIn(page: string, at: URL, { user, password }: Person): Promise<Required<Step> | undefined> {
  const { parse } = await import('node-html-parser');
  const form = parse(page)
    .querySelectorAll('form')
    .find((each) => each.querySelector('input[type=password], input[type=email], input[type=text]') !== null);
  if (!form) return undefined;
  const fields = new URLSearchParams();
  for (const input of form.querySelectorAll('input')) {
    const { name, value = '', type = 'text' } = input.attributes;
    if (name === undefined || ['checkbox', 'radio', 'submit', 'button'].includes(type)) continue;
    fields.set(name, type === 'password' ? password : type === 'hidden' ? value : user);
  }
  return { url: new URL(form.getAttribute('action') ?? '', at), form: fields };
}

/** Logs in over plain HTTP, where the login page is a form that works without scripts. It speaks to one origin only. */
export class PlainAgent implements LoginAgent {
  private readonly jar = new Jar();
  private readonly origin: string;

  /** @param origin the origin of the identity provider */
  constructor(origin: string) {
    this.origin = origin;
  }

  async visit(start: URL, person: Person): Promise<URL> {
    let step: Step = { url: start };
    let sent = 0;
    for (let steps = 0; steps < mostSteps; steps++) {
      const response = await this.take(step);
      const location = response.headers.get('location');
      if (response.status >= 300 && response.status < 400 && location !== null) {
        await response.body?.cancel();
        step = { url: new URL(location, step.url) };
        if (isBack(step.url.href, person)) return step.url;
        continue;
      }
      const filled = sent < 2 ? await fillIn(await response.text(), step.url, person) : undefined;
      if (!filled) throw new Error(this.stuckAt(step.url, response.status, sent));
      if (filled.form.size > 0) sent++;
      step = filled;
    }
    throw new Error(`The identity provider ${this.origin} did not send back within ${mostSteps} steps.`);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  private async take({ url, form }: Step): Promise<Response> {
    if (url.origin !== this.origin)
      throw new Error(
        `The identity provider is ${this.origin}, and its login leads to ${url.origin}, to which nothing is sent: set IDP_BROWSER and IDP_BROWSER_HOSTS.`,
      );
    try {
      const response = await fetch(url, {
        method: form ? 'POST' : 'GET',
        headers: { accept: 'text/html', ...this.jar.header() },
        ...(form && { body: form }),
        redirect: 'manual',
        signal: AbortSignal.timeout(patience),
      });
      this.jar.keep(response);
      return response;
    } catch (error) {
      recorder.fail('blocked');
      throw new Blocked(`The identity provider ${this.origin} gave no answer at ${url.pathname}.`, { cause: error });
    }
  }

  private stuckAt({ pathname }: URL, status: number, sent: number): string {
    const at = `The identity provider ${this.origin} answered ${status} at ${pathname}`;
    return sent > 0
      ? `${at} to IDP_USER and IDP_PASSWORD, and did not send back: check them, or set IDP_BROWSER where the login takes more than a form.`
      : `${at} without a login form and without sending back: check IDP_CLIENT_ID and IDP_REDIRECT_URI, or set IDP_BROWSER where the page needs scripts.`;
  }
}
