import { aMark, aSignup, expect, someDetails, test, verifies, readBack } from '../../fixtures/index.ts';

test.describe('GET the profile of a company member', () => {
  test(
    'calls them B2B',
    verifies('profile.read.company-member-is-b2b'),
    async ({ api, regularCustomer: customer, service }) => {
      const legalEntity = await api.as(service).createLegalEntity({ body: { name: aMark(), type: 'COMPANY' } });
      await api.as(service).assignContact({ body: { legalEntity, customer: { id: customer.id }, type: 'CONTACT' } });

      await readBack(async () => {
        const profile = await api.as(customer).getProfile();

        expect(profile).toMatchObject({ businessModel: 'B2B' });
      });
    },
  );

  test(
    'lists the legal entity they are assigned to',
    verifies('profile.read.lists-legal-entities'),
    async ({ api, regularCustomer: customer, service }) => {
      const name = aMark();
      const legalEntity = await api.as(service).createLegalEntity({ body: { name, type: 'COMPANY' } });
      const assignment = await api
        .as(service)
        .assignContact({ body: { legalEntity, customer: { id: customer.id }, type: 'CONTACT' } });

      await readBack(async () => {
        const profile = await api.as(customer).getProfile();

        const entity = { id: legalEntity.id, name, contactAssignmentId: assignment.id };
        expect(profile).toMatchObject({ b2b: { legalEntities: [entity] } });
      });
    },
  );
});

test.describe('PATCH the profile with a registration number', () => {
  test(
    'demands firstName, lastName and company',
    verifies('profile.b2b.requires-company-details'),
    async ({ api, sessions, service }) => {
      const companyRegistrationId = aMark();
      const company = { name: aMark(), type: 'COMPANY', legalInfo: { registrationId: companyRegistrationId } } as const;
      await api.as(service).createLegalEntity({ body: company });
      const { email, password } = aSignup();
      const nameless = { email, password, customerDetails: { contactEmail: email } };
      const customer = await sessions.customer({ signup: nameless });
      const { firstName, lastName, company: employer } = someDetails();
      const complete = { firstName, lastName, company: employer, b2b: { companyRegistrationId } };

      for (const missing of ['firstName', 'lastName', 'company'] as const)
        await api.as(customer).updateProfile({ body: { ...complete, [missing]: undefined }, expect: [400, 403, 409] });

      await readBack(async () => {
        const refused = await api.as(customer).getProfile();
        expect(refused.businessModel, 'the business model after three refusals').toBe('B2C');
      });
      await api.as(customer).updateProfile({ body: complete });
      const { b2b } = await api.as(customer).getProfile();
      for (const { contactAssignmentId } of b2b?.legalEntities ?? [])
        if (contactAssignmentId) await api.as(service).removeContactAssignment({ contactAssignmentId });
    },
  );
});
