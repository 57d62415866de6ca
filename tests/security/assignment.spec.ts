import { anAddress, anUnknownId, aSignup, expect, test, verifies } from '../../fixtures/index.ts';

/** What a body may try to reach the prototype of all objects with. */
const reachingUp = '{"__proto__":{"middleName":"everywhere"},"constructor":{"prototype":{"middleName":"everywhere"}}}';

test.describe('members that a caller has no say in', () => {
  for (const granted of [
    { active: true, onHold: false },
    { active: false, onHold: true },
  ])
    test(
      `have no effect in a signup: ${JSON.stringify(granted)}`,
      verifies('security.assignment.signup-grants-nothing'),
      async ({ api, people, guest }) => {
        const id = anUnknownId();
        const more = { ...granted, id, customerNumber: id, businessModel: 'B2B', initialPassword: true };
        const plain = aSignup();
        const greedy = aSignup();
        const body = { ...greedy, ...more, customerDetails: { ...greedy.customerDetails, ...more } };
        await api.as(guest).signUp({ body: plain });

        const signup = await api.as(guest).answer.signUp({ body: greedy, tamper: { body }, expect: [201, 400] });

        const logIn = ({ email, password }: typeof plain) =>
          api.as(guest).answer.logIn({ body: { email, password }, expect: [200, 400, 401, 403] });
        const [usual, special] = [await logIn(plain), await logIn(greedy)];
        expect(signup.body).not.toMatchObject({ id });
        if (signup.status === 201) expect(special.status, 'the login after it').toBe(usual.status);
        void people;
      },
    );
});
