// SPDX-License-Identifier: Apache-2.0
// What outputs say of the image that is pushed.
import { describe, expect, it } from 'vitest';
import { problemsFrom } from '../reading.ts';
import { pushByDigest, readOutputs } from '../../../src/settings/values/image-output.ts';

describe('outputs together with a push', () => {
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
    {
      outputs: [
        'type=image,push=true,oci-artifact=true,prefer-nondist-layers=true,force-inline-attestations=true',
      ],
      files: [],
      image: ['oci-artifact=true', 'prefer-nondist-layers=true', 'force-inline-attestations=true'],
      pushes: true,
    },
    {
      outputs: ['type=registry,registry.insecure=true,unpack=true,store=false,name-canonical=true'],
      files: [],
      image: [],
      pushes: true,
    },
    { outputs: ['type=image,oci-mediatypes=true'], files: [], image: [], pushes: false },
  ])('$outputs', ({ outputs, ...read }) => {
    expect(readOutputs(outputs)).toEqual({ isDocker: false, ...read });
  });
});

it.each([
  ['type=image,name=r/a,push-by-digest=true,push=true', 'type=registry'],
  ['type=image,name=r/a,push=true', 'type=image,name=r/a,push-by-digest=true'],
])('a push by digest and one by name exclude each other: %s, %s', async (...outputs) => {
  const problems = await problemsFrom({ given: { outputs: outputs.join('\n') } });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain('OUTPUTS_MIXED');
});

it.each([
  { given: { outputs: 'type=registry', load: 'true' }, says: ['PUSH_AND_LOAD'] },
  { given: { outputs: 'type=image,push=true', load: 'true' }, says: ['PUSH_AND_LOAD'] },
  { given: { outputs: 'type=registry', load: 'true', push: 'false' }, says: [] },
  { given: { outputs: 'type=image,compression=zstd', load: 'true' }, says: [] },
])('an output that pushes excludes load: $given', async ({ given, says }) => {
  const problems = await problemsFrom({ given });
  expect(problems.map((problem) => /PUSH_AND_LOAD/.exec(problem)?.[0])).toEqual(says);
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
