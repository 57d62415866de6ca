import { soundRules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';

type Fields = ReturnType<typeof soundRules.keepAddressMembers>;

/** What is kept of an address that is sent, each text of it turned into another one. */
const keptWith = (turn: (text: string) => string) => ({
  rules: {
    keepAddressMembers: (sent: Fields): Fields =>
      Object.fromEntries(
        Object.entries(soundRules.keepAddressMembers(sent)).map(([member, value]) => [
          member,
          typeof value === 'string' ? turn(value) : value,
        ]),
      ),
  },
});

/** Faults of how the texts of an address are kept. */
export const addressTextFaults: readonly Fault[] = [
  {
    id: 'address-text-is-normalized',
    why: 'A name spelt with combining characters is another one for whoever compares it.',
    breaks: ['address.create.stores-any-text'],
    reads: /-\s+.*Cafe\u0301[\s\S]*\+\s+.*Caf\u00e9 and Caf\u00e9/,
    deviation: keptWith((text) => text.normalize('NFC')),
  },
  {
    id: 'address-text-has-three-bytes-at-most',
    why: 'A database of old takes no character beyond the first plane: rare names end in question marks.',
    breaks: ['address.create.stores-any-text'],
    reads: /\+\s+.*\?/,
    deviation: keptWith((text) => text.replaceAll(/[\u{10000}-\u{10ffff}]/gu, '?')),
  },
  {
    id: 'address-text-is-escaped',
    why: 'A label prints &amp;amp; where the customer wrote an ampersand.',
    breaks: ['address.create.stores-any-text'],
    reads: /&amp;|&lt;/,
    deviation: keptWith((text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')),
  },
  {
    id: 'address-text-is-cut',
    why: 'The end of a long street, its number included, is gone without a word.',
    breaks: ['address.create.stores-any-text'],
    reads: /[-]\s+"x{255}",[\s\S]*\+\s+"x{250}",/,
    deviation: keptWith((text) => text.slice(0, 250)),
  },
  {
    id: 'address-text-is-trimmed',
    why: 'A client that compares what it sent with what it reads finds a difference, and sends it again.',
    breaks: ['address.create.stores-any-text'],
    reads: /\+\s+"blank at each end",/,
    deviation: keptWith((text) => text.trim()),
  },
];
