// SPDX-License-Identifier: Apache-2.0
// Which list of git tags is believed.
import { expect, it } from 'vitest';
import type { Clone } from '../../../src/facts/git/clone.ts';
import { decideGitTags } from '../../../src/facts/git/tags.ts';

const tag = { name: 'v1.0.0', sha: 'a'.repeat(40) };
const newer = { name: 'v2.0.0', sha: 'b'.repeat(40) };
const alone: Clone = { shallow: false, dirty: false, gitTags: [tag] };
const clone: Clone = { ...alone, remoteUrl: 'https://example.test/app' };

it.each([
  {
    name: 'the remote answered',
    clone,
    asked: { ok: true, value: [newer] } as const,
    isCi: true,
    known: 'remote',
    count: 1,
  },
  {
    name: 'the remote is silent',
    clone,
    asked: { ok: false, reason: 'it timed out' } as const,
    isCi: true,
    known: 'clone',
    count: 1,
  },
  {
    name: 'no git tags on a laptop',
    clone: { ...clone, gitTags: [] },
    asked: undefined,
    isCi: false,
    known: 'clone',
    count: 0,
  },
  {
    name: 'no git tags in CI',
    clone: { ...clone, gitTags: [] },
    asked: undefined,
    isCi: true,
    known: undefined,
    count: 0,
  },
  {
    name: 'no git tags in CI and no remote to have more',
    clone: { ...alone, gitTags: [] },
    asked: undefined,
    isCi: true,
    known: 'clone',
    count: 0,
  },
  {
    name: 'a shallow clone',
    clone: { ...clone, shallow: true },
    asked: undefined,
    isCi: false,
    known: undefined,
    count: 0,
  },
  { name: 'no clone', clone: undefined, asked: undefined, isCi: true, known: undefined, count: 0 },
])('$name', ({ clone: there, asked, isCi, known, count }) => {
  const { gitTags, notices } = decideGitTags({ clone: there, asked, isCi });
  expect(gitTags.known ? gitTags.from : undefined).toBe(known);
  expect(gitTags.known ? gitTags.list.length : 0).toBe(count);
  expect(notices.length > 0).toBe(known === undefined || asked?.ok === false);
});

it.each([
  {
    name: 'not asked',
    asked: undefined,
    reason: 'the clone is shallow; the remote was not asked',
    hint: 'Use --remote to read the git tags of the remote, or fetch the whole history with its git tags.',
  },
  {
    name: 'silent',
    asked: { ok: false, reason: 'it timed out' } as const,
    reason: 'the clone is shallow; it timed out',
    hint: 'Fetch the whole history with its git tags, or allow the job to read the remote.',
  },
])('a shallow clone whose remote is $name: one notice', ({ asked, reason, hint }) => {
  const { notices } = decideGitTags({ clone: { ...clone, shallow: true }, asked, isCi: true });
  expect(notices).toEqual([
    {
      level: 'notice',
      code: 'FACTS_GIT_TAGS_UNKNOWN',
      message: `the git tags of the project are unknown (${reason}), so the plan assumes its version is the newest; the registry decides.`,
      hint,
    },
  ]);
});
