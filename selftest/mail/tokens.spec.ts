import { expect, test } from '@playwright/test';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { MailPurpose } from '../../contract/operation.ts';
import { parseMail } from '../../src/mail/parse-mail.ts';
import { chosenToken } from '../../src/mail/tokens-in-mail.ts';

const token = 'b7Fq+2x/9-e.Z_1~kQ==';
const encoded = encodeURIComponent(token);
const link = `https://shop.example/reset-password?site=main&region=eu&token=${encoded}`;
const base64 = (text: string): string => Buffer.from(text).toString('base64url');

/** A mail in the bytes in which it travels. */
async function composed(mail: SendMailOptions): Promise<Buffer> {
  const { message } = await createTransport({ streamTransport: true, buffer: true }).sendMail(mail);
  if (!Buffer.isBuffer(message)) throw new Error('The composed mail is no buffer.');
  return message;
}

async function tokenOf(mail: SendMailOptions, ...wanted: MailPurpose[]): Promise<string | undefined> {
  const { tokens } = await parseMail(await composed(mail));
  return chosenToken(tokens, wanted.length > 0 ? wanted : ['password-reset']);
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('=', '&#x3D;');
const anchor = (href: string, label = 'here'): string => `<p>Hello</p><a href="${escaped(href)}">${label}</a>`;
const inHtml = (html: string): SendMailOptions => ({ text: 'This mail needs HTML.', html: `<html>${html}</html>` });
const nested = async (mail: SendMailOptions) => ({ content: await composed(mail), contentType: 'message/rfc822' });

const parts: Readonly<Record<string, () => SendMailOptions | Promise<SendMailOptions>>> = {
  'a plain text': () => ({ text: `Follow (${link}).` }),
  'a text whose link is broken in angle brackets': () => ({ text: `<${link.slice(0, 40)}\n  ${link.slice(40)}>` }),
  'an attribute of HTML beside a text without it': () => inHtml(anchor(link)),
  'an attribute beside a blank text': () => ({ text: ' \n', html: anchor(link) }),
  'HTML in quoted-printable': () => ({ html: anchor(link) + '<p>ÄÖÜ '.repeat(40), textEncoding: 'quoted-printable' }),
  'HTML in base64': () => ({ html: anchor(link), textEncoding: 'base64' }),
  'an unescaped attribute': () => inHtml(`<a href='${link}'>x</a>`),
  'a form with a hidden field': () =>
    inHtml(`<form action="https://shop.example/reset"><input type=hidden name=token value="${escaped(token)}"></form>`),
  'a meta element': () => inHtml(`<meta http-equiv="refresh" content="0; url=${escaped(link)}">`),
  'structured data': () => inHtml(`<script>{"target":"${link.replaceAll('/', '\\/')}"}</script>`),
  'a comment for Outlook': () => inHtml(`<!--[if mso]><v:rect href="${escaped(link)}"/><![endif]-->`),
  'a calendar': () => ({
    text: 'x',
    icalEvent: { method: 'REQUEST', content: `URL:${link.slice(0, 50)}\r\n ${link.slice(50)}` },
  }),
  'an attached page': () => ({ text: 'x', attachments: [{ filename: 'a.html', content: anchor(link) }] }),
  'an attached message': async () => ({ text: 'x', attachments: [await nested(inHtml(anchor(link)))] }),
  'HTML with an embedded picture': () => ({
    html: `${anchor(link)}<img src="cid:logo">`,
    attachments: [{ cid: 'logo', filename: 'a.png', content: 'png' }],
  }),
  'a fragment': () => ({ text: `https://shop.example/reset#token=${encoded}` }),
  'a route in a fragment': () => ({ text: `https://shop.example/#/reset-password?token=${encoded}` }),
  'a deep link': () => ({ text: `myshop://reset-password?token=${encoded}` }),
};

const tracked = (query: string): string => `https://click.tracker.example/c?id=7&token=theirs-4711&${query}`;

/** As Proofpoint's third version rewrites: `?` and `=` go behind the address. */
const proofpoint3 = `https://urldefense.com/v3/__${link.replaceAll(/[?=]/g, '*')}__;${base64('?===')}!!abc!def$`;

const wrapped: Readonly<Record<string, string>> = {
  'Safe Links': `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(link)}&data=05%7C02&reserved=0`,
  'Proofpoint, first version': `https://urldefense.proofpoint.com/v1/url?u=${encodeURIComponent(link)}&k=abc`,
  'Proofpoint, second version': `https://urldefense.proofpoint.com/v2/url?u=${encodeURIComponent(link).replaceAll('-', '-2D').replaceAll('_', '-5F').replaceAll('%2F', '_').replaceAll('%', '-')}&d=DwMF`,
  'Proofpoint, third version': proofpoint3,
  'a parameter': tracked(`url=${encodeURIComponent(link)}`),
  'a parameter in base64': tracked(`u=${base64(link)}`),
  'JSON in base64': tracked(`p=${base64(JSON.stringify({ p: JSON.stringify({ url: link }) }))}`),
  'a step of the path': `https://abc.r.eu-west-1.awstrack.me/L0/${encodeURIComponent(link)}/1/0102/x=7`,
  'a step of the path in base64': `https://e.mails.example/e/c/${base64(JSON.stringify({ href: link, link_id: 7 }))}/sig`,
  'two wrappers in one another': `https://x.safelinks.protection.outlook.com/?url=${encodeURIComponent(tracked(`u=${encodeURIComponent(link)}`))}`,
};

for (const [what, mail] of Object.entries(parts))
  test(`a token is read from ${what}`, async () => {
    expect(await tokenOf(await mail())).toBe(token);
  });

test('a token is read from a text that names it', async () => {
  expect(await tokenOf({ text: 'Your token is: 0123456789abcdef.' })).toBe('0123456789abcdef');
});

for (const [what, href] of Object.entries(wrapped))
  test(`a link is decoded that is wrapped by ${what}`, async () => {
    expect(await tokenOf(inHtml(anchor(href)))).toBe(token);
    expect(await tokenOf({ text: `Follow ${href}\n` })).toBe(token);
  });

test('a token is read from the path of a link that says what it leads to, and from no other path', async () => {
  const value = '7f3a0c52-9b1e-4d2a-8c77-5b2f1a9e0d41';

  expect(await tokenOf({ text: `https://shop.example/reset-password/${value}` })).toBe(value);
  expect(await tokenOf({ text: `https://shop.example/campaign/${value}` })).toBeUndefined();
});

const other = (path: string, value = 'other-0815'): string => `https://shop.example/${path}?token=${value}`;

test('among several links the one counts that leads to what was requested', async () => {
  const all = [link, other('change-email', 'email-0815'), other('opt-in', 'optin-0815'), other('unsubscribe')];
  const mail = { text: all.join('\n') };

  expect(await tokenOf(mail, 'password-reset')).toBe(token);
  expect(await tokenOf(mail, 'email-change')).toBe('email-0815');
  expect(await tokenOf(mail, 'opt-in')).toBe('optin-0815');
});

const foreign: Readonly<Record<string, SendMailOptions>> = {
  'of an unsubscription': { text: other('unsubscribe') },
  'of a link that is labelled as one': inHtml(anchor(other('l/7'), 'Unsubscribe')),
  'for something else': { text: other('change-email') },
  'of a tracker that hides its target': inHtml(anchor(tracked('x=1'), 'Reset your password')),
  'of a wrapper around another page': { text: tracked(`url=${encodeURIComponent('https://shop.example/home')}`) },
  'of a voucher in words': { text: 'Your voucher code is SUMMER-2026-4711.' },
  'of a voucher': { text: 'https://shop.example/cart?code=SUMMER-2026' },
  'of one of two links that say nothing': { text: `${other('a', 'one-0815')}\n${other('b')}` },
};

for (const [what, mail] of Object.entries(foreign))
  test(`no token is taken ${what}`, async () => {
    expect(await tokenOf(mail)).toBeUndefined();
  });

test('a link that goes on to a page of the same site is not taken for a wrapper', async () => {
  expect(await tokenOf({ text: `${link}&redirect=${encodeURIComponent('https://www.shop.example/home')}` })).toBe(
    token,
  );
});

test('the links of a mail are kept without any value', async () => {
  const { links } = await parseMail(
    await composed({ text: `https://user:pw@shop.example/x/0123456789abcdef?id=4711` }),
  );

  expect(links).toEqual(['https://shop.example/x/…?id=…']);
});

test('a mail is read in linear time, whatever it is made of', async () => {
  const made = [
    '<',
    '<a ',
    'a="',
    '&#',
    '<a href="https://',
    'https://',
    'aa',
    '<form>',
    '((',
    'token ',
    '%2F',
    '<div>',
  ];
  for (const piece of made)
    await parseMail(await composed({ html: piece.repeat(256_000 / piece.length), text: piece.repeat(99_000) }));
});
