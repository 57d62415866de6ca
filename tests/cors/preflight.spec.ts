import {
  allowsByName,
  expect,
  preflightOf,
  storefrontRequests,
  test,
  verifies,
  whyNotSent,
} from '../../fixtures/index.ts';

/** What may answer a preflight; which of it a browser takes is judged apart. */
const answered = [200, 204, 301, 308, 400, 401, 403, 404, 405] as const;
const ofClients = ['authorization', 'content-type', 'emporix-tenant', 'x-version'];

/** A login, and reading and changing a profile. */
const profileRequests = (tenant: string) => storefrontRequests(tenant).filter(({ path }) => /\/(login|me)$/.test(path));

test.describe('A browser', () => {
  test(
    'sends every request of a storefront that is documented',
    verifies('cors.preflight.allows-documented-requests'),
    async ({ api, nobody, target }) => {
      const { storefrontOrigin: origin } = target.settings;

      const blocked: string[] = [];
      for (const request of storefrontRequests(nobody.access.tenant)) {
        const tamper = preflightOf(origin, request);
        const answer = await api.as(nobody).answer.updateProfile({ body: {}, tamper, expect: answered });
        const why = whyNotSent(origin, request, answer);
        if (why !== undefined) blocked.push(`${request.method} ${request.path}: ${why}`);
      }

      expect(blocked, 'requests that a browser does not send').toEqual([]);
    },
  );

  test(
    'is told the name of the header that carries tokens',
    verifies('cors.preflight.names-authorization'),
    async ({ api, nobody, target }) => {
      const { storefrontOrigin: origin } = target.settings;

      const unnamed: string[] = [];
      for (const request of profileRequests(nobody.access.tenant)) {
        const tamper = preflightOf(origin, request);
        const answer = await api.as(nobody).answer.updateProfile({ body: {}, tamper, expect: answered });
        if (!allowsByName(answer, 'authorization')) unnamed.push(`${request.method} ${request.path}`);
      }

      expect(unnamed, 'requests for which Authorization is not allowed by its name').toEqual([]);
    },
  );

  test(
    'sends the headers of public clients',
    verifies('cors.preflight.allows-headers-of-clients'),
    async ({ api, nobody, target }) => {
      const { storefrontOrigin: origin } = target.settings;

      const blocked: string[] = [];
      for (const one of profileRequests(nobody.access.tenant)) {
        const request = { ...one, headers: ofClients };
        const tamper = preflightOf(origin, request);
        const answer = await api.as(nobody).answer.updateProfile({ body: {}, tamper, expect: answered });
        blocked.push(...[whyNotSent(origin, request, answer)].filter((why) => why !== undefined));
      }

      expect(blocked, 'why a browser does not send what public clients do').toEqual([]);
    },
  );
});
