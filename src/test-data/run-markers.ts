import { literally } from '../shared/text.ts';
import { reservedAddress, targets } from '../config/index.ts';

/** What a run writes into everything that it makes: the run's seed, the test, and a number within the test. */
export const runMarker = (seed: number, test: string, count: number): string => `conf-${seed}-${test}-${count}`;

/** The address of a customer of a run. */
export const markedEmail = (mark: string, template: string): string => template.replace('{id}', mark);

const mark = /conf-(\d{1,9})-[0-9a-f]{10}-\d{1,9}/i;
const nameOnly = new RegExp(`^${mark.source}$`, 'i');
/** Addresses in the reserved domain are nobody else's; those of MAIL_ADDRESS are the suite's as long as they bear its mark. */
const templates = [...new Set([reservedAddress, ...targets.map(({ mailAddress }) => mailAddress)])];
const email = templates.map((template) => literally(template).replace('\\{id\\}', mark.source)).join('|');
const emailOnly = new RegExp(`^(?:${email})$`, 'i');
const marked = new RegExp(`(?<![\\w.+-])(?:${email}|${mark.source})(?![\\w.@-])`, 'gi');

const seedIn = (found: RegExpExecArray | null): number | undefined => {
  const seed = found?.slice(1).find(Boolean);
  return seed === undefined ? undefined : Number(seed);
};

/**
 * Which run a customer's address belongs to. Only an address that has every part of the suite's own is one: what merely begins
 * like it is somebody else's.
 * @returns the run's seed; nothing for an address that is not the suite's own
 */
export const runOfEmail = (address: string): number | undefined => seedIn(emailOnly.exec(address));

/** Which run a name that is nothing but the suite's own mark belongs to, such as that of a company. */
export const runOfName = (name: string): number | undefined => seedIn(nameOnly.exec(name));

/** The marks and addresses of the suite's own in a text, such as the body of a request, each once. */
export const markersIn = (text: string): readonly string[] => [...new Set(text.match(marked) ?? [])];
