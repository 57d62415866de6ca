import { distance } from 'fastest-levenshtein';

/** Settings of the whole run: with TARGETS they are set beside it, and in no target's file. */
export const runSettings: readonly string[] = [
  'TARGETS',
  'ENV_FILE',
  'SEED',
  'LEVEL',
  'STRICT',
  'PROFILE',
  'REQUIRE',
  'RESULTS_DIR',
  'LEDGER_DIR',
  'HISTORY',
  'ISSUE_TOKEN',
  'OPENAPI_HEADERS',
  'OPENAPI_URL',
  'HEARTBEAT_URL',
];

const accessSettings = (prefix: string): readonly string[] =>
  ['TENANT', 'STOREFRONT_CLIENT_ID', 'SERVICE_CLIENT_ID', 'SERVICE_CLIENT_SECRET'].map((name) => prefix + name);

/** Settings of one target: each of them says that an outside target is meant; with TARGETS they are set in the target's file. */
export const targetSettings: readonly string[] = [
  ...['API_URL', 'ALLOW_PRODUCTION'],
  ...['', 'OTHER_', 'OPTIN_', 'CLOSED_'].flatMap(accessSettings),
  ...['STOREFRONT_ORIGIN', 'CUSTOMER_EMAIL', 'CUSTOMER_PASSWORD', 'CLOCK_CONTROL_URL', 'KNOWN_DEVIATIONS'],
  ...['INBOX', 'INBOX_PASSWORD', 'INBOX_TOKEN', 'INBOX_TOKEN_COMMAND', 'INBOX_PATIENCE', 'MAIL_ADDRESS'],
  ...['EVENTS', 'EVENTS_SECRET'],
  ...['ISSUER', 'CLIENT_ID', 'CLIENT_SECRET', 'USER', 'PASSWORD', 'CONFIG'].map((name) => `IDP_${name}`),
  ...['REDIRECT_URI', 'SCOPE', 'AUDIENCE', 'BROWSER', 'BROWSER_HOSTS'].map((name) => `IDP_${name}`),
  ...['ISSUER', 'AUDIENCE', 'CLIENT_ID', 'CLIENT_SECRET'].map((name) => `IDP_OTHER_${name}`),
  ...['EXTRA_HEADERS', 'USER_AGENT', 'CLIENT_CERT', 'CLIENT_KEY', 'CLIENT_PASSPHRASE', 'CA_FILE'],
  ...['PATIENCE', 'RETRIES', 'RETRY_BUDGET', 'MAX_RPS', 'MAX_LOGINS_PER_MINUTE', 'MAX_MAILS_PER_MINUTE', 'MAX_CREATED'],
  'CONSISTENT_WITHIN_MS',
];

/** Whether a setting is of one target. */
export const isOfATarget = (name: string): boolean => targetSettings.includes(name);

/** Every setting of the suite. */
export const settingNames: readonly string[] = [...runSettings, ...targetSettings];

/** Whether a variable is a setting of the suite. */
export const isSetting = (name: string): boolean => settingNames.includes(name);

/** Variables that other programs read, and that an env file may bring along. */
const foreign =
  /^(NODE_|NPM_|PLAYWRIGHT_|PW_|PWTEST_|ALLURE_|CI_|GITHUB_|GITLAB_|SSL_|LC_|XDG_|(HTTPS?|ALL|NO)_PROXY$|(CI|DEBUG|TZ|LANG|PATH|HOME|TMPDIR|TERM|DISPLAY|FORCE_COLOR|NO_COLOR|COLORTERM)$)/i;

export const isForeign = (name: string): boolean => foreign.test(name);

const squeezed = (name: string): string => name.replaceAll(/[^A-Z0-9]/gi, '').toUpperCase();
const sorted = (text: string): string => Array.from(text).sort().join('');
const withoutVowels = (text: string): string => text.replaceAll(/[AEIOU]/g, '_');
const withoutDoubles = (text: string): string => text.replaceAll(/(.)\1/g, '$1');

/**
 * Whether a variable is certainly a setting that is written wrong: another case or separator, two letters exchanged, another vowel, a
 * doubled letter, or one letter in a long name. APP_URL and TARGET are other people's variables.
 */
function isTypo(name: string, setting: string): boolean {
  const [is, meant] = [squeezed(name), squeezed(setting)];
  if (is === meant) return true;
  if (meant.length < 6) return false;
  const letters = distance(is, meant);
  return (
    (letters === 2 && sorted(is) === sorted(meant)) ||
    (letters === 1 && withoutVowels(is) === withoutVowels(meant)) ||
    withoutDoubles(is) === withoutDoubles(meant) ||
    (letters === 1 && meant.length >= 9)
  );
}

/** The setting that a variable of the environment is a misspelling of; nothing where it may be anybody's. */
export const misspelt = (name: string): string | undefined =>
  isSetting(name) ? undefined : settingNames.find((setting) => isTypo(name, setting));

/** The setting that a name in an env file comes nearest to. */
export function nearest(name: string): { readonly setting: string; readonly isClose: boolean } {
  const wanted = squeezed(name);
  const words = new Set(name.toUpperCase().split(/[^A-Z0-9]+/));
  const byDistance = settingNames
    .map((setting) => ({ setting, letters: distance(wanted, squeezed(setting)) }))
    .sort((a, b) => a.letters - b.letters);
  const [closest = { setting: 'API_URL', letters: Infinity }] = byDistance;
  if (closest.letters <= Math.max(2, closest.setting.length / 5)) return { setting: closest.setting, isClose: true };
  const common = (setting: string): number => setting.split('_').filter((word) => words.has(word)).length;
  const [alike = closest] = [...byDistance].sort((a, b) => common(b.setting) - common(a.setting));
  return { setting: alike.setting, isClose: common(alike.setting) >= 2 };
}

/** A reference to a variable as pipelines and shells write it: `$NAME`, `${NAME}`, `$(NAME)`, `${{ vars.NAME }}`, `%NAME%`. */
const reference = {
  whole: /^\$[A-Z_][A-Z0-9_]*$|^\$\{\{?[^{}]*\}\}?$|^\$\([\w.]+\)$|^%\w+%$/,
  part: /\$\{\{?[^{}]*\}|\$\([\w.]+\)|\{\{.*\}\}/,
};

/** Whether a value holds a reference that nothing has expanded; a secret may hold any sign, and is one only as a whole. */
export const isUnexpanded = (name: string, value: string): boolean =>
  reference.whole.test(value) || (!isSecret(name) && reference.part.test(value));

/** Whether the value of a setting may be shown to nobody; the command that prints a token may hold a secret. */
export const isSecret = (name: string): boolean => /SECRET|PASSWORD|PASSPHRASE|HEADERS|HEARTBEAT|TOKEN/.test(name);
