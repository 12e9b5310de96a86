// SPDX-License-Identifier: Apache-2.0
// A status in the text format of Prometheus. Pure.
import type { Status, StatusImage, StatusEntry, StatusTag } from '../../lifecycle/status/status.ts';
import type { FindingKind } from '../../settings/inputs/status-flags.ts';

type Labels = Readonly<Record<string, string>>;
type Sample = readonly [labels: Labels, value: number];

interface Metric {
  readonly name: string;
  readonly help: string;
  readonly samples: readonly Sample[];
}

const KINDS: readonly FindingKind[] = ['drift', 'unsigned', 'backwards', 'broken'];

/**
 * The metrics of a status, all of them gauges. Tags of pull requests and of commits have none: each would be a new series.
 *
 * @see https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format
 */
export function renderMetrics(status: Status): string {
  return [...listTotals(status), ...listTagMetrics(status.images)]
    .filter(({ samples }) => samples.length > 0)
    .map(({ name, help, samples }) =>
      [
        `# HELP ${name} ${help}`,
        `# TYPE ${name} gauge`,
        ...new Map(
          samples
            .filter(([, value]) => Number.isFinite(value))
            .map(([labels, value]) => [renderLabels(labels), value]),
        ),
      ]
        .map((line) => (typeof line === 'string' ? line : `${name}${line[0]} ${line[1]}`))
        .join('\n'),
    )
    .join('\n')
    .concat('\n');
}

function listTotals(status: Status): readonly Metric[] {
  const repositories = status.images.flatMap((image) => image.repositories);
  const storage = status.images.flatMap(({ name, storage: held }) =>
    held.map(({ series, bytes }) => [{ image: name, series }, bytes] as const),
  );
  return [
    {
      name: 'tagship_status_time_seconds',
      help: 'When the registries were asked.',
      samples: [[{}, toSeconds(status.time)]],
    },
    {
      name: 'tagship_findings',
      help: 'Findings by kind.',
      samples: KINDS.map((kind) => [
        { kind },
        status.findings.filter((one) => one.kind === kind).length,
      ]),
    },
    {
      name: 'tagship_repository_up',
      help: 'Whether the repository could be read.',
      samples: repositories.map(({ name, state }) => [
        { repository: name },
        state === 'failed' ? 0 : 1,
      ]),
    },
    {
      name: 'tagship_repository_tags',
      help: 'Tags of images in the repository.',
      samples: repositories.flatMap(({ name, tags }) =>
        tags === null ? [] : [[{ repository: name }, tags] as const],
      ),
    },
    {
      name: 'tagship_repository_size_bytes',
      help: 'The size of what was read of the repository, each blob once.',
      samples: repositories.flatMap(({ name, bytes }) =>
        bytes === null ? [] : [[{ repository: name }, bytes] as const],
      ),
    },
    { name: 'tagship_series_size_bytes', help: 'The size of a series.', samples: storage },
  ];
}

interface At {
  readonly tag: StatusTag;
  readonly entry: StatusEntry;
  /** Whether the repository's manifests were read, tombstones among them. */
  readonly isRead: boolean;
}

function listTagMetrics(images: readonly StatusImage[]): readonly Metric[] {
  const at = images.flatMap(({ tags, repositories }) => {
    const read = repositories.filter(({ depth }) => depth === 'manifests').map(({ name }) => name);
    return tags
      .filter(isWorthIt)
      .flatMap((tag) =>
        tag.entries.map((entry) => ({ tag, entry, isRead: read.includes(entry.repository) })),
      );
  });
  const there = at.filter(({ entry }) => entry.digest !== null);
  return [
    {
      name: 'tagship_tag_info',
      help: 'What the tag points at.',
      samples: there.map((one) => [
        {
          ...toLabels(one),
          kind: one.tag.kind,
          series: one.tag.series ?? '',
          version: one.entry.version ?? '',
          digest: one.entry.digest ?? '',
        },
        1,
      ]),
    },
    {
      name: 'tagship_tag_same',
      help: 'Whether the tag is the same as in the first repository that has it.',
      samples: at
        .filter(({ entry }) => entry.state !== 'unknown')
        .map((one) => [toLabels(one), one.entry.state === 'same' ? 1 : 0]),
    },
    {
      name: 'tagship_tag_signed',
      help: 'Whether the image is signed; with --key, by that key.',
      samples: there.flatMap((one) => {
        const { signature } = one.entry;
        if (signature === null) return [];
        return [[toLabels(one), (signature.isVerified ?? signature.isSigned) ? 1 : 0] as const];
      }),
    },
    {
      name: 'tagship_tag_yanked',
      help: 'Whether the image is yanked; absent where manifests are not read.',
      samples: there.flatMap((one) => {
        const { signature } = one.entry;
        const isYanked = signature?.isYanked === true;
        const isKnown = isYanked || (one.isRead && signature !== null);
        return isKnown ? [[toLabels(one), isYanked ? 1 : 0] as const] : [];
      }),
    },
    ...listImageMetrics(there),
  ];
}

/** What the images of tags are, where they were read. */
function listImageMetrics(there: readonly At[]): readonly Metric[] {
  return [
    {
      name: 'tagship_tag_created_seconds',
      help: 'When the image was created.',
      samples: there.flatMap((one) => {
        const created = one.entry.image?.created ?? null;
        return created === null ? [] : [[toLabels(one), toSeconds(created)] as const];
      }),
    },
    {
      name: 'tagship_tag_size_bytes',
      help: 'The compressed size of a platform.',
      samples: there.flatMap((one) =>
        (one.entry.image?.platforms ?? []).flatMap(({ platform, bytes }) =>
          bytes === null ? [] : [[{ ...toLabels(one), platform }, bytes] as const],
        ),
      ),
    },
  ];
}

function isWorthIt({ kind, entries }: StatusTag): boolean {
  if (kind === 'change') return false;
  return kind !== 'exact' || entries.some(({ versionFrom }) => versionFrom === 'tag');
}

function toLabels({ tag, entry }: Pick<At, 'tag' | 'entry'>): Labels {
  return { repository: entry.repository, tag: tag.tag };
}

function toSeconds(time: string): number {
  return Math.floor(Date.parse(time) / 1000);
}

function renderLabels(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeLabel(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function escapeLabel(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
