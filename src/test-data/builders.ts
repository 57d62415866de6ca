// The whole of the package is dozens of languages, which take longer to load than a test to run.
import { faker } from '@faker-js/faker/locale/en';
import { createHash } from 'node:crypto';
import { reservedAddress } from '../config/index.ts';
import type { AddressCreate, CustomerDetails, CustomerSignup } from '../../schemas/index.ts';
import { markedEmail, runMarker } from './run-markers.ts';

let origin = { seed: 0, test: '' };
let count = 0;
let template: string = reservedAddress;

/**
 * Gives the builders a beginning of their own for each test, so that a test builds the same data whoever runs before it.
 * @param seed the run's
 * @param test what tells this test from every other
 * @param mailAddress the form of e-mail addresses, with `{id}` for what tells them apart
 */
export function seedBuilders(seed: number, test: string, mailAddress: string = reservedAddress): void {
  const digest = createHash('sha256').update(test).digest();
  faker.seed([seed, digest.readUInt32BE(0), digest.readUInt32BE(4)]);
  origin = { seed, test: digest.toString('hex', 0, 5) };
  count = 0;
  template = mailAddress;
}

/** A name that says which run has made what it names, such as a company or its registration. */
export const aMark = (): string => runMarker(origin.seed, origin.test, ++count);

/** An e-mail address of this run and of this test: nobody's, in a domain that is reserved, unless the run is given another form. */
export const anEmail = (): string => markedEmail(aMark(), template);

export const aPassword = (): string => `Aa1-${faker.string.alphanumeric(16)}`;

/** Text of the seed, for what has no builder of its own. */
export const aWord = (): string => faker.lorem.word({ length: { min: 5, max: 9 } });

const aTag = (): string => faker.helpers.arrayElement(['BILLING', 'SHIPPING', 'office', 'Home']);

/** What a customer says about an address. */
export function anAddress(own: AddressCreate = {}): AddressCreate {
  return {
    contactName: faker.person.fullName(),
    companyName: faker.company.name(),
    street: faker.location.street(),
    streetNumber: faker.location.buildingNumber(),
    streetAppendix: '',
    zipCode: faker.location.zipCode(),
    city: faker.location.city(),
    country: faker.location.countryCode('alpha-2'),
    state: faker.location.state(),
    contactPhone: faker.string.numeric(9),
    tags: [aTag()],
    ...own,
  };
}

/** The members of a profile that the customer sets. */
export function someDetails(own: CustomerDetails = {}): CustomerDetails {
  return {
    title: faker.helpers.arrayElement(['MR', 'MRS', 'MS']),
    firstName: faker.person.firstName(),
    lastName: faker.person.lastName(),
    contactPhone: faker.string.numeric(9),
    company: faker.company.name(),
    preferredLanguage: 'en_US',
    preferredCurrency: faker.helpers.arrayElement(['EUR', 'USD', 'CHF']),
    preferredSite: 'main',
    ...own,
  };
}

/** A signup that is right in everything. */
export function aSignup(own: Partial<CustomerSignup> = {}): CustomerSignup {
  const email = own.email ?? anEmail();
  return {
    ...own,
    email,
    password: own.password ?? aPassword(),
    customerDetails: 'customerDetails' in own ? own.customerDetails : someDetails({ contactEmail: email }),
  };
}

/**
 * The signup of a customer whom tests share. It draws nothing from the random data of the test that first asks for the customer, so
 * that a test builds the same data whether the customer is there already or not.
 * @param what tells the customer from others that the same test asks for
 */
export function aSharedSignup(what: string) {
  const digest = createHash('sha256').update([origin.seed, origin.test, what].join(' ')).digest('hex');
  const email = markedEmail(runMarker(origin.seed, digest.slice(0, 10), 1), template);
  const customerDetails: CustomerDetails = {
    title: 'MS',
    firstName: 'Robin',
    middleName: `Sam ${digest.slice(10, 14)}`,
    lastName: `Doe ${digest.slice(14, 18)}`,
    contactEmail: email,
    contactPhone: '0301234567',
    company: `Example ${digest.slice(18, 22)}`,
    preferredLanguage: 'en_US',
    preferredCurrency: 'EUR',
    preferredSite: 'main',
  };
  return { email, password: `Aa1-${digest.slice(22, 38)}`, customerDetails };
}

/** A mixin and the link to its schema, both the documentation's own example, so that a tenant that reads the schema can. */
export const aMixin = () => ({
  mixins: { deliveryOptions: { packaging: aWord(), hint: faker.lorem.sentence(), substituteProduct: true } },
  metadata: {
    mixins: {
      deliveryOptions: 'https://res.cloudinary.com/saas-ag/raw/upload/schemata/deliveryOptionsMixIn.v6.json',
    },
  },
});

/** An address with every member that can be sent when it is added. */
export const aFullAddress = (own: AddressCreate = {}): AddressCreate =>
  anAddress({
    streetAppendix: aWord(),
    ...Object.fromEntries([1, 2, 3, 4].map((line) => [`extraLine${line}`, aWord()])),
    ...aMixin(),
    ...own,
  });

/** A signup with every member that can be sent, but for a company, which might come into being, and the id of the address. */
export function aFullSignup(): CustomerSignup {
  const { email, password } = aSignup();
  const { mixins, metadata } = aMixin();
  const named = { contactName: faker.person.fullName(), isDefault: true };
  const versioned = { mixins, metadata: { version: 1, ...metadata } };
  return {
    email,
    password,
    customerDetails: someDetails({ contactEmail: email, middleName: aWord(), b2b: {}, ...versioned }),
    customerAddress: { ...aFullAddress(), ...named, ...versioned },
    signup: { email, password },
  };
}

/** An id that no resource has. */
export const anUnknownId = (): string => faker.string.hexadecimal({ length: 10, casing: 'lower', prefix: '' });

/** The name of a tenant that is nobody's: the run's guard lets no other foreign name pass. */
export const anUnknownTenant = (): string => `none${anUnknownId()}`;

/**
 * A token with one character replaced, in its beginning and in its middle. Its last characters are left alone: where a token ends
 * in base64, some of their bits may mean nothing.
 */
export const almost = (token: string): readonly string[] =>
  [0, Math.floor(token.length / 2)].map(
    (at) => token.slice(0, at) + (token.charAt(at) === 'a' ? 'b' : 'a') + token.slice(at + 1),
  );
