// SPDX-License-Identifier: Apache-2.0
// Logins in the text of a Docker configuration: added, taken out again, and what others changed in between.
import { describe, expect, it } from 'vitest';
import { findUnusable, mergeLogins, takeOutLogins } from '../../../src/run/login/configuration.ts';

const ours = { 'ghcr.io': { auth: 'b3VyczpzZWNyZXQ=' } };

const configurations = [
  { name: 'no file', before: undefined },
  { name: 'an empty file', before: '' },
  { name: 'an empty object', before: '{}' },
  {
    name: 'another login',
    before: '{"auths":{"quay.io":{"auth":"eDp5"}},"HttpHeaders":{"a":"b"}}',
  },
  { name: 'an own login for the host', before: '{"auths":{"ghcr.io":{"auth":"eDp5"}}}' },
  { name: 'a store', before: '{"auths":{"ghcr.io":{}},"credsStore":"desktop"}' },
  { name: 'a helper of the host', before: '{"credHelpers":{"ghcr.io":"gh","quay.io":"q"}}' },
  { name: 'a helper of another host', before: '{"credHelpers":{"quay.io":"q"}}' },
  { name: 'an empty helper name', before: '{"credHelpers":{"ghcr.io":""},"credsStore":"x"}' },
  { name: 'names of objects', before: '{"auths":{"__proto__":{"auth":"eDp5"}},"toString":1}' },
];

const parse = (text: string | undefined): unknown => JSON.parse(text ?? '{}');

describe('added and taken out', () => {
  it.each(configurations)('$name', ({ before }) => {
    const merged = mergeLogins(before, ours);
    expect(parse(merged)).toMatchObject({ auths: ours });
    const { text, changed } = takeOutLogins(merged, before, ours);
    expect(changed).toEqual([]);
    expect(parse(text)).toEqual(parse(before === '' ? undefined : before));
    expect(text === undefined).toBe(before === undefined);
  });
});

it.each([
  { name: 'a store', before: '{"credsStore":"desktop"}', helpers: { 'ghcr.io': '' } },
  {
    name: 'a helper of the host',
    before: '{"credHelpers":{"ghcr.io":"gh","quay.io":"q"}}',
    helpers: { 'ghcr.io': '', 'quay.io': 'q' },
  },
  {
    name: 'a helper of another host',
    before: '{"credHelpers":{"quay.io":"q"}}',
    helpers: { 'quay.io': 'q' },
  },
  { name: 'no helper', before: '{}', helpers: undefined },
])('$name does not answer for a host of ours', ({ before, helpers }) => {
  expect((parse(mergeLogins(before, ours)) as { credHelpers?: object }).credHelpers).toEqual(
    helpers,
  );
});

describe('changed by others in between', () => {
  const before = '{"auths":{"ghcr.io":{"auth":"eDp5"}},"credsStore":"desktop"}';
  const merged = parse(mergeLogins(before, ours)) as {
    auths: Record<string, object>;
    credHelpers: Record<string, string>;
  };
  it.each([
    {
      name: 'a login for another host stays',
      now: { ...merged, auths: { ...merged.auths, 'quay.io': { auth: 'bmV3OnB3' } } },
      left: {
        ...(parse(before) as object),
        auths: { 'ghcr.io': { auth: 'eDp5' }, 'quay.io': { auth: 'bmV3OnB3' } },
      },
      changed: [],
    },
    {
      name: 'another login for our host stays, and is found',
      now: { ...merged, auths: { 'ghcr.io': { auth: 'bmV3OnB3' } } },
      left: { ...merged, auths: { 'ghcr.io': { auth: 'bmV3OnB3' } } },
      changed: ['ghcr.io'],
    },
    {
      name: 'a login that was removed stays removed',
      now: { ...merged, auths: {} },
      left: { credsStore: 'desktop', auths: {} },
      changed: [],
    },
    {
      name: 'other keys stay',
      now: { ...merged, currentContext: 'remote' },
      left: { ...(parse(before) as object), currentContext: 'remote' },
      changed: [],
    },
  ])('$name', ({ now, left, changed }) => {
    const taken = takeOutLogins(JSON.stringify(now), before, ours);
    expect(parse(taken.text)).toEqual(left);
    expect(taken.changed).toEqual(changed);
  });
});

it.each([
  { text: '', why: undefined },
  { text: ' \n', why: undefined },
  { text: '{}', why: undefined },
  { text: '{"auths":{}}', why: undefined },
  { text: '{"auths":[]}', why: '"auths" in it is not a JSON object' },
  { text: '{"credHelpers":"x"}', why: '"credHelpers" in it is not a JSON object' },
  { text: '[]', why: 'it is not a JSON object' },
  { text: 'hunter2', why: 'it is not a JSON object' },
  { text: '{"auths":{', why: 'it is not a JSON object' },
  { text: `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`, why: 'it is not a JSON object' },
])('$why', ({ text, why }) => {
  expect(findUnusable(text)).toBe(why);
});
