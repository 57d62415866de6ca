import type { SchemaName } from '../schemas/index.ts';

/** One request of the journey that every candidate makes; `{{name}}` stands for a value that was taken before. */
export interface Step {
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** Whose token is sent. */
  readonly bearer?: 'guestToken' | 'customerToken';
  readonly body?: Readonly<Record<string, string>>;
  readonly status: number;
  /** What the answer is checked against; an answer without one is empty. */
  readonly schema?: SchemaName;
  /** Members of the answer that later steps need, by the name they are known under. */
  readonly take?: Readonly<Record<string, string>>;
}

const addresses = '/customer/{{tenant}}/me/addresses';
const home = `${addresses}/{{home}}`;
const asCustomer = { bearer: 'customerToken' } as const;
const street = { contactName: 'Ada Lovelace', street: 'Main Street', zipCode: '10115', city: 'Berlin', country: 'DE' };
const read = (name: string, path: string, schema: SchemaName): Step => ({
  name,
  method: 'GET',
  path,
  ...asCustomer,
  status: 200,
  schema,
});

/** From guest to logout: token, signup, login, validation, profile, address CRUD, tags. */
export const journey: readonly Step[] = [
  {
    name: 'anonymous token',
    method: 'GET',
    path: '/customerlogin/auth/anonymous/login?tenant={{tenant}}&client_id={{client}}',
    status: 200,
    schema: 'AnonymousToken',
    take: { guestToken: 'access_token' },
  },
  {
    name: 'signup',
    method: 'POST',
    path: '/customer/{{tenant}}/signup',
    bearer: 'guestToken',
    body: { email: '{{email}}', password: '{{password}}' },
    status: 201,
    schema: 'ResourceLocation',
  },
  {
    name: 'login',
    method: 'POST',
    path: '/customer/{{tenant}}/login',
    bearer: 'guestToken',
    body: { email: '{{email}}', password: '{{password}}' },
    status: 200,
    schema: 'CustomerToken',
    take: { customerToken: 'access_token' },
  },
  read('validation', '/customer/{{tenant}}/validateauthtoken', 'TokenValidation'),
  read('profile', '/customer/{{tenant}}/me', 'Customer'),
  {
    name: 'profile patch',
    method: 'PATCH',
    path: '/customer/{{tenant}}/me',
    ...asCustomer,
    body: { company: 'Analytical Engines' },
    status: 200,
  },
  read('profile after patch', '/customer/{{tenant}}/me', 'Customer'),
  {
    name: 'first address',
    method: 'POST',
    path: addresses,
    ...asCustomer,
    body: street,
    status: 201,
    schema: 'ResourceLocation',
    take: { home: 'id' },
  },
  {
    name: 'second address',
    method: 'POST',
    path: addresses,
    ...asCustomer,
    body: { ...street, city: 'Hamburg' },
    status: 201,
    schema: 'ResourceLocation',
  },
  read('addresses', addresses, 'AddressList'),
  read('address', home, 'Address'),
  { name: 'address patch', method: 'PATCH', path: home, ...asCustomer, body: { city: 'Bremen' }, status: 200 },
  read('address after patch', home, 'Address'),
  { name: 'tags added', method: 'POST', path: `${home}/tags?tags=BILLING,SHIPPING`, ...asCustomer, status: 204 },
  read('address with tags', home, 'Address'),
  { name: 'tag removed', method: 'DELETE', path: `${home}/tags?tags=SHIPPING`, ...asCustomer, status: 204 },
  read('address with one tag', home, 'Address'),
  { name: 'address removed', method: 'DELETE', path: home, ...asCustomer, status: 204 },
  read('addresses after removal', addresses, 'AddressList'),
  read('profile at the end', '/customer/{{tenant}}/me', 'Customer'),
  {
    name: 'logout',
    method: 'GET',
    path: '/customer/{{tenant}}/logout?accessToken={{customerToken}}',
    ...asCustomer,
    status: 204,
  },
];

/** The values that a journey starts with. */
export type Values = Record<string, string>;

/** Puts values in the place of their names. */
export const filled = (text: string, values: Readonly<Values>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');

/** A request of the journey, ready to be sent. */
export interface Ready {
  readonly method: Step['method'];
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Makes a step's request. */
export function ready({ method, path, bearer, body }: Step, values: Readonly<Values>): Ready {
  return {
    method,
    path: filled(path, values),
    headers: {
      ...(bearer && { authorization: `Bearer ${values[bearer] ?? ''}` }),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: filled(JSON.stringify(body), values) }),
  };
}

/** Keeps what later steps need of an answer. */
export function take({ take: wanted = {} }: Step, body: unknown, values: Values): void {
  for (const [name, member] of Object.entries(wanted)) values[name] = String((body as Record<string, unknown>)[member]);
}

/** Somebody new. */
export const newcomer = (tenant: string, client: string): Values => ({
  tenant,
  client,
  email: `bench-${Date.now()}-${Math.floor(performance.now() * 1e3)}-${Math.floor(Math.random() * 1e9)}@example.test`,
  password: 'correct horse 42',
});
