// SPDX-License-Identifier: Apache-2.0
// What becomes of SPDX documents in CycloneDX.
import { describe, expect, it } from 'vitest';
import type { Sbom } from '../../../src/ship/verify/sbom.ts';
import { renderCyclonedx } from '../../../src/report/files/cyclonedx.ts';

const digest = `sha256:${'a'.repeat(64)}`;

function purl(locator: string): object {
  const reference = { referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl' };
  return {
    externalRefs: [{ referenceType: 'cpe23Type' }, { ...reference, referenceLocator: locator }],
  };
}

function sbom(...documents: unknown[]): Sbom {
  return { repository: 'ghcr.io/acme/app', digest, documents };
}

function componentsOf(...documents: unknown[]): unknown {
  return (JSON.parse(renderCyclonedx([sbom(...documents)], '1.2.3')) as { components: unknown })
    .components;
}

describe('CycloneDX', () => {
  it('says of which image it is, and who wrote it', () => {
    expect(JSON.parse(renderCyclonedx([sbom({})], '1.2.3'))).toEqual({
      bomFormat: 'CycloneDX',
      specVersion: '1.5',
      version: 1,
      metadata: {
        tools: { components: [{ type: 'application', name: 'tagship', version: '1.2.3' }] },
        component: {
          type: 'container',
          'bom-ref': `pkg:oci/app@sha256%3A${'a'.repeat(64)}?repository_url=ghcr.io%2Facme%2Fapp`,
          name: 'ghcr.io/acme/app',
          version: digest,
          purl: `pkg:oci/app@sha256%3A${'a'.repeat(64)}?repository_url=ghcr.io%2Facme%2Fapp`,
        },
      },
      components: [],
    });
  });

  it.each([
    {
      name: 'a package with all there is to say',
      packages: [
        {
          name: 'zlib',
          versionInfo: '1.3',
          licenseDeclared: 'Zlib',
          ...purl('pkg:deb/debian/zlib@1.3'),
        },
      ],
      components: [
        {
          type: 'library',
          'bom-ref': 'pkg:deb/debian/zlib@1.3',
          name: 'zlib',
          version: '1.3',
          licenses: [{ expression: 'Zlib' }],
          purl: 'pkg:deb/debian/zlib@1.3',
        },
      ],
    },
    {
      name: 'one that says nothing of its licence and version',
      packages: [{ name: 'a', licenseDeclared: 'NOASSERTION', ...purl('pkg:npm/a') }],
      components: [{ type: 'library', 'bom-ref': 'pkg:npm/a', name: 'a', purl: 'pkg:npm/a' }],
    },
    { name: 'one without an address', packages: [{ name: 'a' }], components: [] },
    { name: 'no packages', packages: undefined, components: [] },
  ])('$name', ({ packages, components }) => {
    expect(componentsOf({ packages })).toEqual(components);
  });

  it('names what several platforms have once, in an order of its own', () => {
    const [a, b] = ['a', 'b'].map((name) => ({ name, ...purl(`pkg:npm/${name}`) }));
    const components = componentsOf({ packages: [b, a] }, { packages: [a] });
    expect(components).toMatchObject([{ name: 'a' }, { name: 'b' }]);
    expect(componentsOf({ packages: [a] }, { packages: [a, b] })).toEqual(components);
  });

  it('names the other images of a run beside their packages', () => {
    const other = { ...sbom({}), repository: 'ghcr.io/acme/worker' };
    expect(JSON.parse(renderCyclonedx([sbom({}), other], '1.2.3'))).toMatchObject({
      metadata: { component: { name: 'ghcr.io/acme/app' } },
      components: [{ type: 'container', name: 'ghcr.io/acme/worker' }],
    });
  });
});

describe('a document that is not what it should be', () => {
  it.each([
    ...[null, 7, 'x', [], { packages: null }, { packages: 'x' }, { packages: [null, 1, 'x'] }],
    { packages: [{ externalRefs: 'x' }, { externalRefs: [null, 1] }] },
    { packages: [{ externalRefs: [{ referenceType: 'purl', referenceLocator: 7 }] }] },
  ])('%j has no packages', (document) => {
    expect(componentsOf(document)).toEqual([]);
  });

  it('keeps the address of a package whose other fields are none', () => {
    const odd = { ...purl('pkg:npm/a@1'), name: 7, versionInfo: {}, licenseDeclared: [] };
    expect(componentsOf({ packages: [odd] })).toEqual([
      { type: 'library', 'bom-ref': 'pkg:npm/a@1', name: 'pkg:npm/a@1', purl: 'pkg:npm/a@1' },
    ]);
  });
});
