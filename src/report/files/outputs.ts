// SPDX-License-Identifier: Apache-2.0
// The outputs of the GitHub Action. Pure: names and texts; the entry writes them where the runner reads.
import type { BuildRecord } from '../../ship/build/record.ts';
import type { Receipt } from '../../ship/record/receipt.ts';
import type { Plan } from '../../plan/plan.ts';
import { toBuildMetadata } from './build-metadata.ts';
import { writtenReferences } from './dotenv.ts';

/**
 * Every output of a run, by name.
 *
 * @param metadata the outputs that docker/metadata-action has too, as planned; after a push, `tags`
 * and `tag-names` are what is in the registries instead.
 * @param records what buildx said of each build.
 */
export function toOutputs(
  plan: Plan,
  receipt: Receipt | undefined,
  metadata: Readonly<Record<string, string>>,
  records: readonly BuildRecord[] = [],
): Record<string, string> {
  const held = plan.targets.flatMap((target) => target.held.map(({ tag }) => tag));
  const outputs: Record<string, string> = {
    ...metadata,
    held: lines(held),
    plan: JSON.stringify(plan),
  };
  return receipt === undefined
    ? outputs
    : { ...outputs, ...receiptOutputs({ plan, receipt, records }, held) };
}

interface Done {
  readonly plan: Plan;
  readonly receipt: Receipt;
  readonly records: readonly BuildRecord[];
}

function receiptOutputs(
  { plan, receipt, records }: Done,
  planHeld: readonly string[],
): Record<string, string> {
  const [target] = receipt.targets;
  const images = receipt.targets.flatMap((shipped) => shipped.images);
  const references = writtenReferences(plan, receipt);
  const held = images.filter(({ action }) => action === 'held').map(({ tag }) => tag);
  const written =
    receipt.pushed || receipt.status !== 'done'
      ? { tags: lines(references), 'tag-names': lines(references.map(tagName)) }
      : {};
  return {
    ...written,
    held: lines([...planHeld, ...held]),
    pushed: String(receipt.pushed),
    reference: toReference(receipt),
    digest: target?.digest ?? '',
    digests: JSON.stringify(listDigests(receipt)),
    record: receipt.record === undefined ? '' : JSON.stringify(receipt.record),
    imageid: target?.imageId ?? '',
    images: JSON.stringify(images),
    'verify-command': lines(receipt.targets.flatMap(({ verifyCommand }) => verifyCommand ?? [])),
    metadata: JSON.stringify(toBuildMetadata(receipt, references, records), null, 2),
    receipt: JSON.stringify(receipt),
  };
}

/** The digest of each target that was built, by its name. */
function listDigests({ targets }: Receipt): Readonly<Record<string, string>> {
  return Object.fromEntries(
    targets.flatMap(({ name, digest }) => (digest === null ? [] : [[name, digest]])),
  );
}

/** The first pushed image by digest, `ghcr.io/acme/app@sha256:…`; empty if nothing was pushed. */
function toReference({ pushed, targets: [target] }: Receipt): string {
  const repository = target?.images[0]?.repository;
  const digest = target?.digest ?? undefined;
  return pushed && repository !== undefined && digest !== undefined
    ? `${repository}@${digest}`
    : '';
}

/**
 * The image of each target in its first repository, as lines of the file GITHUB_ARTIFACTS: `oci://ghcr.io/acme/app:1.2.3@sha256:…`.
 * A name with two digests fails the step, so that each has its exact tag, if there is one.
 */
export function listArtifacts({ pushed, targets }: Receipt): readonly string[] {
  if (!pushed) return [];
  const lines = targets.flatMap(({ digest, images }) => {
    const there = images.filter(({ action }) => action !== 'held' && action !== 'failed');
    const named = there.filter((image) => image.digest === digest);
    const image = named.find(({ kind }) => kind === 'exact') ?? named[0];
    return image === undefined ? [] : [`oci://${image.reference}@${image.digest ?? ''}`];
  });
  return [...new Set(lines)];
}

function tagName(reference: string): string {
  return reference.slice(reference.lastIndexOf(':') + 1);
}

function lines(items: readonly string[]): string {
  return [...new Set(items)].join('\n');
}
