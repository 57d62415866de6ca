import fc from 'fast-check';

/** Pieces of text that act somewhere: in a terminal, a workflow log, Markdown, HTML, XML, a tracker. */
const pieces = [
  '\u001b[2J\u001b]0;title\u0007\u001b]8;;http://example.com\u0007link\u001b]8;;\u0007',
  '\u009b31m\u0085\u0000\u0001\u007f',
  '\u202egnp.exe\u2066\u200f\ufeff\ufffe\uffff\ud800',
  '\n::error::injected\n  ::add-mask::a\n##[error]x ##vso[task.complete]',
  '<img src=x onerror="alert(1)"><script>alert(2)</script><!-- ]]>',
  '![i](http://127.0.0.1:1/x.png) [l](javascript:alert(1)) [r]: http://example.com',
  '@everyone #123 GH-1 owner/name#2 !7 ~label closes #1',
  'http://example.com www.example.com <http://example.com>',
  '\n\n# heading\n- item\n> quote\n| a | b |\n|---|---|\n```\n~~~\n***\n/close\n1. one',
  '``` `a` ``b`` \\` **bold** _it_ ~~gone~~ &amp; &#64; $x$',
  '=cmd|x \\ " \' & < > %0A %25',
  '../../etc/passwd CON .hidden',
];

/** Texts that try to act. */
export const actingText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 12 })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join(''));
