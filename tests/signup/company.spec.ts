import {
  anEmail,
  anUnknownId,
  aSignup,
  aWord,
  expect,
  someDetails,
  test,
  verifies,
  type Customer,
  type Session,
} from '../../fixtures/index.ts';

type Given = Parameters<Parameters<typeof test>[2]>[0];

const aRegistration = () => `conf-${anUnknownId()}`;

const asEmployee = (companyRegistrationId: string) => {
  const email = anEmail();
  return { email, customerDetails: someDetails({ contactEmail: email, b2b: { companyRegistrationId } }) };
};

const aCompany = (registrationId: string) => ({ name: aWord(), type: 'COMPANY' as const, legalInfo: { registrationId } });

/** The companies that a profile names. They come from another service, which may need a moment; the run owes their removal. */
async function companiesOf({ api, owed }: Pick<Given, 'api' | 'owed'>, customer: Customer) {
  const read = async () => (await api.as(customer).getProfile()).b2b?.legalEntities ?? [];
  await expect.poll(read, 'the companies of the profile').not.toEqual([]);
  const companies = await read();
  for (const { id, contactAssignmentId } of companies) {
    owed.add('legal entity', customer.access, { id });
    owed.add('contact assignment', customer.access, { id: contactAssignmentId });
  }
  return companies.map(({ id }) => id);
}

const left = (without: string, from: object) =>
  Object.fromEntries(Object.entries(from).filter(([name]) => name !== without));

test.describe('POST a signup for a company', () => {
  test('accepts a b2b of null', verifies('signup.b2b.accepts-null'), async ({ api, people }) => {
    const email = anEmail();
    const customerDetails = someDetails({ contactEmail: email, b2b: null });

    const customer = await people.customer({ signup: { email, customerDetails } });

    const { firstName, businessModel } = await api.as(customer).getProfile();
    expect({ firstName, businessModel: businessModel ?? 'B2C' }).toEqual({
      firstName: customerDetails.firstName,
      businessModel: 'B2C',
    });
  });

  for (const [member, id] of [
    ['firstName', 'signup.b2b.requires-first-name'],
    ['lastName', 'signup.b2b.requires-last-name'],
    ['company', 'signup.b2b.requires-company'],
  ] as const)
    test(`is refused without ${member}`, verifies(id), async ({ api, owed, guest, people, service }) => {
      const registration = aRegistration();
      await api.as(service).createLegalEntity({ body: aCompany(registration) });
      const right = aSignup(asEmployee(registration));

      const body = { ...right, customerDetails: left(member, right.customerDetails ?? {}) };
      await api.as(guest).signUp({ body: right, tamper: { body }, expect: [400, 403, 409] });

      const customer = await people.customer({ guest, signup: right });
      await companiesOf({ api, owed }, customer);
    });

  test(
    'joins the company that has the registration id',
    verifies('signup.b2b.known-registration-joins-company'),
    async ({ api, owed, people, service }) => {
      const registration = aRegistration();
      await api.as(service).createLegalEntity({ body: aCompany(aRegistration()) });
      const company = await api.as(service).createLegalEntity({ body: aCompany(registration) });

      const customer = await people.customer({ signup: asEmployee(registration) });

      expect(await companiesOf({ api, owed }, customer)).toEqual([company.id]);
    },
  );

  test(
    'creates the company that nobody has registered',
    verifies('signup.b2b.unknown-registration-creates-company'),
    async ({ api, owed, people }) => {
      const [registration, another] = [aRegistration(), aRegistration()];

      const founder = await people.customer({ signup: asEmployee(registration) });
      const colleague = await people.customer({ signup: asEmployee(registration) });
      const elsewhere = await people.customer({ signup: asEmployee(another) });

      const founded = await companiesOf({ api, owed }, founder);
      expect(founded, 'the companies of the founder').toHaveLength(1);
      expect(await companiesOf({ api, owed }, colleague), 'the companies of a colleague').toEqual(founded);
      expect(await companiesOf({ api, owed }, elsewhere), 'the companies of another founder').not.toEqual(founded);
    },
  );

  test(
    'takes legalEntities in the body as the tutorial has them or does not',
    verifies('signup.b2b.legal-entities-in-body'),
    async ({ api, guest, service, observe }) => {
      const company = aCompany(aRegistration());
      const { id } = await api.as(service).createLegalEntity({ body: company });
      const right = aSignup();

      const b2b = { legalEntities: [{ id, name: company.name, contactAssignmentId: anUnknownId() }] };
      const body = { ...right, customerDetails: { ...right.customerDetails, b2b } };
      const { status, body: answer } = await api
        .as(guest)
        .answer.signUp({ body: right, tamper: { body }, expect: [201, 400, 403, 409] });

      const made = status === 201 ? await companiesSeenBy({ api }, service, answer) : undefined;
      observe('signup.b2b.legal-entities-in-body', made ?? `refused with ${status}`);
    },
  );
});

/** Whether the tenant sees a new customer in a company. */
async function companiesSeenBy({ api }: Pick<Given, 'api'>, service: Session, created: object): Promise<string> {
  const customerNumber = 'id' in created && typeof created.id === 'string' ? created.id : '';
  const { b2b } = await api.as(service).getCustomer({ customerNumber });
  return (b2b?.legalEntities ?? []).length > 0 ? 'accepted, assigned' : 'accepted, ignored';
}
