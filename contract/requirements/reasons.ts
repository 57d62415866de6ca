/** Why a requirement about the webhook service has no test. */
export const webhooksNotTested =
  'The webhook service is another API that this suite neither configures nor calls; testable in a suite of that service.';

/** Why a requirement that needs a login at an identity provider has no test. */
export const providerNotTested =
  'The suite has no way yet to log in at an identity provider; testable once a run can be given one.';
