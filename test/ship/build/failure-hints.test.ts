// SPDX-License-Identifier: Apache-2.0
// The next move after a build that failed.
import { describe, expect, it } from 'vitest';
import { toBuildHint } from '../../../src/ship/build/failure.ts';

describe('the hint of a failed build', () => {
  it.each([
    { said: 'failed to read dockerfile: open x/Dockerfile: no such file', hint: 'Set file:' },
    { said: 'write /var: no space left on device', hint: 'Free disk space' },
    {
      said: 'write /tmp/tagship-zUWvN2/build-PTDsFq/.tmp-metadata.json27: no space left on device',
      hint: 'set TMPDIR',
    },
    {
      said: 'Internal: rpc error: code = Internal desc = grpc: failed to unmarshal the received message: string field contains invalid UTF-8',
      hint: 'whose name is not UTF-8',
    },
    { said: 'whatever', hint: 'output of the build above' },
  ])('the next move after "$said"', ({ said, hint }) => {
    expect(toBuildHint(said)).toContain(hint);
  });

  it.each([
    { kind: 'unsupported', hint: 'attestations: plain' },
    { kind: 'unclear', hint: 'publish: layout' },
    { kind: 'too-large', hint: 'client_max_body_size' },
    { kind: 'failing', hint: 'attestations: plain' },
  ] as const)('the next move when it is $kind', ({ kind, hint }) => {
    expect(toBuildHint('failed to push r/a: x', kind)).toContain(hint);
  });

  it.each([
    { said: 'git.acme.io/a/b:1: unauthorized: reqPackageAccess', hint: 'write:package' },
    { said: 'ghcr.io/acme/app: denied: permission_denied: write_package', hint: 'packages: write' },
    { said: 'r.io/hub/app: denied: Quota has been exceeded', hint: 'quota' },
    { said: 'r.io/hub/app: something else', hint: 'Check the login' },
  ])('the next move after a push to $said', ({ said, hint }) => {
    expect(toBuildHint(`failed to push ${said}`, 'refused')).toContain(hint);
  });
});
