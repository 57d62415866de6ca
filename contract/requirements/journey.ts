import { baseline, must, should, type Requirement } from './requirement.ts';

/** Flows across operations. */
export const journey = {
  'journey.customer.completes': must(
    'A guest signs up, logs in, refreshes, keeps a profile and addresses, changes password and logs out, each step answering as declared.',
    'tutorial: How to manage customer authentication, profile and credentials',
    { needs: ['signup'] },
  ),
  'journey.credentials.completes': must(
    'A customer replaces password and login e-mail through mailed tokens and logs in with the new pair.',
    'tutorial: How to manage customer credentials',
    { needs: ['inbox'] },
  ),
  'journey.guest.session-lasts': should(
    'One session id lasts from the guest through the anonymous refresh, the login, the refresh and the validation.',
    'tokens and scopes: Customer access token; OpenAPI customer-management: examples',
  ),
  'journey.storefront.signs-up': should(
    'The calls of the public storefront client from signup to the first two addresses all succeed.',
    'public storefront client b2b-showcase',
  ),
  'journey.employee.suspends-and-restores': must(
    'A customer whom an employee puts on hold cannot log in, and can again once the hold is lifted.',
    'tutorial: how to activate a new customer',
    { needs: ['service'] },
  ),
  'journey.sessions.stay-apart': baseline(
    'Two customers who take turns on one connection each see their own profile and addresses only.',
    'OWASP API1:2023',
    { norm: 'OWASP API1:2023; ASVS 5.0 8.2.2; CWE-488' },
  ),
} satisfies Record<string, Requirement>;
