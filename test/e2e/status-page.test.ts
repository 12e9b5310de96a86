// SPDX-License-Identifier: Apache-2.0
// The status page in a real browser: filter, sort, copy, keyboard, dark, what screen readers read, and no request to anything.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderStatusPage, toPagePolicy } from '../../src/report/status/page.ts';
import { serveStatus } from '../../src/run/status/serve.ts';
import { openPage, type BrowserPage } from '../lab/chromium.ts';
import { hostileStatus, sampleStatus } from '../report/status/sample.ts';

let directory: string;
let url: string;
let page: BrowserPage;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tagship-page-'));
  url = await write('status.html', renderStatusPage(sampleStatus(), { isWatched: false }));
  page = await openPage(url);
});
afterAll(async () => {
  await page.close();
  await rm(directory, { recursive: true, force: true });
});

async function write(name: string, text: string): Promise<string> {
  await writeFile(join(directory, name), text);
  return pathToFileURL(join(directory, name)).href;
}

const ROWS = `[...document.querySelectorAll('.scroll tbody tr')].filter((row) => !row.hidden)`;
const listTags = () =>
  page.evaluate<string[]>(`${ROWS}.map((row) => row.cells[0].querySelector('code').textContent)`);
const said = () => page.evaluate<string>(`document.getElementById('said').textContent`);
const focused = () =>
  page.evaluate<string>(
    `document.activeElement.id || document.activeElement.getAttribute('aria-label') || document.activeElement.textContent.trim()`,
  );

describe('filter', () => {
  it('shows the tags that have all words, in any column, and says how many', async () => {
    expect(await said()).toBe('12 tags');
    await page.press('/');
    expect(await focused()).toBe('filter');
    await page.type('1.x Version');
    expect(await listTags()).toEqual([]);
    await page.press('Escape');
    await page.type('channel');
    expect(await listTags()).toEqual(['production']);
    expect(await said()).toBe('1 of 12 tags');
    await page.press('Escape');
    expect(await said()).toBe('12 tags');
  });

  it.each([
    {
      control: `document.getElementById('kind').value = 'floating'`,
      tags: ['latest', '1', '1.3', '1.2', 'production'],
    },
    { control: `document.getElementById('found').checked = true`, tags: ['latest', '1.2.2'] },
  ])('$control', async ({ control, tags }) => {
    const tell = `document.getElementById('kind').dispatchEvent(new Event('input'))`;
    await page.evaluate(`${control}; ${tell}`);
    expect(await listTags()).toEqual(tags);
    await page.evaluate(`document.querySelector('form').reset(); ${tell}`);
  });
});

describe('sort', () => {
  const sortBy = (title: string) =>
    page.evaluate(
      `[...document.querySelectorAll('.scroll th button')].find((one) => one.textContent.trim() === '${title}').click()`,
    );
  const order = (title: string) =>
    page.evaluate(
      `[...document.querySelectorAll('.scroll th')].find((one) => one.textContent.trim() === '${title}').ariaSort`,
    );

  it('by size and by age as numbers, by tag as versions, and says so', async () => {
    await sortBy('Age');
    expect(await order('Age')).toBe('ascending');
    expect((await listTags()).slice(-1)).toEqual(['0.9.0']);
    await sortBy('Age');
    expect(await order('Age')).toBe('descending');
    expect((await listTags())[0]).toBe('0.9.0');
    await sortBy('Tag');
    expect([await order('Tag'), await order('Age')]).toEqual(['ascending', 'none']);
    expect((await listTags()).slice(0, 4)).toEqual(['0.9.0', '1', '1.2', '1.2.2']);
  });

  it('with the keyboard alone', async () => {
    await page.evaluate(`document.querySelector('.scroll th button').focus()`);
    await page.press('Tab');
    expect(await focused()).toBe('What');
    await page.press('Enter');
    expect(await order('What')).toBe('ascending');
  });
});

it('the command that pulls is copied, with the digest', async () => {
  await page.evaluate(
    `document.querySelector('[aria-label="Copy the command that pulls 1.3.0"]').focus()`,
  );
  await page.press('Enter');
  await expect
    .poll(said)
    .toMatch(/^Copied: docker pull ghcr\.io\/acme\/app:1\.3\.0@sha256:[0-9a-f]{64}$/);
  const copied = (await said()).replace('Copied: ', '');
  await page.press('/');
  await page.press('paste');
  expect(await page.evaluate(`document.getElementById('filter').value`)).toBe(copied);
  await page.press('Escape');
});

