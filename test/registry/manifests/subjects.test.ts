// SPDX-License-Identifier: Apache-2.0
// The statements of an image that BuildKit has not pushed: each names the image manifest that it is about.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMember } from '../../../src/registry/json.ts';
import { readContents } from '../../../src/registry/manifests/contents.ts';
import { copyImage } from '../../../src/registry/manifests/copy.ts';
import type { SourcedImage } from '../../../src/registry/manifests/docker-types.ts';
import { isAttestation } from '../../../src/registry/manifests/platforms.ts';
import { type SubjectName, withSubjects } from '../../../src/registry/manifests/subjects.ts';
import { readWhole } from '../../../src/registry/blobs/whole.ts';
import type { Descriptor, Manifest } from '../../../src/registry/registry.ts';
import { countRuns } from '../../lab/nightly.ts';
import { problemOf, type TestBlob, toBlob, toManifest, toName, toSource } from '../bench.ts';
import { toDescriptor } from '../image.ts';
import { createRecorder } from './recorder.ts';

const OCI = 'application/vnd.oci.image';
const STATEMENT = 'application/vnd.in-toto+json';
const layer = toBlob('layer', `${OCI}.layer.v1.tar+gzip`);

/** How the test's attestations say what they are about. */
type Reference = 'annotation' | 'subject' | 'none';

interface Given {
  readonly texts: readonly string[];
  readonly platforms?: readonly string[];
  readonly reference?: Reference;
  readonly mediaType?: string;
}

/** An image of these platforms; each has an attestation with these statements, written as BuildKit does. */
function makeAttested(given: Given): { image: SourcedImage; images: readonly Manifest[] } {
  const { texts, platforms = ['amd64'], reference = 'annotation' } = given;
  const blobs: TestBlob[] = [layer];
  const manifests: Manifest[] = [];
  const entries = platforms.map((architecture) => {
    const config = toBlob(JSON.stringify({ os: 'linux', architecture }), `${OCI}.config.v1+json`);
    const manifest = toIndented({
      mediaType: `${OCI}.manifest.v1+json`,
      config: config.descriptor,
      layers: [layer.descriptor],
    });
    blobs.push(config);
    manifests.push(manifest);
    return { ...toDescriptor(manifest), platform: { architecture, os: 'linux' } };
  });
  const images = [...manifests];
  const attestations = images.map((about) => {
    const statements = texts.map((text) => toBlob(text, given.mediaType ?? STATEMENT));
    const diffIds = statements.map(({ descriptor }) => descriptor.digest);
    const config = toBlob(`{"rootfs":{"diff_ids":${JSON.stringify(diffIds)}}}`);
    const manifest = toIndented({
      mediaType: `${OCI}.manifest.v1+json`,
      config: { ...config.descriptor, mediaType: `${OCI}.config.v1+json` },
      layers: statements.map(({ descriptor }) => ({
        ...descriptor,
        annotations: { 'in-toto.io/predicate-type': 'https://slsa.dev/provenance/v0.2' },
      })),
      ...(reference === 'subject' && { subject: toDescriptor(about) }),
    });
    blobs.push(config, ...statements);
    manifests.push(manifest);
    return {
      ...toDescriptor(manifest),
      annotations: {
        ...(reference === 'annotation' && { 'vnd.docker.reference.digest': about.digest }),
        'vnd.docker.reference.type': 'attestation-manifest',
      },
      platform: { architecture: 'unknown', os: 'unknown' },
    };
  });
  const manifest = toIndented({
    mediaType: `${OCI}.index.v1+json`,
    manifests: [...entries, ...attestations],
    annotations: { 'com.example.note': 'kept' },
  });
  return { image: { manifest, source: toSource(blobs, manifests) }, images };
}

function toIndented(body: object): Manifest {
  const manifest = toManifest({ schemaVersion: 2, ...body });
  const bytes = Buffer.from(JSON.stringify(JSON.parse(manifest.bytes.toString()), undefined, 2));
  return { ...manifest, ...toBlob(bytes).descriptor, mediaType: manifest.mediaType, bytes };
}

/** The texts of all statements of an image, each attestation's in its order. */
async function readStatements({ manifest, source }: SourcedImage): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const entry of readContents(manifest).manifests.filter(isAttestation)) {
    const attestation = await source.readManifest(entry.digest);
    expect(toDescriptor(attestation)).toMatchObject({ digest: entry.digest, size: entry.size });
    const { config, layers } = readContents(attestation);
    const ids = layers.map(({ digest }) => digest);
    const read = async (blob: Descriptor) => {
      const bytes = await readWhole(source, blob);
      expect(toBlob(Buffer.from(bytes)).descriptor).toMatchObject({
        digest: blob.digest,
        size: blob.size,
      });
      return Buffer.from(bytes).toString();
    };
    if (config !== undefined)
      expect(JSON.parse(await read(config))).toEqual({ rootfs: { diff_ids: ids } });
    for (const one of layers) texts.push(await read(one));
  }
  return texts;
}

