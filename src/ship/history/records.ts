// SPDX-License-Identifier: Apache-2.0
// Records that refer to an image: small JSON documents, attached and read back. What is read may be written by others.
import type { Clock } from '../../clock.ts';
import { error, Problem } from '../../problem.ts';
import { readWhole } from '../../registry/blobs/whole.ts';
import { createSlots } from '../../registry/http/pause.ts';
import { parseObject, type JsonObject } from '../../registry/json.ts';
import { readContents } from '../../registry/manifests/contents.ts';
import { listReferring, toFallbackTag, type Listed } from '../../registry/manifests/fallback.ts';
import type { Descriptor, Referrer, Repository } from '../../registry/registry.ts';
import { makeArtifact, type Artifact } from '../sign/store/artifact.ts';
import { addToFallback, orUnreadable, putArtifact } from '../sign/store/bundle-store.ts';

/** A kind of record: its artifact type, and what makes one of a JSON object. */
export interface RecordKind<T> {
  readonly artifactType: string;
  /** Undefined for an object that is none. */
  readonly parse: (body: JsonObject) => T | undefined;
}

/** A record, and the manifest that holds it. */
export interface FoundRecord<T> {
  readonly digest: string;
  readonly record: T;
}

/** The longest record that is written or read, bytes. */
export const RECORD_BYTES = 64 * 1024;
/** Records of one kind that are read of one image: more than are ever attached, so that others have filled the list. */
const MOST_READ = 1_000;
const AT_ONCE = 16;
/** Nothing is added to an image that so much refers to: a fallback index holds no more than 1000 entries. */
const MOST_REFERRERS = 800;
/** Waits before a record that was just written is looked for again, ms. */
const WAITS_MS: readonly number[] = [0, 200, 1_000, 3_000];

/** What a record is attached with. */
export interface AttachContext {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Called with the manifest of the record and its fallback tag, before anything is written. */
  readonly onWrite?: (digest: string, tag: string | null) => void;
  /** Does not wait until the record is listed: it may be lost to somebody who writes the same list at this time. */
  readonly isUnchecked?: boolean;
}

/**
 * The records of one kind that refer to a digest. What cannot be read, or is none, is left out.
 *
 * @throws Problem HISTORY_CUT where they are too many: the one that counts may be among those that are not read
 */
export async function readRecords<T>(
  repository: Repository,
  digest: string,
  kind: RecordKind<T>,
): Promise<readonly FoundRecord<T>[]> {
  const { records, left } = await readNewestRecords(repository, digest, kind);
  if (left === 0) return records;
  const { name } = repository.repository;
  const message = `"${name}@${digest}" has ${left} more records of the type ${kind.artifactType} than the ${MOST_READ} that are read.`;
  const hint = 'Find out what adds them, and delete them with the tools of the registry.';
  throw new Problem([error('HISTORY_CUT', message, hint)]);
}

/** As {@link readRecords}, but from the last of the list where they are too many; and how many are left. */
export async function readNewestRecords<T>(
  repository: Repository,
  digest: string,
  kind: RecordKind<T>,
): Promise<{ readonly records: readonly FoundRecord<T>[]; readonly left: number }> {
  const listed = await orUnreadable(() => listReferring(repository, digest, kind.artifactType));
  const own = listed === undefined ? [] : listOwn(listed, kind);
  const slots = createSlots(AT_ONCE);
  const found = await Promise.all(
    own
      .slice(-MOST_READ)
      .map((one) => slots.within(() => readRecord(repository, one.digest, kind))),
  );
  const left = Math.max(0, own.length - MOST_READ);
  return { records: found.flatMap((one) => one ?? []), left };
}

/** A registry need not filter by type, and other tools write wrong types into a fallback index. */
function listOwn<T>(
  { referrers }: Listed,
  { artifactType: own }: RecordKind<T>,
): readonly Referrer[] {
  return referrers.filter(({ artifactType }) => artifactType === own);
}

