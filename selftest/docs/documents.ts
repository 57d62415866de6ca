import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/** A document for sessions, with its path below the repository. */
export interface Document {
  readonly file: string;
  readonly text: string;
}

const fences = /^```.*\n[\s\S]*?^```$/gm;
const codeSpans = /`([^`\n]+)`/g;

/** Every document of the repository. */
export const documents: readonly Document[] = [
  ...readdirSync(root),
  ...readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' }).map((name) => path.join('docs', name)),
]
  .filter((file) => file.endsWith('.md'))
  .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));

/** Every file and folder of the repository that Git would hold. */
export const files: ReadonlySet<string> = new Set(
  readdirSync(root, { withFileTypes: true })
    .filter(({ name }) => !['node_modules', 'dist', 'results', 'test-results', '.git'].includes(name))
    .flatMap((entry) =>
      entry.isDirectory()
        ? [
            entry.name,
            ...readdirSync(path.join(root, entry.name), { recursive: true, encoding: 'utf8' }).map((name) =>
              path.join(entry.name, name),
            ),
          ]
        : [entry.name],
    ),
);

/** The targets of all links of a document. */
export const linksOf = ({ text }: Document): readonly string[] =>
  [
    ...text
      .replaceAll(fences, '')
      .replaceAll(codeSpans, '')
      .matchAll(/\]\(([^)\s]+)\)/g),
  ].map(([, target = '']) => target);

/** The anchors that the code hosts make of a document's headings. */
export const anchorsOf = ({ text }: Document): readonly string[] =>
  [...text.replaceAll(fences, '').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );

/** The text that a document shows as code: blocks and spans. */
export const codeOf = ({ text }: Document): readonly string[] => [
  ...(text.match(fences) ?? []),
  ...[...text.replaceAll(fences, '').matchAll(codeSpans)].map(([, code = '']) => code),
];

/** The words of a document's code, without punctuation at their ends. */
export const codeWordsOf = (document: Document): readonly string[] =>
  codeOf(document).flatMap((code) => code.split(/\s+/).map((word) => word.replaceAll(/^["'(]+|["'),:;]+$/g, '')));
