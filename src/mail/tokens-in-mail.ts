import type { MailPurpose } from '../../contract/operation.ts';
import type { TokenInMail } from './mail.ts';
import type { MailLink } from './links-in-mail.ts';
import { parametersOf, unwrapped, withoutAddresses } from './unwrap-link.ts';

/** The words by which a link says what it leads to, in its path, the names of its parameters or beside it. */
const purposeWords: Readonly<Record<MailPurpose, RegExp>> = {
  'password-reset': /passw|kennwort|reset|forgot|recover|vergessen|mot-de-passe|contrase/,
  'email-change':
    /(change|new|update|aender|änder|neue)[\s_-]?(your[\s_-]|my[\s_-]|login[\s_-])?e?-?mail|e?-?mail(adress|-address)?[\s_-]?(change|update|aender|änder)/,
  'opt-in': /opt[\s_-]?in|activat|aktivier|sign[\s_-]?up|regist/,
};

/** A page that confirms nothing: a token in its address is none of the tenant's API. */
const foreignPage =
  /unsubscri|opt[\s_-]?out|abmeld|abbestell|preferenc|newsletter|list-manage|web-?version|view-?(it-?)?(in|online)|cancel|revoke|undo|not-?me|wasnt|report|decline|reject|pixel|share|survey|feedback|review|voucher|coupon|invit|referral/;

/** Words beside a link by which it leads to such a page. */
const foreignLabel = /unsubscri|opt[\s-]?out|abmeld|abbestell|cancel|not me\b|decline|in (your|the|ihrem) browser/;

/** A click tracker that keeps its target to itself: a token in its address is the tracker's. */
const tracker = {
  host: /(^|\.)(clicks?|track(ing)?|trk|links|lnk|ct|safelinks|awstrack|list-manage|sendgrid|mandrillapp|mailgun|mimecast|url-?protect(ion)?|urldefense)\d*\./,
  step: /^(clicks?|track(ing)?|trk|lnk|redir(ect)?|cl0|ls|wf)$/i,
} as const;

const purposes = Object.keys(purposeWords) as readonly MailPurpose[];

/** The names of a parameter that holds a token, the documented one first. */
const tokenNames = [/^token$/i, /token$/i] as const;

/** Names that mean a token only where the link says what it is for: vouchers have codes too. */
const vagueNames = [
  /^(reset|activation|confirm(ation)?|verif(y|ication)|opt-?in)[_-]?(code|key|hash|id)?$/i,
  /^(code|key)$/i,
];

/** A token that stands in the path itself: the last step, long and with several digits. */
const pathToken = /^(?=(?:\D{0,512}\d){3})[\w.~-]{16,512}$/;

const steps = (path: string): readonly string[] => path.split('/').filter((step) => step !== '');

/** The path of a page, or the route that a storefront of one page has in its fragment. */
const routeOf = ({ hash, pathname }: URL): string => (hash.startsWith('#/') ? (hash.split('?')[0] ?? '') : pathname);

function parameterOf(url: URL, names: readonly RegExp[]): string | undefined {
  const parameters = parametersOf(url).filter(([, value]) => value !== '');
  return names.map((name) => parameters.find((each) => name.test(each[0]))?.[1]).find((value) => value !== undefined);
}

/** @param isNamed whether the link says what it is for */
function tokenIn(url: URL, isNamed: boolean): string | undefined {
  const named = parameterOf(url, tokenNames);
  if (named !== undefined || !isNamed) return named;
  const last = steps(routeOf(url)).at(-1) ?? '';
  return parameterOf(url, vagueNames) ?? (pathToken.test(last) ? last : undefined);
}

/** What the address of a link says of where it leads; values say nothing. */
function wordsIn(url: URL): string {
  const words = steps(`${url.pathname}/${routeOf(url)}`).filter((step) => !pathToken.test(step));
  return [...words, ...parametersOf(url).map(([name]) => name)].join(' ').toLowerCase();
}

const isTracker = ({ hostname, pathname }: URL): boolean =>
  tracker.host.test(hostname) || steps(pathname).some((step) => tracker.step.test(step));

