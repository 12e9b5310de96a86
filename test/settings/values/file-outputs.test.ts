// SPDX-License-Identifier: Apache-2.0
// Where outputs write files, and where a leg writes its part of them.
import { describe, expect, it } from 'vitest';
import { divideOutputs, listOutputPaths } from '../../../src/settings/values/file-outputs.ts';

const both = ['linux/amd64', 'linux/arm64'];
const inLeg = (output: string, own = ['linux/arm64'], whole = both) =>
  divideOutputs([output], { whole, own })[0];

describe('the outputs of a leg', () => {
  it.each([
    ['type=local,dest=out', 'type=local,dest=out/linux_arm64'],
    ['type=local,dest=out/', 'type=local,dest=out/linux_arm64'],
    ['type=local,dest=.', 'type=local,dest=./linux_arm64'],
    ['out', 'type=local,dest=out/linux_arm64'],
    ['type=tar,dest=a/b.tar', 'type=tar,dest=a/linux_arm64/b.tar'],
    ['type=oci,dest=/tmp/b.tar', 'type=oci,dest=/tmp/linux_arm64/b.tar'],
    ['type=oci,tar=false,dest=layout', 'type=oci,tar=false,dest=linux_arm64/layout'],
    ['type=docker,Dest=b.tar,"name=a,b"', 'type=docker,dest=linux_arm64/b.tar,"name=a,b"'],
    ['"type=tar","dest=a, b.tar"', 'type=tar,"dest=linux_arm64/a, b.tar"'],
    // The user's own division, a stream, the engine, a push, the cache.
    ['type=local,dest=out,platform-split=false', 'type=local,dest=out,platform-split=false'],
    ['-', '-'],
    ['type=tar,dest=-', 'type=tar,dest=-'],
    ['type=docker', 'type=docker'],
    ['type=registry', 'type=registry'],
    ['type=cacheonly', 'type=cacheonly'],
  ])('%s', (output, expected) => {
    expect(inLeg(output)).toBe(expected);
  });

  it('name all platforms of a leg that builds several, of which BuildKit divides a directory', () => {
    const own = ['linux/arm64', 'linux/arm/v7'];
    const whole = ['linux/amd64', ...own];
    expect(inLeg('type=local,dest=out', own, whole)).toBe('type=local,dest=out');
    expect(inLeg('type=tar,dest=b.tar', own, whole)).toBe(
      'type=tar,dest=linux_arm64+linux_arm_v7/b.tar',
    );
  });

  it('are as written where the image has one platform, or none here', () => {
    expect(inLeg('out', ['linux/arm64'], ['linux/arm64'])).toBe('out');
    expect(inLeg('out', [])).toBe('out');
  });
});

it('lists the paths that outputs write', () => {
  const outputs = ['out', 'type=tar,dest=-', 'type=docker', 'type=oci,dest=a.tar', 'type=registry'];
  expect(listOutputPaths(outputs)).toEqual(['out', 'a.tar']);
});
