import { formsOf, isTelling, type SecretKind } from '../../src/secrets/secrets.ts';

/** How much of each secret is looked for first, in bytes; nothing shorter is looked for. */
const width = 12;
const base = 0x01000193;
const filterBits = 22;

interface Needle {
  readonly bytes: Buffer;
  readonly kind: SecretKind;
}

/** The factor of a byte that leaves the window. */
const leaving = Array.from({ length: width - 1 }).reduce<number>((factor) => Math.imul(factor, base), 1);

function hashOf(bytes: Uint8Array): number {
  let hash = 0;
  for (let at = 0; at < width; at++) hash = (Math.imul(hash, base) + (bytes[at] ?? 0)) | 0;
  return hash;
}

const slotOf = (hash: number): number => (Math.imul(hash, 0x9e3779b1) >>> (32 - filterBits)) | 0;

/**
 * What of a text's base64 depends on the text alone, wherever it begins in the encoded bytes: the first and the last character may
 * hold bits of its neighbours.
 */
function base64Of(text: string): readonly string[] {
  return [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]);
    const inner = [Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6)] as const;
    return [bytes.toString('base64').slice(...inner), bytes.toString('base64url').slice(...inner)];
  });
}

/**
 * Looks for many secrets at once (Rabin and Karp's way): one pass over the bytes, whatever their number.
 * Looked for is each telling secret as it is, and as it reads in addresses, JSON, markup and base64.
 */
export class Needles {
  private readonly byHash = new Map<number, Needle[]>();
  /** The bytes that a secret may have where it is looked for first. */
  private readonly alphabet = new Uint8Array(256);
  private readonly filter = new Uint8Array(1 << filterBits);
  /** How many secrets are looked for. */
  count = 0;
  private known = 0;

  constructor(secrets: ReadonlyMap<string, SecretKind> = new Map()) {
    this.learn(secrets);
  }

  /** Takes up what has come to these secrets since they were last handed over; they never become fewer. */
  learn(secrets: ReadonlyMap<string, SecretKind>): void {
    let at = 0;
    for (const [value, kind] of secrets) {
      if (at++ < this.known || !isTelling(value)) continue;
      this.count++;
      for (const form of new Set(formsOf(value).flatMap((each) => [each, ...base64Of(each)])))
        this.add(Buffer.from(form), kind);
    }
    this.known = secrets.size;
  }

  private add(bytes: Buffer, kind: SecretKind): void {
    if (bytes.length < width) return;
    const hash = hashOf(bytes);
    for (const byte of bytes.subarray(0, width)) this.alphabet[byte] = 1;
    this.filter[slotOf(hash)] = 1;
    const known = this.byHash.get(hash);
    if (known) known.push({ bytes, kind });
    else this.byHash.set(hash, [{ bytes, kind }]);
  }

  /** The kinds of the secrets in these bytes. A window that holds a byte which no secret begins with is not even hashed. */
  in(hay: Buffer): ReadonlySet<SecretKind> {
    const found = new Set<SecretKind>();
    const { alphabet, filter, byHash } = this;
    let [hash, run] = [0, 0];
    for (let at = 0; at < hay.length; at++) {
      const byte = hay[at] ?? 0;
      if (alphabet[byte] === 0) {
        hash = run = 0;
        continue;
      }
      if (run === width) hash -= Math.imul(hay[at - width] ?? 0, leaving);
      else run++;
      hash = (Math.imul(hash, base) + byte) | 0;
      if (run < width || filter[slotOf(hash)] === 0) continue;
      const from = at - width + 1;
      for (const { bytes, kind } of byHash.get(hash) ?? [])
        if (bytes.compare(hay, from, Math.min(from + bytes.length, hay.length)) === 0) found.add(kind);
    }
    return found;
  }
}
