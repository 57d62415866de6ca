import type { Variation } from '../variation.ts';

/** What happens below JSON: HTTP, and mail. */
export const transport: readonly Variation[] = [
  {
    id: 'header-names-in-capitals',
    why: 'The names of headers are spelt in any case.',
    front: { headerNames: 'UPPER' },
  },
  {
    id: 'header-names-in-title-case',
    why: 'The names of headers are spelt in any case.',
    front: { headerNames: 'Title' },
  },
  {
    id: 'bodies-in-chunks',
    why: 'HTTP/1.1 lets a server send a body in chunks.',
    front: { chunked: true, emptyLength: 'absent' },
  },
  {
    id: 'bodies-are-compressed',
    why: 'The client accepts gzip.',
    front: { gzip: true },
  },
  {
    id: 'connections-are-closed',
    why: 'HTTP/1.1 lets a server close a connection after each answer.',
    front: { closes: true },
  },
  {
    id: 'empty-answers-say-so',
    why: 'Servers in the field send Content-Length: 0 with a 204 too.',
    front: { emptyLength: 'zero' },
  },
  {
    id: 'answers-take-time',
    why: 'No time is promised in which an answer comes.',
    front: { delay: { usual: 8, long: 300, each: 150 } },
  },
  {
    id: 'trailing-slash-is-another-path',
    why: 'A path with a trailing slash is not documented.',
    front: { strictSlash: true },
  },
  {
    id: 'mails-in-other-words',
    why: 'Neither the text of a mail is documented, nor what else its link carries.',
    rules: {
      mailText: (subject, link) =>
        `Guten Tag,\n\n${subject} → <${link}&utm_source=mail#start>\n\nhttps://shop.example/?id=1\n`,
      mailedLink: (redirectUrl, token) => `${redirectUrl}?lang=de-DE&token=${encodeURIComponent(token)}`,
    },
  },
];
