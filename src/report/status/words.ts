// SPDX-License-Identifier: Apache-2.0
// The words that all forms of a status share. Pure.
import type {
  Status,
  StatusDetails,
  StatusImage,
  StatusEntry,
  StatusSignature,
  StatusTag,
} from '../../lifecycle/status/status.ts';

/** What a tag is: `version`, `all versions`, `1.2.x, alpine`, `branch`. */
export function nameTagKind({ kind, series, variant, entries }: StatusTag): string {
  const suffix = variant === null ? '' : `, ${variant}`;
  switch (kind) {
    case 'exact':
      return `${nameExactKind(entries)}${suffix}`;
    case 'floating':
      if (series === null) return 'channel';
      return `${series === 'all' ? 'all versions' : series}${suffix}`;
    case 'branch':
      return 'branch';
    case 'change':
      return 'pull request';
    case 'unknown':
      return '–';
  }
}

function nameExactKind(entries: StatusTag['entries']): 'yanked' | 'version' | 'exact' {
  if (entries.some(({ signature }) => signature?.isYanked === true)) return 'yanked';
  return entries.some(({ versionFrom }) => versionFrom === 'tag') ? 'version' : 'exact';
}

/** The first repository that has the tag; undefined where it is nowhere. */
export function firstEntry({ entries }: StatusTag): StatusEntry | undefined {
  return entries.find(({ digest }) => digest !== null);
}

/** `3 d`: how long something is ago; a dash where that is not known. */
export function formatAge(created: string | null, now: string): string {
  if (created === null) return '–';
  const minutes = Math.floor((Date.parse(now) - Date.parse(created)) / 60_000);
  if (!(minutes >= 1)) return 'now';
  const steps = [
    [60, 1, 'min'],
    [48 * 60, 60, 'h'],
    [90 * 1440, 1440, 'd'],
    [730 * 1440, 30 * 1440, 'months'],
    [Infinity, 365 * 1440, 'years'],
  ] as const;
  const [, unit, name] = steps.find(([below]) => minutes < below) ?? steps[0];
  return `${Math.floor(minutes / unit)} ${name}`;
}

/** The size of all platforms; null if one is not known. */
export function totalBytes(image: StatusDetails | null): number | null {
  if (image === null || image.platforms.length === 0) return null;
  let total = 0;
  for (const { bytes } of image.platforms) {
    if (bytes === null) return null;
    total += bytes;
  }
  return total;
}

/** `amd64, arm64`: Linux is not said. */
export function namePlatforms(image: StatusDetails | null): string {
  if (image === null || image.platforms.length === 0) return '–';
  return image.platforms.map(({ platform }) => platform.replace(/^linux\//, '')).join(', ');
}

/** Whether an image is signed, in a word. */
export function nameSignature(signature: StatusSignature | null): string {
  if (signature === null) return '–';
  if (signature.isVerified === true) return 'verified';
  if (signature.isVerified === false && signature.isSigned) return 'other key';
  return signature.isSigned ? 'yes' : 'no';
}

/** Whether a prune would delete a tag somewhere, in a word; undefined without a policy. */
export function namePrune({ entries }: StatusTag): 'delete' | 'keep' | undefined {
  const verdicts = entries.flatMap(({ prune }) => prune?.verdict ?? []);
  if (verdicts.length === 0) return undefined;
  return verdicts.includes('delete') ? 'delete' : 'keep';
}

/** Whether an image has a tag with such a verdict, so that a column shows it. */
export function hasPrune({ tags }: StatusImage): boolean {
  return tags.some((tag) => namePrune(tag) !== undefined);
}

/** What is attested, in the index and by what refers to it. */
export function listAttested(entry: StatusEntry | undefined): readonly string[] {
  const all = [...(entry?.image?.attestations ?? []), ...(entry?.signature?.attestations ?? [])];
  return [...new Set(all)].sort();
}

/** How a tag stands in a repository. */
export const STATE_WORDS: Readonly<Record<StatusEntry['state'], string>> = {
  same: 'same',
  'same-platforms': 'other index',
  different: 'different',
  missing: 'missing',
  unknown: 'unknown',
};

/** The same as a sign, always next to the word or the registry. */
export const STATE_SIGNS: Readonly<Record<StatusEntry['state'], string>> = {
  same: '✓',
  'same-platforms': '≈',
  different: '≠',
  missing: '✗',
  unknown: '?',
};

/** A short name for each repository of an image: its host, or all of it where several are on one host. */
export function shortNames({ repositories }: StatusImage): ReadonlyMap<string, string> {
  const hosts = repositories.map(({ name }) => name.split('/', 1)[0] ?? name);
  return new Map(
    repositories.map(({ name }, at) => {
      const host = hosts[at] ?? name;
      return [name, hosts.filter((one) => one === host).length === 1 ? host : name];
    }),
  );
}

/** `2 findings: 1 drift, 1 unsigned`, and how much of the repositories was not read, of which nothing is found. */
export function describeFindings({
  findings,
  images,
}: Pick<Status, 'findings' | 'images'>): string {
  const all = images.flatMap(({ repositories }) => repositories);
  const failed = all.filter(({ state }) => state === 'failed').length;
  const inPart = all.filter(({ state, complete }) => state !== 'failed' && !complete).length;
  if (all.length > 0 && failed === all.length) return 'nothing could be read';
  if (!all.some(({ state }) => state === 'read') && failed === 0) return 'no tags to look at';
  const unread = [
    ...(failed === 0 ? [] : [`${failed} of ${all.length} repositories could not be read`]),
    ...(inPart === 0 ? [] : [`${inPart} of ${all.length} repositories were read in part`]),
  ];
  return [countFindings(findings), ...unread].join('; ');
}

/** Whether everything was read, and nothing found. */
export function isGood({ findings, images }: Pick<Status, 'findings' | 'images'>): boolean {
  const all = images.flatMap(({ repositories }) => repositories);
  return findings.length === 0 && all.every(({ state, complete }) => state === 'read' && complete);
}

function countFindings(findings: Status['findings']): string {
  if (findings.length === 0) return 'no findings';
  const kinds = new Map<string, number>();
  for (const { kind } of findings) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const each = [...kinds].map(([kind, count]) => `${count} ${kind}`).join(', ');
  return `${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}: ${each}`;
}
