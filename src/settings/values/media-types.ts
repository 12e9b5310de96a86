// SPDX-License-Identifier: Apache-2.0
// Requests that an image in Docker's media types cannot fulfil. Pure.
import { error, notice, type ProblemData } from '../../problem.ts';
import type { Settings } from '../settings.ts';

/** The settings of an image with Docker's media types: none of what those cannot hold. */
export function resolveMediaTypes(settings: Settings): Settings {
  if (settings.mediaTypes !== 'docker') return settings;
  const image = settings.imageOutput?.filter((one) => !/^"?annotation/.test(one));
  return { ...settings, attestations: 'plain', imageOutput: image };
}

/**
 * What contradicts `media-types: docker`: BuildKit would silently use OCI's types for
 * attestations, zstd layers and annotations.
 */
export function checkMediaTypes(settings: Settings): readonly ProblemData[] {
  if (settings.mediaTypes !== 'docker') return [];
  const attested = listAttested(settings);
  const packed = settings.imageOutput?.find((one) => /^"?compression=(zstd|estargz)/.test(one));
  return [
    ...(attested.length === 0
      ? []
      : [
          error(
            'MEDIA_TYPES_ATTESTED',
            `media-types: docker does not support attestations, but ${attested.join(', ')} requests them`,
            'Remove that setting, or use media-types: oci.',
          ),
        ]),
    ...(packed === undefined
      ? []
      : [
          error(
            'MEDIA_TYPES_COMPRESSION',
            `media-types: docker does not support ${packed.replaceAll('"', '')}`,
            'Use compression=gzip, or media-types: oci.',
          ),
        ]),
    ...(settings.annotations === undefined
      ? []
      : [
          notice(
            'MEDIA_TYPES_ANNOTATIONS',
            'media-types: docker does not support annotations: they are left out; labels stay.',
          ),
        ]),
  ];
}

function listAttested({ provenance, sbom, buildxFlags }: Settings): readonly string[] {
  const isAsked = (value: string | undefined) =>
    value !== undefined && !/^(?:false|0|f|)$/i.test(value) && !/disabled=true/i.test(value);
  return [
    ...(isAsked(provenance) ? [`provenance: ${provenance ?? ''}`] : []),
    ...(isAsked(sbom) ? [`sbom: ${sbom ?? ''}`] : []),
    ...buildxFlags.flatMap(({ flag, value }) =>
      flag === '--attest' && isAsked(value) ? [`attests: ${value}`] : [],
    ),
  ];
}
