// SPDX-License-Identifier: Apache-2.0
// The build command of a saved plan: what settings can make, and no more than this run may have.
import { describe, expect, it } from 'vitest';
import { secret } from '../../../src/settings/secret.ts';
import { samplePlan } from '../../report/sample.ts';
import { settingsOf } from '../settings.ts';
import { builds, exact, parse, stranger, target, withTarget, withWords } from './saved.ts';

describe('the build command holds what settings make', () => {
  it.each([
    ['--label', 'a=b'],
    ['--build-arg', '-x=--output'],
    ['--secret', 'id=npm,env=NPM_TOKEN'],
    ['--secret', 'id=npmrc,"src=a,b"'],
    [
      '--build-context',
      'alpine=docker-image://alpine:3.20',
      '--ssh',
      'default',
      '--no-cache',
      '--pull',
    ],
    ['--allow', 'network.host', '--network', 'host', '--cache-to', 'type=gha'],
  ])('%j %j', (...words) => {
    expect(parse(withWords(words))).toMatchObject({ ok: true });
  });

  it.each([
    { words: ['--output', 'type=local,dest=/'], says: '"--output" is not a flag' },
    { words: ['--push'], says: '"--push"' },
    { words: ['--load'], says: '"--load"' },
    { words: ['--builder', 'x'], says: '"--builder"' },
    { words: ['--metadata-file', '/etc/x'], says: '"--metadata-file"' },
    { words: ['--iidfile', '/etc/x'], says: '"--iidfile"' },
    { words: ['--tag', 'x'], says: '"--tag"' },
    { words: ['-t', 'x'], says: '"-t"' },
    { words: ['-f', '/etc/x'], says: '"-f"' },
    { words: ['--label=a=b'], says: '"--label=a=b"' },
    { words: ['--file', '/etc/passwd'], says: 'build.file differs from build.argv' },
    { words: ['--platform', 'linux/arm64'], says: 'platforms differ from build.argv' },
    { words: ['--secret', 'type=file,id=x,src=/etc/shadow'], says: 'is not a build secret' },
    { words: ['--secret', 'id=x'], says: 'is not a build secret' },
    { words: ['/other'], says: '"/other" is not a flag' },
    { words: ['--', '/other'], says: '"--" follows the build context' },
    { words: ['--', '-'], says: 'follows the build context' },
  ])('but not $words', ({ words, says }) => {
    const parsed = parse(withWords(words));
    expect(parsed.ok).toBe(false);
    expect(parsed.problems.map(({ code }) => code)).toEqual(['PLAN_DAMAGED']);
    expect(parsed.problems[0]?.message).toContain(says);
  });

  it.each(['-', '--output=x', '', '-f'])('nor the build context %j', (context) => {
    const argv = [...target.build.argv.slice(0, -1), context];
    const parsed = parse(withTarget({ build: { ...target.build, argv, context } }));
    expect(parsed.problems.map(({ code }) => code)).toEqual(['PLAN_DAMAGED']);
    expect(parsed.problems[0]?.message).toContain('invalid build context');
  });
});

describe('a plan that is untrusted, or applied without trust', () => {
  const untrusted = { facts: { ...samplePlan.facts, trust: stranger } };

  it.each([
    {
      words: ['--build-arg', 'A=b', '--target', 'x', '--label', 'c=d', '--no-cache'],
      names: undefined,
    },
    { words: ['--secret', 'id=x,src=/etc/shadow'], names: '--secret "id=x,src=/etc/shadow"' },
    { words: ['--secret', 'id=x,env=HUB_TOKEN'], names: '--secret "id=x,env=HUB_TOKEN"' },
    { words: ['--build-arg', 'HUB_TOKEN'], names: '--build-arg "HUB_TOKEN"' },
    { words: ['--ssh', 'default'], names: '--ssh "default"' },
    { words: ['--allow', 'security.insecure'], names: '--allow "security.insecure"' },
    { words: ['--network', 'host'], names: '--network "host"' },
    { words: ['--build-context', 'x=/'], names: '--build-context "x=/"' },
    { words: ['--cache-to', 'type=local,dest=/'], names: '--cache-to "type=local,dest=/"' },
  ])('$words', ({ words, names }) => {
    const plan = { ...withWords(words), ...untrusted };
    const both = { trust: stranger };
    const parsed = parse(plan, both);
    expect(parsed.problems.map(({ code }) => code)).toEqual(names ? ['PLAN_SETTINGS'] : []);
    if (names !== undefined) expect(parsed.problems[0]?.message).toContain(names);
    // The settings of the run itself say so too.
    expect(parse(plan, { ...both, targets: plan.targets }).ok).toBe(true);
    // One of both without trust is enough.
    expect(parse(plan).ok).toBe(parsed.ok);
  });

  it('pushes nothing else and nowhere else than the run itself would', () => {
    const tags = [...target.tags, { ...exact, tag: 'evil' }];
    const plan = { ...withTarget({ tags, repositories: ['evil.test/x'] }), ...untrusted };
    const [problem] = parse(plan, { trust: stranger }).problems;
    expect(problem?.message).toContain('"evil.test/x", tag "evil"');
    expect(parse({ ...plan, push: builds }, { trust: stranger }).ok).toBe(true);
  });
});

describe('values that plans do not hold', () => {
  const given = settingsOf({
    buildArgs: ['WORD=secret'],
    buildSecrets: [{ id: 'npm', variable: 'SHIP_SECRET_1', secret: secret('x') }],
  });
  it.each([
    { words: ['--secret', 'id=npm,env=SHIP_SECRET_1'], names: 'the build secret "npm"' },
    { words: ['--build-arg', 'WORD=***'], names: 'the build argument "WORD"' },
  ])('$words', ({ words, names }) => {
    const [problem] = parse(withWords(words)).problems;
    expect(problem?.code).toBe('PLAN_SECRET_MISSING');
    expect(problem?.message).toContain(names);
    expect(parse(withWords(words), { settings: given }).ok).toBe(true);
  });

  it('of a cache are taken in their order', () => {
    const plan = withWords(['--cache-to', 'type=s3,secret_access_key=***']);
    expect(parse(plan).problems.map(({ code }) => code)).toEqual(['PLAN_SECRET_MISSING']);
    expect(parse(plan, { targets: plan.targets }).ok).toBe(true);
  });
});
