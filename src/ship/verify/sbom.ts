// SPDX-License-Identifier: Apache-2.0
// Reads the SBOMs that buildx attested to the shipped images back from the registry.
import { parseRepository } from '../../plan/reference/references.ts';
import { error, Problem, type ProblemData } from '../../problem.ts';
import { readContents } from '../../registry/manifests/contents.ts';
import { parseObject } from '../../registry/json.ts';
import { SBOM_BYTES } from '../../registry/limits.ts';
import { isAttestation } from '../../registry/manifests/platforms.ts';
import type { Descriptor, RegistryClient, Repository } from '../../registry/registry.ts';
import { readWhole } from '../../registry/blobs/whole.ts';
import { asNotices, toProblems } from '../destination.ts';
import type { Receipt, ShippedTarget } from '../record/receipt.ts';

/** The SBOMs of one target. */
export interface Sbom {
  /** `ghcr.io/acme/app` */
  readonly repository: string;
  readonly digest: string;
  /** One SPDX document for each platform. */
  readonly documents: readonly unknown[];
}

const PREDICATE_TYPE = 'in-toto.io/predicate-type';
const SPDX = 'https://spdx.dev/Document';

/**
 * The SBOMs of a run that has pushed, of each target from the first repository that has it; none for
 * targets without. What cannot be read is a notice: everything is already shipped.
 *
 * @see https://github.com/moby/buildkit/blob/master/docs/attestations/attestation-storage.md
 */
export async function readSboms(
  { targets, pushed }: Receipt,
  registries: RegistryClient,
): Promise<{ readonly sboms: readonly Sbom[]; readonly problems: readonly ProblemData[] }> {
  const sboms: Sbom[] = [];
  const problems: ProblemData[] = [];
  for (const target of pushed ? targets : []) {
    try {
      const found = await findSbom(target, registries);
      if (found !== undefined) sboms.push(found);
    } catch (thrown) {
      problems.push(...asNotices(toProblems(thrown)));
    }
  }
  return { sboms, problems };
}

/** A repository that accepts no attestations has none: read the next one. */
async function findSbom(
  { images, digest: own }: ShippedTarget,
  registries: RegistryClient,
): Promise<Sbom | undefined> {
  const ours = images.filter(({ action }) => action !== 'held' && action !== 'failed');
  for (const digest of new Set([own, ...ours.map((image) => image.digest)])) {
    const name = ours.find((image) => image.digest === digest)?.repository;
    const parsed = parseRepository(name ?? '');
    if (digest === null || name === undefined || !parsed.ok) continue;
    const documents = await readDocuments(registries.open(parsed.value), digest);
    if (documents.length > 0) return { repository: name, digest, documents };
  }
  return undefined;
}

async function readDocuments(repository: Repository, digest: string): Promise<unknown[]> {
  const documents: unknown[] = [];
  let bytes = 0;
  for (const entry of readContents(await repository.readManifest(digest)).manifests) {
    if (!isAttestation(entry)) continue;
    for (const layer of readContents(await repository.readManifest(entry.digest)).layers) {
      if (layer.annotations?.[PREDICATE_TYPE] !== SPDX) continue;
      bytes += layer.size;
      if (bytes > SBOM_BYTES) throw unreadable(layer.digest, `is larger than ${SBOM_BYTES} bytes`);
      documents.push(parseStatement(await readText(repository, layer), layer.digest));
    }
  }
  return documents;
}

function parseStatement(text: string, digest: string): unknown {
  const statement = parseObject(text);
  if (statement === undefined) throw unreadable(digest, 'is not a JSON object');
  return statement.predicate;
}

function unreadable(digest: string, why: string): Problem {
  const message = `the SBOM "${digest}" ${why}.`;
  return new Problem([error('SBOM_UNREADABLE', message, 'Check the generator of the SBOM.')]);
}

async function readText(repository: Repository, layer: Descriptor): Promise<string> {
  return Buffer.from(await readWhole(repository, layer)).toString();
}
