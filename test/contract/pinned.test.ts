// SPDX-License-Identifier: Apache-2.0
// Every image and action that our files name has a version, and something that proposes the next one.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { exampleWanted } from '../../scripts/examples.ts';
import { SHIP_WORKFLOW } from '../../scripts/ship-workflow.ts';
import { releaseTools } from '../../src/init/release/tools.ts';
import { guides } from './documents.ts';
import { systems } from '../../src/init/systems/system.ts';
import { version } from '../../src/version.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const list = (directory: string): string[] =>
  readdirSync(join(root, directory), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => `${directory}/${name}`);

const workflows = list('.github/workflows');
const commit = '0123456789abcdef0123456789abcdef01234567';

/** The text of every file, by path, and of every file that init writes. */
const texts: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [...workflows, ...list('templates'), ...list('examples'), 'action.yml'].map((path) => [
      path,
      read(path),
    ]),
  ),
  ...Object.fromEntries(
    systems
      .filter(({ path }) => /\.ya?ml$/.test(path))
      .flatMap((system) => [
        [`init --ci ${system.name}`, system.render(exampleWanted(system))],
        [
          `init --ci ${system.name}, with the commit`,
          system.render({ ...exampleWanted(system), commit }),
        ],
      ]),
  ),
};

/** Virtual machines and services of the CI system itself, which have no other name. */
const OF_THE_SYSTEM = new Set(['ubuntu-2404:current', 'docker']);

/** The images that a YAML file names: `image` and `services`, and defaults of inputs called `…-image`. */
function findImages(text: string): string[] {
  return parseAllDocuments(text).flatMap((document) => visit(document.toJS(), ''));
}

function visit(value: unknown, key: string): string[] {
  if (typeof value === 'string') return /^(?:image|services)$/.test(key) ? [value.trim()] : [];
  if (Array.isArray(value)) return value.flatMap((item) => visit(item, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const isNamed = /^(?:image|services)$/.test(key) && name === 'name';
    const isDefault = key.endsWith('-image') && name === 'default';
    return visit(inner, isNamed || isDefault ? 'image' : name);
  });
}

/** Whether an image reference names a version or a digest. */
function isPinned(image: string): boolean {
  return /:v?\d[\w.-]*$|@sha256:[0-9a-f]{64}$/.test(image);
}

function findUses(text: string): string[] {
  return [...text.matchAll(/^\s*(?:- )?uses: (.+)$/gm)].map(([, uses = '']) => uses);
}

