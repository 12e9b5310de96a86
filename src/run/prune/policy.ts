// SPDX-License-Identifier: Apache-2.0
// The policy of a prune as flags or as a YAML text say it. Pure but for loading the parser.
import type { Parsed } from '../../problem.ts';
import { readPrunePolicy } from '../../settings/file/prune.ts';
import type { PrunePolicy } from '../../settings/prune.ts';

/** The fields of a policy, by the names of the settings file: of flags, each with all its values, or a YAML map as text. */
export type WrittenPolicy = Readonly<Record<string, readonly string[]>> | string;

/** The policy of flags or of a text; what is wrong with it otherwise. */
export async function parsePolicy(policy: WrittenPolicy): Promise<Parsed<PrunePolicy>> {
  if (typeof policy !== 'string') return readFlags(policy);
  const { parseYaml } = await import('../../settings/file/yaml-text.ts');
  const origin = { kind: 'given', name: 'policy' } as const;
  const parsed = await parseYaml(policy, origin);
  return parsed.ok ? readPrunePolicy(parsed.value, origin) : parsed;
}

/** Flags as the map of the settings file has them. */
function readFlags(given: Exclude<WrittenPolicy, string>): Parsed<PrunePolicy> {
  const entries = Object.entries(given).map(([key, words]) => {
    const items = words.map((text) => ({ kind: 'word' as const, text }));
    const [last] = items.slice(-1);
    const isList = key === 'keep' || key === 'delete';
    const value = isList || last === undefined ? { kind: 'list' as const, items } : last;
    return { key, value };
  });
  return readPrunePolicy({ kind: 'map', entries }, { kind: 'given', name: 'prune' });
}
