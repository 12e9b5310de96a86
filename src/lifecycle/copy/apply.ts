// SPDX-License-Identifier: Apache-2.0
// Copies images to one destination: content first, then what refers to it, then tags, floating ones last; then reads back.
import { error, Problem, type ProblemData } from '../../problem.ts';
import { runAll } from '../../registry/http/pause.ts';
import { copyImage, type Copied } from '../../registry/manifests/copy.ts';
import { toFallbackTag } from '../../registry/manifests/fallback.ts';
import type { BlobSource, Manifest } from '../../registry/registry.ts';
import { readInterruption } from '../../ship/end.ts';
import type { SourceImage } from './gather.ts';
import { listRefused, planCopiedTags, type CopiedTag, type WantedTag } from './plan.ts';
import { classifyTag } from './tag-rules.ts';
import type { CopyDestination } from './destination.ts';

/** What happened at a destination. Survives JSON. */
export interface CopiedTo {
  readonly destination: string;
  readonly status: 'planned' | 'done' | 'failed';
  readonly tags: readonly CopiedTag[];
  /** Blobs that existed, were mounted from another repository of the host, or were sent. */
  readonly blobs: Readonly<Record<'present' | 'mounted' | 'uploaded', number>>;
  readonly problems: readonly ProblemData[];
}

/** What a destination gets. */
export interface CopyWork {
  readonly source: BlobSource;
  readonly images: readonly SourceImage[];
  readonly wanted: readonly WantedTag[];
  readonly tags: readonly CopiedTag[];
  /** Tags that name another image are overwritten. */
  readonly replace: boolean;
  /** Ends the copy; what was written by then is in the result. */
  readonly signal?: AbortSignal | undefined;
}

/** Images that are copied at the same time. */
const IMAGES_AT_ONCE = 8;
const TAGS_AT_ONCE = 8;

/**
 * Applies the plan of one destination. A failure is in the result, and stops nothing elsewhere; tags that were not written then
 * have the action `fail`.
 */
export async function applyCopy(target: CopyDestination, work: CopyWork): Promise<CopiedTo> {
  const copies: Copied[] = [];
  const copy = async (manifest: Manifest): Promise<void> => {
    work.signal?.throwIfAborted();
    const [copied] = await copyImage(manifest, work.source, [target]);
    if (copied !== undefined) copies.push(copied);
    if (copied?.problem !== undefined) throw copied.problem;
  };
  const tags = new Map(work.tags.map((one) => [one.tag, one]));
  const toResult = (problems: readonly ProblemData[]): CopiedTo => ({
    destination: target.label,
    status: problems.some(({ level }) => level === 'error') ? 'failed' : 'done',
    tags: [...tags.values()],
    blobs: sumUp(copies),
    problems,
  });
  const unwritten = new Set(work.tags.filter(isWritten).map(({ tag }) => tag));
  const begun = new Set<string>();
  try {
    const { due, whole } = listDue(target, work);
    await runAll(whole, IMAGES_AT_ONCE, ({ manifest }) => copy(manifest));
    const left: ProblemData[] = [];
    await runAll(due, IMAGES_AT_ONCE, async (image) => {
      left.push(...(await copyRelated(target, image, { source: work.source, copy })));
    });
    await writeTags(target, work, {
      tags,
      begin: (tag) => begun.add(tag),
      done: (tag) => target.isAtomic || unwritten.delete(tag),
    });
    work.signal?.throwIfAborted();
    await target.finish();
    unwritten.clear();
    return toResult([...left, ...(await readBack(target, [...tags.values()]))]);
  } catch (thrown) {
    const problems = toFailure(thrown, target, { ...work, unwritten });
    for (const one of tags.values()) {
      if (!isWritten(one) || !unwritten.has(one.tag)) continue;
      const isOpen =
        readInterruption(work.signal) !== undefined && begun.has(one.tag) && !target.isAtomic;
      tags.set(one.tag, { ...one, action: 'fail', reason: isOpen ? NOT_KNOWN : NOT_WRITTEN });
    }
    return toResult(problems);
  }
}

/** @throws what is neither a problem nor an interruption */
function toFailure(
  thrown: unknown,
  { label }: CopyDestination,
  work: Pick<CopyWork, 'signal' | 'tags'> & { readonly unwritten: ReadonlySet<string> },
): readonly ProblemData[] {
  const { signal, tags, unwritten } = work;
  const why = readInterruption(signal);
  if (why === undefined) {
    if (thrown instanceof Problem) return thrown.problems;
    throw thrown;
  }
  const due = tags.filter(isWritten).length;
  const what = due === 0 ? '' : `; ${due - unwritten.size} of ${due} tags were written`;
  const message = `the copy to ${label} was interrupted (${why})${what}.`;
  const hint = 'Run it again: what is there already is not sent again.';
  return [error('COPY_INTERRUPTED', message, hint)];
}

const NOT_WRITTEN = 'the copy failed before it was written';
const NOT_KNOWN = 'the copy was interrupted while it was written';

/**
 * The images that are due: not those whose tags are all held. Their content is copied too, but where a registry has the
 * tag: it accepts no tag of an image that lacks something.
 */