const site = ({ hostname }: URL): string => hostname.split('.').slice(-2).join('.');

/**
 * The addresses that a link may lead to. One that only wraps another, as filters and trackers do, is none itself: a token in it is
 * theirs. A link of a storefront may name a page of the same site to go on to.
 */
function destinationsOf(url: URL): readonly URL[] {
  const inner = unwrapped(url);
  const withToken = inner.filter((each) => tokenIn(each, false) !== undefined);
  if (withToken.length > 0) return withToken;
  return inner.every((each) => site(each) === site(url)) ? [url, ...inner] : inner;
}

interface Candidate extends TokenInMail {
  readonly isResource: boolean;
}

function candidatesIn({ url, label, isResource }: MailLink): readonly Candidate[] {
  return destinationsOf(url).flatMap((destination) => {
    const [words, beside] = [wordsIn(destination), label.toLowerCase()];
    if (isTracker(destination) || foreignPage.test(words) || foreignLabel.test(beside)) return [];
    const said = purposes.filter((purpose) => purposeWords[purpose].test(`${words} ${beside}`));
    const value = tokenIn(destination, said.length > 0);
    return value === undefined ? [] : [{ value, purposes: said, isResource }];
  });
}

const namedInText = /\btoken\b(?:\s(?:is|ist|lautet))?\W{1,6}([\w.~-]{7,511}[\w~-])/gi;

/** A token that a text names without a link: the documentation hands it on as a value too, in events. */
const tokensInText = (text: string): readonly TokenInMail[] =>
  [...withoutAddresses(text).matchAll(namedInText)].flatMap(([, value = '']) =>
    /\d/.test(value) ? [{ value, purposes: [] }] : [],
  );

/** Each token once, with what all its links say. */
function unique(tokens: readonly TokenInMail[]): readonly TokenInMail[] {
  const byValue = new Map<string, Set<MailPurpose>>();
  for (const { value, purposes: said } of tokens) byValue.set(value, new Set([...(byValue.get(value) ?? []), ...said]));
  return [...byValue].map(([value, said]) => ({ value, purposes: [...said] }));
}

/**
 * The tokens of a mail that may be the tenant's: those of links that somebody follows; without any, those of resources; without
 * any link with a token, those that the text names.
 */
export function tokensIn(links: readonly MailLink[], text: string): readonly TokenInMail[] {
  const candidates = links.flatMap(candidatesIn);
  const followed = candidates.filter(({ isResource }) => !isResource);
  if (candidates.length === 0) return unique(tokensInText(text));
  return unique(followed.length > 0 ? followed : candidates);
}

/**
 * Chooses the token that was asked for.
 * @param wanted what it has to be for; empty where that is not known
 * @returns nothing where none is, or where several may be and nothing tells them apart
 */
export function chosenToken(tokens: readonly TokenInMail[], wanted: readonly MailPurpose[]): string | undefined {
  const serves = ({ purposes: said }: TokenInMail): boolean => said.some((each) => wanted.includes(each));
  const fitting = tokens.filter(serves);
  const open = tokens.filter((token) => wanted.length === 0 || token.purposes.length === 0);
  const [only, ...others] = fitting.length > 0 ? fitting : open;
  return others.length === 0 ? only?.value : undefined;
}

/** A step of a path that may be a value. */
const valueLike = /^(?=.*\d).{12,}$|.{40,}/;

/** Where a link leads, without any value: `https://shop.example/reset-password?site=…`. */
export function withoutValues({ url }: Pick<MailLink, 'url'>): string {
  const path = url.pathname.split('/').map((step) => (valueLike.test(step) ? '…' : step));
  const names = parametersOf(url).map(([name]) => `${name.replaceAll(/[^\w.~-]/g, '').slice(0, 30)}=…`);
  const query = names.length > 0 ? `?${names.slice(0, 6).join('&')}` : '';
  return `${url.protocol}//${url.host}${path.join('/')}`.slice(0, 100) + query;
}