it('every control and table has a name for screen readers', async () => {
  expect(await page.listNames('button')).not.toContain('');
  expect(await page.listNames('searchbox')).toEqual(['Filter']);
  expect(await page.listNames('combobox')).toEqual(['Show']);
  expect(await page.listNames('checkbox')).toEqual(['with findings only']);
  expect(await page.listNames('table')).toEqual(['Storage by series', 'Tags of app']);
  expect(await page.listNames('heading')).toEqual([
    'Status of app',
    expect.stringMatching(/^\d findings: /),
    'app',
  ]);
  expect(await page.listNames('rowheader')).toContain('latest backwards drift');
});

it.each([
  { scheme: 'light', background: 'rgb(255, 255, 255)' },
  { scheme: 'dark', background: 'rgb(13, 17, 23)' },
] as const)(
  '$scheme: every text can be told from its background',
  async ({ scheme, background }) => {
    await page.setScheme(scheme);
    expect(await page.evaluate(`getComputedStyle(document.body).backgroundColor`)).toBe(background);
    const lowest = await page.evaluate<{ ratio: number; text: string }>(CONTRAST);
    expect(lowest.ratio, lowest.text).toBeGreaterThanOrEqual(4.5);
  },
);

/** The lowest contrast of a text, by the formula of WCAG 2.2. @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
const CONTRAST = `(() => {
  const parse = (color) => color.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((one) => one / 255).map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const back = (element) => {
    for (let at = element; at !== null; at = at.parentElement) {
      const color = parse(getComputedStyle(at).backgroundColor);
      if (color.length === 3 || color[3] > 0) return color;
    }
    return [255, 255, 255];
  };
  let lowest = { ratio: 21, text: '' };
  for (const element of document.querySelectorAll('body *')) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
    if (!own || element.matches('script, style, option')) continue;
    const [one, other] = [light(parse(getComputedStyle(element).color)), light(back(element))];
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (ratio < lowest.ratio) lowest = { ratio, text: element.textContent.slice(0, 40) };
  }
  return lowest;
})()`;

it('asks for nothing but itself, and the browser complains of nothing', () => {
  expect(page.requests.filter((one) => one !== url && one !== 'data:,')).toEqual([]);
  expect(page.messages).toEqual([]);
});

it('hostile texts of registries run nothing and load nothing', async () => {
  const address = await write(
    'hostile.html',
    renderStatusPage(hostileStatus(), { isWatched: false }),
  );
  const other = await openPage(address);
  try {
    expect(await other.evaluate('window.pwned')).toBeUndefined();
    expect(await other.evaluate(`document.querySelectorAll('img, iframe, object').length`)).toBe(0);
    expect(await other.evaluate(`document.querySelectorAll('script').length`)).toBe(1);
    expect(other.requests.filter((one) => one !== address && one !== 'data:,')).toEqual([]);
  } finally {
    await other.close();
  }
});

it('a page that is served takes over a newer one, and keeps filter and order', async () => {
  let [readings, nowMs] = [0, Date.now()];
  const read = () => {
    readings += 1;
    const status = { ...sampleStatus(), toolVersion: `${readings}.0.0` };
    const isWatched = true;
    const html = renderStatusPage(status, { isWatched });
    return Promise.resolve({ html, json: '{}', policy: toPagePolicy({ isWatched }) });
  };
  const clock = { now: () => nowMs };
  const { signal } = new AbortController();
  const server = await serveStatus({ read, port: 0, clock, signal, onFailure: () => undefined });
  const served = await openPage(server.url);
  try {
    await served.evaluate(`document.getElementById('filter').value = 'channel'`);
    expect(await served.evaluate(`document.querySelector('header p').textContent`)).toContain(
      'tagship 1.0.0',
    );
    nowMs += 61_000;
    const shown = `dispatchEvent(new Event('focus')); document.querySelector('header p').textContent`;
    const renewed = expect.poll(() => served.evaluate<string>(shown), { timeout: 60_000 });
    await renewed.toContain('tagship 2.0.0');
    expect(readings).toBe(2);
    expect(await served.evaluate(`${ROWS}.length`)).toBe(1);
    expect(served.messages).toEqual([]);
  } finally {
    await served.close();
    await server.close();
  }
});
