import { request } from '@playwright/test';
import { rowOf, type OperationName } from '../../contract/operations/index.ts';
import { judge } from '../checks/judge.ts';
import type { ReceivedResponse } from '../checks/http-message.ts';
import { inOneLine, inWords } from '../checks/violation-words.ts';
import { buildRequest } from '../client/build-request.ts';
import { jsonIn, wordsOf } from '../client/foreign-answer.ts';
import { HttpClient } from '../client/http-client.ts';
import { contextsFor, userAgentOf } from '../client/network.ts';
import type { RunLimits } from '../client/rate-limit.ts';
import { retryPolicyOf } from '../client/retry-policy.ts';
import { retryFor } from '../client/retry-settings.ts';
import { TargetGuard } from '../client/target-guard.ts';
import type { FixedCustomerLogin, OutsideTarget, Settings, TenantAccess } from '../config/index.ts';
import { Blocked } from '../evidence/failures.ts';
import { PreflightProblem, type RunProblem } from '../evidence/run-problem.ts';
import { secrets } from '../secrets/secrets.ts';
import { tenantsOf } from '../target/target.ts';
import { notTheApi } from './api-voice.ts';
import { hintFor } from './network-hint.ts';

/** How long the first answer may take, in milliseconds, where PATIENCE does not say it. */
const patience = 8_000;

type Given = Parameters<typeof buildRequest>[2];

interface Asked {
  /** The question, for messages. */
  readonly what: string;
  readonly received: ReceivedResponse;
}

const companions = { other: 'OTHER_', optIn: 'OPTIN_', closed: 'CLOSED_' } as const;
const neededScopes = ['customer.customer_read', 'customer.customer_manage'];

const refused = (settings: string, { what, received }: Asked, hint: string): PreflightProblem =>
  new PreflightProblem(
    'error',
    `${settings} was refused: ${what} was answered ${received.status}, ${wordsOf(received)}. ${hint}.`,
  );

/** Asks a target one question for each credential in its settings. Nothing is created by that. */
export class AccessCheck {
  private readonly target: OutsideTarget;
  private readonly client: HttpClient;
  private readonly found: RunProblem[] = [];
  /** Whether the API itself has answered. */
  private isHeard = false;

  constructor(target: OutsideTarget, settings: Settings, limits: RunLimits) {
    this.target = target;
    const agent = () => userAgentOf(settings, `run ${settings.seed}; preflight`);
    const guard = new TargetGuard(target.url, tenantsOf(target));
    const contexts = contextsFor(settings, request);
    this.client = new HttpClient(contexts, guard, agent, retryFor(settings, { limits, patience }));
  }

  close(): Promise<void> {
    return this.client.close();
  }

  /** Everything that is wrong; where the target itself does not answer, nothing else is asked of it. */
  async problems(): Promise<readonly RunProblem[]> {
    const { main, customer } = this.target;
    const guest = await this.collect(() => this.askAsStorefront('', main));
    if (!this.isHeard) return this.found;
    await this.collect(() => this.askAsService('', main));
    for (const name of ['other', 'optIn', 'closed'] as const) {
      const access = this.target[name];
      if (!access) continue;
      await this.collect(() => this.askAsStorefront(companions[name], access));
      await this.collect(() => this.askAsService(companions[name], access));
    }
    if (customer && guest !== undefined) await this.collect(() => this.logIn(main, customer, guest));
    return this.found;
  }

  private async collect<Value>(question: () => Promise<Value>): Promise<Value | undefined> {
    try {
      return await question();
    } catch (error) {
      if (error instanceof PreflightProblem) this.found.push(error.problem);
      else if (error instanceof Blocked)
        this.found.push({ verdict: 'blocked', message: `${error.message} ${hintFor(error.message)}` });
      else throw error;
      return undefined;
    }
  }

  /**
   * Asks for an anonymous token; the first answer also shows whether it is the API that answers.
   * @returns the token
   */
  private async askAsStorefront(prefix: string, access: TenantAccess): Promise<string> {
    const asked = await this.ask('logInAnonymously', access);
    const { what, received } = asked;
    const names = `${prefix}TENANT or ${prefix}STOREFRONT_CLIENT_ID`;
    const hint = 'Set them to a tenant of the target and the client id of its storefront';
    if (received.status === 404)
      throw refused(`API_URL, ${names}`, asked, `${hint}, and API_URL to the address that the API is below`);
    this.isHeard = true;
    if (received.status >= 400 && received.status < 500) throw refused(names, asked, hint);
    const { access_token: token } = jsonIn(received) ?? {};
    if (received.status === 200 && typeof token === 'string' && token !== '') return token;
    const nothingKnown = { passwordIn: () => false, foreignTokenIn: () => false };
    const { violations } = judge(rowOf('logInAnonymously'), [200], received, nothingKnown);
    const wrong = violations.map(inWords).map(inOneLine).join('; ');
    throw new PreflightProblem(
      'deviates',
      `the very first answer of ${this.target.url} was wrong: ${what} was answered ${received.status}. ${wrong}. Nothing else was asked.`,
    );
  }

  private async askAsService(prefix: string, access: TenantAccess): Promise<void> {
    const { service, tenant } = access;
    if (!service) return;
    const body = { grant_type: 'client_credentials', client_id: service.id, client_secret: service.secret };
    const asked = await this.ask('requestServiceToken', access, { body });
    const id = `${prefix}SERVICE_CLIENT_ID`;
    const hint = `Set them to the service key of the tenant ${tenant}`;
    if (asked.received.status !== 200) throw refused(`${id} or ${prefix}SERVICE_CLIENT_SECRET`, asked, hint);
    const { scope } = jsonIn(asked.received) ?? {};
    if (typeof scope !== 'string' || scope === '') return;
    const scopes = scope.split(/\s+/);
    const owner = scopes.find((each) => each.startsWith('tenant='));
    if (owner !== undefined && owner !== `tenant=${tenant}`)
      throw new PreflightProblem(
        'error',
        `${id} is a key of another tenant than ${tenant}: ${asked.what} was answered with the scope ${JSON.stringify(owner)}.`,
      );
    const missing = neededScopes.filter((each) => !scopes.includes(each));
    if (missing.length > 0)
      throw new PreflightProblem(
        'error',
        `${id} is a key without ${missing.join(' and ')}: ${asked.what} was answered with other scopes. Grant what is missing, or leave ${id} unset.`,
      );
  }

  private async logIn(access: TenantAccess, body: FixedCustomerLogin, guest: string): Promise<void> {
    const asked = await this.ask('logIn', access, { body }, guest);
    if (asked.received.status === 200) return;
    const hint = `Name a customer of ${access.tenant} who is active and not on hold`;
    throw refused('CUSTOMER_EMAIL or CUSTOMER_PASSWORD', asked, hint);
  }

  private async ask(
    operation: OperationName,
    access: TenantAccess,
    given: Given = {},
    bearer?: string,
  ): Promise<Asked> {
    const row = rowOf(operation);
    const label = bearer === undefined ? 'nobody' : 'guest';
    const speaker = { label, access, ...(bearer !== undefined && { bearer }) };
    const sent = buildRequest(row, speaker, given);
    const received = await this.client.send(speaker, operation, sent, retryPolicyOf(row, given, [row.success]));
    const answer = jsonIn(received);
    if (answer) secrets.addFrom(answer);
    const what = `${operation} (${row.route}) for the tenant ${access.tenant}`;
    const foreign = notTheApi(what, this.target.url, received);
    if (foreign) throw foreign;
    return { what, received };
  }
}
