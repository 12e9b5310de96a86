// SPDX-License-Identifier: Apache-2.0
// Labels and annotations exactly as docker/metadata-action writes them (`compat: strict`). Our own are in `labels.ts`.
import type { ProblemData } from '../../problem.ts';
import type { Settings } from '../../settings/settings.ts';
import { createExpander } from '../template/expressions.ts';
import type { FactsSeen } from '../rules/context.ts';
import { readEntries } from '../rules/lines.ts';

/** A key and its value. */
export type Label = readonly [key: string, value: string];

/** Labels, sorted by key, and the problems of the setting. */
export interface StrictLabels {
  readonly labels: readonly Label[];
  readonly problems: readonly ProblemData[];
}

/**
 * The labels of a run as the original writes them: eight OCI labels, present even if empty,
 * `created` at the time of the run; then overridden by the user's. Sorted by key.
 */
export function listStrictLabels(
  facts: FactsSeen,
  settings: Settings,
  version: string,
): Promise<StrictLabels> {
  return listLabels({ facts, settings, version }, 'labels');
}

/** The annotations as the original writes them, each once for every level, prefixed with the level. */
export async function listStrictAnnotations(
  facts: FactsSeen,
  settings: Settings,
  version: string,
): Promise<StrictLabels> {
  const { labels, problems } = await listLabels({ facts, settings, version }, 'annotations');
  const levels = (settings.metadataEnv.DOCKER_METADATA_ANNOTATIONS_LEVELS ?? 'manifest').split(',');
  return {
    labels: levels.flatMap((level) =>
      labels.map(([key, value]): Label => [`${level}:${key}`, value]),
    ),
    problems,
  };
}

async function listLabels(
  run: { readonly facts: FactsSeen; readonly settings: Settings; readonly version: string },
  setting: 'labels' | 'annotations',
): Promise<StrictLabels> {
  const { facts, settings, version } = run;
  const expander = createExpander(facts, settings);
  const all = new Map<string, string>([
    ...listProject(facts),
    ['org.opencontainers.image.version', version],
    ['org.opencontainers.image.created', new Date(facts.now).toISOString()],
    ['org.opencontainers.image.revision', expander.context.sha],
  ]);
  const problems: ProblemData[] = [];
  const entries = await readEntries(settings[setting] ?? '', { setting, strict: true });
  problems.push(...entries.problems);
  for (const { text, span } of entries.ok ? entries.value : []) {
    const label = await expander.expand(text, span);
    problems.push(...label.problems);
    const equals = label.ok ? label.value.indexOf('=') : -1;
    if (label.ok && equals >= 0)
      all.set(label.value.slice(0, equals), label.value.slice(equals + 1));
  }
  return { labels: [...all].sort(([one], [other]) => one.localeCompare(other)), problems };
}

function listProject({ project }: FactsSeen): readonly Label[] {
  const { name = '', description = '', url = '', license = '' } = project;
  return [
    ['org.opencontainers.image.title', name],
    ['org.opencontainers.image.description', description],
    ['org.opencontainers.image.url', url],
    ['org.opencontainers.image.source', url],
    ['org.opencontainers.image.licenses', license],
  ];
}