const one = { name: 'default', repositories: [toName('ghcr.io', 'acme/app')] };
const statement = (subject: string) =>
  `{"_type":"https://in-toto.io/Statement/v0.1","predicateType":"p","subject":${subject},"predicate":{"subject":[],"é":1.50}}`;
const toHex = (digest: string) => digest.slice('sha256:'.length);
const local =
  '{"name":"pkg:docker/127.0.0.1:40945/f00/app@x?platform=linux%2Famd64","digest":{"sha256":"00"}}';
const file = '{"name":"app.tar","digest":{"sha256":"11"}}';

describe('the subject of a statement', () => {
  const ours = (name: string) => (digest: string) =>
    `{"name":"${name.replace('DIGEST', digest)}","digest":{"sha256":"${toHex(digest)}"}}`;
  const usual = ours(
    'pkg:oci/app@DIGEST?platform=linux%2Famd64&repository_url=ghcr.io%2Facme%2Fapp',
  );
  const anywhere = ours('pkg:oci/app@DIGEST?platform=linux%2Famd64');
  const rows: readonly {
    readonly name: string;
    readonly subject?: string;
    readonly to?: SubjectName;
    readonly reference?: Reference;
    readonly want: (digest: string) => string;
  }[] = [
    { name: 'none, as BuildKit writes it for a layout', subject: '[]', want: usual },
    { name: 'null', subject: 'null', want: usual },
    { name: 'of a registry on this machine', subject: `[${local}]`, want: usual },
    {
      name: 'of a registry on this machine, with its colon encoded',
      subject: `[${local.replace('1:4', '1%3A4')}]`,
      want: usual,
    },
    {
      name: 'of a registry on this machine and of a file',
      subject: `[${local},${file}]`,
      want: (digest) => `${usual(digest)},${file}`,
    },
    { name: 'that the manifest says', reference: 'subject', want: usual },
    {
      name: 'in two registries, of which neither is named',
      to: { ...one, repositories: [...one.repositories, toName('registry.acme.io', 'team/app')] },
      want: anywhere,
    },
    {
      name: 'in two repositories of a registry',
      to: { ...one, repositories: [...one.repositories, toName('ghcr.io', 'secret/app')] },
      want: anywhere,
    },
    {
      name: 'in repositories with other names',
      to: { name: 'Api 2', repositories: [...one.repositories, toName('ghcr.io', 'acme/secret')] },
      want: ours('pkg:oci/api%202@DIGEST?platform=linux%2Famd64'),
    },
    {
      name: 'with a port',
      to: { ...one, repositories: [toName('127.0.0.1:5000', 'app')] },
      want: ours('pkg:oci/app@DIGEST?platform=linux%2Famd64&repository_url=127.0.0.1:5000%2Fapp'),
    },
  ];

  it.each(rows)('$name', async ({ subject = '[]', to = one, reference = 'annotation', want }) => {
    const { image, images } = makeAttested({ texts: [statement(subject)], reference });
    const named = await withSubjects(image, to);
    const digest = images[0]?.digest ?? '';
    expect(await readStatements(named)).toEqual([statement(`[${want(digest)}]`)]);
  });

  it('is added where the statement has no such member', async () => {
    const text = '{ "_type": "https://in-toto.io/Statement/v1", "predicate": {} }';
    const { image, images } = makeAttested({ texts: [text] });
    const [found = ''] = await readStatements(await withSubjects(image, one));
    const { subject } = JSON.parse(found) as { subject: object };
    expect(subject).toMatchObject([{ digest: { sha256: toHex(images[0]?.digest ?? '') } }]);
    expect(found.replace(`"subject":${JSON.stringify(subject)},`, '')).toBe(text);
  });

  it('is of each platform its own, where both had the same attestation', async () => {
    const { image, images } = makeAttested({
      texts: [statement('[]')],
      platforms: ['amd64', 'arm64'],
    });
    const named = await readStatements(await withSubjects(image, one));
    const digests = named.map((text) => {
      const { subject } = JSON.parse(text) as { subject: { digest: { sha256: string } }[] };
      return subject[0]?.digest.sha256;
    });
    expect(digests).toEqual(images.map(({ digest }) => toHex(digest)));
  });
});

