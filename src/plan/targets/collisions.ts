// SPDX-License-Identifier: Apache-2.0
// Tags that two targets would write to the same repository. Pure.
import { error, type ProblemData } from '../../problem.ts';
import type { PlannedTag, Target } from '../plan.ts';
import { quote } from '../quote.ts';

/** A target that would write a reference. */
interface Writer {
  readonly name: string;
  /** It is a variant, and leaves the tag to a target without its suffix: ship decides so. */
  readonly yields: boolean;
}

/** TARGETS_COLLIDE for each pair of targets that would write the same reference. */
export function checkCollisions(targets: readonly Target[]): readonly ProblemData[] {
  const pairs = new Map<string, readonly string[]>();
  for (const [reference, writers] of listWriters(targets)) {
    const plain = writers.filter(({ yields }) => !yields);
    const [first, ...others] = plain.length === 0 ? writers : plain;
    for (const other of others) {
      const key = [first?.name ?? '', other.name].map(quote).join(' and ');
      pairs.set(key, [...(pairs.get(key) ?? []), reference]);
    }
  }
  return [...pairs].map(([names, [reference = '', ...more]]) =>
    error(
      'TARGETS_COLLIDE',
      `${names} both write ${reference}${more.length === 0 ? '' : ` and ${more.length} more`}`,
      'Give each target its own images (images: ghcr.io/acme/{{name}}), or a suffix (flavor: suffix=-{{name}},onlatest=true).',
    ),
  );
}

function listWriters(targets: readonly Target[]): ReadonlyMap<string, readonly Writer[]> {
  const writers = new Map<string, Writer[]>();
  for (const { name, repositories, tags, held } of targets) {
    const written = [...tags, ...held.filter(({ decided }) => decided === 'registry')];
    for (const planned of written) {
      for (const repository of planned.repositories ?? repositories) {
        const reference = `${repository}:${planned.tag}`;
        const all = writers.get(reference) ?? [];
        writers.set(reference, [...all, { name, yields: isVariant(planned) }]);
      }
    }
  }
  return writers;
}

/** Whether a floating tag lacks the prefix or suffix of its exact tags, as `latest` of `1.2.3-alpine` does. */
function isVariant({ tag, versions }: PlannedTag): boolean {
  if (versions === undefined) return false;
  const { exactPrefix, exactSuffix } = versions;
  return !(tag.startsWith(exactPrefix) && tag.endsWith(exactSuffix));
}
