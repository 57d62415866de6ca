import { variation, type Variation } from '../variation.ts';

/** What a tenant's owner may configure. */
export const settings: readonly Variation[] = [
  variation('inactive-on-creation', {
    why: 'The tutorial says that an employee activates a new customer.',
    tenants: { activeOnCreation: false },
  }),
  variation('on-hold-on-creation', {
    why: 'The configuration guide has a switch for it, customerOnHoldOnCreation.',
    tenants: { onHoldOnCreation: true },
    // Who follows the link of a double opt-in is logged in by it, so cannot be held back before.
    rules: { startsOnHold: (tenant) => tenant.onHoldOnCreation && !tenant.doubleOptIn },
  }),
  variation('legacy-token-members', {
    why: 'The camelCase members are deprecated, and still in the schema.',
    tenants: { legacyTokenMembers: true },
  }),
  variation('put-is-not-taken', {
    why: 'PUT of the profile and of an address is not documented.',
    tenants: { putAsPatch: false },
  }),
  variation('shorter-lifetimes', {
    why: 'Revisions of the documentation name 30 days, 14399 and 1799 seconds: lifetimes are configuration.',
    tenants: {
      lifetimes: {
        anonymousAccess: 1799,
        anonymousRefresh: 7199,
        customerAccess: 14399,
        customerRefresh: 43199,
        service: 3599,
        mailedToken: 3600,
      },
    },
  }),
  variation('longer-refresh-window', {
    why: 'The lifetime of a customer refresh token is an example, and configuration.',
    tenants: { lifetimes: { customerRefresh: 180 * 24 * 3600 } },
  }),
  variation('other-default-site', {
    why: 'The schema says main, an example says default: it is the site of the tenant.',
    tenants: { defaultSite: 'default' },
  }),
  variation('numbers-return', {
    why: 'The configuration guide lets the number of a deleted customer return, enableRecreationOfDeletedCustomer.',
    tenants: { recreationOfDeletedCustomer: true },
  }),
  variation('customers-known-by-subject', {
    why: 'The token exchange guide lets sessions be known by their subject, ssoCustomerIdentifierField.',
    tenants: { customerIdentifier: 'SUBJECT' },
  }),
];
