// SPDX-License-Identifier: Apache-2.0
// Renders the output of a run as HTML pages: a terminal's text with its colours, and a job summary's Markdown.
import { marked } from 'marked';

/** The CSS class that each SGR code switches on or off. @see https://man7.org/linux/man-pages/man4/console_codes.4.html */
const SGR: Readonly<Record<string, { readonly on?: string; readonly off?: readonly string[] }>> = {
  '0': { off: ['bold', 'dim', 'red', 'green', 'yellow', 'blue'] },
  '1': { on: 'bold' },
  '2': { on: 'dim' },
  '22': { off: ['bold', 'dim'] },
  '31': { on: 'red' },
  '32': { on: 'green' },
  '33': { on: 'yellow' },
  '34': { on: 'blue' },
  '39': { off: ['red', 'green', 'yellow', 'blue'] },
};

const TERMINAL_CSS = `
body { margin: 0; background: #0d1117; }
pre { margin: 0; padding: 18px 22px; color: #d1d7e0; font: 14px/1.45 "DejaVu Sans Mono", monospace; display: inline-block; white-space: pre-wrap; word-break: break-all; max-width: var(--columns); }
body { width: max-content; }
.bold { font-weight: bold; color: #f0f6fc; } .dim { color: #7d8590; }
.red { color: #ff7b72; } .green { color: #56d364; } .yellow { color: #e3b341; } .blue { color: #79c0ff; }
`;

const SUMMARY_CSS = `
body { margin: 0; background: #ffffff; }
main { padding: 20px 26px; color: #1f2328; font: 15px/1.5 "Noto Sans", "DejaVu Sans", sans-serif; }
h2, h3 { margin: 0 0 14px; padding-bottom: 6px; border-bottom: 1px solid #d1d9e0; font-size: 20px; }
p, ul, details { margin: 0 0 14px; }
code { padding: 2px 5px; border-radius: 5px; background: #eff1f3; font: 85% "DejaVu Sans Mono", monospace; }
pre { margin: 0 0 14px; padding: 12px; border-radius: 6px; background: #f6f8fa; }
pre code { padding: 0; background: none; }
table { margin: 0 0 14px; border-collapse: collapse; }
th, td { padding: 6px 12px; border: 1px solid #d1d9e0; text-align: left; }
tr:nth-child(2n) td { background: #f6f8fa; }
a { color: #0969da; text-decoration: none; }
`;

/** A page that looks like a terminal: text with SGR codes; other control sequences are dropped. */
export function renderTerminalPage(text: string, columns: number): string {
  const classes = new Set<string>();
  const [first = '', ...rest] = text.replaceAll('\r', '').split('\u001b[');
  const html = rest.map((part) => {
    const [whole = '', codes = '', command] = /^([\d;?]*)([A-Za-z])/.exec(part) ?? [];
    for (const code of command === 'm' ? codes.split(';') : []) {
      const { on, off = [] } = SGR[code === '' ? '0' : code] ?? {};
      for (const name of off) classes.delete(name);
      if (on !== undefined) classes.add(on);
    }
    const shown = escapeHtml(part.slice(whole.length));
    return classes.size === 0 ? shown : `<span class="${[...classes].join(' ')}">${shown}</span>`;
  });
  return renderPage(
    TERMINAL_CSS,
    `<pre style="--columns: ${columns}ch">${escapeHtml(first)}${html.join('')}</pre>`,
  );
}

/** A page that shows a job summary like GitHub. */
export function renderSummaryPage(markdown: string): string {
  return renderPage(SUMMARY_CSS, `<main>${marked.parse(markdown, { async: false })}</main>`);
}

/** With the size of its content as an attribute, which `--dump-dom` prints. */
function renderPage(css: string, body: string): string {
  return `<!doctype html><html><head><meta charset="utf-8"><style>${css}</style></head><body>${body}
<script>
const { width, height } = document.body.getBoundingClientRect();
document.documentElement.dataset.size = [width, height].map(Math.ceil).join(',');
</script></body></html>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
