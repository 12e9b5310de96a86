// SPDX-License-Identifier: Apache-2.0
// SBOMs in SPDX → one in CycloneDX, as GitLab takes it. Pure: equal SBOMs give equal bytes.
import type { Sbom } from '../../ship/verify/sbom.ts';
import { omitUndefined } from '../../omit-undefined.ts';

/** A package of an SPDX document, of which nothing is certain: generators write it, and registries keep it. */
type SpdxPackage = Readonly<Record<string, unknown>>;

/** What the license fields say when they say nothing. */
const SILENT = new Set(['NOASSERTION', 'NONE', '']);

/**
 * The packages of all platforms, each once, below the images that have them. Packages without an
 * address (purl) are left out, since they cannot be looked up.
 *
 * @see https://docs.gitlab.com/ci/yaml/artifacts_reports/#artifactsreportscyclonedx
 */
export function renderCyclonedx(sboms: readonly Sbom[], toolVersion: string): string {
  const components = new Map<string, object>();
  for (const document of sboms.flatMap(({ documents }) => documents)) {
    for (const one of listObjects(toObject(document).packages)) {
      const references = listObjects(one.externalRefs);
      const purl = toText(references.find((ref) => ref.referenceType === 'purl')?.referenceLocator);
      if (purl !== undefined && !components.has(purl)) components.set(purl, toComponent(one, purl));
    }
  }
  const sorted = [...components].sort(([one], [other]) => (one < other ? -1 : 1));
  const [first, ...others] = sboms.map(toContainer);
  const bom = {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      tools: { components: [{ type: 'application', name: 'tagship', version: toolVersion }] },
      ...omitUndefined({ component: first }),
    },
    components: [...others, ...sorted.map(([, component]) => component)],
  };
  return `${JSON.stringify(bom, null, 2)}\n`;
}

function toContainer({ repository, digest }: Sbom): object {
  const name = repository.slice(repository.lastIndexOf('/') + 1);
  const purl = `pkg:oci/${name}@${encodeURIComponent(digest)}?repository_url=${encodeURIComponent(repository)}`;
  return { type: 'container', 'bom-ref': purl, name: repository, version: digest, purl };
}

function toComponent(one: SpdxPackage, purl: string): object {
  const [name, versionInfo, licenseDeclared] = [
    toText(one.name),
    toText(one.versionInfo),
    toText(one.licenseDeclared),
  ];
  const isSaid = licenseDeclared !== undefined && !SILENT.has(licenseDeclared);
  return {
    type: 'library',
    'bom-ref': purl,
    name: name ?? purl,
    ...omitUndefined({ version: versionInfo }),
    ...(isSaid ? { licenses: [{ expression: licenseDeclared }] } : {}),
    purl,
  };
}

function toObject(value: unknown): SpdxPackage {
  return typeof value === 'object' && value !== null ? (value as SpdxPackage) : {};
}

function listObjects(value: unknown): readonly SpdxPackage[] {
  return Array.isArray(value) ? value.map(toObject) : [];
}

function toText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
