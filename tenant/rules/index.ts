import * as addresses from './addresses.ts';
import * as answers from './error-bodies-and-headers.ts';
import * as companies from './companies.ts';
import * as credentials from './password-and-email-change.ts';
import * as events from './webhook-events.ts';
import * as external from './federated-login.ts';
import * as gateway from './authorization.ts';
import * as mails from './mail-content.ts';
import * as profile from './profile.ts';
import * as query from './list-query.ts';
import * as sellers from './tenant-managed-customers.ts';
import * as sessions from './login.ts';
import * as signup from './signup.ts';
import * as storage from './store-per-request.ts';
import * as tags from './address-tags.ts';
import * as tokens from './tokens.ts';
import * as validation from './request-validation.ts';

/**
 * Every decision of the server, each a function that can be replaced alone. Rules never call one another: the
 * operations put them together, so that a replacement takes effect everywhere.
 */
export interface Rules
  extends
    Readonly<typeof addresses>,
    Readonly<typeof answers>,
    Readonly<typeof companies>,
    Readonly<typeof credentials>,
    Readonly<typeof events>,
    Readonly<typeof external>,
    Readonly<typeof gateway>,
    Readonly<typeof mails>,
    Readonly<typeof profile>,
    Readonly<typeof query>,
    Readonly<typeof sellers>,
    Readonly<typeof sessions>,
    Readonly<typeof signup>,
    Readonly<typeof storage>,
    Readonly<typeof tags>,
    Readonly<typeof tokens>,
    Readonly<typeof validation> {}

/** The sound decisions: the documentation as we read it. */
export const soundRules: Rules = {
  ...addresses,
  ...answers,
  ...companies,
  ...credentials,
  ...events,
  ...external,
  ...gateway,
  ...mails,
  ...profile,
  ...query,
  ...sellers,
  ...sessions,
  ...signup,
  ...storage,
  ...tags,
  ...tokens,
  ...validation,
};
