// SPDX-License-Identifier: Apache-2.0
// What a status says of the policy for prune, in its data, its table and its page.
import { expect, it } from 'vitest';
import { makeStatus } from '../../../src/lifecycle/status/make.ts';
import { compilePolicy } from '../../../src/lifecycle/prune/prune.ts';
import { renderStatus } from '../../../src/report/status/status-text.ts';
import { renderStatusPage } from '../../../src/report/status/page.ts';
import { plain } from '../../../src/report/text.ts';
import { imageOf, digestOf, readingOf } from './readings.ts';

const TAGS = {
  ...{ latest: 'c', '1': 'c', '1.2.2': 'c', '1.2.1': 'b', '1.2.0': 'a' },
  ...{ main: 'm', 'sha-1a2b3c4': 's', 'pr-7': 'p', 'sha-9f8e7d6': 'm' },
};
const YOUNG = imageOf('s', { created: '2026-11-26T12:00:00.000Z' });
const NAMELESS = imageOf('a', { created: null });
const reading = readingOf(TAGS);
const images = new Map([...reading.images, [digestOf('s'), YOUNG]]);

function statusBy(policy: Parameters<typeof compilePolicy>[0] | undefined, without?: string) {
  const known =
    without === undefined ? images : new Map([...images, [digestOf(without), NAMELESS]]);
  const facts = { toolVersion: '1', time: '2026-11-27T12:00:00.000Z', branches: ['main'] };
  const compiled = policy === undefined ? {} : { policy: compilePolicy(policy) };
  return makeStatus([{ name: 'app', repositories: [{ ...reading, images: known }] }], {
    ...facts,
    ...compiled,
  });
}

const DAY = 86_400_000;
const POLICY = { keepLast: 1, keep: [], delete: ['sha-*'], olderThanMs: 3 * DAY };

const verdictsOf = (status: ReturnType<typeof statusBy>) =>
  Object.fromEntries(
    (status.images[0]?.tags ?? []).map(({ tag, entries }) => [tag, entries[0]?.prune]),
  );

it('says for each tag what a prune would do, and why', () => {
  expect(verdictsOf(statusBy(POLICY))).toMatchObject({
    latest: { verdict: 'keep', reason: 'a floating tag of versions' },
    '1.2.2': { verdict: 'keep', reason: 'the highest version of its series' },
    '1.2.1': { verdict: 'delete', reason: 'not one of the last 1 of its series' },
    main: { verdict: 'keep', reason: 'no rule names it' },
    'sha-1a2b3c4': { verdict: 'keep', reason: 'younger than 3d' },
    'sha-9f8e7d6': { verdict: 'keep', reason: 'it names the image of main' },
    'pr-7': { verdict: 'keep' },
  });
  expect(verdictsOf(statusBy(POLICY, 'a'))['1.2.0']).toEqual({
    verdict: 'keep',
    reason: 'its age is not known',
  });
});

it('says nothing without a policy', () => {
  const status = statusBy(undefined);
  expect(Object.values(verdictsOf(status)).every((one) => one === null)).toBe(true);
  expect(renderStatus(status, { paint: plain, width: 120 })).not.toContain('PRUNE');
  expect(renderStatusPage(status, { isWatched: false })).not.toContain('Prune');
});

it('the table and the page have a column for it', () => {
  const status = statusBy(POLICY);
  const lines = renderStatus(status, { paint: plain, width: 120 }).split('\n');
  expect(lines.find((line) => line.includes('TAG'))).toContain('PRUNE');
  expect(lines.find((line) => /^ +1\.2\.1 /.test(line))).toContain('delete');
  const page = renderStatusPage(status, { isWatched: false });
  expect(page).toContain('Prune</button>');
  expect(page).toContain('delete, not one of the last 1 of its series');
  expect(JSON.parse(JSON.stringify(status))).toEqual(status);
});
