/** What a gateway, a firewall or a maintenance page answers in the API's place. No secret is in it. */
export interface GatewayPage {
  readonly status: number;
  /** Empty where the answer has none. */
  readonly mediaType: string;
  /** Its first words, without markup and without numbers, by which pages are told apart; of a redirect where it leads to. */
  readonly words: string;
}

/** A page that a call met. */
export interface MetPage extends GatewayPage {
  readonly operation: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** What became of the call: made again, the API answered it; or it had no other answer, so its test is blocked. */
  readonly then: 'answered' | 'blocked';
}

/** Tells pages apart. */
export const kindOfPage = ({ status, mediaType, words }: GatewayPage): string => `${status} ${mediaType} ${words}`;

/** A page in words: `403 text/html "Request blocked"`. */
export const pageInWords = ({ status, mediaType, words }: GatewayPage): string =>
  [status, mediaType, words === '' ? '' : JSON.stringify(words)].filter((part) => part !== '').join(' ');
