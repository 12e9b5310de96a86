export const id = 5290;
export const ids = [5290];
export const modules = {

/***/ 35290:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  statusCommand: () => (/* binding */ statusCommand)
});

// EXTERNAL MODULE: ./src/clock.js
var clock = __webpack_require__(82359);
// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/report/log-lines.js
var log_lines = __webpack_require__(96240);
;// CONCATENATED MODULE: ./src/report/status/metrics.js
const KINDS = ['drift', 'unsigned', 'backwards', 'broken'];
function renderMetrics(status) {
    return [...listTotals(status), ...listTagMetrics(status.images)]
        .filter(({ samples }) => samples.length > 0)
        .map(({ name, help, samples }) => [
        `# HELP ${name} ${help}`,
        `# TYPE ${name} gauge`,
        ...new Map(samples
            .filter(([, value]) => Number.isFinite(value))
            .map(([labels, value]) => [renderLabels(labels), value])),
    ]
        .map((line) => (typeof line === 'string' ? line : `${name}${line[0]} ${line[1]}`))
        .join('\n'))
        .join('\n')
        .concat('\n');
}
function listTotals(status) {
    const repositories = status.images.flatMap((image) => image.repositories);
    const storage = status.images.flatMap(({ name, storage: held }) => held.map(({ series, bytes }) => [{ image: name, series }, bytes]));
    return [
        {
            name: 'tagship_status_time_seconds',
            help: 'When the registries were asked.',
            samples: [[{}, toSeconds(status.time)]],
        },
        {
            name: 'tagship_findings',
            help: 'Findings by kind.',
            samples: KINDS.map((kind) => [
                { kind },
                status.findings.filter((one) => one.kind === kind).length,
            ]),
        },
        {
            name: 'tagship_repository_up',
            help: 'Whether the repository could be read.',
            samples: repositories.map(({ name, state }) => [
                { repository: name },
                state === 'failed' ? 0 : 1,
            ]),
        },
        {
            name: 'tagship_repository_tags',
            help: 'Tags of images in the repository.',
            samples: repositories.flatMap(({ name, tags }) => tags === null ? [] : [[{ repository: name }, tags]]),
        },
        {
            name: 'tagship_repository_size_bytes',
            help: 'The size of what was read of the repository, each blob once.',
            samples: repositories.flatMap(({ name, bytes }) => bytes === null ? [] : [[{ repository: name }, bytes]]),
        },
        { name: 'tagship_series_size_bytes', help: 'The size of a series.', samples: storage },
    ];
}
function listTagMetrics(images) {
    const at = images
        .flatMap(({ tags }) => tags.filter(isWorthIt))
        .flatMap((tag) => tag.entries.map((entry) => ({ tag, entry })));
    const there = at.filter(({ entry }) => entry.digest !== null);
    return [
        {
            name: 'tagship_tag_info',
            help: 'What the tag points at.',
            samples: there.map(({ tag, entry }) => [
                {
                    ...toLabels({ tag, entry }),
                    kind: tag.kind,
                    series: tag.series ?? '',
                    version: entry.version ?? '',
                    digest: entry.digest ?? '',
                },
                1,
            ]),
        },
        {
            name: 'tagship_tag_same',
            help: 'Whether the tag is the same as in the first repository that has it.',
            samples: at
                .filter(({ entry }) => entry.state !== 'unknown')
                .map((one) => [toLabels(one), one.entry.state === 'same' ? 1 : 0]),
        },
        {
            name: 'tagship_tag_signed',
            help: 'Whether the image is signed; with --key, by that key.',
            samples: there.flatMap((one) => {
                const { signature } = one.entry;
                if (signature === null)
                    return [];
                return [[toLabels(one), (signature.isVerified ?? signature.isSigned) ? 1 : 0]];
            }),
        },
        {
            name: 'tagship_tag_created_seconds',
            help: 'When the image was created.',
            samples: there.flatMap((one) => {
                const created = one.entry.image?.created ?? null;
                return created === null ? [] : [[toLabels(one), toSeconds(created)]];
            }),
        },
        {
            name: 'tagship_tag_size_bytes',
            help: 'The compressed size of a platform.',
            samples: there.flatMap((one) => (one.entry.image?.platforms ?? []).flatMap(({ platform, bytes }) => bytes === null ? [] : [[{ ...toLabels(one), platform }, bytes]])),
        },
    ];
}
function isWorthIt({ kind, entries }) {
    if (kind === 'change')
        return false;
    return kind !== 'exact' || entries.some(({ versionFrom }) => versionFrom === 'tag');
}
function toLabels({ tag, entry }) {
    return { repository: entry.repository, tag: tag.tag };
}
function toSeconds(time) {
    return Math.floor(Date.parse(time) / 1000);
}
function renderLabels(labels) {
    const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeLabel(value)}"`);
    return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}
