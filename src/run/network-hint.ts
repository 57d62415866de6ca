/** What to do about a call that brought no answer, by what its message says of the connection; the first that fits counts. */
const hints: readonly (readonly [RegExp, string])[] = [
  [/proxy refused/, 'Check the credentials and the address of the proxy, or except the target in NO_PROXY.'],
  [
    /certificate required|bad certificate|handshake failure/i,
    'Set CLIENT_CERT and CLIENT_KEY to the certificate that the target asks for.',
  ],
  [/wrong version number|packet length too long/i, 'API_URL is an https address, but nothing there speaks TLS.'],
  [/no HTTP\/1\.1/, 'The suite speaks HTTP/1.1: set API_URL to an address where that is spoken.'],
  [/altname|does not match certificate/i, 'Set API_URL to a name that the certificate is for.'],
  [/has expired/i, 'The certificate of the target has expired.'],
  [/not trusted/, "Set CA_FILE to the authority of the target's certificate."],
];

/** The hint that ends a message about a call without an answer. */
export const hintFor = (message: string): string =>
  hints.find(([pattern]) => pattern.test(message))?.[1] ?? 'Check API_URL, and that the target is up.';
