// SPDX-License-Identifier: Apache-2.0
// Secrets in build arguments, in provenance, and in what is published with an image.
import { describe, expect, it } from 'vitest';
import { checkHiddenValues, findHiddenValues } from '../../../src/plan/build/build-args.ts';
import type { KnownSecret } from '../../../src/settings/values/secrets/known-secrets.ts';
import type { Settings } from '../../../src/settings/settings.ts';
import { makePlan } from '../../../src/plan/make.ts';
import { branchEvent, factsOf } from '../facts.ts';
import { planOf } from '../planned.ts';
import { match } from '../rules/match.ts';
import { settingsOf } from '../settings.ts';

const WORD = 'correct-horse';

async function argOf(given: Partial<Settings>) {
  const plan = await planOf({}, given, []);
  const argv = plan.targets[0]?.build.argv ?? [];
  return {
    shown: argv[argv.indexOf('--build-arg') + 1],
    codes: plan.problems.map(({ code, level }) => `${level} ${code}`),
    text: JSON.stringify(plan),
  };
}

describe('a build argument that is named like a secret', () => {
  it.each([
    { arg: `NPM_TOKEN=${WORD}`, shown: 'NPM_TOKEN=***', codes: ['notice BUILD_ARG_SECRET'] },
    { arg: `DB_PASS=${WORD}`, shown: 'DB_PASS=***', codes: ['notice BUILD_ARG_SECRET'] },
    ...['1', '12345678', '-12.345678', 'true', 'v10.20.30', '10.20.30-rc.1', 'app', 'short'].map(
      (value) => ({
        arg: `SECRET_KEY_BASE_DUMMY=${value}`,
        shown: `SECRET_KEY_BASE_DUMMY=${value}`,
        codes: ['notice BUILD_ARG_SECRET'],
      }),
    ),
    { arg: 'NPM_TOKEN=', shown: 'NPM_TOKEN=', codes: [] },
    { arg: 'NPM_TOKEN', shown: 'NPM_TOKEN', codes: [] },
    { arg: `COLOR=${WORD}`, shown: `COLOR=${WORD}`, codes: [] },
    {
      arg: 'CACHE_TOKEN={{sha}}-{{version}}-x',
      shown: 'CACHE_TOKEN=abc1234--x',
      codes: ['notice BUILD_ARG_SECRET', 'notice EXPRESSION_EMPTY'],
    },
    {
      arg: `CACHE_TOKEN=${WORD}-{{version}}`,
      shown: 'CACHE_TOKEN=***',
      codes: ['error BUILD_ARG_MIXED', 'notice EXPRESSION_EMPTY'],
    },
    ...[
      ...['GITHUB_TOKEN', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'DOCKER_PASSWORD'],
      ...['ACTIONS_RUNTIME_TOKEN', 'AZURE_CLIENT_SECRET', 'BUILDKIT_TOKEN', 'BUILDX_TOKEN'],
    ].map((name) => ({
      arg: `${name}=${WORD}`,
      shown: `${name}=***`,
      codes: ['error BUILD_ARG_UNSAFE'],
    })),
    { arg: 'GITHUB_TOKEN', shown: 'GITHUB_TOKEN', codes: [] },
    {
      arg: 'HTTP_PROXY=http://proxy.example:3128',
      shown: 'HTTP_PROXY=http://proxy.example:3128',
      codes: [],
    },
    { arg: 'no_proxy=localhost,.example', shown: 'no_proxy=localhost,.example', codes: [] },
  ])('$arg is $shown', async ({ arg, shown, codes }) => {
    const found = await argOf({ buildArgs: [arg] });
    expect({ shown: found.shown, codes: found.codes }).toEqual({ shown, codes });
    if (shown.endsWith('***')) expect(found.text).not.toContain(WORD);
  });

  it('has no secret in what the plan says elsewhere', async () => {
    const found = await argOf({ buildArgs: ['APP_SECRET=production'], environment: 'production' });
    expect(found.shown).toBe('APP_SECRET=production');
  });

  it('counts by name in the recipe', async () => {
    const [one, other] = await Promise.all(
      [WORD, 'battery-staple'].map((value) => planOf({}, { buildArgs: [`A_TOKEN=${value}`] }, [])),
    );
    expect(one?.targets[0]?.build.recipe).toContain('A_TOKEN=***');
    expect(one?.targets[0]?.build.recipe).toBe(other?.targets[0]?.build.recipe);
  });
});

describe('values that a plan does not show', () => {
  const argv = ['--build-arg', 'A_TOKEN=***', '--build-arg=B_TOKEN=***', '--build-arg', 'C=1'];

  it('are taken from the settings', () => {
    expect(findHiddenValues(argv, ['A_TOKEN=x=y', 'C=2'])).toEqual({
      A_TOKEN: 'x=y',
      B_TOKEN: undefined,
    });
  });

  it.each([
    { name: 'both', args: ['A_TOKEN=x', 'B_TOKEN=y'], words: argv, codes: [] },
    { name: 'one is missing', args: ['A_TOKEN=x'], words: argv, codes: ['BUILD_ARG_MISSING'] },
    {
      name: 'a bare name',
      args: ['A_TOKEN', 'B_TOKEN=y'],
      words: argv,
      codes: ['BUILD_ARG_MISSING'],
    },
    ...['GITHUB_TOKEN', 'HTTPS_PROXY', 'https_proxy', 'PATH', 'LD_PRELOAD', 'DOCKER_HOST'].map(
      (name) => ({
        name,
        args: [`${name}=x`],
        words: ['--build-arg', `${name}=***`],
        codes: ['BUILD_ARG_UNSAFE'],
      }),
    ),
  ])('$name', ({ args, words, codes }) => {
    expect(checkHiddenValues(words, args).map(({ code }) => code)).toEqual(codes);
  });
});