function escapeLabel(value) {
    return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./src/report/text.js
var report_text = __webpack_require__(53101);
;// CONCATENATED MODULE: ./src/report/status/markup.js
function html(parts, ...values) {
    const text = parts.map((part, at) => part + (at < values.length ? render(values[at] ?? '') : ''));
    return { markup: text.join('') };
}
function render(value) {
    if (typeof value === 'number')
        return String(value);
    if (typeof value === 'string')
        return escapeMarkup(value);
    return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('');
}
const ENTITIES = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
};
function escapeMarkup(text) {
    return text
        .replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '\uFFFD')
        .replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
const EMPTY_MARKUP = { markup: '' };

;// CONCATENATED MODULE: ./src/report/status/page-script.js
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

;// CONCATENATED MODULE: ./src/report/status/page-style.js
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

;// CONCATENATED MODULE: ./src/report/status/bars.js


const LONGEST = 240;
function renderBars(storage, id) {
    const most = Math.max(1, ...storage.map(({ bytes }) => bytes));
    const rows = storage.map(({ series, tags, bytes }) => {
        const length = Math.max(1, Math.round((bytes / most) * LONGEST));
        return html `<tr>
      <th scope="row">${series}</th>
      <td class="number">${tags}</td>
      <td class="number">${(0,report_text/* formatSize */.Xq)(bytes)}</td>
      <td>
        <svg width="${LONGEST}" height="12" viewBox="0 0 ${LONGEST} 12" aria-hidden="true">
          <rect class="bar" width="${length}" height="12" rx="2" />
        </svg>
      </td>
    </tr>`;
    });
    return html `<details class="storage" open>
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
        ${rows}
      </tbody>
    </table>
    <p><small>Each blob once; what series share counts for each of them.</small></p>
  </details>`;
}

