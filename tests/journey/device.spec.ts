import { expect, test, verifies, withBearer, type Api, type Guest, type Session } from '../../fixtures/index.ts';

/** The guest in whose session the next customer logs in; a tenant may have ended that session, and another takes its place. */
async function sameDevice(api: Api, nobody: Session, guest: Guest, anew: () => Promise<Guest>): Promise<Guest> {
  const { refresh_token } = guest.token;
  const { status, body } = await api.as(nobody).answer.refreshAnonymousToken({ refresh_token, expect: 'declared' });
  return status === 200 && 'refresh_token' in body ? { ...guest, bearer: body.access_token, token: body } : anew();
}

test.describe('One device', () => {
  test(
    'passes from a customer to the next, and nothing of the first with it',
    verifies('journey.device.changes-hands'),
    async ({ api, nobody, guest, sessions, sharedCustomer, sharedStranger }) => {
      const first = await sessions.logIn(sharedCustomer, { guest });
      await api.as(first).getProfile();
      await api.as(first).logOut({ accessToken: first.bearer });
      const next = await sameDevice(api, nobody, guest, () => sessions.guest());

      const second = await sessions.logIn(sharedStranger, { guest: next });

      expect(await api.as(second).getProfile(), 'who the second is').toMatchObject({ id: second.id });
      expect(await api.as(second).validateToken(), 'who the second is').toMatchObject({ email: second.email });
      await api.as(first).getProfile({ expect: 401 });
      const { refresh_token: refreshToken } = first.token;
      for (const by of [await sessions.guest(), withBearer(nobody, second.bearer, 'second')])
        await api.as(by).refreshToken({ refreshToken, expect: [400, 401, 403] });
    },
  );
});
