import * as addressTags from './address-tags.ts';
import * as addresses from './addresses.ts';
import * as anonymousAndServiceTokens from './anonymous-and-service-tokens.ts';
import * as authorization from './authorization.ts';
import * as companies from './companies.ts';
import * as customerTokens from './customer-tokens.ts';
import * as errorBodiesAndHeaders from './error-bodies-and-headers.ts';
import * as federatedLogin from './federated-login.ts';
import * as listQuery from './list-query.ts';
import * as login from './login.ts';
import * as mailContent from './mail-content.ts';
import * as passwordAndEmailChange from './password-and-email-change.ts';
import * as profile from './profile.ts';
import * as refreshAndLogout from './refresh-and-logout.ts';
import * as requestFormat from './request-format.ts';
import * as requestValidation from './request-validation.ts';
import * as signup from './signup.ts';
import * as storePerRequest from './store-per-request.ts';
import * as tenantManagedCustomers from './tenant-managed-customers.ts';
import * as tokenLifecycle from './token-lifecycle.ts';
import * as webhookEvents from './webhook-events.ts';

/**
 * Every decision of the server, each a function that can be replaced alone. Rules never call each other. The operations
 * combine them, so a replacement takes effect everywhere.
 */
export interface Rules
  extends
    Readonly<typeof addressTags>,
    Readonly<typeof addresses>,
    Readonly<typeof anonymousAndServiceTokens>,
    Readonly<typeof authorization>,
    Readonly<typeof companies>,
    Readonly<typeof customerTokens>,
    Readonly<typeof errorBodiesAndHeaders>,
    Readonly<typeof federatedLogin>,
    Readonly<typeof listQuery>,
    Readonly<typeof login>,
    Readonly<typeof mailContent>,
    Readonly<typeof passwordAndEmailChange>,
    Readonly<typeof profile>,
    Readonly<typeof refreshAndLogout>,
    Readonly<typeof requestFormat>,
    Readonly<typeof requestValidation>,
    Readonly<typeof signup>,
    Readonly<typeof storePerRequest>,
    Readonly<typeof tenantManagedCustomers>,
    Readonly<typeof tokenLifecycle>,
    Readonly<typeof webhookEvents> {}

/** The sound decisions: the documentation as we read it. */
export const soundRules: Rules = {
  ...addressTags,
  ...addresses,
  ...anonymousAndServiceTokens,
  ...authorization,
  ...companies,
  ...customerTokens,
  ...errorBodiesAndHeaders,
  ...federatedLogin,
  ...listQuery,
  ...login,
  ...mailContent,
  ...passwordAndEmailChange,
  ...profile,
  ...refreshAndLogout,
  ...requestFormat,
  ...requestValidation,
  ...signup,
  ...storePerRequest,
  ...tenantManagedCustomers,
  ...tokenLifecycle,
  ...webhookEvents,
};
