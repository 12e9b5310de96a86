// SPDX-License-Identifier: Apache-2.0
// The flags that say how a command behaves, and those that state facts.
import type { FactOverrides } from '../../facts/read.ts';
import type { CommandName } from '../table/commands.ts';
import { pruneFlags, verifyFlags } from './command-flags.ts';

/** A flag that is not a setting. */
export interface RunFlag {
  readonly name: string;
  /** `switch` takes no value, `value` takes one, `either` may take one. */
  readonly takes: 'switch' | 'value' | 'either';
  /** What to call the value in `--help`. */
  readonly placeholder?: string;
  readonly doc: string;
  /** The commands that have it. */
  readonly commands: readonly CommandName[];
  /** It may be given several times. */
  readonly repeats?: true;
  /** It is an input of the GitLab components of its commands: with this description, or with the one for `--help`. */
  readonly inComponent?: true | string;
  /** The name of that input, where a setting of other components means the same. */
  readonly input?: string;
}

const RUNS: readonly CommandName[] = ['plan', 'ship', 'merge'];
const SHIPS: readonly CommandName[] = ['ship', 'merge'];
const YANKS: readonly CommandName[] = ['yank', 'unyank'];
const LIFECYCLE: readonly CommandName[] = ['promote', 'copy', 'prune', 'status', 'log', ...YANKS];
const ALL: readonly CommandName[] = [...RUNS, ...LIFECYCLE, 'verify', 'whoami', 'login'];

