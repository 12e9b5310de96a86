// SPDX-License-Identifier: Apache-2.0
// Tools that make releases: how each is recognised, and the outputs of its step. A table.

/** Which outputs of a step say that there is a release, and which one. */
export interface StepOutputs {
  /** `true` after a release. */
  readonly made: string;
  /** The version: an output, or a list of releases whose first has it. */
  readonly version: string;
  /** The git tag, likewise; absent where the release is at the commit of the run. */
  readonly gitTag?: string;
  /** The output that is a JSON list; `version` and `gitTag` are keys of its entries then. */
  readonly list?: string;
}

/** A tool that makes releases. */
export interface ReleaseTool {
  readonly title: string;
  /** Configuration files, from the project's root. */
  readonly configs: RegExp;
  /** What `package.json` has for it. */
  readonly packageKey?: string;
  /** Its action, as it is written before the `@`. */
  readonly action: RegExp;
  /** The action to propose where its command gives nothing to others. */
  readonly proposed: string;
  /** Its command in a line of a script that makes a release; it gives no outputs. */
  readonly command: RegExp;
  /** Inputs of the action that switch releases off: name and value. */
  readonly unless?: readonly [input: string, value: string];
  /** What to know where a project releases several packages. */
  readonly several: string;
  /** What the action of that major version gives; 0 where it isn't known. */
  readonly outputs: (major: number) => StepOutputs;
}

const FIRST =
  'If several packages are released together, the first is used: replace [0] with the index of yours.';

/**
 * The tools, in the order of presentation.
 *
 * @see https://github.com/googleapis/release-please-action/blob/main/README.md#outputs
 * @see https://github.com/cycjimmy/semantic-release-action/blob/main/README.md#outputs
 * @see https://github.com/changesets/action/blob/main/action.yml
 * @see https://github.com/release-plz/action/blob/main/action.yml
 */
export const releaseTools: readonly ReleaseTool[] = [
  {
    title: 'release-please',
    configs: /^(?:\.github\/)?(?:release-please-config|\.release-please-manifest)\.json$/,
    action: /^(?:googleapis|google-github-actions)\/release-please-action$/,
    proposed: 'googleapis/release-please-action@v5',
    command: /\brelease-please\s+github-release\b/,
    several:
      "A package in a directory has its own outputs, such as steps.release.outputs['DIRECTORY--version'].",
    outputs: () => ({ made: 'release_created', version: 'version', gitTag: 'tag_name' }),
  },
  {
    title: 'semantic-release',
    configs: /^(?:\.releaserc(?:\.(?:json|ya?ml|[cm]?js|ts))?|release\.config\.(?:[cm]?js|ts))$/,
    packageKey: 'release',
    action: /^cycjimmy\/semantic-release-action$/,
    proposed: 'cycjimmy/semantic-release-action@v6',
    command: /(?:^|[\s/])semantic-release(?:@[\w.^~-]+)?(?=$|\s)/,
    unless: ['dry_run', 'true'],
    several: '',
    outputs: () => ({
      made: 'new_release_published',
      version: 'new_release_version',
      gitTag: 'new_release_git_tag',
    }),
  },
  {
    title: 'changesets',
    configs: /^\.changeset\/config\.json$/,
    action: /^changesets\/action$/,
    proposed: 'changesets/action@v2',
    command: /\bchangeset\s+(?:publish|tag)\b/,
    several: FIRST,
    outputs: (major) => ({
      made: 'published',
      list: major === 1 ? 'publishedPackages' : 'published-packages',
      version: 'version',
    }),
  },
  {
    title: 'release-plz',
    configs: /^\.?release-plz\.toml$/,
    action: /^(?:release-plz\/action|MarcoIeni\/release-plz-action)$/i,
    proposed: 'release-plz/action@v0.5',
    command: /\brelease-plz\s+release(?=$|\s)/,
    unless: ['command', 'release-pr'],
    several: FIRST,
    outputs: () => ({
      made: 'releases_created',
      list: 'releases',
      version: 'version',
      gitTag: 'tag',
    }),
  },
];
