// SPDX-License-Identifier: Apache-2.0
// What several targets of a plan have in common is made once: hundreds of them have the same rules. Pure.
import type { Settings } from '../../settings/settings.ts';
import { makesIndex } from '../build/build.ts';
import type { Texts } from '../labels/labels.ts';
import type { Evaluated } from '../rules/evaluated.ts';
import type { PlannedTags } from '../tags/tags.ts';

/** Makes what holds for all targets of a kind; only the first call of each function makes it. */
export interface TargetKind {
  readonly evaluate: (make: () => Promise<Evaluated>) => Promise<Evaluated>;
  readonly plan: (make: () => PlannedTags) => PlannedTags;
  readonly readTexts: (make: () => Promise<ReadTexts>) => Promise<ReadTexts>;
}

/** The labels and annotations of a target, and the keys that were given without a value. */
export interface ReadTexts {
  readonly labels: Texts;
  readonly annotations: Texts;
  readonly blank: Readonly<Record<'labels' | 'annotations', ReadonlySet<string>>>;
  readonly problems: Evaluated['problems'];
}

/** The settings that neither a rule nor a label depends on, but where a template names the target or its platform. */
const OWN: ReadonlySet<string> = new Set([
  ...['name', 'context', 'file', 'target', 'images', 'paths', 'test', 'scan'],
  ...['buildArgs', 'buildxFlags', 'buildSecrets', 'requiredSecrets'],
]);

/** What a template can hold that is not the same for every target; more than these have names like them in vain. */
const OF_TARGET = /name|arch|each|this|lookup/;

/** More kinds of targets than these are compared in vain. */
const MOST_KINDS = 8;

/** A kind of which no target is known yet. */
export function createKind(): TargetKind {
  return { evaluate: createKeep(), plan: createKeep(), readTexts: createKeep() };
}

function createKeep<T>(): (make: () => T) => T {
  let kept: { readonly value: T } | undefined;
  return (make) => (kept ??= { value: make() }).value;
}

/**
 * Makes a function that gives the same kind for all targets of a run whose rules, labels and annotations come to the
 * same: their settings are equal but for those of {@link OWN}, and no template names the target.
 */
export function createKinds(): (settings: Settings) => TargetKind {
  const kinds: { readonly isOf: (settings: Settings) => boolean; readonly kind: TargetKind }[] = [];
  return (settings) => {
    if (dependsOnTarget(settings)) return createKind();
    const known = kinds.find(({ isOf }) => isOf(settings));
    if (known !== undefined) return known.kind;
    const kind = createKind();
    if (kinds.length < MOST_KINDS) kinds.push({ isOf: likeTo(settings), kind });
    return kind;
  };
}

function dependsOnTarget({ tags, flavor, labels, annotations }: Settings): boolean {
  return [tags, flavor, labels, annotations].some(
    (text) => text?.includes('{{') === true && OF_TARGET.test(text),
  );
}

/** Whether the settings of a target are of the kind of these. */
function likeTo(settings: Settings): (other: Settings) => boolean {
  const all = Object.keys(settings) as (keyof Settings)[];
  const keys = all.filter((key) => !OWN.has(key));
  const hasIndex = makesIndex(settings);
  return (other) =>
    Object.keys(other).length === all.length &&
    keys.every((key) => isSame(settings[key], other[key])) &&
    makesIndex(other) === hasIndex;
}

/** A secret equals any other: neither a rule nor a label depends on it. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  return typeof one === 'object' && JSON.stringify(one) === JSON.stringify(other);
}
