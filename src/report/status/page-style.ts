// SPDX-License-Identifier: Apache-2.0
// The style of the page: light and dark as the browser wishes, readable on paper and on small screens.

/** CSS of the page, which its policy names by its checksum. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --text: #1f2328; --soft: #59636e; --back: #ffffff; --panel: #f6f8fa; --line: #d1d9e0;
  --accent: #0969da; --bar: #4d8fdb; --good: #116329; --warn: #7d4e00; --bad: #a40e26; }
@media (prefers-color-scheme: dark) { :root { --text: #e6edf3; --soft: #9198a1; --back: #0d1117; --panel: #151b23;
  --line: #3d444d; --accent: #79b8ff; --bar: #4d8fdb; --good: #56d364; --warn: #e3b341; --bad: #ff9492; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 110rem; padding: 1rem 1.5rem 3rem; background: var(--back); color: var(--text);
  font: 15px/1.45 system-ui, "Noto Sans", "DejaVu Sans", sans-serif; }
code { font: 0.92em ui-monospace, "DejaVu Sans Mono", monospace; }
h1 { margin: 0; font-size: 1.5rem; } h2 { font-size: 1.2rem; margin: 0 0 0.5rem; } header p { margin: 0.2rem 0 0.8rem; }
header p, small { color: var(--soft); }
.skip { position: absolute; left: -99rem; } .skip:focus { left: 1rem; top: 0.5rem; background: var(--back); padding: 0.3rem; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.controls { display: flex; flex-wrap: wrap; gap: 0.5rem 1.2rem; align-items: center; }
input[type=search], select { font: inherit; color: inherit; background: var(--back); border: 1px solid var(--line);
  border-radius: 6px; padding: 0.25rem 0.5rem; }
input[type=search] { width: 16rem; } output { color: var(--soft); min-width: 9rem; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
.findings { margin: 1rem 0; padding: 0.7rem 1rem; background: var(--panel); border: 1px solid var(--line);
  border-left: 4px solid var(--good); border-radius: 6px; }
.findings.bad { border-left-color: var(--warn); } .findings h2 { margin: 0; } .findings ul { margin: 0.4rem 0 0; padding-left: 1.2rem; }
.findings li { overflow-wrap: anywhere; }
.error b, .unsigned, .broken, .different, .missing { color: var(--bad); }
.drift, .backwards, .notice b, .same-platforms { color: var(--warn); } .findings li { color: var(--text); }
.entry.same { color: var(--good); }
.image { margin-top: 1.8rem; } .repositories { margin: 0 0 0.8rem; padding: 0; list-style: none; color: var(--soft); }
.repositories code { color: var(--text); } .repositories .failed { color: var(--bad); }
.storage { margin: 0 0 1rem; } .storage summary { cursor: pointer; font-weight: 600; } .storage p { margin: 0.2rem 0; }
.storage th, .storage td { border: 0; padding: 0.1rem 0.8rem 0.1rem 0; background: none; } .bar { fill: var(--bar); }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: 6px; }
table { border-collapse: collapse; } .scroll table { width: 100%; font-size: 14px; }
th code { white-space: nowrap; } th, td { padding: 0.3rem 0.5rem; text-align: left; vertical-align: top; font-weight: inherit; }
.scroll td, .scroll tbody th { border-top: 1px solid var(--line); } thead th { font-weight: 600; white-space: nowrap; background: var(--panel); }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; } td.entry { white-space: nowrap; }
thead button { font: inherit; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; }
thead button::after { content: " ↕"; color: var(--soft); } [aria-sort=ascending] button::after { content: " ↑"; color: inherit; }
[aria-sort=descending] button::after { content: " ↓"; color: inherit; }
.copy { font: inherit; color: var(--accent); background: none; border: 1px solid transparent; border-radius: 4px; padding: 0 0.2rem; cursor: pointer; }
.copy:hover { border-color: var(--line); } .by { display: block; max-width: 11rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.mark { font-size: 0.8em; border: 1px solid currentColor; border-radius: 4px; padding: 0 0.3rem; white-space: nowrap; }
@media print { .controls, .copy, .skip { display: none; } .scroll { overflow: visible; } }
`;
