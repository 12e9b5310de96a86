import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { Problem, checkRequest, cutText, detectCi, error, formatSize, hasErrors, joinPolicies, omitUndefined, parseRepository, readRun, readSettingsAlone, renderColumns, version, visible, withContext, wrap } from "./base.js";
import { acceptSettings } from "./copy.js";
import { listTargetRepositories } from "./repositories.js";
import { parsePolicy } from "./policy.js";
const { createHash } = require("node:crypto");
// src/report/status/markup.ts
function html(parts, ...values) {
	return { markup: parts.map((part, at) => part + (at < values.length ? render(values[at] ?? "") : "")).join("") };
}
function render(value) {
	if (typeof value === "number") return String(value);
	if (typeof value === "string") return escapeMarkup(value);
	return "markup" in value ? value.markup : value.map(({ markup }) => markup).join("");
}
const ENTITIES = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;",
	"'": "&#39;"
};
function escapeMarkup(text) {
	return text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, "�").replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}
const EMPTY_MARKUP = { markup: "" };
// src/report/status/page-script.ts
const PAGE_SCRIPT = `
'use strict';
(() => {
  const byId = (id) => document.getElementById(id);
  const [filter, kind, found, said] = ['filter', 'kind', 'found', 'said'].map(byId);
  let sorted;

  const apply = () => {
    const words = filter.value.toLowerCase().split(/\\s+/).filter((word) => word !== '');
    let [shown, all] = [0, 0];
    for (const row of document.querySelectorAll('.scroll tbody tr')) {
      const text = row.textContent.toLowerCase();
      const fits = words.every((word) => text.includes(word))
        && (kind.value === '' || row.dataset.kind === kind.value)
        && (!found.checked || row.dataset.found !== undefined);
      row.hidden = !fits;
      all += 1;
      if (fits) shown += 1;
    }
    said.textContent = shown === all ? all + ' tags' : shown + ' of ' + all + ' tags';
  };

  const valueOf = (row, column, isNumber) => {
    const cell = row.cells[column];
    if (!isNumber) return cell.textContent.trim();
    return cell.dataset.value === undefined ? -1 : Number(cell.dataset.value);
  };
  const order = new Intl.Collator('en', { numeric: true }).compare;

  const sort = (head, direction) => {
    const table = head.closest('table');
    const column = head.cellIndex;
    const isNumber = head.querySelector('button').dataset.sort === 'number';
    for (const other of table.tHead.rows[0].cells) {
      if (other.hasAttribute('aria-sort')) other.setAttribute('aria-sort', 'none');
    }
    head.setAttribute('aria-sort', direction);
    const sign = direction === 'ascending' ? 1 : -1;
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row) => [row, valueOf(row, column, isNumber)]);
    rows.sort(([, one], [, other]) => sign * (isNumber ? one - other : order(one, other)));
    body.append(...rows.map(([row]) => row));
    sorted = { table: [...document.querySelectorAll('.scroll table')].indexOf(table), column, direction };
  };

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement('textarea');
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand('copy');
      area.remove();
    }
    said.textContent = 'Copied: ' + text;
  };

  document.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (button === null) return;
    if (button.dataset.copy !== undefined) {
      copy(button.dataset.copy).then(() => button.focus());
    } else if (button.dataset.sort !== undefined) {
      const head = button.closest('th');
      sort(head, head.getAttribute('aria-sort') === 'ascending' ? 'descending' : 'ascending');
    }
  });
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target.closest('input, select, textarea') !== null;
    if (event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      filter.focus();
    } else if (event.key === 'Escape' && event.target === filter) {
      filter.value = '';
      apply();
    }
  });
  filter.form.addEventListener('submit', (event) => event.preventDefault());
  for (const control of [filter, kind, found]) control.addEventListener('input', apply);
  apply();

  if (document.documentElement.dataset.watched === undefined) return;
  const policy = document.querySelector('meta[http-equiv]').content;
  let etag;
  const renew = async () => {
    const ask = (method) => fetch(location.pathname, { method, cache: 'no-store' });
    try {
      const now = (await ask('HEAD')).headers.get('etag');
      if (etag !== undefined && now !== etag) {
        const page = new DOMParser().parseFromString(await (await ask('GET')).text(), 'text/html');
        if (page.querySelector('meta[http-equiv]')?.content !== policy) return location.reload();
        for (const name of ['main', 'header p']) {
          document.querySelector(name).replaceWith(page.querySelector(name));
        }
        const table = document.querySelectorAll('.scroll table')[sorted?.table];
        if (table !== undefined) sort(table.tHead.rows[0].cells[sorted.column], sorted.direction);
        apply();
      }
      etag = now;
    } catch {
      said.textContent = 'tagship status --watch does not answer any more';
    }
  };
  renew();
  setInterval(renew, 15000);
  window.addEventListener('focus', renew);
})();
`;
// src/report/status/page-style.ts
const PAGE_STYLE = `
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
// src/report/status/bars.ts
const LONGEST = 240;
function renderBars(storage, id) {
	const most = Math.max(1, ...storage.map(({ bytes }) => bytes));
	return html`<details class="storage" open>
    <summary id="${id}">Storage by series</summary>
    <table aria-labelledby="${id}">
      <thead>
        <tr>
          <th scope="col">Series</th>
          <th scope="col">Tags</th>
          <th scope="col">Size</th>
          <td></td>
        </tr>
      </thead>
      <tbody>
        ${storage.map(({ series, tags, bytes }) => {
		const length = Math.max(1, Math.round(bytes / most * LONGEST));
		return html`<tr>
      <th scope="row">${series}</th>
      <td class="number">${tags}</td>
      <td class="number">${formatSize(bytes)}</td>
      <td>
        <svg width="${LONGEST}" height="12" viewBox="0 0 ${LONGEST} 12" aria-hidden="true">
          <rect class="bar" width="${length}" height="12" rx="2" />
        </svg>
      </td>
    </tr>`;
	})}
      </tbody>
    </table>
    <p><small>Each blob once; what series share counts for each of them.</small></p>
  </details>`;
}
// src/report/status/words.ts
function nameTagKind({ kind, series, variant, entries }) {
	const suffix = variant === null ? "" : `, ${variant}`;
	switch (kind) {
		case "exact": return `${nameExactKind(entries)}${suffix}`;
		case "floating":
			if (series === null) return "channel";
			return `${series === "all" ? "all versions" : series}${suffix}`;
		case "branch": return "branch";
		case "change": return "pull request";
		case "unknown": return "–";
	}
}
function nameExactKind(entries) {
	if (entries.some(({ signature }) => signature?.isYanked === true)) return "yanked";
	return entries.some(({ versionFrom }) => versionFrom === "tag") ? "version" : "exact";
}
function firstEntry({ entries }) {
	return entries.find(({ digest }) => digest !== null);
}
function formatAge(created, now) {
	if (created === null) return "–";
	const minutes = Math.floor((Date.parse(now) - Date.parse(created)) / 6e4);
	if (!(minutes >= 1)) return "now";
	const steps = [
		[
			60,
			1,
			"min"
		],
		[
			2880,
			60,
			"h"
		],
		[
			129600,
			1440,
			"d"
		],
		[
			1051200,
			43200,
			"months"
		],
		[
			Infinity,
			525600,
			"years"
		]
	];
	const [, unit, name] = steps.find(([below]) => minutes < below) ?? steps[0];
	return `${Math.floor(minutes / unit)} ${name}`;
}
function totalBytes(image) {
	if (image === null || image.platforms.length === 0) return null;
	let total = 0;
	for (const { bytes } of image.platforms) {
		if (bytes === null) return null;
		total += bytes;
	}
	return total;
}
function namePlatforms(image) {
	if (image === null || image.platforms.length === 0) return "–";
	return image.platforms.map(({ platform }) => platform.replace(/^linux\//, "")).join(", ");
}
function nameSignature(signature) {
	if (signature === null) return "–";
	if (signature.isVerified === true) return "verified";
	if (signature.isVerified === false && signature.isSigned) return "other key";
	return signature.isSigned ? "yes" : "no";
}
function namePrune({ entries }) {
	const verdicts = entries.flatMap(({ prune }) => prune?.verdict ?? []);
	if (verdicts.length === 0) return void 0;
	return verdicts.includes("delete") ? "delete" : "keep";
}
function hasPrune({ tags }) {
	return tags.some((tag) => namePrune(tag) !== void 0);
}
function listAttested(entry) {
	const all = [...entry?.image?.attestations ?? [], ...entry?.signature?.attestations ?? []];
	return [...new Set(all)].sort();
}
const STATE_WORDS = {
	same: "same",
	"same-platforms": "other index",
	different: "different",
	missing: "missing",
	unknown: "unknown"
};
const STATE_SIGNS = {
	same: "✓",
	"same-platforms": "≈",
	different: "≠",
	missing: "✗",
	unknown: "?"
};
function shortNames({ repositories }) {
	const hosts = repositories.map(({ name }) => name.split("/", 1)[0] ?? name);
	return new Map(repositories.map(({ name }, at) => {
		const host = hosts[at] ?? name;
		return [name, hosts.filter((one) => one === host).length === 1 ? host : name];
	}));
}
function describeFindings({ findings, images }) {
	const all = images.flatMap(({ repositories }) => repositories);
	const failed = all.filter(({ state }) => state === "failed").length;
	const inPart = all.filter(({ state, complete }) => state !== "failed" && !complete).length;
	if (all.length > 0 && failed === all.length) return "nothing could be read";
	if (!all.some(({ state }) => state === "read") && failed === 0) return "no tags to look at";
	const unread = [...failed === 0 ? [] : [`${failed} of ${all.length} repositories could not be read`], ...inPart === 0 ? [] : [`${inPart} of ${all.length} repositories were read in part`]];
	return [countFindings(findings), ...unread].join("; ");
}
function isGood({ findings, images }) {
	const all = images.flatMap(({ repositories }) => repositories);
	return findings.length === 0 && all.every(({ state, complete }) => state === "read" && complete);
}
function countFindings(findings) {
	if (findings.length === 0) return "no findings";
	const kinds = new Map();
	for (const { kind } of findings) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
	const each = [...kinds].map(([kind, count]) => `${count} ${kind}`).join(", ");
	return `${findings.length} ${findings.length === 1 ? "finding" : "findings"}: ${each}`;
}
// src/report/status/page-row.ts
function renderRow(tag, { image, now, found, isJudged }) {
	const entry = firstEntry(tag);
	const entries = image.repositories.length > 1 ? tag.entries.map(renderPlace) : [];
	const marks = found.map((kind) => html` <span class="mark ${kind}">${kind}</span>`);
	return html`<tr
    data-kind="${tag.kind}"
    ${found.length > 0 ? { markup: "data-found" } : EMPTY_MARKUP}
  >
    <th scope="row"><code>${tag.tag}</code>${marks}</th>
    <td>${nameTagKind(tag)}</td>
    ${renderSame(tag, entry)}${entries}${renderAge(entry, now)}${renderSignature(entry)}${renderSize(entry)}${renderPlatforms(entry)}
    <td>${listAttested(entry).join(", ") || "–"}</td>
    ${renderDigest(entry)}${isJudged ? renderPrune(tag) : EMPTY_MARKUP}${renderPull(tag, entry)}
  </tr> `;
}
const FROM = {
	platforms: " (same platforms)",
	label: " (by its label)"
};
function listSame({ kind }, entry) {
	if (entry === void 0) return [];
	const { version, versionFrom, sameAs } = entry;
	if (kind === "exact" && versionFrom === "tag" || version === null) return sameAs;
	return [`${version}${FROM[versionFrom ?? ""] ?? ""}`, ...sameAs.filter((name) => name !== version)];
}
function renderSame(tag, entry) {
	const all = listSame(tag, entry);
	const [shown, rest] = [all.slice(0, 3), all.slice(3)];
	const more = rest.length === 0 ? EMPTY_MARKUP : html` <span title="${rest.join(", ")}">+${rest.length}</span>`;
	return html`<td>${shown.join(", ") || "–"}${more}</td>`;
}
function renderDigest(entry) {
	const digest = entry?.digest ?? null;
	if (digest === null) return html`<td>–</td>`;
	const short = digest.slice(0, 19);
	return html`<td>
    <button type="button" class="copy" data-copy="${digest}" aria-label="Copy the digest ${short}">
      <code>${short}</code>
    </button>
  </td>`;
}
function renderAge(entry, now) {
	const created = entry?.image?.created ?? null;
	if (created === null) return html`<td class="number">–</td>`;
	return html`<td class="number" data-value="${Math.floor((Date.parse(now) - Date.parse(created)) / 1e3)}">
    <time datetime="${created}" title="${created}">${formatAge(created, now)}</time>
  </td>`;
}
function renderSize(entry) {
	const bytes = totalBytes(entry?.image ?? null);
	if (bytes === null) return html`<td class="number">–</td>`;
	return html`<td class="number" data-value="${bytes}">${formatSize(bytes)}</td>`;
}
function renderPlatforms(entry) {
	const image = entry?.image ?? null;
	if (image === null || image.platforms.length === 0) return html`<td>–</td>`;
	return html`<td><span title="${image.platforms.map(({ platform, bytes, isMissing }) => {
		if (isMissing) return `${platform}: missing`;
		return bytes === null ? platform : `${platform}: ${formatSize(bytes)}`;
	}).join("\xA0· ")}">${namePlatforms(image)}</span></td>`;
}
function renderSignature(entry) {
	const signature = entry?.signature ?? null;
	const { identities = [], formats = [] } = signature ?? {};
	const title = [formats.join(" and "), ...identities.map((name) => `stated: ${name}`)];
	const word = nameSignature(signature);
	if (signature?.isSigned !== true) return html`<td>${word}</td>`;
	return html`<td>
    <span title="${title.join("\xA0· ")}">${word}</span
    >${identities.slice(0, 1).map((name) => html`<small class="by">${name}</small>`)}
  </td>`;
}
function renderPrune(tag) {
	return html`<td title="${tag.entries.flatMap(({ repository, prune }) => prune === null ? [] : [`${repository}: ${prune.verdict}, ${prune.reason}`]).join("\xA0· ")}">${namePrune(tag) ?? "–"}</td>`;
}
function renderPlace({ state, digest }) {
	return html`<td class="entry ${state}" title="${digest ?? ""}">
    <span aria-hidden="true">${STATE_SIGNS[state]}</span> ${STATE_WORDS[state]}
  </td>`;
}
function renderPull({ tag }, entry) {
	const { repository = "", digest = null } = entry ?? {};
	if (digest === null) return html`<td>–</td>`;
	return html`<td>
    <button
      type="button"
      class="copy"
      data-copy="${`docker pull ${repository}:${tag}@${digest}`}"
      aria-label="Copy the command that pulls ${tag}"
    >
      copy
    </button>
  </td>`;
}
// src/report/status/page.ts
function toPagePolicy({ isWatched }) {
	const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
	return [
		"default-src 'none'",
		`script-src ${hash(PAGE_SCRIPT)}`,
		`style-src ${hash(PAGE_STYLE)}`,
		"img-src data:",
		...isWatched ? ["connect-src 'self'"] : [],
		"base-uri 'none'",
		"form-action 'none'"
	].join("; ");
}
const STYLE = { markup: `<style>${PAGE_STYLE}</style>` };
const SCRIPT = { markup: `<script>${PAGE_SCRIPT}<\/script>` };
function renderStatusPage(status, options) {
	const names = status.images.map(({ name }) => name).join(", ");
	return html`<!doctype html>
    <html lang="en" ${options.isWatched ? { markup: "data-watched" } : EMPTY_MARKUP}>
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${toPagePolicy(options)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <link rel="icon" href="data:," />
        <title>Status of ${names}</title>
        ${STYLE}
      </head>
      <body>
        <a class="skip" href="#images">Go to the tags</a>
        <header>
          <h1>Status of ${names}</h1>
          <p>
            As of
            <time datetime="${status.time}"
              >${status.time.replace("T", " ").replace(/:\d\d\..*/, "")} UTC</time
            >, by tagship ${status.toolVersion}
          </p>
          ${renderControls()}
        </header>
        <main id="images">
          ${renderFindings(status)}
          ${status.images.map((image, at) => renderImage$1(image, at, status))}
        </main>
        ${SCRIPT}
      </body>
    </html> `.markup;
}
function renderControls() {
	return html`<form class="controls" role="search">
    <label
      >Filter
      <input
        type="search"
        id="filter"
        autocomplete="off"
        spellcheck="false"
        aria-describedby="hint"
    /></label>
    <label
      >Show
      <select id="kind">
        <option value="">all tags</option>
        <option value="floating">floating tags</option>
        <option value="exact">versions and commits</option>
        <option value="branch">branches</option>
        <option value="change">pull requests</option>
        <option value="unknown">other tags</option>
      </select></label
    >
    <label><input type="checkbox" id="found" /> with findings only</label>
    <output id="said" aria-live="polite"></output>
    <small id="hint">Words in any column; press / to type here, Escape to clear.</small>
  </form>`;
}
function renderFindings(status) {
	const { findings, problems } = status;
	const items = [...problems.map(({ level, message, hint }) => html`<li class="${level}"><b>${level}</b> ${message} ${hint}</li>`), ...findings.map(({ kind, message }) => html`<li class="${kind}"><b>${kind}</b> ${message}</li>`)];
	const list = items.length === 0 ? EMPTY_MARKUP : html`<ul>
          ${items}
        </ul>`;
	return html`<section class="findings ${items.length === 0 ? "good" : "bad"}" aria-labelledby="findings">
    <h2 id="findings">${upper(describeFindings(status))}</h2>
    ${list}
  </section>`;
}
function upper(text) {
	return text.slice(0, 1).toUpperCase() + text.slice(1);
}
const [BEFORE, AFTER] = [[
	{
		title: "Tag",
		sort: "text"
	},
	{
		title: "What",
		sort: "text"
	},
	{
		title: "Same as",
		sort: "text"
	}
], [
	{
		title: "Age",
		sort: "number"
	},
	{
		title: "Signed",
		sort: "text"
	},
	{
		title: "Size",
		sort: "number"
	},
	{
		title: "Platforms",
		sort: "text"
	},
	{
		title: "Attested",
		sort: "text"
	},
	{
		title: "Digest",
		sort: "text"
	}
]];
function renderImage$1(image, at, status) {
	const { repositories, tags, storage } = image;
	const names = repositories.length > 1 ? [...shortNames(image).values()] : [];
	const isJudged = hasPrune(image);
	const heads = [
		...BEFORE.map(({ title, sort }) => renderHead(title, sort)),
		...names.map((name) => renderHead(name, "text")),
		...AFTER.map(({ title, sort }) => renderHead(title, sort)),
		...isJudged ? [renderHead("Prune", "text")] : [],
		html`<th scope="col">Pull</th>`
	];
	const found = toFound(status);
	const rows = tags.map((tag) => renderRow(tag, {
		image,
		now: status.time,
		found: found(tag),
		isJudged
	}));
	return html`<section class="image" aria-labelledby="image-${at}">
    <h2 id="image-${at}">${image.name}</h2>
    <ul class="repositories">
      ${repositories.map(renderRepository)}
    </ul>
    ${storage.length === 0 ? EMPTY_MARKUP : renderBars(storage, `storage-${at}`)}
    <div class="scroll" role="region" aria-label="Tags of ${image.name}" tabindex="0">
      <table>
        <caption class="hidden">
          Tags of ${image.name}
        </caption>
        <thead>
          <tr>
            ${heads}
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
  </section>`;
}
function toFound({ findings }) {
	const kinds = new Map();
	for (const { repository, tags, kind } of findings) for (const tag of tags) {
		const key = `${repository}:${tag}`;
		kinds.set(key, (kinds.get(key) ?? new Set()).add(kind));
	}
	const at = (tag, { repository }) => kinds.get(`${repository}:${tag}`) ?? [];
	return ({ tag, entries }) => [...new Set(entries.flatMap((entry) => [...at(tag, entry)]))];
}
function renderHead(title, sort) {
	return html`<th scope="col" aria-sort="none">
    <button type="button" data-sort="${sort}">${title}</button>
  </th>`;
}
const STATES = {
	read: "",
	empty: "no tags",
	failed: "could not be read"
};
function renderRepository({ name, state, tags, bytes, depth, complete }) {
	return html`<li class="${state}"><code>${name}</code> ${[
		STATES[state],
		tags === null ? "" : `${tags} ${tags === 1 ? "tag" : "tags"}`,
		bytes === null ? "" : formatSize(bytes),
		depth === "digests" ? "digests only" : "",
		complete || state !== "read" ? "" : "not all tags"
	].filter((text) => text !== "").join(", ")}</li>`;
}
// src/report/status/status-text.ts
const MOST_ROWS = 60;
const WIDEST = [
	{
		tag: 40,
		names: 30,
		platforms: 40
	},
	{
		tag: 16,
		names: 14,
		platforms: 14
	},
	{
		tag: 14,
		names: 10,
		platforms: 10
	},
	{
		tag: 12,
		names: 7,
		platforms: 7
	},
	{
		tag: 10,
		names: 5,
		platforms: 5
	}
];
function renderStatus(status, { paint, width }) {
	const images = status.images.map((image) => renderImage(image, status.time, {
		paint,
		width
	}));
	const findings = status.findings.flatMap(({ kind, message }) => wrap(`${kind}: ${visible(message)}`, {
		width: width - 2,
		indent: "    "
	}).map((line) => `  ${line}`));
	const color = isGood(status) ? "green" : "yellow";
	return [...images, [paint(color, `Status: ${describeFindings(status)}.`), ...findings].join("\n")].join("\n\n");
}
function renderImage(image, now, { paint, width }) {
	const heads = image.repositories.map(({ name, state, tags, bytes }) => [
		paint("bold", visible(name)),
		state === "failed" ? paint("red", "could not be read") : count(tags ?? 0),
		...bytes === null || bytes === 0 ? [] : [formatSize(bytes)]
	].join("  "));
	const isSingle = image.repositories.length === 1;
	const isWide = width >= 110;
	const columns = COLUMNS.filter(({ when }) => when === "always" || (when === "policy" ? hasPrune(image) : isWide || isSingle === (when === "single")));
	const shown = image.tags.slice(0, MOST_ROWS);
	const names = shortNames(image);
	const lines = fit(WIDEST.slice(isWide ? 0 : 1), width, (most) => {
		const rows = shown.map((tag) => columns.map(({ cell }) => visible(cell(tag, {
			now,
			most,
			names
		}))));
		return renderColumns([columns.map(({ title }) => title), ...rows]).map((line) => `  ${line}`);
	});
	const rest = image.tags.length - shown.length;
	return [
		...heads,
		...shown.length === 0 ? [] : ["", ...lines.map((line, row) => row === 0 ? paint("dim", line) : line)],
		...rest > 0 ? [`  and ${rest} more`] : [],
		...renderStorage(image)
	].join("\n");
}
function count(tags) {
	return `${tags} ${tags === 1 ? "tag" : "tags"}`;
}
const COLUMNS = [
	{
		title: "TAG",
		when: "always",
		cell: ({ tag }, { most }) => cutText(tag, most.tag)
	},
	{
		title: "IS",
		when: "always",
		cell: (tag, { most }) => cutText(nameTagKind(tag), most.names)
	},
	{
		title: "VERSION",
		when: "always",
		cell: (tag, { most }) => cutText(nameVersion(tag, firstEntry(tag)), most.names)
	},
	{
		title: "AGE",
		when: "always",
		cell: (tag, { now }) => formatAge(firstEntry(tag)?.image?.created ?? null, now)
	},
	{
		title: "SIGNED",
		when: "always",
		cell: (tag) => nameSignature(firstEntry(tag)?.signature ?? null)
	},
	{
		title: "PRUNE",
		when: "policy",
		cell: (tag) => namePrune(tag) ?? "–"
	},
	{
		title: "REGISTRIES",
		when: "several",
		cell: nameDrift
	},
	{
		title: "SIZE",
		when: "single",
		cell: (tag) => {
			const bytes = totalBytes(firstEntry(tag)?.image ?? null);
			return bytes === null ? "–" : formatSize(bytes);
		}
	},
	{
		title: "PLATFORMS",
		when: "single",
		cell: (tag, { most }) => cutText(namePlatforms(firstEntry(tag)?.image ?? null), most.platforms)
	}
];
function nameVersion({ kind }, entry) {
	if (entry === void 0) return "–";
	const { version, versionFrom, sameAs } = entry;
	if (kind === "exact" && versionFrom === "tag") return sameAs.length === 0 ? "–" : sameAs.join(", ");
	if (version !== null) return versionFrom === "label" ? `${version}?` : version;
	return sameAs[0] === void 0 ? "–" : `= ${sameAs[0]}`;
}
function nameDrift({ entries }, { names }) {
	const others = entries.filter(({ state }) => state !== "same");
	if (others.length === 0) return STATE_SIGNS.same;
	return others.map(({ repository, state }) => `${STATE_SIGNS[state]} ${names.get(repository) ?? repository}`).join(", ");
}
function renderStorage({ storage }) {
	if (storage.length === 0) return [];
	const rows = storage.map(({ series, tags, bytes }) => [
		visible(series),
		count(tags),
		formatSize(bytes)
	]);
	return [
		"",
		"  Storage",
		...renderColumns(rows).map((line) => `    ${line}`)
	];
}
function fit(choices, width, render) {
	let lines = [];
	for (const choice of choices) {
		lines = render(choice);
		if (lines.every((line) => Array.from(line).length <= width)) return lines;
	}
	return lines.map((line) => cutText(line, width));
}
// src/run/status/read-status.ts
async function withStatus(request, question, environment, use) {
	const isNamed = question.repositories.length > 0;
	const { settings, facts } = await readBoth(request, environment, isNamed);
	const groups = isNamed ? nameGroups(question.repositories) : await listGroups(settings, facts);
	const [{ makeStatus }, reading, signing] = await Promise.all([
		import("./make.js"),
		import("./read.js"),
		import("./verify4.js")
	]);
	const { key, details } = question;
	const policy = await readPolicy(settings, question.policy);
	const reader = {
		details,
		verifier: key === void 0 ? void 0 : await signing.readKeyVerifier(key, environment),
		countsPulls: reading.countsPulls,
		cache: new Map()
	};
	const branches = listBranches(facts);
	return withContext({
		settings,
		facts
	}, environment, ({ registries, clock }) => use(async () => {
		const images = await Promise.all(groups.map(async ({ name, repositories }) => {
			const open = repositories.map((one) => registries.open(one));
			return {
				name,
				repositories: await reading.readImageRepositories(open, reader)
			};
		}));
		const time = new Date(clock.now()).toISOString();
		return makeStatus(images, {
			toolVersion: version,
			time,
			branches,
			...policy
		});
	}));
}
async function readPolicy({ prune }, written) {
	if (prune === void 0 && written === void 0) return {};
	const { compilePolicy } = await import("./prune2.js");
	const given = await parsePolicy(written ?? {});
	if (!given.ok) throw new Problem(given.problems);
	return { policy: compilePolicy(joinPolicies(prune, given.value)) };
}
async function readBoth(request, environment, isNamed) {
	const wrong = await checkRequest(request, environment);
	const run = await readRun({
		...request,
		remote: "never"
	}, environment);
	const { facts } = run;
	const settings = facts.ok ? run.settings : await readSettingsAlone(request, environment);
	const isLocal = detectCi(environment.env) === "local";
	const lacking = facts.ok || isLocal || isNamed ? [] : facts.problems;
	const accepted = acceptSettings(settings, [...wrong, ...lacking], environment);
	if (facts.ok) return {
		settings: accepted,
		facts: facts.value
	};
	const { makeBareFacts } = await import("./base.js").then((n) => n.facts_exports);
	const trust = isLocal ? void 0 : {
		level: "untrusted",
		reason: "nothing is known about what started it"
	};
	return {
		settings: accepted,
		facts: makeBareFacts(request.now, trust)
	};
}
function nameGroups(names) {
	const parsed = names.map(parseRepository);
	const problems = parsed.flatMap((one) => one.problems);
	if (hasErrors(problems)) throw new Problem(problems);
	const groups = new Map();
	for (const one of parsed) {
		if (!one.ok) continue;
		const { value } = one;
		const name = value.path.split("/").at(-1) ?? value.path;
		const group = groups.get(name) ?? new Map();
		groups.set(name, group.set(`${value.host}/${value.path}`, value));
	}
	return [...groups].map(([name, group]) => ({
		name,
		repositories: [...group.values()]
	}));
}
async function listGroups(settings, facts) {
	const groups = (await listTargetRepositories(settings, facts)).flatMap(({ target, names }) => {
		const repositories = names.map(parseRepository).flatMap((one) => one.ok ? [one.value] : []);
		return repositories.length === 0 ? [] : [{
			name: nameOf(target, repositories),
			repositories
		}];
	});
	if (groups.length > 0) return groups;
	throw new Problem([error("STATUS_NO_REPOSITORY", "no repository is named, and none is set", "Write tagship status ghcr.io/acme/app, or set images.")]);
}
function nameOf({ name }, [first]) {
	return name === "default" ? first?.path.split("/").at(-1) ?? name : name;
}
function listBranches({ event, defaultBranch }) {
	const own = event.kind === "branch" ? event.branch : void 0;
	return Object.values(omitUndefined({
		own,
		defaultBranch
	}));
}
export { renderStatus, renderStatusPage, toPagePolicy, withStatus };
