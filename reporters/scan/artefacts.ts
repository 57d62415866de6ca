import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import type { SecretKind } from '../../fixtures/evidence/secrets.ts';
import type { Needles } from './needles.ts';

/** A secret in an artefact; the secret itself is not repeated. */
export interface Leak {
  /** Below the folder that was scanned; what is inside of an archive follows behind `›`. */
  readonly file: string;
  readonly kind: SecretKind;
}

/** What a scan found, and the archives that it could not open. */
export interface Searched {
  /** How many secrets were looked for. */
  readonly secrets: number;
  readonly leaks: readonly Leak[];
  readonly unread: readonly string[];
}

/** Archives in archives, and base64 in them, are opened this deep. */
const deepest = 5;

/** Shorter runs of base64 hold no archive; a secret in them is found without decoding. */
const encoded = /[A-Za-z0-9+/]{64,}={0,2}/g;

const startsWith = (bytes: Buffer, ...magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte);

function* membersOf(bytes: Buffer): Generator<readonly [string, Buffer]> {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04))
    for (const [name, member] of Object.entries(unzipSync(bytes)))
      yield [name, Buffer.from(member.buffer, member.byteOffset, member.byteLength)];
  else if (startsWith(bytes, 0x1f, 0x8b)) yield ['gzip', gunzipSync(bytes)];
  else for (const [run] of bytes.toString('latin1').matchAll(encoded)) yield ['base64', Buffer.from(run, 'base64')];
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

  found(): Searched {
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
export function scan(folder: string, needles: Needles): Searched {
  const scanning = new Scanning(needles);
  for (const file of filesIn(folder)) scanning.look(path.relative(folder, file), readFileSync(file));
  return scanning.found();
}
