/** @jsxImportSource preact */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';

interface DocumentProps {
  readonly title: string;
  readonly style: string;
  /** Only makes the page handier: everything can be read without it. */
  readonly script?: string;
  readonly children: ComponentChildren;
}

/** The text of a file beside this one, such as the style of a page. */
export const pageFile = (name: string): string => readFileSync(path.join(import.meta.dirname, name), 'utf8');

const source = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Nothing from outside, and no style or script but the page's own. */
const policy = (style: string, script: string | undefined): string =>
  `default-src 'none'; style-src ${source(style)}; script-src ${script === undefined ? "'none'" : source(script)}; base-uri 'none'; form-action 'none'`;

const Document = ({ title, style, script, children }: DocumentProps) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content={policy(style, script)} />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="referrer" content="no-referrer" />
      <title>{title}</title>
      <style dangerouslySetInnerHTML={{ __html: style }} />
    </head>
    <body>
      {children}
      {script === undefined ? null : <script dangerouslySetInnerHTML={{ __html: script }} />}
    </body>
  </html>
);

/** A whole page of HTML that needs nothing from outside, and may ask for nothing. */
export const documentOf = (props: DocumentProps): string => `<!doctype html>\n${render(<Document {...props} />)}\n`;
