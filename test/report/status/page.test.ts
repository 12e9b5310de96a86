// SPDX-License-Identifier: Apache-2.0
// The page: every text is escaped, nothing is loaded, and its policy allows its own style and script only.
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { renderStatusPage, toPagePolicy } from '../../../src/report/status/page.ts';
import { html } from '../../../src/report/status/markup.ts';
import { hostileStatus, sampleStatus } from './sample.ts';

const still = { isWatched: false };
const page = renderStatusPage(sampleStatus(), still);

/** The names of all tags and attributes of a page, but for its script and its style. */
function listNames(text: string): ReadonlySet<string> {
  const bare = text.replace(/<script>[\s\S]*<\/script>/, '').replace(/<style>[\s\S]*<\/style>/, '');
  const names = [...bare.matchAll(/<(\/?[a-z!][a-z0-9]*)((?:[^>"]|"[^"]*")*)>/gi)].flatMap(
    ([, name = '', rest = '']) => [name, ...rest.replaceAll(/"[^"]*"/g, '').split(/[\s=/]+/)],
  );
  return new Set(names);
}

it('shows what is known', () => {
  for (const text of [
    'all versions',
    '1.2.x',
    'channel',
    'pull request',
    'provenance',
    'other index'.slice(6),
    '✗',
  ]) {
    expect(page).toContain(text);
  }
  expect(page).toContain(`data-copy="docker pull ghcr.io/acme/app:1.3.0@sha256:`);
  expect(page).toContain('<h2 id="findings">4 findings: ');
});

it.each([
  { what: 'the version that latest is', text: '<td>1.2.3, 1.2, production</td>' },
  { what: 'the age', text: '<time datetime="2026-11-01T08:00:00.000Z"' },
  { what: 'the size per platform', text: 'title="linux/amd64: 1.0 kB · linux/arm64: 1.0 kB"' },
  {
    what: 'who signed it',
    text: 'github.com/acme/app/.github/workflows/image.yml@refs/tags/v1.3.0',
  },
  { what: 'what is attested', text: '<td>SBOM, provenance, scan</td>' },
  { what: 'that a registry has another image', text: '<td class="entry different"' },
  { what: 'that a registry lacks it', text: '<td class="entry missing"' },
  { what: 'the storage of a series, as a bar', text: '<rect class="bar" width="222"' },
])('shows $what', ({ text }) => {
  expect(page.replaceAll('\u00A0', ' ')).toContain(text);
});

it('loads nothing', () => {
  expect(page.match(/(?:src|href|action)=/g)).toEqual(['href=', 'href=']); // the icon without bytes, and the link to the tags
  expect(page).not.toMatch(/url\(|@import|https?:\/\/(?!github\.com\/acme)/);
});

describe('its policy', () => {
  const policy = toPagePolicy(still);
  it.each(['script', 'style'])('allows its own %s by checksum', (name) => {
    const [, text = ''] = new RegExp(`<${name}>([\\s\\S]*)</${name}>`).exec(page) ?? [];
    const hash = createHash('sha256').update(text).digest('base64');
    expect(policy).toContain(`${name}-src 'sha256-${hash}'`);
  });

  it('allows requests to its server only where it is served', () => {
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('connect-src');
    expect(toPagePolicy({ isWatched: true })).toContain("connect-src 'self'");
  });
});

it('has no tag and no attribute more, whatever a registry says', () => {
  const usual = new Set([
    ...listNames(page),
    ...listNames(renderStatusPage(hostileStatus('plain'), still)),
  ]);
  const piece = fc.oneof(
    fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '&',
      '=',
      '`',
      '<script>',
      '</script>',
      '<!--',
      '-->',
      ' onx=',
      '\u202E',
      '\0',
    ),
    fc.string({ unit: 'binary', maxLength: 3 }),
  );
  const text = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, (one) => {
      const found = listNames(renderStatusPage(hostileStatus(one), still));
      expect([...found].filter((name) => !usual.has(name))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

it.each([
  ['<b>"&\'', '&lt;b&gt;&quot;&amp;&#39;'],
  ['a\u202Eb\0c\n', 'a\uFFFDb\uFFFDc\uFFFD'],
])('a template escapes %j', (given, escaped) => {
  expect(html`<p title="${given}">${given}</p>`.markup).toBe(
    `<p title="${escaped}">${escaped}</p>`,
  );
});
