import { anEmail, anUnknownId, aWord, test, verifies } from '../../fixtures/index.ts';

const part = (text: string): string => Buffer.from(text).toString('base64url');

/** A JWT that looks right and that nobody signed. */
const aForgedToken = (): string => {
  const claims = { iss: 'https://nobody.example.test', sub: anUnknownId(), email: anEmail(), exp: 4_102_444_800 };
  return [JSON.stringify({ alg: 'RS256', typ: 'JWT', kid: anUnknownId() }), JSON.stringify(claims), anUnknownId()]
    .map(part)
    .join('.');
};

/** What a token exchange does not take, whoever the identity provider is. */
export function exchangeRefusals(): void {
  test('with an unknown config', verifies('exchange.request.refuses-unknown-config'), async ({ api, guest }) => {
    const call = { subjectAccessToken: aForgedToken(), config: `${aWord()}${anUnknownId()}` };

    await api.as(guest).exchangeToken({ ...call, expect: [400, 401] });

    await api.as(guest).getGuestProfile();
  });

  test(
    'with a token that no trusted provider issued',
    verifies('exchange.request.refuses-forged-subject-token'),
    async ({ api, guest }) => {
      await api.as(guest).exchangeToken({ subjectAccessToken: aForgedToken(), expect: [400, 401, 403] });

      await api.as(guest).getGuestProfile();
    },
  );

  test(
    'without a subject token',
    verifies('exchange.request.refuses-missing-subject-token'),
    async ({ api, guest }) => {
      const query = { subjectAccessToken: undefined };

      await api
        .as(guest)
        .exchangeToken({ subjectAccessToken: aForgedToken(), expect: [400, 401, 403], tamper: { query } });

      await api.as(guest).getGuestProfile();
    },
  );
}
