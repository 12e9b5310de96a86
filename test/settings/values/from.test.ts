// SPDX-License-Identifier: Apache-2.0
// The setting `from`: its forms, what it excludes, targets that have it, and what a stranger may write.
import { describe, expect, it } from 'vitest';
import { parseMadeImage, pathOfMade } from '../../../src/settings/values/from.ts';
import { problemsFrom, settingsFrom } from '../reading.ts';

const digest = `sha256:${'0a'.repeat(32)}`;

describe('an entry', () => {
  it.each([
    ['oci:result', { kind: 'layout', path: 'result' }],
    ['oci:out/app:1.2', { kind: 'layout', path: 'out/app', at: '1.2' }],
    [`oci:out/app@${digest}`, { kind: 'layout', path: 'out/app', at: digest }],
    ['oci:/nix/store/abc-app', { kind: 'layout', path: '/nix/store/abc-app' }],
    ['oci:a:b/c', { kind: 'layout', path: 'a:b/c' }],
    ['oci:app@home', { kind: 'layout', path: 'app@home' }],
    ['oci-archive:app.tar', { kind: 'layoutArchive', path: 'app.tar' }],
    ['oci-archive:app.tar:main', { kind: 'layoutArchive', path: 'app.tar', at: 'main' }],
    ['docker-archive:result', { kind: 'dockerArchive', path: 'result' }],
    [
      'docker-archive:all.tar:ghcr.io/acme/app:1.2',
      { kind: 'dockerArchive', path: 'all.tar', at: 'ghcr.io/acme/app:1.2' },
    ],
    ['docker:app', { kind: 'engine', name: 'app' }],
    ['docker:acme/app:1.2', { kind: 'engine', name: 'acme/app:1.2' }],
    [`ghcr.io/acme/app@${digest}`, { kind: 'registry', name: 'ghcr.io/acme/app', digest }],
    [`acme/app:1.2@${digest}`, { kind: 'registry', name: 'acme/app', digest }],
    [`docker:5000/acme/app@${digest}`, { kind: 'registry', name: 'docker:5000/acme/app', digest }],
    [`127.0.0.1:5000/app@${digest}`, { kind: 'registry', name: '127.0.0.1:5000/app', digest }],
  ])('%s', (written, wanted) => {
    expect(parseMadeImage(written)).toEqual({ ...wanted, written });
  });

  it.each([
    ...['', 'oci:', 'oci:app:a tag', 'docker:', 'docker://ghcr.io/acme/app', 'docker:-rm'],
    ...['ghcr.io/acme/app:1.2', 'ghcr.io/acme/app', '1.2.3', 'result', 'docker:a\nb'],
    ...['ghcr.io/acme/app@sha256:0123', `@${digest}`, 'dir:result', 'OCI:result'],
  ])('%j names no image', (written) => {
    expect(parseMadeImage(written)).toBeUndefined();
  });

  it.each([
    ['oci:out/app:1.2', 'out/app'],
    ['docker:app', undefined],
    ['', undefined],
  ])('%j has the path %s', (written, path) => {
    expect(pathOfMade(written)).toBe(path);
  });
});

describe('settings', () => {
  it('take one entry, or several', async () => {
    expect((await settingsFrom({ file: 'from: oci:result' })).from).toEqual(['oci:result']);
    const file = 'from:\n  - docker-archive:a.tar\n  - docker-archive:b.tar\n';
    const both = ['docker-archive:a.tar', 'docker-archive:b.tar'];
    expect((await settingsFrom({ file })).from).toEqual(both);
    expect((await settingsFrom({ given: { from: both.join('\n') } })).from).toEqual(both);
  });

  it.each([
    { file: 'from: ghcr.io/acme/app:1.2', want: /^FROM_INVALID .*digest/ },
    { file: 'from: [oci:a, oci:a]', want: /^FROM_TWICE/ },
    { file: 'from: oci:a\ncontext: app\nbuild-args: A=b', want: /excludes context, build-args / },
    { file: 'from: oci:a\nlabels: a=b', want: /excludes labels .*annotations are added/ },
    { file: 'from: oci:a\nssh: default', want: /excludes ssh / },
    { file: 'from: oci:a\narch-tags: true', want: /^FROM_NEEDS_PLATFORMS .*arch-tags needs/ },
    {
      file: "from: oci:a\narch-tags: true\nplain-tag: '{{version}}-plain'",
      want: /^FROM_NEEDS_PLATFORMS .*arch-tags and plain-tag need platforms/,
    },
    { file: 'from: oci:a\nmedia-types: docker', want: /excludes media-types: docker / },
  ])('$file is refused', async ({ file, want }) => {
    const problems = await problemsFrom({ file });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(want);
  });

  it.each([
    { file: 'from: oci:a\ncontext: .\nno-cache: false', name: 'settings at their defaults' },
    { file: 'from: oci:a\ntest: health\nscan: trivy\nplatforms: linux/arm64', name: 'checks' },
    { file: 'from: oci:a\narch-tags: true\nplatforms: linux/amd64', name: 'tags of platforms' },
    { file: 'from: oci:a\nannotations: a=b\nsbom:', name: 'annotations, and nothing' },
  ])('$name go with it', async ({ file }) => {
    expect(await problemsFrom({ file })).toEqual([]);
  });

  it('for promote they are no such entries', async () => {
    const settings = await settingsFrom({ given: { from: '1.2.3' }, command: 'promote' });
    expect(settings.from).toEqual(['1.2.3']);
  });

  it('a target with it does not take over what is said of all builds', async () => {
    const file =
      'build-args: A=b\ncache-from: type=gha\nplatforms: linux/arm64\ntargets:\n  made: {from: oci:a}\n  built: {context: b}\n';
    const { targets } = await settingsFrom({ file, given: { pull: 'true' } });
    const [made, built] = targets.map(({ settings }) => settings);
    expect(made).toMatchObject({ from: ['oci:a'], buildArgs: [], cacheFrom: [], pull: false });
    expect(made?.platforms).toEqual(['linux/arm64']);
    expect(built).toMatchObject({ from: [], buildArgs: ['A=b'], pull: true });
    const own = `${file}  both: {from: oci:a, context: c}\n`;
    expect(await problemsFrom({ file: own })).toEqual([
      expect.stringMatching(/^FROM_WITH target "both": .* excludes context \|/),
    ]);
  });
});

describe('the settings file of a stranger', () => {
  const reason = 'this change comes from another project';
  const stranger = { owner: 'checkout', trust: { level: 'untrusted', reason } } as const;

  it.each(['oci:result', 'oci-archive:out/a.tar:1', 'docker-archive:a.tar'])(
    'may say %s',
    async (from) => {
      expect(await problemsFrom({ file: `from: ${from}`, ...stranger })).toEqual([]);
    },
  );

  it.each(['oci:/etc', 'docker:app', `ghcr.io/acme/app@${digest}`, 'docker-archive:/a.tar'])(
    'may not say %s',
    async (from) => {
      const problems = await problemsFrom({ file: `from: "${from}"`, ...stranger });
      expect(problems).toEqual([expect.stringMatching(/^SETTINGS_UNTRUSTED/)]);
    },
  );
});
