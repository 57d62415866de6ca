// What a target, a gateway or a mail says is shown through these functions only, one for each kind of output.

declare const sink: unique symbol;

/** Text that cannot act where it is written: only the functions of this file make one, so that raw text does not compile there. */
export type Safe<Sink extends string> = string & { readonly [sink]: Sink };
export type TerminalText = Safe<'terminal'>;
export type CommandText = Safe<'workflow command'>;
export type Markdown = Safe<'Markdown'>;
export type XmlText = Safe<'XML'>;
export type JsonText = Safe<'JSON'>;
export type FileName = Safe<'file name'>;

/** Controls, what turns the direction of writing or cannot be seen, halves of pairs, and what is no character. */
const acting =
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\u{e0000}-\u{e007f}\ud800-\udfff]/gu;

const unit = (code: number): string => `\\u${code.toString(16).padStart(4, '0')}`;
const spelled = (character: string): string =>
  Array.from(character.split(''), (each) => unit(each.charCodeAt(0))).join('');

/** Text in which controls and the like are spelled out, as in `\u001b`; lines and tabs stay. */
export const inert = (text: string): string => text.replaceAll('\r\n', '\n').replace(acting, spelled);

/** The colours that Playwright prints; nothing that hides, moves or links. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const colour = /(\x1b\[(?:[0-27]|2[27]|3[0-79]|9[0-7])?m)/;

/** A command for a pipeline: at the beginning of a line `::name`, anywhere `##[name]` and its like. */
const withoutCommands = (text: string): string =>
  text.replace(/^([ \t]*):(?=:)/gm, '$1\\:').replace(/##(?=\w{0,40}\[)/g, '#\\#');

/** For a terminal and the log of a pipeline. */
export const forTerminal = (text: string): TerminalText => withoutCommands(inert(text)) as TerminalText;

/** The same, with Playwright's own colours left in it. */
export const forColouredTerminal = (text: string): TerminalText =>
  withoutCommands(
    text
      .split(colour)
      .map((part, at) => (at % 2 === 1 ? part : inert(part)))
      .join(''),
  ) as TerminalText;

/** For the data of a workflow command of GitHub. */
export const forCommand = (text: string): CommandText =>
  inert(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A') as CommandText;

/** For a property of a workflow command. */
export const forCommandProperty = (text: string): CommandText =>
  forCommand(text).replaceAll(':', '%3A').replaceAll(',', '%2C') as CommandText;

const runsOfBackticks = (text: string): number =>
  [...text.matchAll(/`+/g)].reduce((most, [run]) => Math.max(most, run.length), 0);

const oneLine = (text: string): string => inert(text).replace(/\s+/g, ' ').trim();

/** A code span of Markdown: nothing in it is an image, a link, a mention or a reference. */
export function markdownCode(text: string): Markdown {
  const line = oneLine(text);
  const ticks = '`'.repeat(runsOfBackticks(line) + 1);
  const space = /^[` ]|[` ]$/.test(line) || line === '' ? ' ' : '';
  return `${ticks}${space}${line}${space}${ticks}` as Markdown;
}

/** A block of code in Markdown. */
export function markdownBlock(text: string, language: '' | 'json' | 'sh' = ''): Markdown {
  const ticks = '`'.repeat(Math.max(3, runsOfBackticks(text) + 1));
  return `${ticks}${language}\n${inert(text)}\n${ticks}` as Markdown;
}

/**
 * A sentence in Markdown: what would format it is escaped, and so that trackers find no mention, reference or address in it, an
 * invisible character stands where one would begin.
 */
export const markdownText = (text: string): Markdown =>
  oneLine(text)
    .replace(/[\\`*_{}[\]()#+!|~$]/g, '\\$&')
    .replace(/^([-=>/]|\d+[.)])/, '\\$1')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/@|#(?=\w)|\bGH-|:(?=\/\/)|\bwww(?=\.)|[!~%](?=\w)/gi, '$&\u200b') as Markdown;

/** Markdown of the suite's own around texts that were made fit for it. */
export const md = (parts: TemplateStringsArray, ...values: readonly (Markdown | number)[]): Markdown =>
  parts.map((part, at) => `${part}${values[at] ?? ''}`).join('') as Markdown;

/** For XML 1.0, which has no way to write most controls: they are spelt out; attributes and text alike. */
export const forXml = (text: string): XmlText =>
  inert(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;')
    .replaceAll('\t', '&#9;')
    .replaceAll('\n', '&#10;') as XmlText;

/** A value as JSON that says the same to its reader, and does nothing in the terminal that shows the file. */
export const forJson = (value: unknown, indent?: number): JsonText =>
  JSON.stringify(value, undefined, indent).replace(acting, spelled) as JsonText;

/** A name for a file or a folder, of letters, digits, dots and dashes only, without a dot in front. */
export const forFileName = (text: string): FileName =>
  (text
    .normalize('NFKD')
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[.-]+/, '')
    .slice(0, 80) || 'unnamed') as FileName;

/** A text that is cut where it is long, and says so. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const last = text.charCodeAt(most - 1);
  const cut = last >= 0xd800 && last < 0xdc00 ? most - 1 : most;
  return `${text.slice(0, cut)}… (${text.length.toLocaleString('en')} characters)`;
}
