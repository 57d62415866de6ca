import { percentDecoded } from '../shared/text.ts';

/** What a secret is, as its pseudonym says it. */
export type SecretKind =
  | 'access-token'
  | 'refresh-token'
  | 'saas-token'
  | 'mailed-token'
  | 'password'
  | 'client-secret'
  | 'code'
  | 'cookie'
  | 'gateway-header';

/** The members of bodies and the parameters of queries that hold a secret. */
export const secretKinds: Readonly<Record<string, SecretKind>> = {
  access_token: 'access-token',
  accessToken: 'access-token',
  anonymous_token: 'access-token',
  subjectAccessToken: 'access-token',
  subject_access_token: 'access-token',
  social_access_token: 'access-token',
  social_id_token: 'access-token',
  refresh_token: 'refresh-token',
  refreshToken: 'refresh-token',
  saas_token: 'saas-token',
  saasToken: 'saas-token',
  token: 'mailed-token',
  password: 'password',
  currentPassword: 'password',
  newPassword: 'password',
  client_secret: 'client-secret',
  code: 'code',
  code_verifier: 'code',
};

const names = Object.keys(secretKinds).join('|');

/** A member of JSON with a secret's name, also where the JSON is cut off. */
const member = new RegExp(`"(${names})"(\\s*:\\s*)"((?:[^"\\\\]|\\\\.)*)`, 'g');
/** Neither `code=1`, which a process exits with, nor a variable in a line of source. */
const parameter = new RegExp(`\\b(${names})=([^&\\s"'<>\\\\$][^&\\s"'<>\\\\]{3,})`, 'gi');
const optIn = /(\/signup\/optin\/)(?!refresh_token\b)([^/?\s"'<>\\]+)/g;
/** Not where prose goes on behind them: no token is one short word of letters, and one that is registered is known by its value. */
const credentials = /\b(Bearer|Basic)(\s+)(?![a-z]{1,6}(?![\w.~+/=-]))([\w.~+/=-]+)/gi;

const lower = new Map(Object.entries(secretKinds).map(([name, kind]) => [name.toLowerCase(), kind]));
const kindOf = (name: string): SecretKind => lower.get(name.toLowerCase()) ?? 'access-token';

/** How a secret is called in place of its value; what is not registered has no number. */
export type Naming = (kind: SecretKind, value: string) => string;

const unnumbered: Naming = (kind) => `<${kind}>`;

/** The text of a JSON string, without its quotes; one that is cut off stays as it is. */
function unescaped(text: string): string {
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    return text;
  }
}

/** What stands in a secret's place already: a pseudonym, or the beginning of a shell's variable. */
const replaced = /^(<[a-z-]+(:\d+)?>|'|)$/;

/** The text of a body with everything that has a secret's name replaced. */
export const withoutSecretMembers = (text: string, name: Naming = unnumbered): string =>
  text.replace(member, (all, key: string, colon: string, value: string) =>
    replaced.test(value) ? all : `"${key}"${colon}"${name(kindOf(key), unescaped(value))}`,
  );

/** A text with the secrets of addresses and headers replaced: those in a query, in a path, behind `Bearer`. */
export const withoutSecretParameters = (text: string, name: Naming = unnumbered): string =>
  text
    .replace(parameter, (_, key: string, value: string) => `${key}=${name(kindOf(key), percentDecoded(value))}`)
    .replace(optIn, (_, before: string, value: string) => `${before}${name('mailed-token', value)}`)
    .replace(credentials, (_, scheme: string, space: string, value: string) => {
      const kind = /basic/i.test(scheme) ? 'client-secret' : 'access-token';
      return `${scheme}${space}${name(kind, value)}`;
    });

/** Every secret that stands in a text by its name, where the text could not be read as JSON. */
export function secretMembersIn(text: string): readonly (readonly [SecretKind, string])[] {
  return [...text.matchAll(member)].map(([, key = '', , value = '']) => [kindOf(key), unescaped(value)] as const);
}
