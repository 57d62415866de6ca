import type { Markdown } from '../src/shared/foreign-text.ts';

/** What stands in a cell: `|` would end it, also in code. */
const cell = (text: Markdown): Markdown => text.replaceAll(/\\?\|/g, '\\|') as Markdown;

const row = (cells: readonly Markdown[]): Markdown => `| ${cells.map(cell).join(' | ')} |` as Markdown;

/** A table of Markdown. */
export const table = (head: readonly Markdown[], rows: readonly (readonly Markdown[])[]): readonly Markdown[] => [
  row(head),
  `|${head.map(() => '---').join('|')}|` as Markdown,
  ...rows.map(row),
];
