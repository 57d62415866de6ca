import { norms } from './norms.ts';
import { baseline, observe, should, type Requirement } from './requirement.ts';

/** Calls at the same time. */
export const races = {
  'races.signup.email-is-taken-once': baseline(
    'Of several signups with one e-mail at the same time one answers 201 and the others 409.',
    'OpenAPI customer-management: POST signup, 409',
    { norm: norms.raceCondition },
  ),
  'races.reset.token-works-once': baseline(
    'Of two resets with one token at the same time one answers 204 and the other is refused.',
    'OWASP API2:2023',
    { norm: 'ASVS 5.0 6.5.1; CWE-367', needs: ['inbox'] },
  ),
  'races.profile.version-wins-once': baseline(
    'Of two updates of the profile with one metadata.version at the same time one succeeds and the other is refused.',
    'changelog 2024: Customer Service, optimistic locking',
    { norm: norms.raceCondition },
  ),
  'races.profile.disjoint-updates-are-kept': baseline(
    'Updates of different fields of the profile at the same time are all kept.',
    'implied by the partial update of PATCH me',
    { norm: norms.raceCondition },
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
  'races.address.additions-are-kept': baseline(
    'Addresses added at the same time are all kept.',
    'implied by POST addresses, 201',
    { norm: norms.raceCondition },
  ),
  'races.address.default-stays-single': should(
    'Two addresses marked as default at the same time leave exactly one default address.',
    'implied by the single Customer.defaultAddress',
  ),
  'races.tags.additions-are-kept': baseline(
    'Tags added to one address at the same time are all kept.',
    'implied by POST address tags, description',
    { norm: norms.raceCondition },
  ),
} satisfies Record<string, Requirement>;
