/** How customers come to be at a tenant. */
export type ActivationMode = 'at once' | 'by service' | 'by mail' | 'fixed customer' | 'nobody';

/** What was found out about a tenant before its tests. */
export interface SignupMode {
  readonly mode: ActivationMode;
  /** Whether a signup is taken at all. */
  readonly signsUp: boolean;
}

/** What a mode means, in one sentence. */
export const activationSentences: Readonly<Record<ActivationMode, string>> = {
  'at once': 'Who has signed up can log in at once.',
  'by service': 'Who has signed up can log in once a service has activated the account.',
  'by mail': 'Who has signed up can log in after following the link in the mail.',
  'fixed customer': 'Nobody new is signed up: the customer that CUSTOMER_EMAIL names stands in.',
  nobody: 'Nobody who signs up comes to log in, and CUSTOMER_EMAIL names no customer to stand in.',
};

/** Whether new customers come to log in. */
export const createsCustomers = ({ mode }: SignupMode): boolean => mode !== 'fixed customer' && mode !== 'nobody';