function listDue(
  { trustsTags }: CopyDestination,
  { images, wanted, tags }: CopyWork,
): Readonly<Record<'due' | 'whole', readonly SourceImage[]>> {
  const listActions = (image: SourceImage) =>
    tags.filter((_, at) => wanted[at]?.image === image).map(({ action }) => action);
  const due = images.filter((image) => {
    const actions = listActions(image);
    return actions.length === 0 || actions.some((action) => action !== 'hold');
  });
  const whole = due.filter((image) => !trustsTags || !listActions(image).includes('keep'));
  return { due, whole };
}

function sumUp(copies: readonly Copied[]): CopiedTo['blobs'] {
  const sum = (kind: keyof CopiedTo['blobs']) =>
    copies.reduce((total, copied) => total + copied[kind], 0);
  return { present: sum('present'), mounted: sum('mounted'), uploaded: sum('uploaded') };
}

/** Referrers after their subjects, one after another; then the lists of them. */
async function copyRelated(
  target: CopyDestination,
  { items, indexes }: SourceImage,
  { source, copy }: Pick<CopyWork, 'source'> & { readonly copy: (one: Manifest) => Promise<void> },
): Promise<readonly ProblemData[]> {
  const kept: ProblemData[] = [];
  for (const { manifest, tag } of items) {
    if ((await target.resolve(manifest.digest)) === undefined) await copy(manifest);
    if (tag === undefined) continue;
    if (!(await putTag(target, tag, { manifest, source }))) kept.push(keptTag(target.label, tag));
  }
  const referrers = items.filter(({ tag }) => tag === undefined);
  for (const subject of new Set(referrers.map((referrer) => referrer.subject))) {
    const own = referrers.filter((referrer) => referrer.subject === subject);
    const isListed = await target.attach(subject, own, indexes.get(subject));
    if (!isListed) kept.push(keptTag(target.label, toFallbackTag(subject)));
  }
  return kept;
}

/** Signatures that a tag of the destination holds already stay, with those of the source; false where it holds something else. */
async function putTag(
  target: CopyDestination,
  tag: string,
  { manifest, source }: Pick<CopyWork, 'source'> & { readonly manifest: Manifest },
): Promise<boolean> {
  const there = (await target.before?.resolve(tag))?.digest;
  if (there === undefined) await target.putManifest(tag, manifest);
  if (there === undefined || there === manifest.digest) return true;
  const own = await target.before?.getManifest(tag);
  const { mergeOlder, putOlder } = await import('../../ship/reuse/older.ts');
  const merge = own && mergeOlder(tag, own, manifest);
  if (merge !== undefined && merge.missing.length > 0)
    await putOlder(tag, merge, { source, target });
  return merge !== undefined;
}

function keptTag(label: string, tag: string): ProblemData {
  const message = `${label}:${tag} holds other signatures or attestations than the source, and stays as it is.`;
  return {
    ...error('COPY_SIGNATURES_KEPT', message, 'Remove this tag to have it copied.'),
    level: 'notice',
  };
}

const WRITES: readonly CopiedTag['action'][] = ['write', 'move', 'replace'];

function isWritten({ action }: Pick<CopiedTag, 'action'>): boolean {
  return WRITES.includes(action);
}

/** The tags as they are decided, and what is told of those that are written. */
interface TagsWritten {
  readonly tags: Map<string, CopiedTag>;
  readonly begin: (tag: string) => unknown;
  readonly done: (tag: string) => unknown;
}

/**
 * Exact tags first, after images without a tag, so that a floating tag never names what has no exact one yet. Each is decided
 * again right before it is written: other runs may have written it while the images were copied.
 *
 * @throws Problem COPY_TAG_TAKEN for an exact tag that names another image by now
 */
async function writeTags(
  target: CopyDestination,
  { images, wanted, source, replace, signal }: CopyWork,
  { tags, begin, done }: TagsWritten,
): Promise<void> {
  const tagged = new Set(wanted.map(({ image }) => image));
  for (const image of images) if (!tagged.has(image)) target.list(image.manifest);
  const own = [...tags.keys()];
  const due = wanted.filter(({ tag }) => isWritten(tags.get(tag) ?? { action: 'hold' }));
  for (const isExact of [true, false]) {
    const some = due.filter(({ tag }) => (classifyTag(tag, own) === 'exact') === isExact);
    const now = await planCopiedTags(target, some, { source, replace, own });
    const refused = listRefused(target.label, now);
    if (refused.length > 0) throw new Problem(refused);
    for (const one of now) tags.set(one.tag, one);
    await runAll(
      some.filter(({ tag }) => isWritten(tags.get(tag) ?? { action: 'hold' })),
      TAGS_AT_ONCE,
      async ({ tag, image }) => {
        signal?.throwIfAborted();
        begin(tag);
        await target.putManifest(tag, image.manifest);
        done(tag);
      },
    );
  }
}

/** One problem for each tag that does not name what it should. */
async function readBack(
  target: CopyDestination,
  tags: readonly CopiedTag[],
): Promise<readonly ProblemData[]> {
  const due = tags.filter(isWritten);
  const found = await target.readBack(due.map(({ tag }) => tag));
  return due
    .map(({ tag, digest }, at) => ({ tag, digest, names: found[at] ?? 'nothing' }))
    .filter(({ digest, names }) => names !== digest)
    .map(({ tag, digest, names }) => {
      const message = `${target.label}:${tag} was written as ${digest}, but names ${names}.`;
      return error('COPY_NOT_VERIFIED', message, 'Something else writes this tag. Run it again.');
    });
}
