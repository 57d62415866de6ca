import { variation, type Variation } from '../variation.ts';

/** What happens below JSON: HTTP, and mail. */
export const transport: readonly Variation[] = [
  variation('header-names-in-capitals', {
    why: 'The names of headers are spelt in any case.',
    proxy: { headerNames: 'UPPER' },
  }),
  variation('header-names-in-title-case', {
    why: 'The names of headers are spelt in any case.',
    proxy: { headerNames: 'Title' },
  }),
  variation('bodies-in-chunks', {
    why: 'HTTP/1.1 lets a server send a body in chunks.',
    proxy: { chunked: true, emptyLength: 'absent' },
  }),
  variation('bodies-are-compressed', {
    why: 'The client accepts gzip.',
    proxy: { gzip: true },
  }),
  variation('connections-are-closed', {
    why: 'HTTP/1.1 lets a server close a connection after each answer.',
    proxy: { closes: true },
  }),
  variation('empty-answers-say-so', {
    why: 'Servers in the field send Content-Length: 0 with a 204 too.',
    proxy: { emptyLength: 'zero' },
  }),
  variation('answers-take-time', {
    why: 'No time is promised in which an answer comes.',
    proxy: { delay: { usual: 8, long: 300, each: 150 } },
  }),
  variation('trailing-slash-is-another-path', {
    why: 'A path with a trailing slash is not documented.',
    proxy: { strictSlash: true },
  }),
  variation('mails-in-other-words', {
    why: 'Neither the text of a mail is documented, nor what else its link carries.',
    rules: {
      mailText: (subject, link) =>
        `Guten Tag,\n\n${subject} → <${link}&utm_source=mail#start>\n\nhttps://shop.example/?id=1\n`,
      mailedLink: (redirectUrl, token) => `${redirectUrl}?lang=de-DE&token=${encodeURIComponent(token)}`,
    },
  }),
];