/** Flags that say how a command behaves. */
export const runFlags: readonly RunFlag[] = [
  {
    name: 'json',
    takes: 'switch',
    doc: 'Print the plan, the receipt or the answer as JSON.',
    commands: [...ALL, 'logout'],
  },
  {
    name: 'explain',
    takes: 'switch',
    doc: 'Print a table of the rules: applied or not, why, and their tags.',
    commands: ['plan'],
  },
  {
    name: 'details',
    takes: 'switch',
    doc: 'Print all facts, labels, annotations and the build command too; for status, read manifests also where the registry counts that as pulls.',
    commands: ['plan', 'status'],
  },
  {
    name: 'matrix',
    takes: 'switch',
    doc: 'Print the jobs that build one platform each, as JSON for strategy.matrix; an empty line if one machine does.',
    commands: ['plan'],
  },
  {
    name: 'registry',
    takes: 'either',
    placeholder: '[HOST=USER]',
    doc: 'Log in to HOST as USER. For plan, without a value: read the registries and predict every tag change.',
    commands: ALL,
  },
  {
    name: 'password-stdin',
    takes: 'value',
    placeholder: 'HOST',
    doc: 'Read the password for that registry from standard input.',
    commands: ALL,
  },
  {
    name: 'out',
    takes: 'value',
    placeholder: 'FILE',
    doc: 'Write the plan as JSON, for ship --plan FILE. Not written if the plan has errors.',
    commands: ['plan'],
  },
  {
    name: 'dotenv',
    takes: 'value',
    placeholder: 'FILE',
    doc: 'Write a dotenv file for later jobs: SHIPPED_VERSION, SHIPPED_DIGEST, SHIPPED_TAGS and more.',
    commands: [...RUNS, 'promote'],
  },
  {
    name: 'receipt',
    takes: 'value',
    placeholder: 'FILE',
    doc: 'Write the receipt as JSON. For ship and promote, the receipt there of a run whose deploy hooks failed says which are done.',
    commands: [...SHIPS, 'promote', 'prune'],
  },
  {
    name: 'record',
    takes: 'value',
    placeholder: 'FILE',
    doc: 'Write the record of this leg (--leg) for tagship merge.',
    commands: ['ship'],
  },
  {
    name: 'links',
    takes: 'value',
    placeholder: 'FILE',
    doc: "Write links to the images, in the format of GitLab's annotations report.",
    commands: SHIPS,
  },
  {
    name: 'cyclonedx',
    takes: 'value',
    placeholder: 'FILE',
    doc: 'Write the SBOM of the setting sbom in CycloneDX.',
    commands: SHIPS,
  },
  {
    name: 'code-quality',
    takes: 'value',
    placeholder: 'FILE',
    doc: "Write BuildKit's findings in the Dockerfile, in the format of GitLab's code quality report.",
    commands: SHIPS,
  },
  {
    name: 'plan',
    takes: 'value',
    placeholder: 'FILE',
    doc: 'Ship a plan written by plan --out FILE.',
    commands: SHIPS,
  },
  {
    name: 'remote',
    takes: 'switch',
    doc: "Read the git tags of the remote. Default in CI, together with GitHub's API for what the event lacks; --no-remote turns both off.",
    commands: RUNS,
  },
  {
    name: 'all-tags',
    takes: 'switch',
    doc: 'Copy all tags.',
    inComponent: true,
    commands: ['copy'],
  },
  {
    name: 'platform',
    takes: 'value',
    placeholder: 'OS/ARCH',
    doc: 'Copy this platform only; repeat for several.',
    repeats: true,
    inComponent: true,
    commands: ['copy'],
  },
  {
    name: 'replace',
    takes: 'switch',
    doc: 'Overwrite tags of other images.',
    inComponent: true,
    commands: ['copy'],
  },
  {
    name: 'dry-run',
    takes: 'switch',
    doc: 'Show the plan. Write nothing.',
    inComponent: 'Show what would be done, and change nothing.',
    commands: ['promote', 'copy', ...YANKS],
  },
  {
    name: 'since',
    takes: 'value',
    placeholder: 'TIME',
    doc: 'Show what happened since then: 12h, 7d, 2026-11-27.',
    inComponent: true,
    commands: ['log'],
  },
  ...verifyFlags,
  {
    name: 'key',
    input: 'verify-key',
    takes: 'value',
    placeholder: 'FILE',
    doc: 'The public key that verifies signatures, in PEM.',
    inComponent: true,
    commands: ['verify', 'status'],
  },
  {
    name: 'check',
    takes: 'switch',
    doc: 'Ask each repository whether a push is granted: an upload is started and cancelled.',
    commands: ['whoami'],
  },
  {
    name: 'html',
    takes: 'value',
    placeholder: 'FILE',
    doc: 'Write one HTML page that needs no network.',
    commands: ['status'],
  },
  {
    name: 'metrics',
    takes: 'switch',
    doc: 'Print metrics in the text format of Prometheus.',
    commands: ['status'],
  },
  {
    name: 'fail-on',
    takes: 'value',
    placeholder: 'KINDS',
    repeats: true,
    doc: 'End with exit code 3 on these findings: drift, unsigned, backwards, broken.',
    inComponent: true,
    commands: ['status'],
  },
  {
    name: 'watch',
    takes: 'switch',
    doc: 'Serve the page on this machine, and refresh it.',
    commands: ['status'],
  },
  {
    name: 'port',
    takes: 'value',
    placeholder: 'NUMBER',
    doc: 'The port of --watch. Default: a free one.',
    commands: ['status'],
  },
  {
    name: 'ci',
    takes: 'value',
    placeholder: 'NAME',
    doc: 'CI system to write for: github, gitlab, jenkins, travis, circle, azure, bitbucket, buildkite, woodpecker or drone. Default: the one the project or its host uses.',
    commands: ['init'],
  },
  {
    name: 'from',
    takes: 'value',
    placeholder: 'FILE',
    doc: 'Migrate a workflow that uses the docker actions, depot, redhat-actions or docker build, or a .gitlab-ci.yml that uses docker, podman, buildah, kaniko or to-be-continuous: print the new file, and what could not be migrated. With --yes, overwrite the file.',
    commands: ['init'],
  },
  {
    name: 'yes',
    takes: 'switch',
    doc: 'For init, write without asking. For prune, delete what it names; without it, prune only shows that.',
    inComponent: 'Delete what the policy names. Otherwise the job only shows that.',
    commands: ['init', 'prune'],
  },
  ...pruneFlags,
  {
    name: 'add',
    takes: 'switch',
    doc: 'Write an additional file if the usual one exists, or if a workflow already publishes the image.',
    commands: ['init'],
  },
  { name: 'debug', takes: 'switch', doc: 'Show debug output.', commands: [...ALL, 'logout'] },
  {
    name: 'help',
    takes: 'switch',
    doc: 'Show help.',
    commands: [...ALL, 'logout', 'init'],
  },
];

/**
 * A flag that overrides a fact from CI and git, for a what-if. Those that users
 * also ship with are settings (group Facts).
 */
export interface FactFlag extends RunFlag {
  readonly fact: Exclude<keyof FactOverrides, 'gitTag' | 'branch' | 'sha' | 'change'>;
}

const factFlag = { takes: 'value', commands: RUNS } as const;

/** Flags that override facts. */
export const factFlags: readonly FactFlag[] = [
  {
    ...factFlag,
    name: 'event',
    fact: 'event',
    placeholder: 'NAME',
    doc: 'Plan as for this event: push, schedule, release, …',
  },
  {
    ...factFlag,
    name: 'fork',
    takes: 'switch',
    fact: 'fork',
    doc: 'Plan as for a change from another project: the run is untrusted.',
  },
  {
    ...factFlag,
    name: 'build',
    fact: 'build',
    placeholder: 'NUMBER',
    doc: 'Plan as for this build number.',
  },
  {
    ...factFlag,
    name: 'default-branch',
    fact: 'defaultBranch',
    placeholder: 'NAME',
    doc: 'Plan with this default branch.',
  },
  {
    ...factFlag,
    name: 'now',
    fact: 'now',
    placeholder: 'TIME',
    doc: 'Plan as at this time, ISO 8601.',
  },
];
