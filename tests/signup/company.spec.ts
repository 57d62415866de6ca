import {
  aMark,
  anEmail,
  anUnknownId,
  aSignup,
  expect,
  someDetails,
  test,
  verifies,
  type Customer,
  type Session,
  type AllFixtures,
  readBack,
} from '../../fixtures/index.ts';

const asEmployee = (companyRegistrationId: string) => {
  const email = anEmail();
  return {
    email,
    customerDetails: someDetails({ contactEmail: email, company: aMark(), b2b: { companyRegistrationId } }),
  };
};

const aCompany = (registrationId: string) => ({
  name: aMark(),
  type: 'COMPANY' as const,
  legalInfo: { registrationId },
});

/** The companies that the profile of a customer names; they come from another service, which may need a moment. */
async function companiesOf(api: AllFixtures['api'], customer: Customer) {
  const read = async () => (await api.as(customer).getProfile()).b2b?.legalEntities ?? [];
  await expect.poll(read, 'the companies of the profile').not.toEqual([]);
  return read();
}

/** Notes what came of a signup beside the customer, so that it is removed too: assignments before the company they are to. */
function owe(
  created: AllFixtures['created'],
  { access }: Customer,
  companies: Awaited<ReturnType<typeof companiesOf>>,
): void {
  for (const { contactAssignmentId } of companies)
    created.add('contact assignment', access, { id: contactAssignmentId });
}

const without = (member: string, from: object) =>
  Object.fromEntries(Object.entries(from).filter(([name]) => name !== member));

/** Whether the tenant sees a new customer in a company. */
async function companiesSeenBy(api: AllFixtures['api'], service: Session, created: object): Promise<string> {
  const customerNumber = 'id' in created && typeof created.id === 'string' ? created.id : '';
  const { b2b } = await api.as(service).getCustomer({ customerNumber });
  return (b2b?.legalEntities ?? []).length > 0 ? 'accepted, assigned' : 'accepted, ignored';
}

test.describe('POST a signup for a company', () => {
  test('accepts a b2b of null', verifies('signup.b2b.accepts-null'), async ({ api, sessions }) => {
    const email = anEmail();
    const customerDetails = someDetails({ contactEmail: email, b2b: null });

    const customer = await sessions.customer({ signup: { email, customerDetails } });

    await readBack(async () => {
      const { firstName, businessModel } = await api.as(customer).getProfile();
      expect({ firstName, businessModel: businessModel ?? 'B2C' }).toEqual({
        firstName: customerDetails.firstName,
        businessModel: 'B2C',
      });
    });
  });

  for (const [member, id] of [
    ['firstName', 'signup.b2b.requires-first-name'],
    ['lastName', 'signup.b2b.requires-last-name'],
    ['company', 'signup.b2b.requires-company'],
  ] as const)
    test(`is refused without ${member}`, verifies(id), async ({ api, created, guest, sessions, service }) => {
      const registration = aMark();
      await api.as(service).createLegalEntity({ body: aCompany(registration) });
      const right = aSignup(asEmployee(registration));

      const body = { ...right, customerDetails: without(member, right.customerDetails ?? {}) };
      await api.as(guest).signUp({ body: right, tamper: { body }, expect: [400, 403, 409] });

      const customer = await sessions.customer({ guest, signup: right });
      owe(created, customer, await companiesOf(api, customer));
    });

  test(
    'joins the company that has the registration id',
    verifies('signup.b2b.known-registration-joins-company'),
    async ({ api, created, sessions, service }) => {
      const registration = aMark();
      await api.as(service).createLegalEntity({ body: aCompany(aMark()) });
      const company = await api.as(service).createLegalEntity({ body: aCompany(registration) });

      const customer = await sessions.customer({ signup: asEmployee(registration) });

      const companies = await companiesOf(api, customer);
      owe(created, customer, companies);
      expect(companies.map(({ id }) => id)).toEqual([company.id]);
    },
  );

  test(
    'creates the company that nobody has registered',
    verifies('signup.b2b.unknown-registration-creates-company'),
    async ({ api, created, sessions }) => {
      const [registration, another] = [aMark(), aMark()];

      const founder = await sessions.customer({ signup: asEmployee(registration) });
      const colleague = await sessions.customer({ signup: asEmployee(registration) });
      const elsewhere = await sessions.customer({ signup: asEmployee(another) });

      const own = await companiesOf(api, founder);
      const [same, other] = [await companiesOf(api, colleague), await companiesOf(api, elsewhere)];
      for (const { id } of [...own, ...other]) created.add('legal entity', founder.access, { id });
      owe(created, founder, [...own, ...same, ...other]);
      expect(own, 'the companies of the founder').toHaveLength(1);
      expect(same[0]?.id, 'the company of a colleague').toBe(own[0]?.id);
      expect(other[0]?.id, 'the company of another founder').not.toBe(own[0]?.id);
    },
  );

  test(
    'takes legalEntities in the body as the tutorial has them or does not',
    verifies('signup.b2b.legal-entities-in-body'),
    async ({ api, sharedGuest: guest, service, observe }) => {
      const company = aCompany(aMark());
      const { id } = await api.as(service).createLegalEntity({ body: company });
      const right = aSignup();

      const b2b = { legalEntities: [{ id, name: company.name, contactAssignmentId: anUnknownId() }] };
      const body = { ...right, customerDetails: { ...right.customerDetails, b2b } };
      const { status, body: answer } = await api
        .as(guest)
        .answer.signUp({ body: right, tamper: { body }, expect: [201, 400, 403, 409] });

      const made = status === 201 ? await companiesSeenBy(api, service, answer) : undefined;
      observe('signup.b2b.legal-entities-in-body', made ?? `refused with ${status}`);
    },
  );
});
