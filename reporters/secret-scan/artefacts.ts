import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import type { SecretKind } from '../../src/secrets/secrets.ts';
import type { Needles } from './secret-matcher.ts';

/** A secret in an artefact; the secret itself is not repeated. */
export interface Leak {
  /** Below the folder that was scanned; what is inside of an archive follows behind `›`. */
  readonly file: string;
  readonly kind: SecretKind;
}

/** What a scan found, and the archives that it could not open. */
export interface SecretScan {
  /** How many secrets were looked for. */
  readonly secrets: number;
  readonly leaks: readonly Leak[];
  readonly unread: readonly string[];
}

/** Archives in archives, and base64 in them, are opened this deep. */
const deepest = 5;

/** Shorter runs of base64 hold no archive; a secret in them is found without decoding. */
const shortest = 64;
const base64 = Uint8Array.from({ length: 256 }, (_, byte) => (/[A-Za-z0-9+/]/.test(String.fromCharCode(byte)) ? 1 : 0));

const startsWith = (bytes: Buffer, ...magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte);

/** The runs of base64 in these bytes. A byte in every `shortest` is looked at, and its neighbours where it may belong to one. */
function* encodedIn(bytes: Buffer): Generator<Buffer> {
  for (let at = shortest - 1; at < bytes.length; at += shortest) {
    if (base64[bytes[at] ?? 0] === 0) continue;
    let [from, to] = [at, at + 1];
    while (from > 0 && base64[bytes[from - 1] ?? 0] === 1) from--;
    while (to < bytes.length && base64[bytes[to] ?? 0] === 1) to++;
    if (to - from >= shortest) yield Buffer.from(bytes.toString('latin1', from, to), 'base64');
    at = to - 1;
  }
}

function* membersOf(bytes: Buffer): Generator<readonly [string, Buffer]> {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04))
    for (const [name, member] of Object.entries(unzipSync(bytes)))
      yield [name, Buffer.from(member.buffer, member.byteOffset, member.byteLength)];
  else if (startsWith(bytes, 0x1f, 0x8b)) yield ['gzip', gunzipSync(bytes)];
  else for (const run of encodedIn(bytes)) yield ['base64', run];
}

class Scanning {
  private readonly leaks = new Map<string, Leak>();
  private readonly unread: string[] = [];
  private readonly needles: Needles;

  constructor(needles: Needles) {
    this.needles = needles;
  }

  look(file: string, bytes: Buffer, depth = 0): void {
    for (const kind of this.needles.in(bytes)) this.leaks.set(`${file} ${kind}`, { file, kind });
    if (depth === deepest) return;
    try {
      for (const [name, member] of membersOf(bytes)) this.look(`${file} › ${name}`, member, depth + 1);
    } catch {
      this.unread.push(file);
    }
  }

  found(): SecretScan {
    return { secrets: this.needles.count, leaks: [...this.leaks.values()], unread: this.unread };
  }
}

function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  if (statSync(folder).isFile()) return [folder];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map(({ parentPath, name }) => path.join(parentPath, name));
}

/**
 * Looks into every file of a folder, or into one file, archives and base64 included, for every secret.
 * @returns each file with each kind of secret in it, once
 */
export function scan(folder: string, needles: Needles): SecretScan {
  const scanning = new Scanning(needles);
  for (const file of filesIn(folder)) scanning.look(path.relative(folder, file), readFileSync(file));
  return scanning.found();
}
