// SPDX-License-Identifier: Apache-2.0
// The commands of the CLI and the flags that are no settings. Tables only.
import type { FactOverrides } from '../../facts/read.ts';

/** What the CLI can be asked to do. */
export type CommandName = 'plan' | 'ship' | 'verify' | 'init' | 'help' | 'version';

/** A command as `--help` shows it. */
export interface CommandDoc {
  readonly name: CommandName;
  readonly usage: string;
  readonly doc: string;
  /** The settings that it takes, by name; all where it does not say. */
  readonly settings?: readonly string[];
}

/** The commands, most used first. */
export const commands: readonly CommandDoc[] = [
  {
    name: 'plan',
    usage: 'tagship plan [flags]',
    doc: 'Show what ship would do, with a reason for every tag. Changes nothing.',
  },
  {
    name: 'ship',
    usage: 'tagship ship [flags]',
    doc: 'Build the image, push it by digest, tag it, and read every tag back.',
  },
  {
    name: 'verify',
    usage: 'tagship verify REFERENCE… [flags]',
    doc: 'Read references from their registries and confirm every platform.',
    settings: [
      ...['platforms', 'registries', 'github-token', 'push-idle-timeout', 'retry-deadline'],
      'config',
    ],
  },
  {
    name: 'init',
    usage: 'tagship init [flags]',
    doc: 'Write the CI file of the project; shows it and asks first. Takes registries and platforms from a workflow that is there; overwrites no file but that of --from.',
    settings: ['images', 'context', 'file'],
  },
  {
    name: 'help',
    usage: 'tagship help [COMMAND]',
    doc: 'Show help, of one command, or of all settings: tagship help settings.',
  },
  { name: 'version', usage: 'tagship --version', doc: 'Show the version.' },
];

/** Whether a command takes the setting of that name. */
export function takesSetting(command: CommandName, setting: string): boolean {
  const { settings } = commands.find(({ name }) => name === command) ?? {};
  return settings?.includes(setting) ?? true;
}

/** A flag that is no setting. */
export interface RunFlag {
  readonly name: string;
  /** `switch` takes no value, `value` takes one, `either` may take one. */
  readonly takes: 'switch' | 'value' | 'either';
  /** What to call the value in `--help`. */
  readonly placeholder?: string;
  readonly doc: string;
  /** The commands that have it. */
  readonly commands: readonly CommandName[];
}

const RUNS: readonly CommandName[] = ['plan', 'ship'];
const ALL: readonly CommandName[] = ['plan', 'ship', 'verify'];

/** Flags that say how a command behaves. */
export const runFlags: readonly RunFlag[] = [
  {
    name: 'json',
    takes: 'switch',
    doc: 'Prints the plan or the receipt as JSON.',
    commands: ALL,
  },
  {
    name: 'explain',
    takes: 'switch',
    doc: 'Prints a table rule by rule: fired or not, why, and which tags.',
    commands: ['plan'],
  },
  {
    name: 'details',
    takes: 'switch',
    doc: 'Print all facts, labels, annotations and the build command too.',
    commands: ['plan'],
  },
  {
    name: 'registry',
    takes: 'either',
    placeholder: '[HOST=USER]',
    doc: 'With HOST=USER, logs in there as that user. For plan, also with nothing behind it: ask the registries what becomes of every tag.',
    commands: ALL,
  },
  {
    name: 'password-stdin',
    takes: 'value',
    placeholder: 'HOST',
    doc: 'Reads the password for that registry from standard input.',
    commands: ALL,
  },
  {
    name: 'dotenv',
    takes: 'value',
    placeholder: 'FILE',
    doc: 'Writes SHIPPED_VERSION, SHIPPED_DIGEST, SHIPPED_TAGS and their like for later jobs.',
    commands: RUNS,
  },
  {
    name: 'receipt',
    takes: 'value',
    placeholder: 'FILE',
    doc: 'Writes the receipt as JSON.',
    commands: ['ship'],
  },
  {
    name: 'links',
    takes: 'value',
    placeholder: 'FILE',
    doc: "Writes links to the images, as GitLab's annotations report takes them.",
    commands: ['ship'],
  },
  {
    name: 'cyclonedx',
    takes: 'value',
    placeholder: 'FILE',
    doc: 'Writes the SBOM that the setting sbom has made, in CycloneDX.',
    commands: ['ship'],
  },
  {
    name: 'plan',
    takes: 'value',
    placeholder: 'FILE',
    doc: 'Ships a plan that plan --json has written.',
    commands: ['ship'],
  },
  {
    name: 'remote',
    takes: 'switch',
    doc: "Asks git's remote for its git tags. In CI it is asked anyway, as is GitHub's API for what the event lacks, unless --no-remote is given.",
    commands: RUNS,
  },
  {
    name: 'same-digest',
    takes: 'switch',
    doc: 'Fails unless all references lead to one digest.',
    commands: ['verify'],
  },
  {
    name: 'ci',
    takes: 'value',
    placeholder: 'NAME',
    doc: 'The CI system to write for: github, gitlab, jenkins, travis, circle, azure, bitbucket, buildkite, woodpecker or drone. Default: what the project uses, or its host has.',
    commands: ['init'],
  },
  {
    name: 'from',
    takes: 'value',
    placeholder: 'FILE',
    doc: 'Translates a workflow with the docker actions, depot, redhat-actions or docker build (or a .gitlab-ci.yml with to-be-continuous): prints it with tagship in it, and what could not be taken over. With --yes it overwrites the file.',
    commands: ['init'],
  },
  { name: 'yes', takes: 'switch', doc: 'Writes without asking.', commands: ['init'] },
  {
    name: 'add',
    takes: 'switch',
    doc: 'Writes an additional file if the usual one exists, or if a workflow publishes the image already.',
    commands: ['init'],
  },
  { name: 'debug', takes: 'switch', doc: 'Show more of what is done.', commands: ALL },
  {
    name: 'help',
    takes: 'switch',
    doc: 'Show help.',
    commands: [...ALL, 'init'],
  },
];

/**
 * A flag that puts a fact in place of what CI and git say, to see what would happen. Those that people
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
    doc: 'As if this had happened: push, schedule, release, …',
  },
  {
    ...factFlag,
    name: 'fork',
    takes: 'switch',
    fact: 'fork',
    doc: "Plan as for another project's change: the run is untrusted.",
  },
  {
    ...factFlag,
    name: 'build',
    fact: 'build',
    placeholder: 'NUMBER',
    doc: 'As if this were the build of that number.',
  },
  {
    ...factFlag,
    name: 'default-branch',
    fact: 'defaultBranch',
    placeholder: 'NAME',
    doc: 'As if this were the default branch.',
  },
  {
    ...factFlag,
    name: 'now',
    fact: 'now',
    placeholder: 'TIME',
    doc: 'As if it were this time, ISO 8601.',
  },
];