describe.each(Object.entries(texts))('%s', (path, text) => {
  it('names images by version', () => {
    const images = findImages(text).filter(
      (image) => !OF_THE_SYSTEM.has(image) && !/^\$\[\[ inputs\.[\w-]+-image \]\]$/.test(image),
    );
    expect(images.filter((image) => !isPinned(image))).toEqual([]);
  });

  it('names actions by commit, or by version in what users copy', () => {
    // Until a release pins it, the reusable workflow names the action by version.
    const own = `tagship/tagship@v${version}`;
    const isOurs = workflows.includes(path);
    const allowed = isOurs
      ? /^\.\/(?:\.github\/workflows\/[\w-]+\.yml)?$|^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/
      : /^[\w.-]+\/[\w./-]+@(?:[0-9a-f]{40} # )?v\d+(?:\.\d+\.\d+)?$/;
    const others = findUses(text).filter((uses) => path !== SHIP_WORKFLOW || uses !== own);
    expect(others.filter((uses) => !allowed.test(uses))).toEqual([]);
  });
});

it.each([
  { image: 'docker:28-dind', is: true },
  { image: 'moby/buildkit:v0.26.3-rootless', is: true },
  { image: 'registry.example:5000/a/b:1.2', is: true },
  { image: `node@sha256:${'0'.repeat(64)}`, is: true },
  { image: 'docker', is: false },
  { image: 'docker:latest', is: false },
  { image: 'docker:dind', is: false },
  { image: 'moby/buildkit:rootless', is: false },
  { image: 'registry.example:5000/a/b', is: false },
])('$image is pinned: $is', ({ image, is }) => {
  expect(isPinned(image)).toBe(is);
});

it('finds images wherever they stand', () => {
  const text = `a: { image: one, services: [two, { name: three }] }
b: { container: { image: four }, image: { name: five } }
inputs: { x-image: { default: six, description: no } }
jobs: { image: { runs-on: no } }
`;
  expect(findImages(text)).toEqual(['one', 'two', 'three', 'four', 'five', 'six']);
  expect(findImages(texts['templates/build.yml'] ?? '')).toContain('docker:28-dind');
  expect(findImages(texts['.github/workflows/test.yml'] ?? '')).toContain('node:20-bookworm');
});

/** Majors that were current in November 2026, by the git tags of the actions' repositories. */
const OLDEST_MAJORS: Readonly<Record<string, number>> = {
  'actions/checkout': 7,
  'actions/setup-node': 7,
  'actions/upload-artifact': 7,
  'actions/download-artifact': 8,
  'docker/setup-qemu-action': 4,
  'docker/setup-buildx-action': 4,
  'docker/login-action': 4,
  'docker/metadata-action': 6,
  'docker/build-push-action': 7,
  'googleapis/release-please-action': 5,
  'cycjimmy/semantic-release-action': 6,
  'changesets/action': 2,
  'release-plz/action': 0,
  'aws-actions/configure-aws-credentials': 6,
  'sigstore/cosign-installer': 4,
  'aquasecurity/setup-trivy': 0,
  'actions/upload-pages-artifact': 5,
  'actions/deploy-pages': 5,
  'cachix/install-nix-action': 31,
};

it('every action is of one major everywhere, no older than the table says', () => {
  const named = [...Object.values(texts), ...guides.map(read)].flatMap((text) => [
    ...text.matchAll(/uses: ([\w-]+\/[\w-]+)@(?:[0-9a-f]{40} # )?v(\d+)/g),
  ]);
  const proposed = releaseTools.flatMap((tool) => [
    ...tool.proposed.matchAll(/^([\w-]+\/[\w-]+)@v(\d+)/g),
  ]);
  const majors = new Map<string, Set<number>>();
  for (const [, action = '', major] of [...named, ...proposed]) {
    if (action.startsWith('tagship/')) continue;
    majors.set(action, (majors.get(action) ?? new Set()).add(Number(major)));
  }
  expect([...majors.keys()].toSorted()).toEqual(Object.keys(OLDEST_MAJORS).toSorted());
  for (const [action, found] of majors) {
    expect([...found], action).toHaveLength(1);
    expect(Math.min(...found), action).toBeGreaterThanOrEqual(OLDEST_MAJORS[action] ?? 0);
  }
});

describe('the next version is proposed', () => {
  const { customManagers } = JSON.parse(read('renovate.json')) as {
    customManagers: { managerFilePatterns: string[]; matchStrings: string[] }[];
  };

  /** What Renovate finds in a file. */
  function findProposed(path: string): string[] {
    return customManagers
      .filter(({ managerFilePatterns }) =>
        managerFilePatterns.some((pattern) => new RegExp(pattern.slice(1, -1)).test(path)),
      )
      .flatMap(({ matchStrings }) => matchStrings)
      .flatMap((pattern) => [...read(path).matchAll(new RegExp(pattern, 'g'))])
      .map(({ groups = {} }) => `${groups.depName ?? ''} ${groups.currentValue ?? ''}`);
  }

  it.each([...workflows, 'templates/build.yml', 'templates/multi.yml'])(
    'for every image of %s',
    (path) => {
      const images = findImages(read(path)).filter(
        (image) => !image.startsWith('$[[') && !image.startsWith('ghcr.io/tagship/'),
      );
      expect(findProposed(path)).toEqual(
        expect.arrayContaining(images.map((image) => image.replace(/:(?!.*:)/, ' '))),
      );
    },
  );

  it('for the images of the generator, which are those of the template', () => {
    expect(findProposed('scripts/gitlab-templates.ts')).toEqual(
      findProposed('templates/build.yml'),
    );
  });

  it('for the base of the tool image', () => {
    const base = /^ARG BASE=(.+)$/m.exec(read('Dockerfile'))?.[1] ?? '';
    expect(isPinned(base)).toBe(true);
    expect(findProposed('Dockerfile')).toEqual([base.replace(':', ' ')]);
  });

  it.each(['src/init/systems/github.ts', ...list('examples/github')])(
    'for the actions of %s',
    (path) => {
      const all = findUses(read(path));
      const uses = all.filter((name) => !name.startsWith('tagship/'));
      expect(all.length).toBeGreaterThan(0);
      expect(findProposed(path)).toEqual(uses.map((name) => name.replace('@', ' ')));
    },
  );

  it('for the actions that release tools are told to use', () => {
    const proposed = releaseTools.map((tool) => tool.proposed.replace('@', ' '));
    expect(findProposed('src/init/release/tools.ts')).toEqual(proposed);
  });

  it('for npm packages and the actions of our workflows, by Dependabot', () => {
    const { updates } = parse(read('.github/dependabot.yml')) as {
      updates: { 'package-ecosystem': string }[];
    };
    expect(updates.map((one) => one['package-ecosystem'])).toEqual(['npm', 'github-actions']);
  });
});