async function readRecord<T>(
  repository: Repository,
  digest: string,
  { artifactType, parse }: RecordKind<T>,
): Promise<FoundRecord<T> | undefined> {
  return orUnreadable(async () => {
    const manifest = await repository.getManifest(digest);
    if (manifest === undefined || manifest.bytes.byteLength > RECORD_BYTES) return undefined;
    const layer = readContents(manifest).layers.find(({ mediaType }) => mediaType === artifactType);
    if (layer === undefined || layer.size > RECORD_BYTES) return undefined;
    const bytes = await readWhole(repository, layer);
    const body = parseObject(Buffer.from(bytes).toString('utf8'));
    const record = body === undefined ? undefined : parse(body);
    return record === undefined ? undefined : { digest, record };
  });
}

/**
 * Attaches a record to a manifest, and waits until it is listed. The content decides the digest, so the same record
 * is attached once.
 *
 * @throws Problem HISTORY_TAG_TAKEN, HISTORY_FULL, HISTORY_LOST, and those of registries
 */
export async function attachRecord(
  repository: Repository,
  subject: Pick<Descriptor, 'mediaType' | 'digest' | 'size'>,
  given: {
    readonly artifactType: string;
    readonly record: object;
    /** UTC ISO 8601. */
    readonly created: string;
  },
  context: AttachContext,
): Promise<Descriptor> {
  const { onWrite, isUnchecked = false } = context;
  const { artifactType, record, created } = given;
  const bytes = Buffer.from(JSON.stringify(record));
  if (bytes.byteLength > RECORD_BYTES) throw new Error('a record is longer than it may be');
  const annotations = { 'org.opencontainers.image.created': created };
  const artifact = makeArtifact({ artifactType, subject, bytes, annotations });
  const { mediaType, digest, bytes: written } = artifact.manifest;
  const before = await listReferring(repository, subject.digest);
  checkListed(repository, subject.digest, before);
  onWrite?.(digest, before.hasApi ? null : toFallbackTag(subject.digest));
  await putArtifact(repository, artifact);
  if (!(isUnchecked && before.hasApi))
    await addToList(repository, subject.digest, artifact, context);
  return { mediaType, digest, size: written.byteLength };
}

/** Waits until a record is listed, and lists it where the registry does not. */
async function addToList(
  repository: Repository,
  subject: string,
  artifact: Artifact,
  { clock, signal, isUnchecked = false }: AttachContext,
): Promise<void> {
  const { digest } = artifact.manifest;
  for (const waitMs of WAITS_MS) {
    await clock.sleep(waitMs, signal);
    // Read right before it is written, so that what others added meanwhile stays.
    const listed = await listReferring(repository, subject);
    if (listed.referrers.some((one) => one.digest === digest)) return;
    checkListed(repository, subject, listed);
    if (!listed.hasApi) await addToFallback(repository, subject, listed, artifact);
    if (isUnchecked) return;
  }
  throw lost(repository, subject);
}

function checkListed({ repository }: Repository, digest: string, listed: Listed): void {
  const { isTaken, referrers } = listed;
  if (isTaken) {
    const message = `the tag "${toFallbackTag(digest)}" of "${repository.name}" should list what refers to the image, but it holds something else.`;
    throw new Problem([error('HISTORY_TAG_TAKEN', message, 'Remove this tag, and run it again.')]);
  }
  if (referrers.length < MOST_REFERRERS) return;
  const message = `"${repository.name}@${digest}" has ${referrers.length} signatures and records already, and takes no more.`;
  const hint = 'Find out what adds them. A build of a newer commit has a list of its own.';
  throw new Problem([error('HISTORY_FULL', message, hint)]);
}

function lost({ repository }: Repository, digest: string): Problem {
  const message = `a record of "${repository.name}@${digest}" was accepted by ${repository.host}, but is not in its list of what refers to the image.`;
  const hint = 'Run it again; if it stays so, find out what else writes this list.';
  return new Problem([error('HISTORY_LOST', message, hint)]);
}
