// SPDX-License-Identifier: Apache-2.0
// One release shipped through a scenario, and what has to be true of it whatever went wrong.
import { expect } from 'vitest';
import { digestOfRecipe } from '../ship/recipes.ts';
import { verifyImage } from '../../src/ship/push/image.ts';
import type { Receipt } from '../../src/ship/record/receipt.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { Repository } from '../../src/registry/registry.ts';
import { exactTag, floatingTag, planOf, seriesOf, SOURCE, targetOf } from '../ship/plans.ts';
import {
  shipFrom,
  type RegistryFixture,
  type ShipRequest,
  type ShipResult,
} from './registry-fixture.ts';
import type { Scenario } from './scenario.ts';
import { expectReceiptMatches } from './receipt-check.ts';

const SHA = '1'.repeat(40);

/** The tags of the release that every scenario ships. */
export const EXACT = '1.2.3';
export const FLOATS = ['1', '1.2', 'latest'] as const;

let paths = 0;

/** An unused path. */
export function newPath(): string {
  return `team/release-${process.pid}-${Date.now()}-${(paths += 1)}`;
}

/** The release 1.2.3 of a project, to both registries of the fixture. */
export function requestOf(
  fixture: RegistryFixture,
  path: string,
  scenario: Pick<Scenario, 'before' | 'bothRequired'>,
): ShipRequest {
  const [, second] = fixture.proxied;
  const prefix = second?.proxy.host ?? '';
  return {
    plan: releaseOf(fixture, path, '1.2.3', SHA),
    git: { gitTags: listGitTags(scenario.before), tip: SHA },
    image: imageOf('1.2.3', SHA),
    settings: {
      registries: [{ prefix, required: scenario.bothRequired, insecure: false }],
    },
  };
}

function listGitTags(before: Scenario['before']) {
  const names = { empty: [], older: ['v1.2.2'], newer: ['v2.0.0'] }[before];
  return ['v1.2.3', ...names].map((name) => ({ name, sha: SHA }));
}

function releaseOf(fixture: RegistryFixture, path: string, version: string, sha: string): Plan {
  const minor = version.split('.').slice(0, 2).join('.');
  const inMinor = seriesOf(version, { name: `${minor}.x`, range: `${minor}.x` });
  const target = targetOf({
    version,
    repositories: fixture.proxied.map(({ proxy }) => `${proxy.host}/${path}`),
    labels: labelsOf(version, sha),
    tags: [
      exactTag(version),
      floatingTag(minor, { versions: inMinor }),
      floatingTag('latest', { versions: seriesOf(version) }),
    ],
  });
  return planOf({ facts: { sha }, targets: [target] });
}

function labelsOf(version: string, sha: string): Record<string, string> {
  return {
    'org.opencontainers.image.source': SOURCE,
    'org.opencontainers.image.revision': sha,
    'org.opencontainers.image.version': version,
  };
}

/** What an image of the project says of itself. */
export function imageOf(version: string, sha: string): ShipRequest['image'] {
  return {
    platforms: ['linux/amd64'],
    labels: { ...labelsOf(version, sha), 'io.tagship.recipe': digestOfRecipe('recipe-1') },
    annotations: labelsOf(version, sha),
    attested: true,
  };
}

/** What the tags of a repository point at. */
export type Tags = Readonly<Record<string, string | undefined>>;

/** No tag at all. */
export const NONE: Tags = { [EXACT]: undefined, 1: undefined, '1.2': undefined, latest: undefined };

/** What every registry really holds. */
export async function snapshot(fixture: RegistryFixture, path: string): Promise<readonly Tags[]> {
  return Promise.all(
    open(fixture, path).map(async (repository) => {
      const pairs = [EXACT, ...FLOATS].map(
        async (tag) => [tag, (await repository.resolve(tag))?.digest] as const,
      );
      return Object.fromEntries(await Promise.all(pairs));
    }),
  );
}

/** A path in all registries of a fixture, without faults. */
export function open(fixture: RegistryFixture, path: string): readonly Repository[] {
  return fixture.proxied.map(({ proxy: { host } }) =>
    fixture.direct.open({ name: `${host}/${path}`, host, path }),
  );
}

/** Everything about a shipment that can be checked afterwards. */
export interface Evidence {
  readonly fixture: RegistryFixture;
  readonly path: string;
  readonly scenario: Pick<Scenario, 'before' | 'bothRequired'>;
  readonly before: readonly Tags[];
  readonly built: readonly string[];
}

