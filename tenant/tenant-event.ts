import type { JsonObject } from './json.ts';

/** An event under its documented name. `email` is the login e-mail of its account. Source: webhooks: customer events. */
export type TenantEvent =
  | { readonly name: 'customer.created'; readonly customer: JsonObject }
  | { readonly name: 'customer.updated'; readonly customer: JsonObject; readonly changed: JsonObject }
  | {
      readonly name: 'customer.deleted';
      readonly customerNumber: string;
      readonly email: string;
      readonly triggeredBy: string;
    }
  | { readonly name: 'customer.password-reset'; readonly email: string; readonly token: string; readonly site?: string }
  | {
      readonly name: 'customer.email-change-request' | 'customer.email-change';
      readonly customerId: string;
      readonly token: string;
      readonly email: string;
      readonly newEmail: string;
    }
  | {
      readonly name: 'customer.opt-in';
      readonly customerNumber: string;
      readonly token: string;
      readonly email: string;
    }
  | { readonly name: 'customer.refresh-token'; readonly email: string }
  | { readonly name: 'customer.logged.in'; readonly sessionId: string; readonly customerId: string };
