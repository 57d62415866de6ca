import {
  anEmail,
  aPassword,
  aSignup,
  aWord,
  expect,
  someDetails,
  test,
  verifies,
  readBack,
} from '../../fixtures/index.ts';

/** The mixin of the documentation, with the schema that it is published under. */
const deliveryOptions = {
  mixins: { deliveryOptions: { packaging: 'Paper', hint: 'Leave it at the door.', substituteProduct: true } },
  metadata: {
    mixins: {
      deliveryOptions: 'https://res.cloudinary.com/saas-ag/raw/upload/schemata/deliveryOptionsMixIn.v6.json',
    },
  },
};

const tokenMembers = [
  ...['access_token', 'refresh_token', 'saas_token', 'token_type', 'session_id'],
  ...['accessToken', 'refreshToken', 'saasToken'],
];

/** The names of all members of a body, however deep. */
const membersOf = (body: unknown): readonly string[] =>
  typeof body === 'object' && body !== null
    ? Object.entries(body).flatMap(([name, value]) => [name, ...membersOf(value)])
    : [];

test.describe('POST a signup', () => {
  test(
    'answers with the id that the profile of the customer has',
    verifies('signup.create.returns-id'),
    async ({ api, sharedCustomer: customer, sharedStranger: stranger }) => {
      // A customer's id here is what the signup answered.
      await readBack(async () => {
        const profile = await api.as(customer).getProfile();

        expect(profile.id, 'the id of the profile').toBe(customer.id);
        expect(stranger.id, 'the id of another customer').not.toBe(customer.id);
      });
    },
  );

  test('returns no token', verifies('signup.create.returns-no-tokens'), async ({ api, sharedGuest: guest }) => {
    const answer = await api.as(guest).signUp({ body: aSignup() });

    expect(membersOf(answer).filter((member) => tokenMembers.includes(member))).toEqual([]);
  });

  test(
    'makes the customer log in with e-mail and password',
    verifies('signup.create.makes-login-possible'),
    async ({ api, sessions }) => {
      const [email, password] = [anEmail(), aPassword()];
      const signup = { email, password, customerDetails: someDetails({ contactEmail: email }) };

      // Whoever is made a customer logs in with what the signup said.
      const customer = await sessions.customer({ signup });

      await readBack(async () => {
        expect(await api.as(customer).getProfile()).toMatchObject({ id: customer.id });
      });
    },
  );

  test(
    'stores the details that the profile shows',
    verifies('signup.create.stores-details'),
    async ({ api, sessions }) => {
      const email = anEmail();
      // Not the documented default: a tenant that lets the default win shows.
      const preferredCurrency = 'EUR';
      const contactPhone = '+49 30 0123-456';
      const customerDetails = someDetails({
        contactEmail: email,
        middleName: aWord(),
        preferredCurrency,
        contactPhone,
      });

      const customer = await sessions.customer({ signup: { email, customerDetails } });

      await readBack(async () => {
        expect(await api.as(customer).getProfile()).toMatchObject({ ...customerDetails });
      });
    },
  );

  test(
    'accepts mixins with the links to their schemas',
    verifies('signup.create.accepts-mixins'),
    async ({ api, sessions }) => {
      const email = anEmail();
      const customerDetails = someDetails({ contactEmail: email, ...deliveryOptions });

      const customer = await sessions.customer({ signup: { email, customerDetails } });

      await readBack(async () => {
        expect(await api.as(customer).getProfile()).toMatchObject({ id: customer.id });
      });
    },
  );

  test(
    'stores the mixins that the profile shows when it is expanded',
    verifies('signup.create.stores-details'),
    async ({ api, sessions }) => {
      const email = anEmail();
      const customerDetails = someDetails({ contactEmail: email, ...deliveryOptions });

      const customer = await sessions.customer({ signup: { email, customerDetails } });

      await readBack(async () => {
        const profile = await api.as(customer).getProfile({ expand: 'mixin:*' });
        expect(profile).toMatchObject({ mixins: deliveryOptions.mixins });
      });
    },
  );
});

test.describe('POST a signup that says little', () => {
  // Nothing but e-mail and password is required: what a customer leaves out gets the documented defaults.
  const signup = { customerDetails: undefined };

  test('sets the language to en_US', verifies('signup.defaults.language'), async ({ api, sessions }) => {
    const customer = await sessions.customer({ signup });

    await readBack(async () => {
      expect(await api.as(customer).getProfile()).toMatchObject({ preferredLanguage: 'en_US' });
    });
  });

  test('sets the currency to USD', verifies('signup.defaults.currency'), async ({ api, sessions }) => {
    const customer = await sessions.customer({ signup });

    await readBack(async () => {
      expect(await api.as(customer).getProfile()).toMatchObject({ preferredCurrency: 'USD' });
    });
  });

  test('sets a site', verifies('signup.defaults.site'), async ({ api, sessions }) => {
    const customer = await sessions.customer({ signup });

    await readBack(async () => {
      const { preferredSite } = await api.as(customer).getProfile();
      expect(preferredSite, 'the preferredSite of a customer who named none').toEqual(expect.stringMatching(/\S/));
    });
  });
});
