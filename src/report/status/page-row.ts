// SPDX-License-Identifier: Apache-2.0
// One row of the page: a tag, what it is, and how it stands in each registry. Pure.
import type { StatusImage, StatusEntry, StatusTag } from '../../lifecycle/status/status.ts';
import { formatSize } from '../text.ts';
import { EMPTY_MARKUP, html, type Markup } from './markup.ts';
import {
  firstEntry,
  namePrune,
  formatAge,
  listAttested,
  namePlatforms,
  nameSignature,
  nameTagKind,
  STATE_SIGNS,
  STATE_WORDS,
  totalBytes,
} from './words.ts';

/** What a row needs in addition to its tag. */
export interface RowContext {
  readonly image: StatusImage;
  /** The time that ages count from. */
  readonly now: string;
  /** The kinds of findings about the tag. */
  readonly found: readonly string[];
  /** Whether the table has a column for the verdicts of prune. */
  readonly isJudged: boolean;
}

/** The row of a tag. */
export function renderRow(tag: StatusTag, { image, now, found, isJudged }: RowContext): Markup {
  const entry = firstEntry(tag);
  const entries = image.repositories.length > 1 ? tag.entries.map(renderPlace) : [];
  const marks = found.map((kind) => html` <span class="mark ${kind}">${kind}</span>`);
  return html`<tr
    data-kind="${tag.kind}"
    ${found.length > 0 ? { markup: 'data-found' } : EMPTY_MARKUP}
  >
    <th scope="row"><code>${tag.tag}</code>${marks}</th>
    <td>${nameTagKind(tag)}</td>
    ${renderSame(tag, entry)}${entries}${renderAge(entry, now)}${renderSignature(entry)}${renderSize(entry)}${renderPlatforms(entry)}
    <td>${listAttested(entry).join(', ') || '–'}</td>
    ${renderDigest(entry)}${isJudged ? renderPrune(tag) : EMPTY_MARKUP}${renderPull(tag, entry)}
  </tr> `;
}

const FROM: Readonly<Record<string, string>> = {
  platforms: ' (same platforms)',
  label: ' (by its label)',
};

/** The version that a tag names, and the other tags of its digest. */
function listSame({ kind }: StatusTag, entry: StatusEntry | undefined): readonly string[] {
  if (entry === undefined) return [];
  const { version, versionFrom, sameAs } = entry;
  const isItself = kind === 'exact' && versionFrom === 'tag';
  if (isItself || version === null) return sameAs;
  const first = `${version}${FROM[versionFrom ?? ''] ?? ''}`;
  return [first, ...sameAs.filter((name) => name !== version)];
}

function renderSame(tag: StatusTag, entry: StatusEntry | undefined): Markup {
  const all = listSame(tag, entry);
  const [shown, rest] = [all.slice(0, 3), all.slice(3)];
  const more =
    rest.length === 0
      ? EMPTY_MARKUP
      : html` <span title="${rest.join(', ')}">+${rest.length}</span>`;
  return html`<td>${shown.join(', ') || '–'}${more}</td>`;
}

function renderDigest(entry: StatusEntry | undefined): Markup {
  const digest = entry?.digest ?? null;
  if (digest === null) return html`<td>–</td>`;
  const short = digest.slice(0, 'sha256:'.length + 12);
  return html`<td>
    <button type="button" class="copy" data-copy="${digest}" aria-label="Copy the digest ${short}">
      <code>${short}</code>
    </button>
  </td>`;
}

function renderAge(entry: StatusEntry | undefined, now: string): Markup {
  const created = entry?.image?.created ?? null;
  if (created === null) return html`<td class="number">–</td>`;
  const seconds = Math.floor((Date.parse(now) - Date.parse(created)) / 1000);
  return html`<td class="number" data-value="${seconds}">
    <time datetime="${created}" title="${created}">${formatAge(created, now)}</time>
  </td>`;
}

function renderSize(entry: StatusEntry | undefined): Markup {
  const bytes = totalBytes(entry?.image ?? null);
  if (bytes === null) return html`<td class="number">–</td>`;
  return html`<td class="number" data-value="${bytes}">${formatSize(bytes)}</td>`;
}

/** The size of each platform stands in its title, and in a list for those who do not see it. */
function renderPlatforms(entry: StatusEntry | undefined): Markup {
  const image = entry?.image ?? null;
  if (image === null || image.platforms.length === 0) return html`<td>–</td>`;
  const sizes = image.platforms.map(({ platform, bytes, isMissing }) => {
    if (isMissing) return `${platform}: missing`;
    return bytes === null ? platform : `${platform}: ${formatSize(bytes)}`;
  });
  return html`<td><span title="${sizes.join('\u00A0· ')}">${namePlatforms(image)}</span></td>`;
}

function renderSignature(entry: StatusEntry | undefined): Markup {
  const signature = entry?.signature ?? null;
  const { identities = [], formats = [] } = signature ?? {};
  const title = [formats.join(' and '), ...identities.map((name) => `stated: ${name}`)];
  const word = nameSignature(signature);
  if (signature?.isSigned !== true) return html`<td>${word}</td>`;
  return html`<td>
    <span title="${title.join('\u00A0· ')}">${word}</span
    >${identities.slice(0, 1).map((name) => html`<small class="by">${name}</small>`)}
  </td>`;
}

/** The reason of each repository stands in the title. */
function renderPrune(tag: StatusTag): Markup {
  const reasons = tag.entries.flatMap(({ repository, prune }) =>
    prune === null ? [] : [`${repository}: ${prune.verdict}, ${prune.reason}`],
  );
  return html`<td title="${reasons.join('\u00A0· ')}">${namePrune(tag) ?? '–'}</td>`;
}

function renderPlace({ state, digest }: StatusEntry): Markup {
  return html`<td class="entry ${state}" title="${digest ?? ''}">
    <span aria-hidden="true">${STATE_SIGNS[state]}</span> ${STATE_WORDS[state]}
  </td>`;
}

/** With the digest, so that what is pulled is what is shown. */
function renderPull({ tag }: StatusTag, entry: StatusEntry | undefined): Markup {
  const { repository = '', digest = null } = entry ?? {};
  if (digest === null) return html`<td>–</td>`;
  const command = `docker pull ${repository}:${tag}@${digest}`;
  return html`<td>
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
