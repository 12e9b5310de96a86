// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { parseLocation } from '../../../src/lifecycle/copy/location.ts';
import { Problem } from '../../../src/problem.ts';

const digest = `sha256:${'a'.repeat(64)}`;

describe('a location', () => {
  it.each([
    { word: 'ghcr.io/acme/app:1.2.3', kind: 'registry', label: 'ghcr.io/acme/app', at: '1.2.3' },
    { word: '127.0.0.1:5000/app', kind: 'registry', label: '127.0.0.1:5000/app', at: undefined },
    { word: '127.0.0.1:5000/app:1.*', kind: 'registry', label: '127.0.0.1:5000/app', at: '1.*' },
    { word: `acme/app@${digest}`, kind: 'registry', label: 'acme/app', at: digest },
    { word: `acme/app:1@${digest}`, kind: 'registry', label: 'acme/app', at: digest },
    { word: 'oci:backup', kind: 'directory', label: 'oci:backup', at: undefined },
    { word: 'oci:/srv/a:b/c:1.2', kind: 'directory', label: 'oci:/srv/a:b/c', at: '1.2' },
    { word: 'oci-archive:app.tar:*', kind: 'archive', label: 'oci-archive:app.tar', at: '*' },
  ])('$word', ({ word, kind, label, at }) => {
    const found = parseLocation(word);
    expect({ kind: found.kind, label: found.label, at: found.reference }).toEqual({
      ...{ kind, label, at },
    });
  });

  it.each([
    { word: 'oci:', code: 'COPY_LOCATION' },
    { word: 'oci-archive::1', code: 'COPY_LOCATION' },
    { word: 'oci-archive:-', code: 'COPY_LOCATION' },
    { word: 'oci:-:1.2.3', code: 'COPY_LOCATION' },
    { word: 'acme/app@sha256:short', code: 'COPY_LOCATION' },
    { word: 'sha256:0123456789ab', code: 'COPY_LOCATION' },
    { word: 'acme/app:a b', code: 'COPY_LOCATION' },
    { word: 'oci:dir:../up*', code: undefined },
    { word: 'https://ghcr.io/acme/app', code: 'REPOSITORY_IS_URL' },
    { word: '', code: 'REPOSITORY_EMPTY' },
  ])('not $word', ({ word, code }) => {
    if (code === undefined) {
      expect(parseLocation(word).reference).toBeUndefined();
      return;
    }
    expect(() => parseLocation(word)).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ code })] }),
    );
    expect(() => parseLocation(word)).toThrow(Problem);
  });
});
