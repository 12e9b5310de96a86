// SPDX-License-Identifier: Apache-2.0
// What outputs say of the image that is pushed.
import { describe, expect, it } from 'vitest';
import { pushByDigest, readOutputs } from '../../src/settings/values/image-output.ts';

describe('outputs beside a push', () => {
  it.each([
    { outputs: [], files: [], image: undefined, pushes: false },
    {
      outputs: ['type=local,dest=out', 'out'],
      files: ['type=local,dest=out', 'out'],
      image: undefined,
      pushes: false,
    },
    { outputs: ['type=registry'], files: [], image: [], pushes: true },
    {
      outputs: ['type=image,name=target,push=true,compression=zstd,force-compression=true'],
      files: [],
      image: ['compression=zstd', 'force-compression=true'],
      pushes: true,
    },
    {
      outputs: ['type=image,"annotation-index.a.b=one, two"', 'type=docker,dest=x.tar'],
      files: ['type=docker,dest=x.tar'],
      image: ['"annotation-index.a.b=one, two"'],
      pushes: false,
    },
    {
      outputs: ['type=image,push-by-digest=true,name-canonical=true,push=true'],
      files: ['type=image,push-by-digest=true,name-canonical=true,push=true'],
      image: undefined,
      pushes: false,
      byDigest: [],
    },
    {
      outputs: ['type=image,"name=r.io/a,s.io/a",push-by-digest=True,push=1'],
      files: ['type=image,"name=r.io/a,s.io/a",push-by-digest=True,push=1'],
      image: undefined,
      pushes: false,
      byDigest: ['r.io/a', 's.io/a'],
    },
    {
      outputs: ['type=image,oci-mediatypes=false,push=true'],
      files: [],
      image: [],
      isDocker: true,
      pushes: true,
    },
    { outputs: ['type=image,oci-mediatypes=true'], files: [], image: [], pushes: false },
  ])('$outputs', ({ outputs, ...read }) => {
    expect(readOutputs(outputs)).toEqual({ isDocker: false, ...read });
  });
});

it.each([
  {
    output: 'type=image,name=a,push-by-digest=true',
    to: 'type=image,name=a,push-by-digest=true,push=true',
  },
  {
    output: 'type=image,push-by-digest=true,push=false',
    to: 'type=image,push-by-digest=true,push=false',
  },
  { output: 'type=local,dest=out', to: 'type=local,dest=out' },
])('push: true makes $output push', ({ output, to }) => {
  expect(pushByDigest([output])).toEqual([to]);
});
