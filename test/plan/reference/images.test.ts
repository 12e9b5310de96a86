// SPDX-License-Identifier: Apache-2.0
// The `images` setting.
import { expect, it } from 'vitest';
import { planOf } from '../planned.ts';

it.each([
  { name: 'one', images: 'ghcr.io/acme/app', names: ['ghcr.io/acme/app'] },
  {
    name: 'several',
    images: 'ghcr.io/acme/app\nacme/app',
    names: ['ghcr.io/acme/app', 'acme/app'],
  },
  {
    name: 'several on one line',
    images: 'acme/app,ghcr.io/acme/app',
    names: ['acme/app', 'ghcr.io/acme/app'],
  },
  {
    name: 'comments and blank lines',
    images: '# where to\n\nghcr.io/a/b\n#x\n',
    names: ['ghcr.io/a/b'],
  },
  {
    name: 'attributes',
    images: 'name=ghcr.io/a/b,enable=true\nname=c/d',
    names: ['ghcr.io/a/b', 'c/d'],
  },
  { name: 'one switched off', images: 'name=ghcr.io/a/b,enable=false\nc/d', names: ['c/d'] },
  { name: 'a name and an attribute', images: 'ghcr.io/a/b,enable=true', names: ['ghcr.io/a/b'] },
  { name: 'quotes', images: '"name=ghcr.io/a/b","enable=true"', names: ['ghcr.io/a/b'] },
  { name: 'twice', images: 'acme/app\ndocker.io/acme/app', names: ['acme/app'] },
  { name: 'an expression', images: 'ghcr.io/acme/{{branch}}', names: ['ghcr.io/acme/main'] },
  {
    name: 'an expression that switches',
    images: 'name=a/b,enable={{is_default_branch}}',
    names: ['a/b'],
  },
  { name: 'the default', images: undefined, names: ['ghcr.io/acme/app'] },
  { name: 'nothing but comments', images: '# none', names: ['ghcr.io/acme/app'] },
])('$name', async ({ images, names }) => {
  const plan = await planOf({}, { images });
  expect(plan.targets[0]?.repositories).toEqual(names);
  expect(plan.problems).toEqual([]);
});

it('lowers upper case with a notice', async () => {
  const plan = await planOf({}, { images: 'ghcr.io/Acme/App' });
  expect(plan.targets[0]?.repositories).toEqual(['ghcr.io/acme/app']);
  expect(plan.problems).toMatchObject([{ level: 'notice', code: 'REPOSITORY_LOWERED' }]);
});

it.each([
  { name: 'an unknown attribute', images: 'name=a/b,enabled=true', codes: ['IMAGE_ATTRIBUTE'] },
  { name: 'no boolean', images: 'name=a/b,enable=yes', codes: ['IMAGE_ENABLE'] },
  { name: 'no name', images: 'enable=true', codes: ['IMAGE_UNNAMED'] },
  { name: 'an illegal character', images: 'ghcr.io/a b', codes: ['REPOSITORY_ILLEGAL'] },
  { name: 'a tag', images: 'ghcr.io/a/b:latest', codes: ['REPOSITORY_HAS_TAG'] },
  {
    name: 'everything at once',
    images: 'a/b:1\nghcr.io',
    codes: ['REPOSITORY_HAS_TAG', 'REPOSITORY_NO_PATH'],
  },
  { name: 'all switched off', images: 'name=a/b,enable=false', codes: ['IMAGES_DISABLED'] },
  { name: 'open quotes', images: '"name=a/b', codes: ['RULE_QUOTES'] },
])('refuses $name', async ({ images, codes }) => {
  const plan = await planOf({}, { images });
  expect(plan.problems.map(({ code }) => code)).toEqual(codes);
  expect(plan.problems.every(({ level }) => level === 'error')).toBe(true);
});

it('points at what is wrong', async () => {
  const plan = await planOf({}, { images: 'a/b\nname=c/d,enable=yes' });
  expect(plan.problems[0]?.message).toBe(
    'images:2:10: invalid value "yes" for "enable": not true or false\n  name=c/d,enable=yes\n           ^^^^^^^^^^',
  );
});

it.each([
  { name: 'a run that pushes', facts: {}, codes: ['IMAGES_MISSING'] },
  { name: 'a run that only builds', facts: { ci: 'local' }, codes: [] },
] as const)('without any repository: $name', async ({ facts, codes }) => {
  const plan = await planOf({ ...facts, absent: ['ownRepository'] });
  expect(plan.targets[0]?.repositories).toEqual([]);
  expect(plan.problems.map(({ code }) => code)).toEqual(codes);
});

it.each([
  { images: 'app', pushes: true, said: '"app" means docker.io/library/app: ' },
  { images: 'app', pushes: false, said: undefined },
  { images: 'library/app', pushes: true, said: undefined },
  { images: 'docker.io/acme/app', pushes: true, said: undefined },
])('$images, pushed: $pushes', async ({ images, pushes, said }) => {
  const { problems } = await planOf({}, { images, push: pushes ? 'true' : 'false' });
  const told = problems.filter(({ code }) => code === 'IMAGE_DOCKER_LIBRARY');
  expect(told).toHaveLength(said === undefined ? 0 : 1);
  expect(told[0]?.message ?? '').toContain(said ?? '');
});
