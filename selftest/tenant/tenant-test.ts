import { test as base } from '@playwright/test';
import { startTenant } from '../../tenant/index.ts';
import type { RunningTenant, TenantOptions } from '../../tenant/index.ts';

export { expect } from '@playwright/test';

interface Sent {
  readonly token?: string;
  readonly json?: unknown;
  /** A body sent as it is, with `type` as its media type. */
  readonly raw?: string | Uint8Array<ArrayBuffer>;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body; undefined when the answer had none. */
  readonly body: unknown;
}

function at({ body }: Answered, name: string): unknown {
  const members: [string, unknown][] = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  return members.find(([key]) => key === name)?.[1];
}

/** A text member of an answer; empty when it has none. */
export function textMember(answer: Answered, name: string): string {
  const value = at(answer, name);
  return typeof value === 'string' ? value : '';
}

/** A number member of an answer; NaN when it has none. */
export function numberMember(answer: Answered, name: string): number {
  const value = at(answer, name);
  return typeof value === 'number' ? value : Number.NaN;
}

export interface LoggedInCustomer {
  readonly id: string;
  readonly email: string;
  readonly password: string;
  readonly token: string;
  readonly refreshToken: string;
  readonly sessionId: string;
}

/** A client of a running tenant, with the requests that most tests begin with. */
export class TenantClient {
  readonly running: RunningTenant;
  #sessions = 0;

  constructor(running: RunningTenant) {
    this.running = running;
  }

  /** Sends a request; `~` in the path stands for `/customer/acme`. */
  async ask(method: string, path: string, sent: Sent = {}): Promise<Answered> {
    const body = sent.json === undefined ? sent.raw : JSON.stringify(sent.json);
    const type = sent.type ?? (sent.json === undefined ? undefined : 'application/json');
    const response = await fetch(this.running.url + path.replace('~', '/customer/acme'), {
      method,
      headers: {
        ...(sent.token === undefined ? {} : { authorization: `Bearer ${sent.token}` }),
        ...(type === undefined ? {} : { 'content-type': type }),
        ...sent.headers,
      },
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    const { status, headers } = response;
    return { status, headers, text, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
  }

  async anonymous(tenant = 'acme'): Promise<Answered> {
    return this.ask('GET', `/customerlogin/auth/anonymous/login?tenant=${tenant}&client_id=${tenant}-storefront`);
  }

  async guest(tenant = 'acme'): Promise<string> {
    return textMember(await this.anonymous(tenant), 'access_token');
  }

  /** A service token of the first tenant, with all its scopes unless some are named. */
  async service(scope = ''): Promise<string> {
    const [tenant] = this.running.tenants;
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: tenant?.serviceClientId ?? '',
      client_secret: tenant?.serviceClientSecret ?? '',
      scope,
    });
    const type = 'application/x-www-form-urlencoded';
    return textMember(await this.ask('POST', '/oauth/token', { raw: form.toString(), type }), 'access_token');
  }

  newEmail(): string {
    this.#sessions += 1;
    return `person-${this.#sessions}@example.test`;
  }

  async signup(more: Readonly<Record<string, unknown>> = {}): Promise<Answered & { email: string; password: string }> {
    const email = this.newEmail();
    const password = 'correct horse';
    const token = await this.guest();
    const answer = await this.ask('POST', '~/signup', { token, json: { email, password, ...more } });
    return { ...answer, email, password };
  }

  async login(email: string, password: string): Promise<Answered> {
    return this.ask('POST', '~/login', { token: await this.guest(), json: { email, password } });
  }

  /** Signs a customer up and logs it in. */
  async customer(more: Readonly<Record<string, unknown>> = {}): Promise<LoggedInCustomer> {
    const { email, password, ...signup } = await this.signup(more);
    const login = await this.login(email, password);
    return {
      id: textMember(signup, 'id'),
      email,
      password,
      token: textMember(login, 'access_token'),
      refreshToken: textMember(login, 'refresh_token'),
      sessionId: textMember(login, 'session_id'),
    };
  }
}

/** A test that can start tenants, which are closed after it. */
export const test = base.extend<{ serve: (options?: TenantOptions) => Promise<TenantClient> }>({
  // The empty pattern is how Playwright is told that a fixture needs no other.

  serve: async ({}, use) => {
    const started: RunningTenant[] = [];
    await use(async (options) => {
      const running = await startTenant(options);
      started.push(running);
      return new TenantClient(running);
    });
    await Promise.all(started.map((running) => running.close()));
  },
});