/** True at every moment, also when a run is cut short. Returns what the registries hold. */
export async function checkTags(evidence: Evidence): Promise<readonly Tags[]> {
  const { fixture, path, scenario, before, built } = evidence;
  const after = await snapshot(fixture, path);
  const required = after.filter((_, at) => at === 0 || scenario.bothRequired);
  const ready = required.every((tags) => tags[EXACT] !== undefined);
  for (const [at, tags] of after.entries()) {
    const old = before[at] ?? {};
    // Exact tags never change, and never name anything but what was built.
    const exact = old[EXACT] === undefined ? [undefined, ...built] : [old[EXACT]];
    expect(exact, `${EXACT} in registry ${at}`).toContain(tags[EXACT]);
    for (const float of FLOATS) {
      // Floating tags never go back, and move nowhere before all that is required holds the exact tag.
      const goesBack = scenario.before === 'newer' && float === 'latest';
      const may = ready && !goesBack ? [old[float], tags[EXACT]] : [old[float]];
      expect(may, `${float} in registry ${at}`).toContain(tags[float]);
    }
    await checkImages(open(fixture, path)[at], tags);
  }
  return after;
}

async function checkImages(repository: Repository | undefined, tags: Tags): Promise<void> {
  if (repository === undefined) throw new Error('no such registry');
  for (const digest of new Set(Object.values(tags))) {
    if (digest === undefined) continue;
    expect(await verifyImage(repository, digest, ['linux/amd64'])).toEqual([]);
  }
}

/** The receipt says what the registries say, and its status is correct. */
export function checkReceipt(receipt: Receipt, evidence: Evidence, after: readonly Tags[]): void {
  const { before, fixture } = evidence;
  const hosts = fixture.proxied.map(({ proxy }) => proxy.host);
  const images = receipt.targets.flatMap((target) => target.images);
  for (const image of images) {
    const at = hosts.findIndex((host) => image.reference.startsWith(`${host}/`));
    if (image.action === 'failed') continue;
    expect(image.digest, `receipt of ${image.tag} in ${at}`).toBe(after[at]?.[image.tag] ?? null);
  }
  const errors = receipt.problems.filter(({ level }) => level === 'error');
  expect(receipt.status === 'done', JSON.stringify(errors)).toBe(errors.length === 0);
  const changed = JSON.stringify(after) !== JSON.stringify(before);
  if (receipt.status === 'failed') expect(changed, 'failed, and tags were written').toBe(false);
  if (receipt.status === 'partial') expect(changed, 'partial, and no tag was written').toBe(true);
  const isImmutable = receipt.problems.some(({ code }) => code === 'TAG_IMMUTABLE');
  if (receipt.status === 'done' && !isImmutable) expectComplete(evidence, after);
}

/** The receipt of a run that was cut short is true, as far as it can know. */
export function checkCut(
  receipt: Receipt,
  { before, fixture, path }: Evidence,
  after: readonly Tags[],
): void {
  const toReferences = (all: readonly Tags[]) =>
    new Map(
      all.flatMap((tags, at) =>
        Object.entries(tags).map(
          ([tag, digest]) =>
            [`${fixture.proxied[at]?.proxy.host ?? ''}/${path}:${tag}`, digest ?? null] as const,
        ),
      ),
    );
  expectReceiptMatches(receipt, toReferences(before), toReferences(after));
  expect(receipt.problems.map(({ code }) => code)).toContain('SHIP_INTERRUPTED');
}

/** Every tag of every required registry is where an undisturbed run puts it. */
export function expectComplete(
  { scenario, before }: Pick<Evidence, 'scenario' | 'before'>,
  after: readonly Tags[],
): void {
  for (const [at, tags] of after.entries()) {
    if (at > 0 && !scenario.bothRequired) continue;
    expect(tags[EXACT], `${EXACT} in registry ${at}`).toBeDefined();
    expect(tags['1.2'], `1.2 in registry ${at}`).toBe(tags[EXACT]);
    const latest = scenario.before === 'newer' ? before[at]?.latest : tags[EXACT];
    expect(tags.latest, `latest in registry ${at}`).toBe(latest);
  }
}

/**
 * Runs the release again without faults: it ends like an undisturbed run, and uses nothing that it
 * has begun to build beside the preflight once the exact tag is out in a required registry.
 */
export async function runAgain(evidence: Evidence, request: ShipRequest): Promise<ShipResult> {
  const { fixture, path, scenario, built } = evidence;
  const middle = await snapshot(fixture, path);
  const required = middle.filter((_, at) => at === 0 || scenario.bothRequired);
  const isOut = required.some((tags) => tags[EXACT] !== undefined);
  for (const { proxy } of fixture.proxied) proxy.use([]);
  const again = await shipFrom(fixture, request);
  expect(again.receipt.problems.filter(({ level }) => level === 'error')).toEqual([]);
  if (isOut) {
    const reused = again.receipt.targets.map((target) => target.reused);
    expect(reused, 'not built again').toEqual([true]);
  }
  const whole = { ...evidence, built: isOut ? built : [...built, ...again.built] };
  const after = await checkTags(whole);
  checkReceipt(again.receipt, whole, after);
  expect(new Set(after.map((tags) => tags[EXACT])).size, 'one digest everywhere').toBe(1);
  return again;
}
