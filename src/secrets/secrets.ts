import {
  secretKinds,
  secretMembersIn,
  withoutSecretMembers,
  withoutSecretParameters,
  type SecretKind,
} from './secret-fields.ts';

export type { SecretKind } from './secret-fields.ts';

/** Nothing shorter is a secret. */
const shortest = 6;

/** Shorter secrets, such as a password that was made too short, occur in answers by chance. */
const tellingLength = 12;

/**
 * Whether a value can stand in a text only because it was copied there: long, varied, with letters and digits. What is not, such
 * as a bearer that a test has made up of one word, is redacted all the same, but is not searched for.
 */
export const isTelling = (value: string): boolean =>
  value.length >= tellingLength && /\d/.test(value) && /[a-z]/i.test(value) && new Set(value).size >= 8;

/** A password that a test has made too simple, such as `password`, is a word of many texts, and no secret. */
const isPlainWord = (value: string): boolean => value.length < tellingLength && /^[a-z]+$/i.test(value);

const word = /[\w.~-]{6,2048}/g;
const isWord = /^[\w.~-]{6,2048}$/;
const ragged = /^[.~-]|[.~-]$/;
const trimmed = (text: string): string => text.replace(/^[.~-]+|[.~-]+$/g, '');

const quoted = (text: string): string => JSON.stringify(text).slice(1, -1);

/** How a value reads where it is written into an address, a form, JSON, JSON within JSON, XML or HTML. */
export function formsOf(value: string): readonly string[] {
  if (isWord.test(value)) return [value];
  const url = encodeURIComponent(value);
  const marked = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const forms = [value, url, url.replaceAll('%20', '+'), quoted(value), quoted(quoted(value))];
  return [...new Set([...forms, new URLSearchParams([['', value]]).toString().slice(1), marked, quoted(marked)])];
}

interface Secret {
  readonly kind: SecretKind;
  readonly pseudonym: string;
}

/**
 * The secrets that this process has handled, each with a pseudonym that stays the same throughout a run, such as
 * `<access-token:2>`. Redaction goes by registered value and by key, never by guessing.
 */
class Secrets {
  /** By every form in which a secret may be written. */
  private readonly known = new Map<string, Secret>();
  private readonly odd = new Set<string>();
  private readonly counts = new Map<SecretKind, number>();
  private readonly owners = new Map<string, string>();
  private readonly registered = new Map<string, SecretKind>();
  /** What was searched last, as one answer is asked about several times. */
  private last: { readonly text: string; readonly found: readonly string[] } | undefined;
  /** Who is told of every new secret. */
  listener: ((kind: SecretKind, value: string) => void) | undefined;

  /** @param owner whose it is, where that is known: what is issued to one may not be shown to another */
  add(kind: SecretKind, value: string, owner?: string): void {
    if (value.length < shortest || this.known.has(value) || (kind !== 'client-secret' && isPlainWord(value))) return;
    if (owner !== undefined && value.length >= tellingLength) this.owners.set(value, owner);
    this.last = undefined;
    const count = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, count);
    const secret = { kind, pseudonym: `<${kind}:${count}>` };
    for (const form of formsOf(value)) {
      this.known.set(form, secret);
      if (!isWord.test(form)) this.odd.add(form);
    }
    this.registered.set(value, kind);
    this.listener?.(kind, value);
  }

  /** Whether a value is registered. */
  knows(value: string): boolean {
    return this.known.has(value);
  }

  /** What stands in a secret's place; what is not registered has no number. */
  readonly nameOf = (kind: SecretKind, value: string): string => this.known.get(value)?.pseudonym ?? `<${kind}>`;

  /** Forgets whose anything is, as a faulty tenant may have called a common word somebody's token; secret it stays. */
  disown(): void {
    this.owners.clear();
  }

  /** Registers every secret in a body, known by the names of its members. */
  addFrom(body: unknown, owner?: string): void {
    if (Array.isArray(body)) for (const item of body) this.addFrom(item, owner);
    else if (typeof body === 'object' && body !== null)
      for (const [name, value] of Object.entries(body)) {
        const kind = secretKinds[name];
        if (kind !== undefined && typeof value === 'string') this.add(kind, value, owner);
        else this.addFrom(value, owner);
      }
  }

  /** The same for a body that is no JSON, or only the beginning of it. */
  addFromText(text: string, owner?: string): void {
    for (const [kind, value] of secretMembersIn(text)) this.add(kind, value, owner);
  }

  /** Every registered secret with its kind. */
  all(): ReadonlyMap<string, SecretKind> {
    return this.registered;
  }

  /** The text with every registered secret replaced by its pseudonym. */
  scrub(text: string): string {
    let clean = text;
    for (const value of this.odd)
      if (clean.includes(value)) clean = clean.replaceAll(value, this.known.get(value)?.pseudonym ?? '<secret>');
    return clean.replace(word, (found) => {
      const secret = this.known.get(found);
      if (secret !== undefined || !ragged.test(found)) return secret?.pseudonym ?? found;
      const core = trimmed(found);
      return found.replace(core, this.known.get(core)?.pseudonym ?? core);
    });
  }

  /** The text with every secret replaced: those that are registered, and whatever stands where a secret belongs. */
  redact(text: string): string {
    return this.scrub(withoutSecretParameters(withoutSecretMembers(text, this.nameOf), this.nameOf));
  }

  /** Whether the text holds a registered secret of one of these kinds, long enough not to stand there by chance. */
  occursIn(text: string, wanted: readonly SecretKind[]): boolean {
    const is = (value: string): boolean => {
      const kind = this.known.get(value)?.kind;
      return value.length >= tellingLength && kind !== undefined && wanted.includes(kind);
    };
    return this.in(text).some(is);
  }

  /** Whose secrets a text holds. */
  ownersIn(text: string): readonly string[] {
    return [...new Set(this.in(text).flatMap((value) => this.owners.get(value) ?? []))];
  }

  private in(text: string): readonly string[] {
    if (text.length < shortest) return [];
    if (this.last?.text === text) return this.last.found;
    const found = [...this.odd].filter((value) => text.includes(value));
    for (const each of text.match(word) ?? [])
      for (const one of ragged.test(each) ? [each, trimmed(each)] : [each]) if (this.known.has(one)) found.push(one);
    this.last = { text, found };
    return found;
  }
}

/** The secrets of this process: a worker runs one test at a time, and what it learns stays secret until it ends. */
export const secrets = new Secrets();