;// CONCATENATED MODULE: ./src/report/status/words.js
function nameTagKind({ kind, series, variant, entries }) {
    const suffix = variant === null ? '' : `, ${variant}`;
    switch (kind) {
        case 'exact':
            return `${nameExactKind(entries)}${suffix}`;
        case 'floating':
            if (series === null)
                return 'channel';
            return `${series === 'all' ? 'all versions' : series}${suffix}`;
        case 'branch':
            return 'branch';
        case 'change':
            return 'pull request';
        case 'unknown':
            return '–';
    }
}
function nameExactKind(entries) {
    if (entries.some(({ signature }) => signature?.isYanked === true))
        return 'yanked';
    return entries.some(({ versionFrom }) => versionFrom === 'tag') ? 'version' : 'exact';
}
function firstEntry({ entries }) {
    return entries.find(({ digest }) => digest !== null);
}
function formatAge(created, now) {
    if (created === null)
        return '–';
    const minutes = Math.floor((Date.parse(now) - Date.parse(created)) / 60_000);
    if (!(minutes >= 1))
        return 'now';
    const steps = [
        [60, 1, 'min'],
        [48 * 60, 60, 'h'],
        [90 * 1440, 1440, 'd'],
        [730 * 1440, 30 * 1440, 'months'],
        [Infinity, 365 * 1440, 'years'],
    ];
    const [, unit, name] = steps.find(([below]) => minutes < below) ?? steps[0];
    return `${Math.floor(minutes / unit)} ${name}`;
}
function totalBytes(image) {
    if (image === null || image.platforms.length === 0)
        return null;
    let total = 0;
    for (const { bytes } of image.platforms) {
        if (bytes === null)
            return null;
        total += bytes;
    }
    return total;
}
function namePlatforms(image) {
    if (image === null || image.platforms.length === 0)
        return '–';
    return image.platforms.map(({ platform }) => platform.replace(/^linux\//, '')).join(', ');
}
function nameSignature(signature) {
    if (signature === null)
        return '–';
    if (signature.isVerified === true)
        return 'verified';
    if (signature.isVerified === false && signature.isSigned)
        return 'other key';
    return signature.isSigned ? 'yes' : 'no';
}
function listAttested(entry) {
    const all = [...(entry?.image?.attestations ?? []), ...(entry?.signature?.attestations ?? [])];
    return [...new Set(all)].sort();
}
const STATE_WORDS = {
    same: 'same',
    'same-platforms': 'other index',
    different: 'different',
    missing: 'missing',
    unknown: 'unknown',
};
const STATE_SIGNS = {
    same: '✓',
    'same-platforms': '≈',
    different: '≠',
    missing: '✗',
    unknown: '?',
};
function shortNames({ repositories }) {
    const hosts = repositories.map(({ name }) => name.split('/', 1)[0] ?? name);
    return new Map(repositories.map(({ name }, at) => {
        const host = hosts[at] ?? name;
        return [name, hosts.filter((one) => one === host).length === 1 ? host : name];
    }));
}
function countFindings({ findings }) {
    if (findings.length === 0)
        return 'no findings';
    const kinds = new Map();
    for (const { kind } of findings)
        kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    const each = [...kinds].map(([kind, count]) => `${count} ${kind}`).join(', ');
    return `${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}: ${each}`;
}

;// CONCATENATED MODULE: ./src/report/status/page-row.js



function renderRow(tag, { image, now, found }) {
    const entry = firstEntry(tag);
    const entries = image.repositories.length > 1 ? tag.entries.map(renderPlace) : [];
    const marks = found.map((kind) => html ` <span class="mark ${kind}">${kind}</span>`);
    return html `<tr
    data-kind="${tag.kind}"
    ${found.length > 0 ? { markup: 'data-found' } : EMPTY_MARKUP}
  >
    <th scope="row"><code>${tag.tag}</code>${marks}</th>
    <td>${nameTagKind(tag)}</td>
    ${renderSame(tag, entry)}${entries}${renderAge(entry, now)}${renderSignature(entry)}${renderSize(entry)}${renderPlatforms(entry)}
    <td>${listAttested(entry).join(', ') || '–'}</td>
    ${renderDigest(entry)}${renderPull(tag, entry)}
  </tr> `;
}
const FROM = {
    platforms: ' (same platforms)',
    label: ' (by its label)',
};
function listSame({ kind }, entry) {
    if (entry === undefined)
        return [];
    const { version, versionFrom, sameAs } = entry;
    const isItself = kind === 'exact' && versionFrom === 'tag';
    if (isItself || version === null)
        return sameAs;
    const first = `${version}${FROM[versionFrom ?? ''] ?? ''}`;
    return [first, ...sameAs.filter((name) => name !== version)];
}
function renderSame(tag, entry) {
    const all = listSame(tag, entry);
    const [shown, rest] = [all.slice(0, 3), all.slice(3)];
    const more = rest.length === 0
        ? EMPTY_MARKUP
        : html ` <span title="${rest.join(', ')}">+${rest.length}</span>`;
    return html `<td>${shown.join(', ') || '–'}${more}</td>`;
}
function renderDigest(entry) {
    const digest = entry?.digest ?? null;
    if (digest === null)
        return html `<td>–</td>`;
    const short = digest.slice(0, 'sha256:'.length + 12);
    return html `<td>
    <button type="button" class="copy" data-copy="${digest}" aria-label="Copy the digest ${short}">
      <code>${short}</code>
    </button>
  </td>`;
}
function renderAge(entry, now) {
    const created = entry?.image?.created ?? null;
    if (created === null)
        return html `<td class="number">–</td>`;
    const seconds = Math.floor((Date.parse(now) - Date.parse(created)) / 1000);
    return html `<td class="number" data-value="${seconds}">
    <time datetime="${created}" title="${created}">${formatAge(created, now)}</time>
  </td>`;
}
function renderSize(entry) {
    const bytes = totalBytes(entry?.image ?? null);
    if (bytes === null)
        return html `<td class="number">–</td>`;
    return html `<td class="number" data-value="${bytes}">${(0,report_text/* formatSize */.Xq)(bytes)}</td>`;
}
function renderPlatforms(entry) {
    const image = entry?.image ?? null;
    if (image === null || image.platforms.length === 0)
        return html `<td>–</td>`;
    const sizes = image.platforms.map(({ platform, bytes, isMissing }) => {
        if (isMissing)
            return `${platform}: missing`;
        return bytes === null ? platform : `${platform}: ${(0,report_text/* formatSize */.Xq)(bytes)}`;
    });
    return html `<td><span title="${sizes.join('\u00A0· ')}">${namePlatforms(image)}</span></td>`;
}
function renderSignature(entry) {
    const signature = entry?.signature ?? null;
    const { identities = [], formats = [] } = signature ?? {};
    const title = [formats.join(' and '), ...identities.map((name) => `stated: ${name}`)];
    const word = nameSignature(signature);
    if (signature?.isSigned !== true)
        return html `<td>${word}</td>`;
    return html `<td>
    <span title="${title.join('\u00A0· ')}">${word}</span
    >${identities.slice(0, 1).map((name) => html `<small class="by">${name}</small>`)}
  </td>`;
}
function renderPlace({ state, digest }) {
    return html `<td class="entry ${state}" title="${digest ?? ''}">
    <span aria-hidden="true">${STATE_SIGNS[state]}</span> ${STATE_WORDS[state]}
  </td>`;
}
function renderPull({ tag }, entry) {
    const { repository = '', digest = null } = entry ?? {};
    if (digest === null)
        return html `<td>–</td>`;
    const command = `docker pull ${repository}:${tag}@${digest}`;
    return html `<td>
    <button
      type="button"
      class="copy"
      data-copy="${command}"
      aria-label="Copy the command that pulls ${tag}"
    >
      copy
    </button>
  </td>`;
}

;// CONCATENATED MODULE: ./src/report/status/page.js








function toPagePolicy({ isWatched }) {
    const hash = (text) => `'sha256-${(0,external_node_crypto_.createHash)('sha256').update(text).digest('base64')}'`;
    return [
        "default-src 'none'",
        `script-src ${hash(PAGE_SCRIPT)}`,
        `style-src ${hash(PAGE_STYLE)}`,
        'img-src data:',
        ...(isWatched ? ["connect-src 'self'"] : []),
        "base-uri 'none'",
        "form-action 'none'",
    ].join('; ');
}
const STYLE = { markup: `<style>${PAGE_STYLE}</style>` };
const SCRIPT = { markup: `<script>${PAGE_SCRIPT}</script>` };
function renderStatusPage(status, options) {
    const names = status.images.map(({ name }) => name).join(', ');
    return html `<!doctype html>
    <html lang="en" ${options.isWatched ? { markup: 'data-watched' } : EMPTY_MARKUP}>
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
              >${status.time.replace('T', ' ').replace(/:\d\d\..*/, '')} UTC</time
            >, by tagship ${status.toolVersion}
          </p>
          ${renderControls()}
        </header>
        <main id="images">
          ${renderFindings(status)}
          ${status.images.map((image, at) => renderImage(image, at, status))}
        </main>
        ${SCRIPT}
      </body>
    </html> `.markup;
}
function renderControls() {
    return html `<form class="controls" role="search">
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
    const items = [
        ...problems.map(({ level, message, hint }) => html `<li class="${level}"><b>${level}</b> ${message} ${hint}</li>`),
        ...findings.map(({ kind, message }) => html `<li class="${kind}"><b>${kind}</b> ${message}</li>`),
    ];
    const list = items.length === 0
        ? EMPTY_MARKUP
        : html `<ul>
          ${items}
        </ul>`;
    const state = items.length === 0 ? 'good' : 'bad';
    return html `<section class="findings ${state}" aria-labelledby="findings">
    <h2 id="findings">${upper(countFindings(status))}</h2>
    ${list}
  </section>`;
}
function upper(text) {
    return text.slice(0, 1).toUpperCase() + text.slice(1);
}
const [BEFORE, AFTER] = [
    [
        { title: 'Tag', sort: 'text' },
        { title: 'What', sort: 'text' },
        { title: 'Same as', sort: 'text' },
    ],
    [
        { title: 'Age', sort: 'number' },
        { title: 'Signed', sort: 'text' },
        { title: 'Size', sort: 'number' },
        { title: 'Platforms', sort: 'text' },
        { title: 'Attested', sort: 'text' },
        { title: 'Digest', sort: 'text' },
    ],
];
function renderImage(image, at, status) {
    const { repositories, tags, storage } = image;
    const names = repositories.length > 1 ? [...shortNames(image).values()] : [];
    const heads = [
        ...BEFORE.map(({ title, sort }) => renderHead(title, sort)),
        ...names.map((name) => renderHead(name, 'text')),
        ...AFTER.map(({ title, sort }) => renderHead(title, sort)),
        html `<th scope="col">Pull</th>`,
    ];
    const found = toFound(status);
    const rows = tags.map((tag) => renderRow(tag, { image, now: status.time, found: found(tag) }));
    return html `<section class="image" aria-labelledby="image-${at}">
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
    for (const { repository, tags, kind } of findings) {
        for (const tag of tags) {
            const key = `${repository}:${tag}`;
            kinds.set(key, (kinds.get(key) ?? new Set()).add(kind));
        }
    }
    const at = (tag, { repository }) => kinds.get(`${repository}:${tag}`) ?? [];
    return ({ tag, entries }) => [...new Set(entries.flatMap((entry) => [...at(tag, entry)]))];
}
function renderHead(title, sort) {
    return html `<th scope="col" aria-sort="none">
    <button type="button" data-sort="${sort}">${title}</button>
  </th>`;
}
const STATES = {
    read: '',
    empty: 'no tags',
    failed: 'could not be read',
};
function renderRepository({ name, state, tags, bytes, depth, complete }) {
    const facts = [
        STATES[state],
        tags === null ? '' : `${tags} ${tags === 1 ? 'tag' : 'tags'}`,
        bytes === null ? '' : (0,report_text/* formatSize */.Xq)(bytes),
        depth === 'digests' ? 'digests only' : '',
        complete || state !== 'read' ? '' : 'not all tags',
    ].filter((text) => text !== '');
    return html `<li class="${state}"><code>${name}</code> ${facts.join(', ')}</li>`;
}

;// CONCATENATED MODULE: ./src/report/status/status-text.js


const MOST_ROWS = 60;
const WIDEST = { tag: 16, names: 14, platforms: 14 };
function renderStatus(status, { paint, width }) {
    const images = status.images.map((image) => status_text_renderImage(image, status.time, { paint, width }));
    const findings = status.findings.flatMap(({ kind, message }) => (0,report_text/* wrap */.LV)(`${kind}: ${(0,report_text/* visible */.RK)(message)}`, { width: width - 2, indent: '    ' }).map((line) => `  ${line}`));
    const color = findings.length === 0 ? 'green' : 'yellow';
    return [
        ...images,
        [paint(color, `Status: ${countFindings(status)}.`), ...findings].join('\n'),
    ].join('\n\n');
}
function status_text_renderImage(image, now, { paint, width }) {
    const heads = image.repositories.map(({ name, state, tags, bytes }) => [
        paint('bold', (0,report_text/* visible */.RK)(name)),
        state === 'failed' ? paint('red', 'could not be read') : count(tags ?? 0),
        ...(bytes === null || bytes === 0 ? [] : [(0,report_text/* formatSize */.Xq)(bytes)]),
    ].join('  '));
    const isSingle = image.repositories.length === 1;
    const isWide = width >= 110;
    const columns = COLUMNS.filter(({ when }) => when === 'always' || isWide || isSingle === (when === 'single'));
    const shown = image.tags.slice(0, MOST_ROWS);
    const most = isWide ? { tag: 40, names: 30, platforms: 40 } : WIDEST;
    const names = shortNames(image);
    const rows = shown.map((tag) => columns.map(({ cell }) => (0,report_text/* visible */.RK)(cell(tag, { now, most, names }))));
    const lines = (0,report_text/* renderColumns */.CO)([columns.map(({ title }) => title), ...rows], (text, _, row) => row === 0 ? paint('dim', text) : text);
    const rest = image.tags.length - shown.length;
    return [
        ...heads,
        ...(shown.length === 0 ? [] : ['', ...lines.map((line) => cut(`  ${line}`, width))]),
        ...(rest > 0 ? [`  and ${rest} more`] : []),
        ...renderStorage(image),
    ].join('\n');
}
function count(tags) {
    return `${tags} ${tags === 1 ? 'tag' : 'tags'}`;
}
const COLUMNS = [
    { title: 'TAG', when: 'always', cell: ({ tag }, { most }) => shorten(tag, most.tag) },
    {
        title: 'IS',
        when: 'always',
        cell: (tag, { most }) => shorten(nameTagKind(tag), most.names),
    },
    {
        title: 'VERSION',
        when: 'always',
        cell: (tag, { most }) => shorten(nameVersion(tag, firstEntry(tag)), most.names),
    },
    {
        title: 'AGE',
        when: 'always',
        cell: (tag, { now }) => formatAge(firstEntry(tag)?.image?.created ?? null, now),
    },
    {
        title: 'SIGNED',
        when: 'always',
        cell: (tag) => nameSignature(firstEntry(tag)?.signature ?? null),
    },
    { title: 'REGISTRIES', when: 'several', cell: nameDrift },
    {
        title: 'SIZE',
        when: 'single',
        cell: (tag) => {
            const bytes = totalBytes(firstEntry(tag)?.image ?? null);
            return bytes === null ? '–' : (0,report_text/* formatSize */.Xq)(bytes);
        },
    },
    {
        title: 'PLATFORMS',
        when: 'single',
        cell: (tag, { most }) => shorten(namePlatforms(firstEntry(tag)?.image ?? null), most.platforms),
    },
];
function nameVersion({ kind }, entry) {
    if (entry === undefined)
        return '–';
    const { version, versionFrom, sameAs } = entry;
    if (kind === 'exact' && versionFrom === 'tag')
        return sameAs.length === 0 ? '–' : sameAs.join(', ');
    if (version !== null)
        return versionFrom === 'label' ? `${version}?` : version;
    return sameAs[0] === undefined ? '–' : `= ${sameAs[0]}`;
}
function nameDrift({ entries }, { names }) {
    const others = entries.filter(({ state }) => state !== 'same');
    if (others.length === 0)
        return STATE_SIGNS.same;
    return others
        .map(({ repository, state }) => `${STATE_SIGNS[state]} ${names.get(repository) ?? repository}`)
        .join(', ');
}
function renderStorage({ storage }) {
    if (storage.length === 0)
        return [];
    const rows = storage.map(({ series, tags, bytes }) => [
        (0,report_text/* visible */.RK)(series),
        count(tags),
        (0,report_text/* formatSize */.Xq)(bytes),
    ]);
    return ['', '  Storage', ...(0,report_text/* renderColumns */.CO)(rows).map((line) => `    ${line}`)];
}
function shorten(text, most) {
    const characters = Array.from(text);
    return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}
function cut(line, width) {
    return line.includes('\u001B') ? line : shorten(line, width);
}

// EXTERNAL MODULE: ./src/run/entry.js
var entry = __webpack_require__(39067);
// EXTERNAL MODULE: ./src/run/files/output-files.js + 1 modules
var output_files = __webpack_require__(54538);
// EXTERNAL MODULE: ./src/facts/detect.js
var detect = __webpack_require__(33154);
// EXTERNAL MODULE: ./src/omit-undefined.js
var omit_undefined = __webpack_require__(23213);
// EXTERNAL MODULE: ./src/plan/reference/images.js
var reference_images = __webpack_require__(59449);
// EXTERNAL MODULE: ./src/plan/reference/references.js
var references = __webpack_require__(80793);
// EXTERNAL MODULE: ./src/plan/template/expressions.js + 1 modules
var expressions = __webpack_require__(92864);
// EXTERNAL MODULE: ./src/settings/targets.js
var targets = __webpack_require__(73733);
// EXTERNAL MODULE: ./src/settings/values/known-secrets.js + 1 modules
var known_secrets = __webpack_require__(3236);
// EXTERNAL MODULE: ./src/version.js
var version = __webpack_require__(24493);
// EXTERNAL MODULE: ./src/run/read.js + 47 modules
var read = __webpack_require__(57398);
// EXTERNAL MODULE: ./src/run/ship.js + 3 modules
var ship = __webpack_require__(40532);
;// CONCATENATED MODULE: ./src/run/status/read-status.js











async function withStatus(request, question, environment, use) {
    const isNamed = question.repositories.length > 0;
    const { settings, facts } = await readBoth(request, environment, isNamed);
    environment.vault.add((0,known_secrets/* knownSecrets */.xU)((0,targets/* listSettings */.cl)(settings), environment.env));
    const groups = isNamed ? nameGroups(question.repositories) : await listGroups(settings, facts);
    const [{ makeStatus }, reading, signing] = await Promise.all([
        __webpack_require__.e(/* import() */ 9768).then(__webpack_require__.bind(__webpack_require__, 59768)),
        Promise.all(/* import() */[__webpack_require__.e(7905), __webpack_require__.e(7442), __webpack_require__.e(8858)]).then(__webpack_require__.bind(__webpack_require__, 98858)),
        __webpack_require__.e(/* import() */ 5867).then(__webpack_require__.bind(__webpack_require__, 35867)),
    ]);
    const { key, details } = question;
    const verifier = key === undefined ? undefined : await signing.readKeyVerifier(key, environment.cwd);
    const reader = {
        ...{ details, verifier, countsPulls: reading.countsPulls },
        cache: new Map(),
    };
    const branches = listBranches(facts);
    return (0,ship/* withContext */.eQ)({ settings, facts }, environment, ({ registries, clock }) => use(async () => {
        const images = await Promise.all(groups.map(async ({ name, repositories }) => {
            const open = repositories.map((one) => registries.open(one));
            return { name, repositories: await reading.readImageRepositories(open, reader) };
        }));
        const time = new Date(clock.now()).toISOString();
        return makeStatus(images, { toolVersion: version/* version */.r, time, branches });
    }));
}
async function readBoth(request, environment, isNamed) {
    const wrong = await (0,ship/* checkRequest */.yG)(request, environment);
    const run = await (0,read/* readRun */.c)({ ...request, remote: 'never' }, environment);
    const { facts } = run;
    const settings = facts.ok ? run.settings : await (0,read/* readSettingsAlone */.t)(request, environment);
    const isLocal = (0,detect/* detectCi */.A)(environment.env) === 'local';
    const lacking = facts.ok || isLocal || isNamed ? [] : facts.problems;
    const problems = [...wrong, ...settings.problems, ...lacking];
    if (!settings.ok || (0,problem/* hasErrors */.Cs)(problems))
        throw new problem/* Problem */.AF(problems);
    if (facts.ok)
        return { settings: settings.value, facts: facts.value };
    const { makeBareFacts } = await __webpack_require__.e(/* import() */ 6478).then(__webpack_require__.bind(__webpack_require__, 26478));
    const trust = isLocal
        ? { level: 'trusted', reason: 'it is not run by a CI system' }
        : { level: 'untrusted', reason: 'nothing is known about what started it' };
    return { settings: settings.value, facts: makeBareFacts(request.now, trust) };
}
function nameGroups(names) {
    const parsed = names.map(references/* parseRepository */.SU);
    const problems = parsed.flatMap((one) => one.problems);
    if ((0,problem/* hasErrors */.Cs)(problems))
        throw new problem/* Problem */.AF(problems);
    const groups = new Map();
    for (const one of parsed) {
        if (!one.ok)
            continue;
        const { value } = one;
        const name = value.path.split('/').at(-1) ?? value.path;
        const group = groups.get(name) ?? new Map();
        groups.set(name, group.set(`${value.host}/${value.path}`, value));
    }
    return [...groups].map(([name, group]) => ({ name, repositories: [...group.values()] }));
}
async function listGroups(settings, facts) {
    const groups = [];
    for (const target of (0,targets/* listSettings */.cl)(settings)) {
        const expander = (0,expressions/* createExpander */.k)(facts, target, { escape: false });
        const { names, problems } = await (0,reference_images/* readRepositories */.NU)(facts, target, expander);
        if ((0,problem/* hasErrors */.Cs)(problems))
            throw new problem/* Problem */.AF(problems);
        const repositories = names.map(references/* parseRepository */.SU).flatMap((one) => (one.ok ? [one.value] : []));
        if (repositories.length > 0)
            groups.push({ name: nameOf(target, repositories), repositories });
    }
    if (groups.length > 0)
        return groups;
    throw new problem/* Problem */.AF([
        (0,problem/* error */.z3)('STATUS_NO_REPOSITORY', 'no repository is named, and none is set', 'Write tagship status ghcr.io/acme/app, or set images.'),
    ]);
}
function nameOf({ name }, [first]) {
    return name === 'default' ? (first?.path.split('/').at(-1) ?? name) : name;
}
function listBranches({ event, defaultBranch }) {
    const own = event.kind === 'branch' ? event.branch : undefined;
    return Object.values((0,omit_undefined/* omitUndefined */.O)({ own, defaultBranch }));
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
;// CONCATENATED MODULE: ./src/run/status/serve.js



const FRESH_MS = 60_000;
const MOST_CONNECTIONS = 32;
const REQUEST_MS = 10_000;
async function serveStatus(options) {
    const latest = createLatest(await options.read(), options);
    const secret = (0,external_node_crypto_.randomBytes)(16).toString('hex');
    const server = (0,external_node_http_.createServer)({ requestTimeout: REQUEST_MS, headersTimeout: REQUEST_MS });
    server.maxConnections = MOST_CONNECTIONS;
    await listen(server, options.port);
    const { port } = server.address();
    const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
    server.on('request', (request, response) => {
        answer(request, response, { latest, secret, hosts });
    });
    return {
        url: `http://127.0.0.1:${port}/${secret}/`,
        close: async () => {
            server.closeAllConnections();
            await new Promise((resolve) => server.close(resolve));
        },
    };
}
async function listen(server, port) {
    await new Promise((resolve, reject) => {
        server.once('error', reject).listen({ host: '127.0.0.1', port, exclusive: true }, resolve);
    }).catch((cause) => {
        const why = cause instanceof Error ? cause.message : String(cause);
        const hint = 'Choose another port with --port, or leave it out.';
        throw new problem/* Problem */.AF([(0,problem/* error */.z3)('STATUS_PORT', `The status can't be served: ${why}.`, hint)], {
            cause,
        });
    });
}
function createLatest(first, { read, clock, onFailure }) {
    let [last, readMs, isReading] = [first, clock.now(), false];
    const refresh = async () => {
        try {
            last = await read();
        }
        catch (thrown) {
            onFailure(thrown);
        }
        finally {
            readMs = clock.now();
            isReading = false;
        }
    };
    return () => {
        if (!isReading && clock.now() - readMs > FRESH_MS) {
            isReading = true;
            void refresh();
        }
        return last;
    };
}
function answer(request, response, { latest, secret, hosts }) {
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'no-referrer');
    response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    response.setHeader('Cache-Control', 'no-store');
    const asked = readPath(request.url ?? '', secret);
    const refused = refuse(request, hosts);
    if (refused !== undefined || asked === undefined) {
        const { status, text } = refused ?? NOT_FOUND;
        response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
        response.end(`${text}\n`);
        return;
    }
    const { html, json, policy } = latest();
    const [body, type] = asked === 'page' ? [html, 'text/html'] : [json, 'application/json'];
    response.writeHead(200, {
        'Content-Security-Policy': policy,
        'Content-Type': `${type}; charset=utf-8`,
        'Content-Length': Buffer.byteLength(body),
        ETag: `"${(0,external_node_crypto_.createHash)('sha256').update(body).digest('hex').slice(0, 32)}"`,
    });
    response.end(request.method === 'HEAD' ? undefined : body);
}
function readPath(url, secret) {
    const [, given = '', name = ''] = /^\/([0-9a-f]{32})\/(status\.json)?$/.exec(url) ?? [];
    if (!isEqual(given, secret))
        return undefined;
    return name === '' ? 'page' : 'json';
}
const NOT_FOUND = { status: 404, text: 'Not found.' };
function refuse({ method = '', headers }, hosts) {
    if (!hosts.includes(headers.host ?? ''))
        return { status: 421, text: 'Wrong host.' };
    if (method === 'GET' || method === 'HEAD')
        return undefined;
    return { status: 405, text: 'Only GET and HEAD.' };
}
function isEqual(given, wanted) {
    return given.length === wanted.length && (0,external_node_crypto_.timingSafeEqual)(Buffer.from(given), Buffer.from(wanted));
}

;// CONCATENATED MODULE: ./src/cli/status.js










async function statusCommand(cli, invocation, { request, environment }) {
    const { positionals: repositories, key, details, status: flags } = invocation;
    return withStatus(request, { repositories, key, details }, environment, async (read) => {
        const readShown = async () => toShown(cli, await read());
        if (flags.watch)
            return watch(cli, flags.port, readShown);
        return tell(cli, invocation, await readShown());
    });
}
function tell(cli, { json, files, status: flags }, status) {
    const { log, paint, print, printJson, streams, width } = cli;
    if (json)
        printJson(status);
    else if (flags.metrics)
        streams.stdout.write(renderMetrics(status));
    else
        print(renderStatus(status, { paint, width }));
    status.problems.forEach(log.problem);
    const unwritten = files.html === undefined ? [] : writePage(cli, files.html, status);
    unwritten.forEach(log.problem);
    if ((0,problem/* hasErrors */.Cs)([...status.problems, ...unwritten]))
        return entry/* EXIT */.dc.problem;
    const failing = status.findings.filter(({ kind }) => flags.failOn.includes(kind));
    for (const { kind, message } of failing)
        log.info(`--fail-on ${kind}: ${message}`);
    return failing.length === 0 ? entry/* EXIT */.dc.done : entry/* EXIT */.dc.findings;
}
function writePage({ cwd }, path, status) {
    return (0,output_files/* writeOutputFile */.B)({ flag: 'html', path }, renderStatusPage(status, { isWatched: false }), cwd);
}
async function watch({ log, signal, say }, port, readShown) {
    const isWatched = true;
    const read = async () => {
        const status = await readShown();
        return {
            html: renderStatusPage(status, { isWatched }),
            json: (0,log_lines/* toPrintedJson */.e)(status),
            policy: toPagePolicy({ isWatched }),
        };
    };
    const onFailure = (thrown) => {
        if (!(thrown instanceof problem/* Problem */.AF))
            throw thrown;
        thrown.problems.forEach(log.problem);
    };
    const server = await serveStatus({ read, port, clock: clock/* systemClock */.m, onFailure });
    say(`Serving the status at ${server.url} until Ctrl-C.`);
    await new Promise((resolve) => {
        if (signal.aborted)
            resolve();
        else
            signal.addEventListener('abort', () => {
                resolve();
            }, { once: true });
    });
    await server.close();
    return entry/* EXIT */.dc.done;
}
function toShown({ maskValue }, status) {
    const published = status.images.flatMap(({ name, repositories, tags }) => [
        name,
        ...repositories.map((one) => one.name),
        ...tags.flatMap(({ tag, entries }) => [
            tag,
            ...entries.flatMap(({ version }) => version ?? []),
        ]),
    ]);
    return maskValue(status, new Set(published));
}


/***/ })

};
