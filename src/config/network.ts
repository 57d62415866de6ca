import { X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import tls from 'node:tls';
import { lookedIn } from './environment.ts';
import type { Parsed } from './parsers.ts';
import { proxyFor, type Proxy } from './proxy.ts';
import type { SettingReader } from './setting-reader.ts';

/** What stands between the run and its target. */
export interface NetworkSettings {
  /** What a gateway before the target asks for, sent with every request to the target and to nobody else. Their values are secrets. */
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as User-Agent in place of the suite's own. */
  readonly userAgent?: string;
  /** What the run shows of itself where TLS asks for it. */
  readonly clientCertificate?: ClientCertificate;
  /** What leads to the target. */
  readonly proxy?: Proxy;
  /** The certificate authorities, in PEM, that are trusted beside Node's own. */
  readonly authorities?: string;
}

/** A certificate and its key, or both in one PFX. */
export type ClientCertificate = { readonly passphrase?: string } & (
  { readonly cert: Buffer; readonly key: Buffer } | { readonly pfx: Buffer }
);

/** Headers that the suite or its HTTP client sets itself. */
const own = [
  'authorization',
  'connection',
  'content-length',
  'content-type',
  'cookie',
  'host',
  'transfer-encoding',
  'user-agent',
];

const isHeader = ([name, value]: readonly [string, unknown]): boolean =>
  /^[\w!#$%&'*+.^`|~-]+$/.test(name) && typeof value === 'string' && /^[\x20-\x7e]+$/.test(value);

const entriesOf = (text: string): readonly (readonly [string, unknown])[] | undefined => {
  if (!text.startsWith('{'))
    return text.split(/[\r\n]+/).map((line) => {
      const [, name = '', value = ''] = /^([^:]*):\s*(.*)$/.exec(line.trim()) ?? [];
      return [name, value];
    });
  try {
    return Object.entries(JSON.parse(text) as object);
  } catch {
    return undefined;
  }
};

/** Headers of any name. */
export const asAnyHeaders = (text: string): Parsed<Readonly<Record<string, string>>> => {
  const entries = entriesOf(text);
  if (!entries?.every(isHeader))
    return { mustBe: 'one header such as X-Api-Key: abc, or a JSON object of headers such as {"X-Api-Key": "abc"}' };
  return { value: Object.fromEntries(entries) as Record<string, string> };
};

const asHeaders = (text: string): Parsed<Readonly<Record<string, string>>> => {
  const read = asAnyHeaders(text);
  if (!('value' in read)) return read;
  const taken = Object.keys(read.value).find((name) => own.includes(name.toLowerCase()));
  return taken === undefined ? read : { mustBe: `headers that the suite does not set itself, unlike ${taken}` };
};

const asUserAgent = (text: string): Parsed<string> =>
  /^[\x20-\x7e]{1,300}$/.test(text) ? { value: text } : { mustBe: 'a line of up to 300 ASCII characters' };

/** A file that exists and can be read, beside the working directory or the configuration. */
const asFile = (text: string): Parsed<Buffer> => {
  const file = lookedIn()
    .map((folder) => path.resolve(folder, text))
    .find((each) => statSync(each, { throwIfNoEntry: false })?.isFile());
  if (file === undefined) return { mustBe: `a file that exists (looked in ${lookedIn().join(' and ')})` };
  try {
    return { value: readFileSync(file) };
  } catch (error) {
    return { mustBe: `a file that can be read (${error instanceof Error ? error.message : String(error)})` };
  }
};

const certificate = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

const asAuthorities = (text: string): Parsed<string> => {
  const read = asFile(text);
  if (!('value' in read)) return read;
  const all = read.value.toString('latin1').match(certificate) ?? [];
  try {
    for (const each of all) new X509Certificate(each);
    if (all.length > 0) return { value: all.join('\n') };
  } catch {
    // Told below.
  }
  return { mustBe: 'a file with certificates in PEM (-----BEGIN CERTIFICATE-----)' };
};

const isPem = (bytes: Buffer): boolean => bytes.includes('-----BEGIN ');

function readClientCertificate(reading: SettingReader): ClientCertificate | undefined {
  const cert = reading.read('CLIENT_CERT', asFile);
  const key = reading.read('CLIENT_KEY', asFile);
  const passphrase = reading.text('CLIENT_PASSPHRASE');
  for (const name of ['CLIENT_KEY', 'CLIENT_PASSPHRASE'])
    if (reading.text(name) !== undefined)
      reading.require('CLIENT_CERT', `${name} is set.`, 'the file of its certificate');
  if (cert === undefined) return undefined;
  if (isPem(cert))
    reading.require('CLIENT_KEY', 'CLIENT_CERT is a certificate in PEM.', 'the file of its private key, in PEM');
  if (isPem(cert) && key === undefined) return undefined;
  const both = key === undefined ? { pfx: cert } : { cert, key };
  const all = { ...both, ...(passphrase !== undefined && { passphrase }) };
  try {
    tls.createSecureContext(all);
    return all;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const names =
      key === undefined ? 'CLIENT_CERT and CLIENT_PASSPHRASE' : 'CLIENT_CERT, CLIENT_KEY and CLIENT_PASSPHRASE';
    reading.problems.push(`${names} do not belong together, or are neither PEM nor PFX (${why}).`);
    return undefined;
  }
}

/** Reads what stands between the run and its target. */
export function readNetwork(reading: SettingReader, url: string | undefined): NetworkSettings {
  const userAgent = reading.read('USER_AGENT', asUserAgent);
  const clientCertificate = readClientCertificate(reading);
  // Node itself reads it when it starts, and an env file is read later.
  const extra = reading.read('NODE_EXTRA_CA_CERTS', asAuthorities);
  const authorities = [reading.read('CA_FILE', asAuthorities), extra].filter((each) => each !== undefined).join('\n');
  const proxy = url === undefined ? undefined : proxyFor(url);
  if (proxy && !/^(https?|socks[45]):\/\/[^/]+$/.test(proxy.server))
    reading.problems.push(`${proxy.variable} is no address of a proxy, such as http://proxy.example.com:3128.`);
  if (clientCertificate && url?.startsWith('http:') === true)
    reading.problems.push('CLIENT_CERT is set, but API_URL is an http address, where no certificate is asked for.');
  return {
    headers: reading.read('EXTRA_HEADERS', asHeaders) ?? {},
    ...(userAgent !== undefined && { userAgent }),
    ...(clientCertificate && { clientCertificate }),
    ...(authorities !== '' && { authorities }),
    ...(proxy && { proxy }),
  };
}
