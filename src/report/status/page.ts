// SPDX-License-Identifier: Apache-2.0
// A status as one HTML page that needs no network: tables that can be filtered and sorted, and the storage as bars. Pure.
import { createHash } from 'node:crypto';
import type {
  Status,
  StatusImage,
  StatusEntry,
  StatusRepository,
  StatusTag,
} from '../../lifecycle/status/status.ts';
import { formatSize } from '../text.ts';
import { EMPTY_MARKUP, html, type Markup } from './markup.ts';
import { PAGE_SCRIPT } from './page-script.ts';
import { PAGE_STYLE } from './page-style.ts';
import { renderBars } from './bars.ts';
import { renderRow } from './page-row.ts';
import { describeFindings, hasPrune, shortNames } from './words.ts';

/** How the page is shown. */
export interface PageOptions {
  /** It is served, and asks its server for a newer one. */
  readonly isWatched: boolean;
}

/** What browsers allow the page: its own style and script, and to ask its server where it is served; nothing else. */
export function toPagePolicy({ isWatched }: PageOptions): string {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
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

// Whole elements: the policy names the checksum of what stands between their tags.
const STYLE: Markup = { markup: `<style>${PAGE_STYLE}</style>` };
const SCRIPT: Markup = { markup: `<script>${PAGE_SCRIPT}</script>` };

/** The page. All texts in it are escaped, whatever a registry says. */
export function renderStatusPage(status: Status, options: PageOptions): string {
  const names = status.images.map(({ name }) => name).join(', ');
  return html`<!doctype html>
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

function renderControls(): Markup {
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

function renderFindings(status: Status): Markup {
  const { findings, problems } = status;
  const items = [
    ...problems.map(
      ({ level, message, hint }) =>
        html`<li class="${level}"><b>${level}</b> ${message} ${hint}</li>`,
    ),
    ...findings.map(
      ({ kind, message }) => html`<li class="${kind}"><b>${kind}</b> ${message}</li>`,
    ),
  ];
  const list =
    items.length === 0
      ? EMPTY_MARKUP
      : html`<ul>
          ${items}
        </ul>`;
  const state = items.length === 0 ? 'good' : 'bad';
  return html`<section class="findings ${state}" aria-labelledby="findings">
    <h2 id="findings">${upper(describeFindings(status))}</h2>
    ${list}
  </section>`;
}

function upper(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** The heads of the columns before those of the registries, and of those after them, and how they are sorted. */
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
] as const;

function renderImage(image: StatusImage, at: number, status: Status): Markup {
  const { repositories, tags, storage } = image;
  const names = repositories.length > 1 ? [...shortNames(image).values()] : [];
  const isJudged = hasPrune(image);
  const heads = [
    ...BEFORE.map(({ title, sort }) => renderHead(title, sort)),
    ...names.map((name) => renderHead(name, 'text')),
    ...AFTER.map(({ title, sort }) => renderHead(title, sort)),
    ...(isJudged ? [renderHead('Prune', 'text')] : []),
    html`<th scope="col">Pull</th>`,
  ];
  const found = toFound(status);
  const rows = tags.map((tag) =>
    renderRow(tag, { image, now: status.time, found: found(tag), isJudged }),
  );
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

/** The kinds of findings about a tag. */
function toFound({ findings }: Status): (tag: StatusTag) => readonly string[] {
  const kinds = new Map<string, Set<string>>();
  for (const { repository, tags, kind } of findings) {
    for (const tag of tags) {
      const key = `${repository}:${tag}`;
      kinds.set(key, (kinds.get(key) ?? new Set<string>()).add(kind));
    }
  }
  const at = (tag: string, { repository }: StatusEntry) => kinds.get(`${repository}:${tag}`) ?? [];
  return ({ tag, entries }) => [...new Set(entries.flatMap((entry) => [...at(tag, entry)]))];
}

function renderHead(title: string, sort: string): Markup {
  return html`<th scope="col" aria-sort="none">
    <button type="button" data-sort="${sort}">${title}</button>
  </th>`;
}

const STATES: Readonly<Record<StatusRepository['state'], string>> = {
  read: '',
  empty: 'no tags',
  failed: 'could not be read',
};

function renderRepository({ name, state, tags, bytes, depth, complete }: StatusRepository): Markup {
  const facts = [
    STATES[state],
    tags === null ? '' : `${tags} ${tags === 1 ? 'tag' : 'tags'}`,
    bytes === null ? '' : formatSize(bytes),
    depth === 'digests' ? 'digests only' : '',
    complete || state !== 'read' ? '' : 'not all tags',
  ].filter((text) => text !== '');
  return html`<li class="${state}"><code>${name}</code> ${facts.join(', ')}</li>`;
}
