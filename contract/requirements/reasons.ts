/** Why a requirement about the webhook service has no test. */
export const webhooksNotTested =
  'The webhook service is another API that this suite neither configures nor calls; testable in a suite of that service.';
