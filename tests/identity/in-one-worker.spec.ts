import { test } from '../../fixtures/index.ts';
import { exchangedCustomers } from './exchange-customers.ts';
import { exchangeRefusals } from './exchange-refusals.ts';
import { subjectTokens } from './exchange-subjects.ts';
import { exchangeTokens } from './exchange-tokens.ts';
import { socialRefusals } from './social-refusals.ts';
import { socialTokens } from './social-tokens.ts';

// One after the other in one worker: they share the one person whom a run knows at the identity provider, and the login there.
test.describe.configure({ mode: 'default' });

test.describe('POST a social login', () => {
  socialTokens();
});

test.describe('POST a social login is refused', () => {
  socialRefusals();
});

test.describe('POST a token exchange', () => {
  exchangeTokens();
});

test.describe('POST a token exchange is refused', () => {
  exchangeRefusals();
});

test.describe('POST a token exchange looks at the subject token and refuses it', () => {
  subjectTokens();
});

test.describe('POST a token exchange of somebody', () => {
  exchangedCustomers();
});
