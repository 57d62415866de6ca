/** What a target must offer before some requirements can be asked of it. */
export type Capability =
  | 'inbox'
  | 'service'
  | 'signup'
  | 'mailbox'
  | 'events'
  | 'identity-provider'
  | 'other-issuer'
  | 'other-audience'
  | 'other-client'
  | 'provisioning-off'
  | 'b2b'
  | 'clock'
  | 'second-tenant'
  | 'double-opt-in';

/** What a capability is for a reader of the verdict. */
export interface CapabilityTerms {
  /** `core`: a verdict without it is *partial*. `extended`: reported one by one, beside the verdict. */
  readonly profile: 'core' | 'extended';
  /** How to give it to a run. */
  readonly how: string;
}

/** Every capability, its profile and the setting that gives it to a run. */
export const capabilities: Readonly<Record<Capability, CapabilityTerms>> = {
  inbox: {
    profile: 'core',
    how: 'Set INBOX to where the tenant mails to the customers of the run can be read, or EVENTS to where its events arrive.',
  },
  service: {
    profile: 'core',
    how: 'Set SERVICE_CLIENT_ID and SERVICE_CLIENT_SECRET to a key with customer.customer_read and customer.customer_manage.',
  },
  signup: {
    profile: 'core',
    how: 'Let new customers come to log in: with a service key that activates them, or an INBOX where a signup is confirmed by mail.',
  },
  mailbox: {
    profile: 'extended',
    how: 'Set INBOX: events tell the token of a mail, but not that a mail is sent, or to whom.',
  },
  events: {
    profile: 'extended',
    how: 'Set EVENTS and EVENTS_SECRET to where the suite takes the webhook events of the tenant.',
  },
  'identity-provider': {
    profile: 'extended',
    how: 'Set IDP_ISSUER, IDP_CLIENT_ID, IDP_USER, IDP_PASSWORD and IDP_CONFIG to the identity provider that the tenant trusts by default.',
  },
  'other-issuer': {
    profile: 'extended',
    how: 'Set IDP_OTHER_ISSUER to an issuer that the tenant does not trust, where the same person and client are known.',
  },
  'other-audience': {
    profile: 'extended',
    how: 'Set IDP_OTHER_AUDIENCE to an audience that the issuer gives tokens for and that the tenant does not take.',
  },
  'other-client': {
    profile: 'extended',
    how: 'Set IDP_OTHER_CLIENT_ID to a client of the issuer whose tokens the tenant does not take.',
  },
  'provisioning-off': {
    profile: 'extended',
    how: 'Set CLOSED_TENANT and CLOSED_STOREFRONT_CLIENT_ID to a tenant that trusts the same issuer, with ssoCustomerAutoprovisioningDisabled.',
  },
  b2b: {
    profile: 'extended',
    how: 'Give the service key the scopes to manage legal entities and contact assignments.',
  },
  clock: {
    profile: 'extended',
    how: 'Only a reference tenant has a clock that can be turned: leave API_URL unset, or set CLOCK_CONTROL_URL.',
  },
  'second-tenant': {
    profile: 'extended',
    how: 'Set OTHER_TENANT and OTHER_STOREFRONT_CLIENT_ID to another tenant of the same target.',
  },
  'double-opt-in': {
    profile: 'extended',
    how: 'Set OPTIN_TENANT and OPTIN_STOREFRONT_CLIENT_ID to a tenant where a signup is confirmed by mail, and INBOX.',
  },
};
