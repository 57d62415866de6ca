import { norms } from './norms.ts';
import { baseline, must, observe, should, type Requirement } from './requirement.ts';

/** Signup: how a guest becomes a customer. */
export const signup = {
  'signup.create.returns-id': must(
    'Signup answers 201 with the id of the new customer.',
    'OpenAPI customer-management: POST signup, 201',
  ),
  'signup.create.returns-no-tokens': should(
    'Signup returns no token; logging in is a step of its own.',
    'implied by ResourceLocation, the answer of POST signup',
  ),
  'signup.create.makes-login-possible': baseline(
    'A customer who signed up and is active logs in with the e-mail and the password of the signup.',
    'tutorial: Logging in a customer',
    { norm: norms.lostCreation },
  ),
  'signup.create.stores-details': baseline(
    'The customerDetails of a signup are what the profile of the customer shows.',
    'tutorial: Creating a new customer, Retrieving a customer profile',
    { norm: norms.lostCreation },
  ),
  'signup.create.activation': observe(
    'A customer who signed up can log in at once, or after activation, as the tenant is configured.',
    'tutorial: how to activate a new customer; configuration customerActiveOnCreation',
  ),
  'signup.create.refuses-duplicate-email': baseline(
    'A signup with the login e-mail of an existing customer is refused with 409.',
    'OpenAPI customer-management: POST signup, 409',
    { norm: 'OWASP API2:2023; CWE-694' },
  ),
  'signup.create.duplicate-names-the-conflict': should(
    'The refusal of a duplicate signup has the type conflict_resource and names the e-mail and the tenant.',
    'OpenAPI customer-management: POST signup, 409 example',
  ),
  'signup.create.duplicate-changes-nothing': baseline(
    'A refused duplicate signup leaves the password and the profile of the existing customer as they are.',
    'implied by the refusal of POST signup, 409',
    { norm: 'OWASP API2:2023; ASVS 5.0 2.3.3; CWE-639' },
  ),
  'signup.create.refuses-contact-mismatch': must(
    'A signup whose customerDetails.contactEmail differs from its email is refused.',
    'OpenAPI customer-management: CustomerSignup.customerDetails',
  ),
  'signup.create.details-without-contact-email': observe(
    'A signup whose customerDetails leave contactEmail out is accepted or refused.',
    'OpenAPI customer-management: CustomerSignup.customerDetails',
  ),
  'signup.create.refuses-malformed-currency': must(
    'A signup whose preferredCurrency is not exactly three characters long is refused.',
    'OpenAPI customer-management: CustomerCommonDto.preferredCurrency',
  ),
  'signup.create.accepts-mixins': must(
    'A signup accepts mixins in customerDetails together with the links to their schemas in metadata.mixins.',
    'OpenAPI customer-management: CustomerCommonDto.mixins; standard practice: Mixins',
  ),
  'signup.create.undeclared-members': observe(
    'A signup with members that its schema does not declare is accepted or refused.',
    'OpenAPI customer-management: CustomerSignup',
  ),
  'signup.create.email-case': observe(
    'A signup whose e-mail differs from a taken one only in upper and lower case is accepted or refused as a duplicate.',
    'OpenAPI customer-management: POST signup, 409',
  ),
  'signup.create.email-of-removed-customer': observe(
    'A signup with the e-mail of a removed customer is accepted or refused.',
    'tutorial: Creating a new customer; configuration enableRecreationOfDeletedCustomer',
    { needs: ['service'] },
  ),
  'signup.create.short-password': observe(
    'A signup with a password of one to five characters, shorter than login declares, is accepted or refused.',
    'OpenAPI customer-management: CustomerSignup.password against PasswordAuthentication.password',
  ),
  'signup.create.emits-event': must('A signup publishes the event customer.created.', 'events: Customer Service', {
    needs: ['events'],
  }),
  'signup.address.becomes-first-address': baseline(
    'The customerAddress of a signup is the first address of the new customer.',
    'implied by CustomerSignup.customerAddress',
    { norm: norms.lostCreation },
  ),
  'signup.address.is-default': observe(
    'The customerAddress of a signup is or is not the default address.',
    'OpenAPI customer-management: CustomerSignup.customerAddress',
  ),
  'signup.address.own-id': observe(
    'A signup whose customerAddress names an id of its own, as text or as something else, is accepted or refused.',
    'OpenAPI customer-management: CustomerSignup.customerAddress, Address.id',
  ),
  'signup.address.refuses-missing-contact-name': must(
    'A signup whose customerAddress has no contactName is refused.',
    'OpenAPI customer-management: Address, required list',
  ),
  'signup.address.refuses-malformed-country': must(
    'A signup whose customerAddress.country is not exactly two characters long is refused.',
    'OpenAPI customer-management: Address.country',
  ),
  'signup.credentials.separate-pair-logs-in': must(
    'The email and password of the member signup are what the customer logs in with.',
    'OpenAPI customer-management: CustomerSignup.signup',
  ),
  'signup.credentials.separate-email-names-account': should(
    'The account of a customer with separate login credentials has the login e-mail as its id.',
    'OpenAPI customer-management: AccountId.id',
  ),
  'signup.credentials.separate-pair-keeps-contact-email': should(
    'The contactEmail of a customer with separate login credentials is the top-level email of the signup.',
    'OpenAPI customer-management: CustomerSignup.signup',
  ),
  'signup.credentials.top-level-pair': observe(
    'The top-level email and password of a signup with separate login credentials log in as well or do not.',
    'OpenAPI customer-management: CustomerSignup.signup',
  ),
  'signup.credentials.accepts-same-pair': should(
    'A signup whose member signup repeats the top-level email and password is accepted and logs in.',
    'public storefront client b2b-showcase',
  ),
  'signup.defaults.language': should(
    'The preferredLanguage of a customer who named none is en_US.',
    'OpenAPI customer-management: CustomerCommonDto.preferredLanguage, default',
  ),
  'signup.defaults.currency': should(
    'The preferredCurrency of a customer who named none is USD.',
    'OpenAPI customer-management: CustomerCommonDto.preferredCurrency, default',
  ),
  'signup.defaults.site': should(
    'The preferredSite of a customer who named none is set to a site of the tenant.',
    'OpenAPI customer-management: CustomerCommonDto.preferredSite, default',
  ),
} satisfies Record<string, Requirement>;
