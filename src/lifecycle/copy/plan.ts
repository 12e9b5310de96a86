// SPDX-License-Identifier: Apache-2.0
// What a copy will do at a destination, decided before anything is written.
import { error, type ProblemData } from '../../problem.ts';
import { once } from '../../once.ts';
import { createSlots } from '../../registry/http/pause.ts';
import { readWords } from '../../registry/manifests/platforms.ts';
import type { BlobSource, Manifest } from '../../registry/registry.ts';
import type { SourceImage } from './gather.ts';
import { decideMove, type ImageAge } from './tag-rules.ts';
import type { CopyDestination } from './destination.ts';

/** A tag of a destination. Survives JSON. */
export interface CopiedTag {
  readonly tag: string;
  readonly digest: string;
  /**
   * `write`: it does not exist; `keep`: it names this image; `move`, `replace`: it names another one; `hold`: it stays on that;
   * `refuse`: the copy does not begin; `fail`: the copy ended before it was written.
   */
  readonly action: 'write' | 'keep' | 'move' | 'replace' | 'hold' | 'refuse' | 'fail';
  /** The digest that it names before; null for none. */
  readonly from: string | null;
  /** Empty for `write` and `keep`. */
  readonly reason: string;
}

/** A tag to be decided. */
export interface WantedTag {
  readonly tag: string;
  readonly image: SourceImage;
}

const AT_ONCE = 8;

/** What tags are decided by. */
export interface TagQuestion {
  readonly source: BlobSource;
  readonly replace: boolean;
  /** All tags that the copy wants to write: a tag may be decided by the others. */
  readonly own: readonly string[];
  /** All tags that the destination had at first: one that is not among them need not be asked for. */
  readonly listed?: readonly string[];
}

/** Decides tags of a destination by what they name now. Only reads. */
export async function planCopiedTags(
  target: CopyDestination,
  wanted: readonly WantedTag[],
  { source, replace, own, listed }: TagQuestion,
): Promise<readonly CopiedTag[]> {
  const slots = createSlots(AT_ONCE);
  const known = listed && new Set(listed);
  const list = once(async () => {
    const there = listed ?? (target.before === undefined ? [] : await target.before.listTags());
    return { tags: [...new Set([...own, ...(there ?? [])])], complete: there !== undefined };
  });
  return await Promise.all(
    wanted.map(({ tag, image }) =>
      slots.within(async () => {
        const { digest } = image.manifest;
        const isAbsent = known?.has(tag) === false;
        const from = isAbsent ? null : ((await target.before?.resolve(tag))?.digest ?? null);
        const fixed = decideAtOnce(from, digest, replace);
        if (fixed !== undefined) return { tag, digest, from, ...fixed };
        const [ours, theirs] = await Promise.all([
          readAge(source, image.manifest),
          readThere(target, tag),
        ]);
        const verdict = decideMove(tag, { source: ours, there: theirs }, await list());
        return { tag, digest, from, ...verdict };
      }),
    ),
  );
}

function decideAtOnce(
  from: string | null,
  digest: string,
  replace: boolean,
): Pick<CopiedTag, 'action' | 'reason'> | undefined {
  if (from === null) return { action: 'write', reason: '' };
  if (from === digest) return { action: 'keep', reason: '' };
  return replace ? { action: 'replace', reason: 'by --replace' } : undefined;
}

async function readThere({ before }: CopyDestination, tag: string): Promise<ImageAge> {
  const manifest = await before?.getManifest(tag);
  return before === undefined || manifest === undefined ? {} : readAge(before.source, manifest);
}

const OCI = 'org.opencontainers.image.';

async function readAge(source: BlobSource, manifest: Manifest): Promise<ImageAge> {
  const { annotations, labels } = await readWords(source, manifest);
  const read = (name: string) => annotations[`${OCI}${name}`] ?? labels[`${OCI}${name}`];
  return { version: read('version'), created: read('created') };
}

/** One problem for each tag that is refused. */
export function listRefused(label: string, tags: readonly CopiedTag[]): readonly ProblemData[] {
  return tags
    .filter(({ action }) => action === 'refuse')
    .map(({ tag, digest, from, reason }) =>
      error(
        'COPY_TAG_TAKEN',
        `${label}:${tag} names ${from ?? 'another image'}, not ${digest}: ${reason}.`,
        'Give --replace to overwrite it, or copy to another tag.',
      ),
    );
}
