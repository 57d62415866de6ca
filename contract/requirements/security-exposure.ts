import { norms } from './norms.ts';
import { baseline, observe, should, type Requirement } from './requirement.ts';

/** What leaks and what overwhelms. */
export const securityExposure = {
  'security.errors.no-server-error': baseline(
    'No request of a run, however malformed, is answered with a 5xx.',
    'OpenAPI customer-management: declared responses',
    { norm: 'OWASP API8:2023; ASVS 5.0 16.5.3; CWE-248' },
  ),
  'security.errors.no-stack-trace': baseline(
    'No answer contains a stack trace, a file path or a query of the server.',
    'OWASP API8:2023',
    { norm: 'OWASP API8:2023; ASVS 5.0 16.5.1; CWE-209' },
  ),
  'security.secrets.password-is-not-returned': baseline(
    'No answer contains a password or a hash of one.',
    'OWASP API3:2023',
    { norm: norms.disclosure },
  ),
  'security.secrets.foreign-tokens-are-not-returned': baseline(
    'No answer contains the token of another session.',
    'OWASP API3:2023',
    { norm: norms.disclosure },
  ),
  'security.secrets.mailed-token-is-not-returned': baseline(
    'The answer to a request for a reset or for a new login e-mail does not contain the token that is mailed.',
    'OWASP API2:2023',
    { norm: norms.passwordReset, needs: ['inbox'] },
  ),
  'security.cache.token-answers-are-not-stored': should(
    'Every answer that carries tokens has Cache-Control no-store.',
    'RFC 6749; OWASP WSTG-ATHN-06',
  ),
  'security.cache.token-answers-are-not-shared': baseline(
    'No answer that carries tokens is marked as public for caches.',
    'RFC 6749; RFC 9111',
    { norm: 'ASVS 5.0 14.2.2; RFC 6749, 5.1; CWE-524' },
  ),
  'security.cache.personal-answers-are-not-shared': baseline(
    'The profile and the addresses are not marked as public for caches.',
    'OWASP WSTG-ATHN-06',
    { norm: 'ASVS 5.0 14.2.2; RFC 9111, 3.5; CWE-524' },
  ),
  'security.resources.refuses-oversized-body': should(
    'A body of more than 10 MB is refused without a 5xx.',
    'standard practice: Request limits; OWASP API4:2023',
  ),
  'security.resources.refuses-oversized-url': should(
    'A URL of more than 10 KB is refused without a 5xx.',
    'standard practice: Request limits; OWASP API4:2023',
  ),
  'security.resources.survives-deep-nesting': baseline(
    'A body nested thousands of levels deep is answered without a 5xx.',
    'OWASP API4:2023',
    { norm: 'OWASP API4:2023; ASVS 5.0 15.2.2; CWE-674' },
  ),
  'security.resources.login-throttling': observe(
    'Many wrong passwords in a row slow down or lock the login, or do not.',
    'OWASP API4:2023',
    {
      notTested:
        'A row of failed logins may lock a shared tenant out for everybody; testable on a tenant that is set aside for it.',
    },
  ),
  'security.configuration.cors-keeps-credentials': should(
    'A cross-origin answer does not combine any origin with credentials.',
    'OWASP API8:2023',
  ),
  'security.configuration.no-method-override': should(
    'A header that overrides the method has no effect.',
    'OWASP API8:2023',
  ),
  'security.configuration.technology-headers': observe(
    'Headers such as Server and X-Powered-By name the technology of the server, or do not.',
    'OWASP API8:2023',
  ),
  'security.inventory.retired-operations': observe(
    'Operations that the documentation no longer lists, such as DELETE of the profile, still answer or are gone.',
    'OWASP API9:2023; changelog 2026-01-29',
  ),
} satisfies Record<string, Requirement>;
