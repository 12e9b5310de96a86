// SPDX-License-Identifier: Apache-2.0
import { userInfo } from 'node:os';
import { expect, it } from 'vitest';
import { toHome } from '../src/home.ts';

const none = (): string => {
  throw Object.assign(new Error('uv_os_homedir returned ENOENT'), { syscall: 'uv_os_homedir' });
};

it.each([
  { name: 'HOME', env: { HOME: '/home/a' }, sources: [() => '/home/b'], home: '/home/a' },
  { name: 'no HOME', env: {}, sources: [() => '/home/b'], home: '/home/b' },
  { name: 'an empty HOME', env: { HOME: '' }, sources: [() => '', () => '/b'], home: '/b' },
  { name: 'a relative HOME', env: { HOME: 'x' }, sources: [() => './y', () => '/b'], home: '/b' },
  { name: 'no HOME and no entry', env: {}, sources: [none, none], home: '/' },
  { name: 'nothing', env: { HOME: '' }, sources: [() => ''], home: '/' },
])('the home directory with $name', ({ env, sources, home }) => {
  expect(toHome(env, sources)).toBe(home);
});

it('is that of the user where HOME is empty', () => {
  expect(toHome({ HOME: '' })).not.toBe('');
  expect([process.env.HOME, userInfo().homedir]).toContain(toHome({}));
});
