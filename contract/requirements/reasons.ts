/** Why a requirement about published events has no test. */
export const eventsNotTested =
  'Events arrive at the webhook target of the tenant, which a run shares with others and must not replace; testable once a run can add a collector of its own to the webhook configuration.';

/** Why a requirement about the webhook service has no test. */
export const webhooksNotTested =
  'The webhook service is another API that this suite neither configures nor calls; testable in a suite of that service.';
