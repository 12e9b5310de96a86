// SPDX-License-Identifier: Apache-2.0
// What an image is called in its statements, and that nothing is written before the preflight has ended.
import { describe, expect, it } from 'vitest';
import { toSubjectName } from '../../../src/ship/push/cleared.ts';
import { targetOf } from '../plans.ts';

const OWN = 'registry.corp/secret/app';
const PUBLIC = 'docker.io/acme/app';

describe('the name of an image in its statements', () => {
  it.each([
    { name: 'one repository', repositories: [OWN], hosts: ['registry.corp'] },
    { name: 'two owners', repositories: [OWN, PUBLIC], hosts: ['registry.corp', 'docker.io'] },
  ])('comes from all repositories that are planned: $name', ({ repositories, hosts }) => {
    // The preflight may leave only some of them: a later run copies the image to the others.
    const named = toSubjectName({ target: targetOf({ name: 'api', repositories }) });
    expect(named.name).toBe('api');
    expect(named.repositories.map(({ host }) => host)).toEqual(hosts);
  });
});
