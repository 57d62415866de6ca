import PostalMime, { type Attachment } from 'postal-mime';
import { linksInHtml, linksInText, textInHtml, type MailLink } from './links-in-mail.ts';
import type { Mail } from './mail.ts';
import { tokensIn, withoutValues } from './tokens-in-mail.ts';

/** How many messages may be in one another. */
const deepest = 4;

/** How many links a message about a mail names. */
const mostShown = 20;

/** What somebody can read of a mail, or of a part of it. */
interface Content {
  readonly links: readonly MailLink[];
  readonly text: string;
}

function asText(content: Attachment['content']): string {
  if (typeof content === 'string') return content;
  const bytes = Buffer.from(content instanceof ArrayBuffer ? new Uint8Array(content) : content);
  const text = bytes.toString('utf8');
  return text.includes('\ufffd') ? bytes.toString('latin1') : text;
}

const contentOfHtml = (html: string): Content => ({ links: linksInHtml(html), text: textInHtml(html) });

const contentOfText = (text: string): Content => ({ links: linksInText(text), text });

async function contentOfPart({ mimeType, content }: Attachment, depth: number): Promise<Content> {
  if (mimeType === 'message/rfc822' && typeof content !== 'string' && depth < deepest)
    return (await readMessage(content, depth + 1)).content;
  if (mimeType === 'text/html' || mimeType === 'application/xhtml+xml') return contentOfHtml(asText(content));
  // A line of a calendar goes on in the next one, behind a blank.
  if (/^text\/|^application\/(ics|json)$/.test(mimeType))
    return contentOfText(asText(content).replace(/\r?\n[ \t]/g, ''));
  return { links: [], text: '' };
}

async function readMessage(
  source: Buffer | ArrayBuffer | Uint8Array,
  depth = 0,
): Promise<{ readonly subject: string; readonly content: Content }> {
  const limits = { maxNestingDepth: 50, maxRfc822NestingDepth: deepest };
  const { subject = '', text = '', html = '', attachments } = await PostalMime.parse(source, limits);
  const attached = await Promise.all(attachments.map((each) => contentOfPart(each, depth)));
  const parts = [contentOfText(text), contentOfHtml(html), ...attached];
  const links = parts.flatMap((part) => part.links);
  return { subject, content: { links, text: parts.map((part) => part.text).join('\n') } };
}

/** Reads a mail as it came: every part that somebody can read, with its links decoded. */
export async function parseMail(source: Buffer): Promise<Mail> {
  const { subject, content } = await readMessage(source);
  const links = [...new Set(content.links.map(withoutValues))].slice(0, mostShown);
  return { subject, tokens: tokensIn(content.links, content.text), links };
}
