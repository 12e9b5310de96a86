// SPDX-License-Identifier: Apache-2.0
// Whether each platform of an image has provenance and an SBOM in the registry. Writes nothing.
import { error, type ProblemData } from '../../problem.ts';
import { readWhole } from '../../registry/blobs/whole.ts';
import { isObject, parseObject } from '../../registry/json.ts';
import { SBOM_BYTES } from '../../registry/limits.ts';
import { readContents } from '../../registry/manifests/contents.ts';
import { isAttestation, toPlatformText } from '../../registry/manifests/platforms.ts';
import type { Descriptor, Repository } from '../../registry/registry.ts';

/** A kind of attestation that BuildKit makes. */
export type AttestationKind = 'provenance' | 'sbom';

const PREDICATE_TYPE = 'in-toto.io/predicate-type';
const REFERENCE = 'vnd.docker.reference.digest';

/** What the type of each kind begins with. */
const TYPES: Readonly<Record<AttestationKind, string>> = {
  provenance: 'https://slsa.dev/provenance/',
  sbom: 'https://spdx.dev/Document',
};

/** How each kind is called, and how it is asked for. */
const NAMES: Readonly<Record<AttestationKind, string>> = { provenance: 'provenance', sbom: 'SBOM' };

/**
 * The problems of an image: which platforms lack which attestations. One counts if its statement is about the manifest of
 * the platform.
 *
 * @see https://github.com/moby/buildkit/blob/master/docs/attestations/attestation-storage.md
 */
export async function checkAttested(
  repository: Repository,
  digest: string,
  kinds: readonly AttestationKind[],
): Promise<readonly ProblemData[]> {
  if (kinds.length === 0) return [];
  const { manifests } = readContents(await repository.readManifest(digest));
  const images = manifests.filter((entry) => !isAttestation(entry));
  const reference = `"${repository.repository.name}@${digest}"`;
  if (images.length === 0) {
    return kinds.map((kind) => lacks(reference, kind, 'it is a single manifest without an index'));
  }
  const found = await listAttested(repository, manifests.filter(isAttestation));
  return kinds.flatMap((kind) => {
    const without = images.filter((image) => !found.has(`${kind} ${image.digest}`));
    const names = without.map(({ platform, digest: own }) =>
      platform === undefined ? own : toPlatformText(platform),
    );
    return names.length === 0 ? [] : [lacks(reference, kind, `none is about ${names.join(', ')}`)];
  });
}

/** `kind digest` of everything that a statement is about. */
async function listAttested(
  repository: Repository,
  entries: readonly Descriptor[],
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  let bytes = 0;
  for (const entry of entries) {
    const about = entry.annotations?.[REFERENCE];
    for (const layer of readContents(await repository.readManifest(entry.digest)).layers) {
      const type = layer.annotations?.[PREDICATE_TYPE] ?? '';
      const kind = (['provenance', 'sbom'] as const).find((one) => type.startsWith(TYPES[one]));
      bytes += layer.size;
      if (kind === undefined || about === undefined || bytes > SBOM_BYTES) continue;
      const statement = Buffer.from(await readWhole(repository, layer)).toString('utf8');
      if (isStatementAbout(statement, { kind, digest: about })) found.add(`${kind} ${about}`);
    }
  }
  return found;
}

function isStatementAbout(
  text: string,
  { kind, digest }: { readonly kind: AttestationKind; readonly digest: string },
): boolean {
  const { predicateType, subject } = parseObject(text) ?? {};
  if (typeof predicateType !== 'string' || !predicateType.startsWith(TYPES[kind])) return false;
  const [algorithm = '', hex = ''] = digest.split(':');
  return (
    Array.isArray(subject) &&
    subject.some(
      (one: unknown) => isObject(one) && isObject(one.digest) && one.digest[algorithm] === hex,
    )
  );
}

function lacks(reference: string, kind: AttestationKind, why: string): ProblemData {
  const name = NAMES[kind];
  return error(
    'VERIFY_UNATTESTED',
    `${reference} has no ${name}: ${why}.`,
    `Ship the image with ${kind}: true, to a registry that takes an index.`,
  );
}
