// SPDX-License-Identifier: Apache-2.0
// Small images written by hand as OCI layouts, as a builder would leave them. Needs no engine.
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What an image is made of and says of itself. */
export interface ImageSpec {
  readonly platforms: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** Another salt makes another image: two builds of one commit differ, like builds with provenance. */
  readonly salt: string;
  /** Adds an index with an attestation, which is buildx's default. */
  readonly attested: boolean;
}

interface Part {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
}

const OCI = 'application/vnd.oci.image';

/** Writes an OCI layout and returns the digest of its index or manifest. */
export async function writeLayout(folder: string, spec: ImageSpec): Promise<string> {
  const blobs = join(folder, 'blobs', 'sha256');
  await mkdir(blobs, { recursive: true });
  const put = async (content: string | object, mediaType: string): Promise<Part> => {
    const bytes = Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
    const hex = createHash('sha256').update(bytes).digest('hex');
    await writeFile(join(blobs, hex), bytes);
    return { mediaType, digest: `sha256:${hex}`, size: bytes.byteLength };
  };
  const images = await Promise.all(
    spec.platforms.map(async (platform) => ({
      ...(await putManifest(put, platform, spec)),
      platform: toParts(platform),
    })),
  );
  const top = await putTop(put, images, spec);
  await writeFile(join(folder, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }));
  const index = { schemaVersion: 2, mediaType: `${OCI}.index.v1+json`, manifests: [top] };
  await writeFile(join(folder, 'index.json'), JSON.stringify(index));
  return top.digest;
}

type Put = (content: string | object, mediaType: string) => Promise<Part>;

async function putManifest(put: Put, platform: string, spec: ImageSpec): Promise<Part> {
  const { os, architecture } = toParts(platform);
  const layer = await put(
    `a layer of ${platform}, ${spec.salt}\n`.repeat(20),
    `${OCI}.layer.v1.tar`,
  );
  const config = await put(
    {
      os,
      architecture,
      config: { Labels: spec.labels },
      rootfs: { type: 'layers', diff_ids: [layer.digest] },
      history: [{ comment: spec.salt }],
    },
    `${OCI}.config.v1+json`,
  );
  return put(
    {
      schemaVersion: 2,
      mediaType: `${OCI}.manifest.v1+json`,
      config,
      layers: [layer],
      annotations: spec.annotations,
    },
    `${OCI}.manifest.v1+json`,
  );
}

async function putTop(
  put: Put,
  images: readonly (Part & { readonly platform: object })[],
  spec: ImageSpec,
): Promise<Part> {
  const [first] = images;
  if (first !== undefined && images.length === 1 && !spec.attested) {
    const { mediaType, digest, size } = first;
    return { mediaType, digest, size };
  }
  const attestations = spec.attested ? [await putAttestation(put, first?.digest ?? '')] : [];
  return put(
    {
      schemaVersion: 2,
      mediaType: `${OCI}.index.v1+json`,
      manifests: [...images, ...attestations],
      annotations: spec.annotations,
    },
    `${OCI}.index.v1+json`,
  );
}

async function putAttestation(put: Put, subject: string): Promise<object> {
  const statement = await put(
    { predicateType: 'https://slsa.dev/provenance/v1' },
    'application/vnd.in-toto+json',
  );
  const config = await put({ os: 'unknown', architecture: 'unknown' }, `${OCI}.config.v1+json`);
  const manifest = await put(
    { schemaVersion: 2, mediaType: `${OCI}.manifest.v1+json`, config, layers: [statement] },
    `${OCI}.manifest.v1+json`,
  );
  return {
    ...manifest,
    annotations: {
      'vnd.docker.reference.type': 'attestation-manifest',
      'vnd.docker.reference.digest': subject,
    },
    platform: { os: 'unknown', architecture: 'unknown' },
  };
}

function toParts(platform: string): { os: string; architecture: string } {
  const [os = '', architecture = ''] = platform.split('/');
  return { os, architecture };
}
