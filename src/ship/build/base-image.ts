// SPDX-License-Identifier: Apache-2.0
// The digest of the base image that a build used, from BuildKit's provenance. Pure.
import type { Plan } from '../../plan/plan.ts';
import { isDigest } from '../../registry/blobs/digest.ts';
import { isObject, type JsonObject } from '../../registry/json.ts';
import type { BuildRecord } from './record.ts';

/** The image that another one was built on. */
export interface BaseImage {
  /** `docker.io/library/alpine:3.22` */
  readonly name: string;
  readonly digest: string;
}

const LABEL = 'org.opencontainers.image.base.name';

/** The base images that the builds of a run used. */
export interface BaseRecord {
  /** Takes down what buildx says of each build; absent where no target names its base image. */
  readonly onBuilt?: (record: BuildRecord) => void;
  /** The base image of a target; undefined where it is not known, or platforms were built on different ones. */
  readonly read: (target: string) => BaseImage | undefined;
}

/** Records base images by target. `onBuilt` is what else is to be called for each build. */
export function createBaseRecord(
  { targets }: Pick<Plan, 'targets'>,
  onBuilt: BaseRecord['onBuilt'],
): BaseRecord {
  const names = new Map(
    targets.flatMap(({ name, labels }) => {
      const base = labels[LABEL];
      return base === undefined ? [] : [[name, base] as const];
    }),
  );
  const found = new Map<string, (BaseImage | undefined)[]>();
  const note = (record: BuildRecord): void => {
    onBuilt?.(record);
    const base = names.get(record.name);
    if (base === undefined) return;
    const one = findBaseDigest(record.metadata, base);
    found.set(record.name, [...(found.get(record.name) ?? []), one]);
  };
  const heard = names.size === 0 ? onBuilt : note;
  return {
    ...(heard && { onBuilt: heard }),
    read: (target) => {
      const [first, ...others] = found.get(target) ?? [];
      return others.every((one) => one?.digest === first?.digest) ? first : undefined;
    },
  };
}

const PROVENANCE = /^buildx\.build\.provenance(?:\/|$)/;
/** A material as a package URL. @see https://github.com/package-url/purl-spec/blob/main/types-doc/docker-definition.md */
const IMAGE = /^pkg:docker\/([^?#]+)/;

/** An image that BuildKit has read. */
interface Material {
  /** `docker.io/library/alpine` */
  readonly repository: string;
  /** Its tag, or the digest that it was named by. */
  readonly version: string;
  readonly digest: string;
}

/**
 * The digest of the base image with this name; undefined where buildx's metadata file does not have it, or has several.
 *
 * | in the provenance                         | name                              |
 * | ----------------------------------------- | --------------------------------- |
 * | `pkg:docker/alpine@3.22?platform=…`       | `docker.io/library/alpine:3.22`   |
 * | `pkg:docker/alpine@latest?platform=…`     | `docker.io/library/alpine`        |
 * | `pkg:docker/ghcr.io/acme/base@1.0?…`      | `ghcr.io/acme/base:1.0`           |
 */
export function findBaseDigest(metadata: JsonObject, name: string): BaseImage | undefined {
  const digests = Object.entries(metadata)
    .filter(([key]) => PROVENANCE.test(key))
    .flatMap(([, provenance]) => listMaterials(provenance))
    .filter((material) => isCalled(material, name))
    .map(({ digest }) => digest);
  const [digest, ...others] = new Set(digests);
  return digest === undefined || others.length > 0 ? undefined : { name, digest };
}

/** A name without a tag is that of `latest`, or of an image that is named by its digest. */
function isCalled({ repository, version }: Material, name: string): boolean {
  if (`${repository}:${version}` === name) return true;
  return repository === name && (version === 'latest' || isDigest(version));
}

/** The images among the materials, as SLSA 0.2 and 1 list them. */
function listMaterials(provenance: unknown): readonly Material[] {
  if (!isObject(provenance)) return [];
  const { buildDefinition, materials } = provenance;
  const listed = isObject(buildDefinition) ? buildDefinition.resolvedDependencies : materials;
  return (Array.isArray(listed) ? (listed as unknown[]) : []).flatMap((one) => {
    if (!isObject(one) || typeof one.uri !== 'string' || !isObject(one.digest)) return [];
    const { sha256 } = one.digest;
    const digest = typeof sha256 === 'string' ? `sha256:${sha256}` : '';
    const name = readName(one.uri);
    return name === undefined || !isDigest(digest) ? [] : [{ ...name, digest }];
  });
}

function readName(uri: string): Pick<Material, 'repository' | 'version'> | undefined {
  const path = IMAGE.exec(uri)?.[1];
  if (path === undefined) return undefined;
  const [name = '', version = 'latest'] = decode(path).split('@');
  const [first = '', ...rest] = name.split('/');
  const hasHost = rest.length > 0 && /[.:]|^localhost$/.test(first);
  const repository = hasHost ? name : `docker.io/${rest.length === 0 ? 'library/' : ''}${name}`;
  return { repository, version };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a name that is no package URL matches nothing
  }
}
