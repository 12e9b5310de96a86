// SPDX-License-Identifier: Apache-2.0
// What outputs say of the image that is pushed.
import { describe, expect, it } from 'vitest';
import { readOutputs } from '../../src/settings/image-output.ts';

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
    },
  ])('$outputs', ({ outputs, ...read }) => {
    expect(readOutputs(outputs)).toEqual(read);
  });
});
