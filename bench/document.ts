import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { root } from '../tools/cli/playwright.ts';

const file = path.join(root, 'docs/performance.md');

/**
 * Puts tables where the document marks their places: between `<!-- bench:name -->` and `<!-- /bench:name -->`. What was not measured
 * stays as it is.
 * @throws Error when the document has no place for something that was measured
 */
export async function fill(measured: ReadonlyMap<string, string>): Promise<void> {
  let text = readFileSync(file, 'utf8');
  for (const [name, table] of measured) {
    const place = new RegExp(`(<!-- bench:${name} -->)[\\s\\S]*?(<!-- /bench:${name} -->)`);
    if (!place.test(text)) throw new Error(`${file} has no place for "${name}".`);
    text = text.replace(place, (_, begin: string, end: string) => `${begin}\n\n${table}\n\n${end}`);
  }
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), parser: 'markdown' }));
}
