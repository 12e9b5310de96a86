// SPDX-License-Identifier: Apache-2.0
// A plan and its receipt as the reports' tests need them: hostile names included.
import type { Receipt, ShippedImage } from '../../src/ship/record/receipt.ts';
import type { Plan } from '../../src/plan/plan.ts';

export const digest = `sha256:${'1'.repeat(64)}`;
export const older = `sha256:${'2'.repeat(64)}`;

/** A release of 1.2.3 to one repository. */
export const samplePlan: Plan = {
  schemaVersion: 1,
  tool: { name: 'tagship', version: '9.9.9' },
  facts: {
    ci: 'github',
    event: { kind: 'gitTag', gitTag: 'v1.2.3', trigger: 'push' },
    trust: { level: 'trusted', reason: 'what is built belongs to the project' },
    eventName: 'push',
    ref: 'refs/tags/v1.2.3',
    sha: 'abc1234'.padEnd(40, '0'),
    dirty: false,
    project: { slug: 'acme/App' },
    run: {},
    now: '2026-01-01T00:00:00.000Z',
    gitTags: { known: true, from: 'remote', count: 3 },
  },
  push: { mode: 'push', reason: 'a git tag was pushed', onlyWithCredentials: false },
  targets: [
    {
      name: 'app',
      version: '1.2.3',
      platforms: ['linux/amd64'],
      repositories: ['ghcr.io/acme/app'],
      tags: [
        {
          tag: '1.2.3',
          kind: 'exact',
          rule: 'preset: git tag',
          reason: 'git tag v1.2.3 is version 1.2.3',
          decided: 'plan',
        },
        {
          tag: '1.2',
          kind: 'floating',
          series: '1.2.x',
          rule: 'preset: git tag',
          reason: 'highest of 1.2.x',
          decided: 'registry',
        },
      ],
      held: [
        {
          tag: 'latest',
          kind: 'floating',
          series: 'all',
          rule: 'preset: git tag',
          reason: '2.0.1 in git tags is newer',
          decided: 'registry',
        },
      ],
      labels: { a: '$(touch x)', 'org.opencontainers.image.version': '1.2.3', empty: '' },
      annotations: { 'manifest:b': '1', 'index:b': '1', 'index:c': '2' },
      build: {
        argv: [
          ...['docker', 'buildx', 'build', '--platform', 'linux/amd64'],
          ...['--label', 'a=$(touch x)', '--', '.'],
        ],
        context: '.',
        file: 'Dockerfile',
        recipe: 'sha256:0',
      },
    },
  ],
  problems: [],
};

/** One line of a receipt. */
export function image(tag: string, more: Partial<ShippedImage>): ShippedImage {
  return {
    reference: `ghcr.io/acme/app:${tag}`,
    repository: 'ghcr.io/acme/app',
    tag,
    kind: 'exact',
    digest,
    action: 'created',
    from: null,
    reason: 'it was not there',
    ...more,
  };
}

/** What became of {@link samplePlan}. */
export const sampleReceipt: Receipt = {
  schemaVersion: 1,
  status: 'done',
  pushed: true,
  targets: [
    {
      name: 'app',
      status: 'shipped',
      reason: '',
      version: '1.2.3',
      digest,
      imageId: `sha256:${'3'.repeat(64)}`,
      reused: false,
      platforms: { 'linux/amd64': digest },
      sizes: { 'linux/amd64': 3_410_000 },
      images: [
        image('1.2.3', {}),
        image('1.2', {
          kind: 'floating',
          action: 'moved',
          from: older,
          reason: '1.2.3 is newer than 1.2.2',
        }),
        image('latest', {
          kind: 'floating',
          action: 'held',
          digest: older,
          from: older,
          reason: '2.0.1 | <b>is</b> newer',
        }),
      ],
    },
  ],
  retries: 2,
  durationsMs: { build: 1200, total: 61_000 },
  problems: [],
};
