// SPDX-License-Identifier: Apache-2.0
// How a project names its releases, and what the CI file makes of that.
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { makeDraft } from '../../src/init/draft.ts';
import { decideTagStyle, V_TAGS } from '../../src/init/git-tags.ts';

describe('the style of git tags', () => {
  it.each([
    { gitTags: [], is: V_TAGS },
    { gitTags: ['nightly', 'latest'], is: V_TAGS },
    { gitTags: ['v1.2.3', 'v1.2.2'], is: V_TAGS },
    { gitTags: ['1.2.3', '1.2.2-rc.1'], is: { pattern: '[0-9]*', wildcard: '*' } },
    { gitTags: ['v2.0.0', 'v1.9.0', '1.0.0'], is: V_TAGS },
    {
      gitTags: ['api-v1.2.3', 'api-v1.2.2'],
      is: { pattern: 'api-v*', wildcard: 'api-v*', prefix: 'api-' },
    },
    {
      gitTags: ['release/1.2.3'],
      is: { pattern: 'release/*', wildcard: 'release/*', prefix: 'release/' },
    },
    { gitTags: ['api-v1.0.0', 'web-v1.0.0'], is: V_TAGS },
    { gitTags: ['api-v1.0.0', 'web-v1.0.0', '3.0.0'], is: { pattern: '[0-9]*', wildcard: '*' } },
    { gitTags: ["it's-v1.0.0", '@acme/app@1.0.0', '$(x)-1.0.0'], is: V_TAGS },
  ])('$gitTags: $is.pattern', ({ gitTags, is }) => {
    expect(decideTagStyle(gitTags)).toEqual(is);
  });
});

describe('the file of a project with prefixed git tags', () => {
  const draft = (ci: string, gitTags: readonly string[]): string => {
    const found = {
      remoteUrl: 'https://github.com/acme/app',
      defaultBranch: 'main',
      dockerfiles: ['Dockerfile'],
      files: [],
      gitTags,
    };
    const made = makeDraft(found, { ci, images: [], version: '9.8.7' });
    if (!made.ok) throw new Error(made.problems.map(({ message }) => message).join('\n'));
    return made.value.text;
  };

  it.each(['github', 'gitlab', 'jenkins', 'travis', 'circle', 'azure', 'bitbucket'])(
    '%s has the setting tag-prefix',
    (ci) => {
      expect(draft(ci, ['api-v1.0.0'])).toMatch(/(?:tag-prefix|TAGSHIP_TAG_PREFIX)\W+api-/);
      expect(draft(ci, ['v1.0.0'])).not.toMatch(/tag-prefix|TAG_PREFIX/);
    },
  );

  it('runs for the git tags that there are', () => {
    const tagsOf = (text: string) => (parse(text) as { on: { push: { tags: [] } } }).on.push.tags;
    expect(tagsOf(draft('github', ['1.2.3']))).toEqual(['[0-9]*']);
    expect(tagsOf(draft('github', ['api-v1.2.3']))).toEqual(['api-v*']);
    expect(draft('azure', ['1.2.3'])).toContain("include: ['*']");
    expect(draft('bitbucket', ['api-v1.2.3'])).toContain("'api-v*':");
  });
});