describe('an image that stays as it is', () => {
  const rows: readonly (Given & { readonly name: string })[] = [
    { name: 'statements have subjects', texts: [statement(`[${file}]`)] },
    { name: 'attestations of another kind', texts: ['{"payloadType":"x","payload":"e30="}'] },
    { name: 'blobs of another kind', texts: ['no JSON'], mediaType: 'text/plain' },
    { name: 'attestations of nothing', texts: [statement('[]')], reference: 'none' },
    { name: 'no attestations', texts: [], platforms: [] },
    { name: 'attestations without statements', texts: [] },
  ];
  it.each(rows)('$name', async (given) => {
    const { image } = makeAttested(given);
    expect(await withSubjects(image, one)).toBe(image);
  });

  it('a plain manifest', async () => {
    const { image, images } = makeAttested({ texts: [] });
    const [manifest = image.manifest] = images;
    const plain = { ...image, manifest };
    expect(await withSubjects(plain, one)).toBe(plain);
  });
});

it('changes nothing but the statement and what refers to it, and can be copied', async () => {
  const texts = [statement('[]'), statement(`[${file}]`)];
  const { image } = makeAttested({ texts, platforms: ['amd64', 'arm64'] });
  const named = await withSubjects(image, one);
  const [before, after] = [image, named].map(({ manifest }) =>
    Buffer.from(manifest.bytes).toString().split('\n'),
  );
  const changed = (after ?? []).filter((line, at) => line !== before?.[at]);
  expect(after).toHaveLength(before?.length ?? 0);
  expect(changed.filter((line) => !/^ {6}"(?:digest|size)": /.test(line))).toEqual([]);
  expect((await readStatements(named))[1]).toBe(texts[1]);
  const again = await withSubjects(image, one);
  expect(again.manifest).toEqual(named.manifest);
  expect(await withSubjects(named, one)).toBe(named);
  const { target, written } = createRecorder();
  const [copied] = await copyImage(named.manifest, named.source, [target]);
  expect(copied?.problem).toBeUndefined();
  expect(written).toContain(named.manifest.digest);
});

describe('a statement that cannot be used', () => {
  const huge = { ...toBlob(statement('[]'), STATEMENT) };
  const rows = [
    { name: 'is no JSON', texts: ['{"_type":'], says: 'it is not a JSON object' },
    { name: 'is no object', texts: ['[]'], says: 'it is not a JSON object' },
    { name: 'is empty', texts: [''], says: 'it is not a JSON object' },
    { name: 'is nested deep', texts: ['{"a":'.repeat(9999)], says: 'it is not a JSON object' },
  ];
  it.each(rows)('$name', async ({ texts, says }) => {
    const { problems } = await problemOf(withSubjects(makeAttested({ texts }).image, one));
    expect(problems).toMatchObject([{ level: 'error', code: 'BUILD_ATTESTATION_INVALID' }]);
    expect(problems[0]?.message).toContain(says);
  });

  it('is larger than an SBOM may be, which is not read', async () => {
    const { image } = makeAttested({ texts: [statement('[]')] });
    const size = `"size": ${huge.descriptor.size}`;
    const source = {
      ...image.source,
      readManifest: async (digest: string) => {
        const manifest = await image.source.readManifest(digest);
        const text = Buffer.from(manifest.bytes).toString();
        return { ...manifest, bytes: Buffer.from(text.replace(size, '"size": 999999999')) };
      },
      openBlob: () => Promise.reject(new Error('it was opened')),
    };
    const { problems } = await problemOf(withSubjects({ ...image, source }, one));
    expect(problems).toMatchObject([{ code: 'BUILD_ATTESTATION_INVALID' }]);
  });
});

it('finds a member in any JSON object', () => {
  const key = fc.oneof(fc.constantFrom('subject', 'a', '"', '\\'), fc.string());
  fc.assert(
    fc.property(fc.dictionary(key, fc.jsonValue()), fc.constantFrom(0, 2), (object, indent) => {
      const text = JSON.stringify(object, undefined, indent);
      for (const name of ['subject', ...Object.keys(object)]) {
        const found = findMember(text, name);
        const value = Object.hasOwn(object, name) ? JSON.stringify(object[name]) : undefined;
        if (found === undefined) expect(value).toBeUndefined();
        else expect(JSON.stringify(JSON.parse(text.slice(found.start, found.end)))).toBe(value);
      }
    }),
    { numRuns: countRuns(300) },
  );
});

it('takes the last of several members with a name, as JSON.parse does', () => {
  const text = '{"a":1, "b" : [ {"a":2} ] ,"a": "3,}" }';
  const { start, end } = findMember(text, 'a') ?? { start: 0, end: 0 };
  expect(text.slice(start, end)).toBe('"3,}"');
});
