import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import MarkdownIt, { type Token } from 'markdown-it';
import * as sinks from '../../src/shared/foreign-text.ts';
import { actingText } from './acting-text.ts';

const renderer = new MarkdownIt({ html: true, linkify: true });
// GFM links what has a scheme or www, markdown-it also what merely looks like a host.
renderer.linkify.set({ fuzzyLink: false });
const tokensOf = (text: string): readonly Token[] =>
  renderer.parse(text, {}).flatMap((token) => [token, ...(token.children ?? [])]);

/** What may stand in rendered text of ours: nothing that loads, leads elsewhere or looks like a part of the report. */
const plain = new Set(['paragraph_open', 'paragraph_close', 'inline', 'text', 'text_special', 'code_inline', 'fence']);
const kindsIn = (text: string): readonly string[] => tokensOf(text).map(({ type }) => type);

// eslint-disable-next-line no-control-regex -- they are what is looked for
const acts = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\p{Cs}/u;

const holds = (check: (text: string) => void): void => {
  fc.assert(fc.property(actingText, check), { numRuns: 300 });
};

test('nothing acts in a terminal or in the log of a pipeline', () => {
  holds((text) => {
    const shown = sinks.forTerminal(text);
    expect(shown).not.toMatch(acts);
    expect(shown).not.toMatch(/^\s*::|##\w*\[/m);
  });
});

test("Playwright's colours stay, and nothing that hides or moves", () => {
  expect(sinks.forColouredTerminal('\u001b[31mred\u001b[39m \u001b[8mhidden\u001b[2J')).toBe(
    '\u001b[31mred\u001b[39m \\u001b[8mhidden\\u001b[2J',
  );
});

test('a workflow command cannot be left', () => {
  holds((text) => {
    expect(`::error title=${sinks.forCommandProperty(text)}::${sinks.forCommand(text)}`).not.toMatch(/[\n\r]/);
    expect(sinks.forCommandProperty(text)).not.toMatch(/[:,]/);
  });
});

test('nothing acts in a sentence, a span or a block of Markdown', () => {
  holds((text) => {
    const [sentence, span, block] = [sinks.markdownText(text), sinks.markdownCode(text), sinks.markdownBlock(text)];
    for (const shown of [sentence, sinks.md`- ${sentence} ${span}`.slice(2), block])
      expect(kindsIn(shown).filter((kind) => !plain.has(kind))).toEqual([]);
    expect(sentence).not.toMatch(/@\w|(?<!\\)#\w|GH-\d|:\/\/|www\./i);
    expect(sentence + span + block).not.toMatch(acts);
  });
});

test('Markdown that was rendered says what was received', () => {
  holds((text) => {
    const said = sinks.inert(text).replace(/\s+/g, ' ').trim();
    const [code] = tokensOf(sinks.markdownCode(said)).filter(({ type }) => type === 'code_inline');
    expect((code?.content ?? '').trim()).toBe(said);
  });
});

test('XML is well-formed, and says what was received', () => {
  holds((text) => {
    const xml = `<a b="${sinks.forXml(text)}">${sinks.forXml(text)}</a>`;
    expect(xml).not.toMatch(acts);
    const parser = new XMLParser({
      ignoreAttributes: false,
      trimValues: false,
      htmlEntities: true,
      parseTagValue: false,
    });
    expect(parser.parse(xml)).toMatchObject({ a: { '@_b': sinks.inert(text) } });
  });
});

test('JSON says the same, and nothing acts where its file is shown', () => {
  holds((text) => {
    const json = sinks.forJson({ text, [text]: 1 }, 2);
    expect(json).not.toMatch(acts);
    expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify({ text, [text]: 1 })));
  });
});

test('a file name leads nowhere', () => {
  holds((text) => {
    expect(sinks.forFileName(text)).toMatch(/^[\w-][\w.-]{0,79}$/);
  });
});

test('a long text is cut between characters, and says how long it was', () => {
  expect(sinks.shortened('ab\u{1f600}cd', 3)).toBe('ab… (6 characters)');
  expect(sinks.shortened('ab', 2)).toBe('ab');
});
