// SPDX-License-Identifier: Apache-2.0
// What a run says that builds and does not push.
import { describe, expect, it } from 'vitest';
import { explainBarred, explainUnpushed } from '../../../src/ship/push/unpushed.ts';
import { decidePush } from '../../../src/plan/push.ts';
import type { Event, Facts } from '../../../src/facts/facts.ts';
import { error, type ProblemCode } from '../../../src/problem.ts';
import { factsOf } from '../../plan/facts.ts';
import { settingsOf } from '../../plan/settings.ts';
import { exactTag, floatingTag, planOf, targetOf } from '../plans.ts';
import type { Surveyed } from '../../../src/ship/run.ts';

const tags = [exactTag('1.2.3'), floatingTag('latest')];
const fork: Event = { kind: 'change', number: 7, origin: 'fork' };
const byDigest = 'type=image,push-by-digest=true,name-canonical=true,push=true';
const queue: Event = { kind: 'mergeQueue' };

describe('a run that does not push says so', () => {
  it.each<{
    name: string;
    facts: Partial<Facts>;
    settings?: Parameters<typeof settingsOf>[0];
    target?: Parameters<typeof targetOf>[0];
    says: string | undefined;
  }>([
    {
      name: 'on a laptop, with what --push would do',
      facts: { ci: 'local' },
      says: 'PUSH_SKIPPED built and not pushed: outside CI nothing is pushed without --push. | With --push, registry.test/acme/app would get: 1.2.3, latest',
    },
    {
      name: 'on a laptop without a repository',
      facts: { ci: 'local' },
      target: { repositories: [] },
      says: 'PUSH_SKIPPED built and not pushed: outside CI nothing is pushed without --push. | With --push and --image REPOSITORY it would get: 1.2.3, latest',
    },
    {
      name: 'of a change from a fork',
      facts: { ci: 'github', event: fork },
      says: 'PUSH_SKIPPED built and not pushed: the run is untrusted, because this change comes from another project. | ',
    },
    {
      name: 'of a merge queue, which has no tags: that is said elsewhere',
      facts: { ci: 'github', event: queue },
      target: { tags: [] },
      says: undefined,
    },
    { name: 'asked for', facts: { ci: 'local' }, settings: { push: 'false' }, says: undefined },
    {
      name: 'outputs that push by themselves',
      facts: { ci: 'github' },
      settings: { push: 'false', outputs: [byDigest] },
      target: { repositories: ['r.io/a', 's.io/a'] },
      says: 'PUSHED_BY_OUTPUTS "app" was pushed by its outputs, by digest and without a tag: r.io/a, s.io/a. | It has no tag: a later step gives the tags to the digests of all platforms. Leave push-by-digest out of outputs to have it tagged and read back here.',
    },
    {
      name: 'outputs that push by themselves, to a name of their own',
      facts: { ci: 'github' },
      settings: { push: 'false', outputs: [`type=oci,dest=x`, `${byDigest},name=t.io/a`] },
      target: { repositories: [] },
      says: 'PUSHED_BY_OUTPUTS "app" was pushed by its outputs, by digest and without a tag: t.io/a. | It has no tag: a later step gives the tags to the digests of all platforms. Leave push-by-digest out of outputs to have it tagged and read back here.',
    },
    {
      name: 'outputs that name a digest and push nothing',
      facts: { ci: 'github' },
      settings: { push: 'false', outputs: ['type=image,push-by-digest=true', 'type=oci,dest=x'] },
      says: undefined,
    },
    { name: 'load asked for', facts: { ci: 'local' }, settings: { load: true }, says: undefined },
  ])('$name', ({ facts, settings, target, says }) => {
    const all = settingsOf(settings);
    const plan = planOf({ facts, targets: [targetOf({ tags, ...target })] });
    const { push } = decidePush(factsOf(facts), all);
    const [problem] = explainUnpushed({ ...plan, push }, all);
    expect(problem && `${problem.code} ${problem.message} | ${problem.hint}`).toBe(says);
  });
});

describe('a run that may lack a password', () => {
  const destination = { name: 'docker.io/acme/app' } as Surveyed['destination'];
  const surveyed = (code: ProblemCode): Surveyed => ({
    destination,
    usable: false,
    reusable: [],
    forbidden: true,
    problems: [error(code, 'Why.', 'Do this.')],
  });
  const unprotected = { ci: 'gitlab', protected: false } as const;
  const change: Event = { kind: 'change', number: 7, origin: 'project' };

  it.each([
    { facts: unprotected, code: 'LOGIN_PASSWORD_MISSING', says: 'this branch is not protected' },
    { facts: unprotected, code: 'LOGIN_MISSING', says: 'this branch is not protected' },
    { facts: unprotected, code: 'LOGIN_REFUSED', says: undefined },
    { facts: unprotected, code: 'REGISTRY_DENIED', says: undefined },
    { facts: { event: change }, code: 'REGISTRY_DENIED', says: 'this change may not push' },
    { facts: { ci: 'github' }, code: 'LOGIN_PASSWORD_MISSING', says: undefined },
  ] as const)('$facts and $code: $says', ({ facts, code, says }) => {
    const { push } = decidePush(factsOf(facts), settingsOf());
    const plan = planOf({ targets: [], facts });
    const problem = explainBarred({ ...plan, push }, [surveyed(code)]);
    expect(problem?.message ?? '').toContain(says ?? '');
    expect(problem?.code).toBe(says === undefined ? undefined : 'PUSH_NOT_ALLOWED');
    if (says?.includes('branch') === true) expect(problem?.hint).toContain('protected variables');
  });
});
