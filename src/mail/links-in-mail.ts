import { TextNode } from 'node-html-parser';
import { addressesIn } from './unwrap-link.ts';

/** A link in a mail. */
export interface MailLink {
  readonly url: URL;
  /** The words beside it: the text of the anchor, or what stands before it in plain text. */
  readonly label: string;
  /** A picture or another resource, which nobody follows. */
  readonly isResource: boolean;
}

/** How many links of a mail are looked at, and how long one may be. */
const limits = { links: 300, length: 8_192, label: 200, tag: 32_768 } as const;

/** Only references that end in a semicolon: the others are parameters of addresses, such as `&copy=1`. */
const decoded = (html: string): string => html.replace(/&#?\w{1,31};/g, (reference) => new TextNode(reference).text);

/** The text of HTML without its tags. */
export const textInHtml = (html: string): string => decoded(html.replace(/<[^<>]*>/g, ' '));

const attribute = /([\w:-]{1,64})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))/g;

const attributesOf = (tag: string): Readonly<Record<string, string>> =>
  Object.assign(
    Object.create(null) as Record<string, string>,
    Object.fromEntries(
      [...tag.matchAll(attribute)].map(([, name = '', one, other, bare]) => [
        name.toLowerCase(),
        decoded(one ?? other ?? bare ?? ''),
      ]),
    ),
  );

function toLink(text: string, label: string, isResource: boolean): readonly MailLink[] {
  if (text.length > limits.length || !URL.canParse(text)) return [];
  return [{ url: new URL(text), label: label.slice(0, limits.label), isResource }];
}

/** What a plain text says of a link: what stands before it in its line, or a line before that ends in a colon. */
function labelOf(line: string, link: string, before: string): string {
  const inLine = (line.split(link)[0] ?? '').trim();
  return inLine === '' && before.endsWith(':') ? before : inLine;
}

/** The links of a plain text. An address in angle brackets may be broken over lines. */
export function linksInText(text: string): readonly MailLink[] {
  const whole = text.replace(/<(https?:[^<>]{1,8192})>/gi, (_, link: string) => ` ${link.replace(/\s+/g, '')} `);
  let before = '';
  return whole.split(/\r?\n/).flatMap((line) => {
    const found = addressesIn(line).flatMap((link) => toLink(link, labelOf(line, link, before), false));
    before = line.trim() === '' ? before : line.trim();
    return found;
  });
}

/** An address as a browser takes it from an attribute: line breaks in it do not count. */
const inAttribute = (value: string): string => value.replace(/[\t\r\n]+/g, '').trim();

const resources = new Set(['src', 'srcset', 'background', 'poster', 'data-src', 'style']);

/** A form with what it sends unseen. */
interface OpenForm {
  action: string;
  readonly fields: URLSearchParams;
}

/** Reads the tags of an HTML text one after another, in linear time. */
class TagReader {
  readonly links: MailLink[] = [];
  private form: OpenForm | undefined;
  private readonly html: string;
  constructor(html: string) {
    this.html = html;
  }

  read(): readonly MailLink[] {
    let at = this.html.indexOf('<');
    while (at >= 0 && this.links.length < limits.links) {
      const end = this.html.indexOf('>', at);
      if (end < 0) break;
      const tag = this.html.slice(at + 1, Math.min(end, at + limits.tag));
      if (/^\/form\b/i.test(tag)) this.endForm();
      else if (/^[a-z]/i.test(tag)) this.readTag(tag, end + 1);
      at = this.html.indexOf('<', end);
    }
    this.endForm();
    return this.links;
  }

  private readTag(tag: string, end: number): void {
    const name = /^[\w:-]{1,64}/.exec(tag)?.[0].toLowerCase() ?? '';
    const attributes = attributesOf(tag.slice(name.length));
    if (name === 'form') this.startForm(attributes);
    if (name === 'input' && this.form) this.form.fields.set(attributes['name'] ?? '', attributes['value'] ?? '');
    const [title = '', label = ''] = [attributes['title'], attributes['aria-label']];
    const words = [title, label, name === 'a' ? this.textFrom(end) : ''].join(' ');
    for (const [member, value] of Object.entries(attributes))
      for (const found of addressesIn(inAttribute(value)))
        this.links.push(...toLink(found, words, name === 'img' || resources.has(member)));
  }

  private startForm({ action = '' }: Readonly<Record<string, string>>): void {
    this.endForm();
    this.form = { action, fields: new URLSearchParams() };
  }

  /** A form leads where its action does, with its fields. */
  private endForm(): void {
    const { form } = this;
    this.form = undefined;
    if (!form || !URL.canParse(form.action)) return;
    const url = new URL(form.action);
    for (const [name, value] of form.fields) url.searchParams.set(name, value);
    this.links.push(...toLink(url.href, '', false));
  }

  /** The text of an anchor whose tag ends here. */
  private textFrom(start: number): string {
    const rest = this.html.slice(start, start + 4 * limits.label);
    return textInHtml(rest.split(/<\/a\b/i)[0] ?? '');
  }
}

/** The links of an HTML text: in attributes, in forms, in its text and its scripts, which mail programs read as structured data. */
export function linksInHtml(html: string): readonly MailLink[] {
  const inTags = new TagReader(html).read();
  // A resource that stands in a tag stands in the raw text too.
  const known = new Set(inTags.map(({ url }) => url.href));
  const inRaw = addressesIn(decoded(html).replaceAll('\\/', '/')).flatMap((link) => toLink(link, '', false));
  return [...inTags, ...inRaw.filter(({ url }) => !known.has(url.href))].slice(0, limits.links);
}
