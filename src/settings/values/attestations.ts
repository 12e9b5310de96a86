// SPDX-License-Identifier: Apache-2.0
// `provenance`, `sbom` and `attests` in one spelling, each said once. Pure.
import { parseBoolean, parseGoBoolean } from './boolean.ts';
import { renderField, splitEntries } from './entries.ts';
import type { Settings } from '../settings.ts';

type Attestations = Pick<Settings, 'provenance' | 'sbom' | 'buildxFlags'>;

/**
 * The attestations in the spelling of buildx's documentation. What `provenance` and `sbom` say
 * replaces what `attests` says of them, as in docker/build-push-action; buildx refuses both.
 *
 * | written                            | means                    |
 * | ---------------------------------- | ------------------------ |
 * | `True`, `1`, `yes`                 | `true`                   |
 * | `FALSE`, `0`, `disabled=True`      | `false`                  |
 * | `true,mode=max`                    | `mode=max`               |
 * | `type=sbom,disabled=TRUE`          | `type=sbom,disabled=true` |
 */
export function resolveAttestations({ provenance, sbom, buildxFlags }: Attestations): Attestations {
  const resolved = buildxFlags.flatMap((one) => {
    if (one.flag !== '--attest') return [one];
    const fields = splitEntries(one.value, true);
    const isReplaced =
      (provenance !== undefined && isType(fields, 'provenance')) ||
      (sbom !== undefined && isType(fields, 'sbom'));
    return isReplaced ? [] : [{ ...one, value: resolveAttest(fields) }];
  });
  return {
    provenance: provenance === undefined ? undefined : resolveWord(provenance),
    sbom: sbom === undefined ? undefined : resolveWord(sbom),
    buildxFlags: resolved,
  };
}

function isType(fields: readonly string[], type: string): boolean {
  return fields.some((field) => field.toLowerCase() === `type=${type}`);
}

function resolveWord(text: string): string {
  const { isOff, left } = readSwitch(splitEntries(text, true));
  if (isOff) return 'false';
  return left.length === 0 ? 'true' : left.map(renderField).join(',');
}

function resolveAttest(fields: readonly string[]): string {
  const { isOff, left } = readSwitch(fields);
  const kept = isOff ? left.filter((field) => /^type=/i.test(field)) : left;
  return [...kept, ...(isOff ? ['disabled=true'] : [])].map(renderField).join(',');
}

/** Whether the fields switch an attestation off, and those that are not switches. */
function readSwitch(fields: readonly string[]) {
  const read = fields.map((field) => {
    const [, word] = /^disabled=(.*)$/is.exec(field) ?? [];
    const isOff = word === undefined ? undefined : parseGoBoolean(word.trim());
    return { field, isOn: isOff === undefined ? parseBoolean(field) : !isOff };
  });
  return {
    isOff: read.some(({ isOn }) => isOn === false),
    left: read.flatMap(({ field, isOn }) => (isOn === undefined ? [field] : [])),
  };
}
