import type { Parsed } from './parsers.ts';
import { isSecret, isUnexpanded, settingNames } from './setting-names.ts';

/** A URL may name a user and a password: both go, even where it is none that can be parsed. */
const withoutPassword = (text: string): string =>
  text.replace(/^(imaps?:\/*)[^@]*$/i, '$1***').replace(/^([a-z]+:\/*).*@/is, '$1***@');

/** An environment that is being read, and what is wrong with it so far. */
export class SettingReader {
  readonly problems: string[] = [];
  private readonly env: Readonly<Record<string, string | undefined>>;
  private readonly unexpanded: readonly string[];
  constructor(env: Readonly<Record<string, string | undefined>>) {
    this.env = env;
    this.unexpanded = settingNames.filter((name) => isUnexpanded(name, this.text(name) ?? ''));
    for (const name of this.unexpanded)
      this.problems.push(`${name} is ${this.shown(name)}, but variables are not expanded. Set it to the value itself.`);
  }

  text(name: string): string | undefined {
    const text = this.env[name]?.trim();
    return text === '' ? undefined : text;
  }

  read<Value>(name: string, parse: (text: string) => Parsed<Value>): Value | undefined {
    const text = this.text(name);
    if (text === undefined || this.unexpanded.includes(name)) return undefined;
    const parsed = parse(text);
    if ('value' in parsed) return parsed.value;
    this.problems.push(`${name} is ${this.shown(name)}, but must be ${parsed.mustBe}.`);
    return undefined;
  }

  require(name: string, because: string, mustBe: string): void {
    if (this.text(name) === undefined) this.problems.push(`${name} is missing: ${because} Set it to ${mustBe}.`);
  }

  private shown(name: string): string {
    return isSecret(name) ? '(a secret, not shown)' : JSON.stringify(withoutPassword(this.text(name) ?? ''));
  }
}
