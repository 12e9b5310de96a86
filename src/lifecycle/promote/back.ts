// SPDX-License-Identifier: Apache-2.0
// promote --back: the image that tags pointed at before, and the mark on the one that they leave.
import { parseRepository, toTag } from '../../plan/reference/references.ts';
import { error, Problem, type ProblemData } from '../../problem.ts';
import type { RegistryClient, Repository } from '../../registry/registry.ts';
import type { Settings } from '../../settings/settings.ts';
import type { ShipContext } from '../../ship/context.ts';
import type { HistoryEntry } from '../../ship/history/entry.ts';
import { makeMark } from '../../ship/history/mark.ts';
import { readRecords } from '../../ship/history/records.ts';
import { decideYank, YANK_KIND } from '../../ship/history/tombstone.ts';
import type { ReceiptReferrer } from '../../ship/record/receipt.ts';
import { readTagHistory } from '../log/read.ts';
import { findBack, listBefore, resolveMoves } from '../log/timeline.ts';
import { markAll } from '../yank/apply.ts';
import type { ReadyPromotion } from './prepare.ts';

/** The tags that a user names: those of `to`, and that of the environment. */
function listNamed({ to, environment }: Pick<Settings, 'to' | 'environment'>): readonly string[] {
  const own = environment === undefined ? undefined : toTag(environment);
  return [...new Set([...to, ...(own === undefined ? [] : [own])])];
}

/**
 * The digest that all named tags pointed at before, in all repositories.
 *
 * @throws Problem PROMOTE_BACK_UNKNOWN, PROMOTE_BACK_DIFFERS, PROMOTE_NOWHERE
 */
export async function findBefore(
  names: readonly string[],
  settings: Pick<Settings, 'to' | 'environment' | 'history'>,
  registries: RegistryClient,
): Promise<string> {
  const tags = listNamed(settings);
  if (names.length === 0 || tags.length === 0) throw describeNowhere();
  const asked = names.flatMap((name) => tags.map((tag) => ({ name, tag })));
  const read = await Promise.all(asked.map((one) => readPosition(one, registries)));
  const left = settings.history ? listUnfinished(read) : new Set<string | undefined>();
  const found = await Promise.all(
    read.map(async (one) => ({
      reference: `${one.name}:${one.tag}`,
      digest: left.has(one.current) && one.back !== undefined ? one.current : await findOne(one),
    })),
  );
  const lacking = found.filter(({ digest }) => digest === undefined);
  if (lacking.length > 0) {
    throw new Problem(lacking.map(({ reference }) => describeUnknown(reference)));
  }
  const [first] = found;
  const other = found.find(({ digest }) => digest !== first?.digest);
  if (first?.digest !== undefined && other === undefined) return first.digest;
  throw describeDiffering(found);
}

/** Where a tag is, and what is recorded of it. */
interface Position {
  readonly name: string;
  readonly tag: string;
  readonly repository: Repository;
  readonly current: string | undefined;
  readonly entries: readonly HistoryEntry[];
  readonly back: ReturnType<typeof findBack>;
}

async function readPosition(
  { name, tag }: Pick<Position, 'name' | 'tag'>,
  registries: RegistryClient,
): Promise<Position> {
  const parsed = parseRepository(name);
  if (!parsed.ok) throw new Problem(parsed.problems);
  const repository = registries.open(parsed.value);
  const current = (await repository.resolve(tag))?.digest;
  const position = { name, tag, repository, current };
  if (current === undefined) return { ...position, entries: [], back: undefined };
  const { entries } = await readTagHistory(repository, [current], { tag });
  return { ...position, entries, back: findBack(entries, current) };
}

/**
 * The images to which an earlier `--back` has moved a tag that was killed then. It is finished first, everywhere: run again, it would go
 * back once more.
 */
function listUnfinished(read: readonly Position[]): ReadonlySet<string | undefined> {
  return new Set(read.filter(({ back }) => back === 'begun').map(({ current }) => current));
}

/** The last image before that is there and not yanked. */
async function findOne({
  repository,
  tag,
  current,
  entries,
}: Position): Promise<string | undefined> {
  if (current === undefined) return undefined;
  for (const digest of listBefore(resolveMoves(entries, current), current)) {
    const found = await readRecords(repository, digest, YANK_KIND);
    const yank = decideYank(
      found.map(({ record }) => record),
      tag,
    );
    if (yank === undefined && (await repository.resolve(digest)) !== undefined) return digest;
  }
  return undefined;
}

const WITHOUT_REASON = 'promote --back was asked for';

/**
 * Marks the images that the tags leave, before any tag is moved: a run of such an image, or of its pipeline, does not give it these
 * tags again until `tagship unyank`.
 */
export async function markLeft(
  { asked, plan, signing }: Pick<ReadyPromotion, 'asked' | 'plan' | 'signing'>,
  context: ShipContext,
  note: (referrer: ReceiptReferrer) => void,
): Promise<void> {
  const by = makeMark(plan.facts, context.env, context.clock.now());
  const because = context.settings.because ?? WITHOUT_REASON;
  const signer = (await signing.openSigner?.())?.signer;
  const given = { command: 'yank', because, by, facts: plan.facts, signer } as const;
  for (const { destination, told } of asked.filter(({ usable }) => usable)) {
    const { repository } = destination;
    for (const { from, tags, version } of listLeft(told.tags)) {
      const subject = await repository.resolve(from);
      if (subject === undefined) continue;
      const tombstones = (await readRecords(repository, from, YANK_KIND)).map((one) => one.record);
      const own = { ...given, version, tags };
      await markAll(destination, [{ subject, tombstones }], own, { context, note });
    }
  }
}

/** The images that floating tags leave: their digests, these tags, and the version, or else the start of the digest. */
function listLeft(tags: ReadyPromotion['asked'][number]['told']['tags']) {
  const left = tags.filter(({ kind, action }) => kind === 'floating' && action === 'move');
  return [...new Set(left.flatMap((one) => one.from ?? []))].map((from) => {
    const own = left.filter((one) => one.from === from);
    const version = toTag(own[0]?.fromVersion ?? '') ?? from.slice('sha256:'.length).slice(0, 12);
    return { from, tags: own.map(({ tag }) => tag), version };
  });
}

function describeNowhere(): Problem {
  const message = 'promote --back needs the tags and the repositories.';
  const hint = 'Name them: tagship promote --back --to production --image ghcr.io/acme/app.';
  return new Problem([error('PROMOTE_NOWHERE', message, hint)]);
}

function describeUnknown(reference: string): ProblemData {
  return error(
    'PROMOTE_BACK_UNKNOWN',
    `it is not recorded what "${reference}" pointed at before.`,
    'Name the image: tagship promote 1.2.3 --to TAG --moving always. Runs record what they do to tags with history: true.',
  );
}

function describeDiffering(
  found: readonly { readonly reference: string; readonly digest: string | undefined }[],
): Problem {
  const all = found.map(({ reference, digest = '' }) => `${reference} at ${digest}`).join(', ');
  const hint =
    'Move them back one at a time, or name the image: tagship promote 1.2.3 --to TAG --moving always.';
  const message = `the tags did not point at the same image before: ${all}.`;
  return new Problem([error('PROMOTE_BACK_DIFFERS', message, hint)]);
}
