import { must, observe, should, type Requirement } from './requirement.ts';

/** Signup for a company. */
export const signupB2b = {
  'signup.b2b.accepts-null': should(
    'A signup whose customerDetails.b2b is null is accepted like one without it.',
    'public storefront client b2b-showcase',
  ),
  'signup.b2b.requires-first-name': must(
    'A signup with a companyRegistrationId and no firstName is refused.',
    'OpenAPI customer-management: B2BCreate, description',
    { needs: ['b2b'] },
  ),
  'signup.b2b.requires-last-name': must(
    'A signup with a companyRegistrationId and no lastName is refused.',
    'OpenAPI customer-management: B2BCreate, description',
    { needs: ['b2b'] },
  ),
  'signup.b2b.requires-company': must(
    'A signup with a companyRegistrationId and no company is refused.',
    'OpenAPI customer-management: B2BCreate, description',
    { needs: ['b2b'] },
  ),
  'signup.b2b.known-registration-joins-company': must(
    'A signup with the registration id of an existing company assigns the customer to that company.',
    'changelog 2023: Customer Service, company registration',
    { needs: ['b2b'] },
  ),
  'signup.b2b.unknown-registration-creates-company': must(
    'A signup with an unknown registration id creates the company and assigns the customer to it.',
    'changelog 2023: Customer Service, company registration',
    { needs: ['b2b'] },
  ),
  'signup.b2b.legal-entities-in-body': observe(
    'A signup that carries the undeclared b2b.legalEntities of the tutorial is answered in a way the schema leaves open.',
    'tutorial: Creating a new customer, against B2BCreate',
    { needs: ['b2b'] },
  ),
} satisfies Record<string, Requirement>;
