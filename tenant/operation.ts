import type { Clock } from './clock.ts';
import type { Json, JsonObject } from './json.ts';
import type { AccessToken, TokenKind } from './model.ts';
import type { Notify } from './notifications.ts';
import type { Rules } from './rules/index.ts';
import type { TenantSettings } from './settings.ts';
import type { Store, TokenStore } from './store.ts';

/** One tenant: its settings and records. */
export interface Tenant {
  readonly settings: TenantSettings;
  readonly store: Store;
  /** Signs the tenant's saas tokens. */
  readonly saasKey: Uint8Array;
}

/** What all tenants of one server share. */
export interface ServerContext {
  readonly clock: Clock;
  readonly rules: Rules;
  readonly tenants: readonly Tenant[];
  readonly tokens: TokenStore;
  readonly notify: Notify;
  /** Takes what an operation threw. */
  readonly logError: (error: unknown) => void;
}

/** A request of an operation that needs no token. */
export interface PublicCall {
  readonly server: ServerContext;
  readonly rules: Rules;
  /** The time of the request; every expiry is compared with it. */
  readonly now: Date;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The parsed body; undefined when none was sent. */
  readonly body: Json | undefined;
  readonly mediaType: string;
}

/** An authorized request: its token is valid for this tenant and operation. */
export interface Call extends PublicCall {
  readonly tenant: Tenant;
  readonly bearer: AccessToken;
}

export interface Answer {
  readonly status: number;
  /** Left out for an answer without content. */
  readonly body?: Json;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Route {
  /** The documentation's operationId. */
  readonly id: string;
  readonly route: `${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`;
  /** The accepted media types; without them the body is ignored. */
  readonly mediaTypes?: readonly string[];
}

export interface PublicOperation extends Route {
  readonly callers: 'anybody';
  readonly run: (call: PublicCall) => Answer | Promise<Answer>;
}

export interface ProtectedOperation extends Route {
  readonly callers: readonly TokenKind[];
  /** Any one of these is enough. */
  readonly scopes?: readonly string[];
  /** Whether the operation documents 403. */
  readonly documents403: boolean;
  readonly run: (call: Call) => Answer | Promise<Answer>;
}

export type Operation = PublicOperation | ProtectedOperation;

export const json = ['application/json'] as const;
export const jsonOrMergePatch = ['application/json', 'application/merge-patch+json'] as const;

export const ok = (body: Json): Answer => ({ status: 200, body });
export const created = (id: string): Answer => ({ status: 201, body: { id } });
export const noContent: Answer = { status: 204 };

/** An answer with tokens, which no cache may store. */
export const tokenAnswer = (call: PublicCall, body: JsonObject): Answer => ({
  status: 200,
  body,
  headers: call.rules.tokenHeaders(),
});
