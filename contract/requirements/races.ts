import { must, observe, should, type Requirement } from './requirement.ts';

/** Calls at the same time. */
export const races = {
  'races.signup.email-is-taken-once': must(
    'Of several signups with one e-mail at the same time one answers 201 and the others 409.',
    'OpenAPI customer-management: POST signup, 409',
  ),
  'races.reset.token-works-once': should(
    'Of two resets with one token at the same time one answers 204 and the other is refused.',
    'OWASP API2:2023',
    { needs: ['inbox'] },
  ),
  'races.profile.version-wins-once': should(
    'Of two updates of the profile with one metadata.version at the same time one succeeds and the other is refused.',
    'changelog 2024: Customer Service, optimistic locking',
  ),
  'races.profile.disjoint-updates-are-kept': should(
    'Updates of different fields of the profile at the same time are all kept.',
    'implied by the partial update of PATCH me',
  ),
  'races.refresh.yields-a-working-token': should(
    'Of several refreshes with one refresh token at the same time at least one issues a token that works.',
    'implied by GET refreshauthtoken, 200',
  ),
  'races.refresh.concurrent-answers': observe(
    'Refreshes with one refresh token at the same time all succeed, or all but one are refused.',
    'OpenAPI customer-management: GET refreshauthtoken',
  ),
  'races.address.is-deleted-once': should(
    'Of several deletions of one address at the same time one answers 204 and the others 404.',
    'implied by DELETE address, 404',
  ),
  'races.address.additions-are-kept': should(
    'Addresses added at the same time are all kept.',
    'implied by POST addresses, 201',
  ),
  'races.address.default-stays-single': should(
    'Two addresses marked as default at the same time leave exactly one default address.',
    'implied by the single Customer.defaultAddress',
  ),
  'races.tags.additions-are-kept': should(
    'Tags added to one address at the same time are all kept.',
    'implied by POST address tags, description',
  ),
} satisfies Record<string, Requirement>;