describe('provenance of a build with a secret argument', () => {
  const attest = (value: string): Partial<Settings> => ({
    buildxFlags: [{ flag: '--attest', value }],
  });
  const cases: readonly {
    name: string;
    given: Partial<Settings>;
    word: string;
    codes: string[];
  }[] = [
    { name: 'none asked for', given: {}, word: '', codes: [] },
    { name: 'true', given: { provenance: 'true' }, word: '--provenance mode=min', codes: [] },
    { name: 'false', given: { provenance: 'false' }, word: '--provenance false', codes: [] },
    { name: 'min', given: { provenance: 'mode=min' }, word: '--provenance mode=min', codes: [] },
    {
      name: 'a builder',
      given: { provenance: 'builder-id=x' },
      word: '--provenance builder-id=x,mode=min',
      codes: [],
    },
    {
      name: 'an attestation',
      given: attest('type=provenance'),
      word: '--attest type=provenance,mode=min',
      codes: [],
    },
    { name: 'an SBOM', given: attest('type=sbom'), word: '--attest type=sbom', codes: [] },
    {
      name: 'max',
      given: { provenance: 'mode=max' },
      word: '',
      codes: ['PROVENANCE_SECRET'],
    },
    {
      name: 'max, as an attestation',
      given: attest('type=provenance,mode=max'),
      word: '',
      codes: ['PROVENANCE_SECRET'],
    },
  ];

  it.each(cases)('$name', async ({ given, word, codes }) => {
    for (const arg of [`NPM_TOKEN=${WORD}`, 'NPM_TOKEN']) {
      const plan = await planOf({}, { buildArgs: [arg], ...given }, []);
      const errors = plan.problems.filter(({ level }) => level === 'error');
      expect(errors.map(({ code }) => code)).toEqual(codes);
      expect(plan.targets[0]?.build.argv.join(' ')).toContain(word);
      if (codes.length > 0) expect(errors[0]?.message).toContain('"NPM_TOKEN"');
    }
  });

  it.each(cases)('$name stays as it is without one', async ({ given }) => {
    const { provenance, buildxFlags } = given;
    const plan = await planOf({ run: {} }, { buildArgs: ['A=b'], ...given }, []);
    const words = plan.targets[0]?.build.argv.join(' ');
    if (provenance !== undefined) expect(words).toContain(`--provenance ${provenance} `);
    if (buildxFlags !== undefined)
      expect(words).toContain(`--attest ${buildxFlags[0]?.value ?? ''} `);
    expect(plan.problems.map(({ code }) => code)).not.toContain('PROVENANCE_SECRET');
  });
});

describe('a known secret in what is published', () => {
  const credential = (value: string): KnownSecret => ({
    value,
    source: 'the variable HUB_TOKEN',
    isCredential: true,
  });
  const cases: readonly {
    name: string;
    given: Partial<Settings>;
    known: KnownSecret;
    level?: string;
    what?: string;
  }[] = [
    {
      name: 'a label',
      given: { labels: `a=x ${WORD}` },
      known: credential(WORD),
      level: 'error',
      what: 'the label "a"',
    },
    {
      name: 'an annotation',
      given: { annotations: `a=${WORD}` },
      known: credential(WORD),
      level: 'error',
      what: 'the annotation "manifest:a"',
    },
    {
      name: 'a tag',
      given: { tags: `type=raw,value=${WORD}` },
      known: credential(WORD),
      level: 'error',
      what: 'a tag',
    },
    {
      name: 'an image name',
      given: { images: `ghcr.io/acme/${WORD}` },
      known: credential(WORD),
      level: 'error',
      what: 'an image name',
    },
    {
      name: 'another known value',
      given: { labels: `a=${WORD}` },
      known: { value: WORD, source: 'cache-to', isCredential: false },
      level: 'notice',
      what: 'the label "a"',
    },
    { name: 'a short value', given: { labels: 'a=hunter2' }, known: credential('hunter2') },
    {
      name: 'a word of the plan',
      given: { labels: 'a=feature-branch' },
      known: credential('feature-branch'),
    },
    { name: 'a number', given: { labels: 'a=1234567890' }, known: credential('1234567890') },
  ];

  it.each(cases)('$name', async ({ given, known, level, what }) => {
    const run = factsOf({ event: branchEvent('feature-branch') });
    const plan = await makePlan(run, settingsOf(given), {
      toolVersion: '0.0.0',
      secrets: [known.value],
      known: [known],
      match,
    });
    const found = plan.problems.filter(({ code }) => code === 'SECRET_PUBLISHED');
    expect([...new Set(found.map((one) => one.level))]).toEqual(level === undefined ? [] : [level]);
    if (what !== undefined) {
      const messages = found.map(({ message }) => message).join('\n');
      expect(messages).toContain(`${what} holds the value of ${known.source}`);
      expect(messages).not.toContain(WORD);
    }
  });
});
