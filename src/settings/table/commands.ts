// SPDX-License-Identifier: Apache-2.0
// The commands of the CLI and the flags that are not settings. Tables only.

/** The names of the commands. */
export type CommandName =
  | 'plan'
  | 'ship'
  | 'merge'
  | 'promote'
  | 'log'
  | 'yank'
  | 'unyank'
  | 'copy'
  | 'prune'
  | 'verify'
  | 'status'
  | 'whoami'
  | 'login'
  | 'logout'
  | 'init'
  | 'help'
  | 'version';

/** A command as `--help` shows it. */
export interface CommandDoc {
  readonly name: CommandName;
  readonly usage: string;
  readonly doc: string;
  /** Whether the overview has a line for it; absent where it has. */
  readonly isListed?: boolean;
  /** The settings that it takes, by name; all if absent. */
  readonly settings?: readonly string[];
  /** What its GitLab component takes in place of the words of the command line. */
  readonly words?: WordsDoc;
}

/** The words of a command as an input of its GitLab component. */
export interface WordsDoc {
  readonly name: string;
  readonly doc: string;
  readonly repeats?: true;
}

/** How signatures are made, where something else than an image is signed. */
const SIGN = [
  ...['sign', 'sign-key-env', 'sign-key-file', 'sign-log', 'sign-id-token-env'],
  ...['sign-fulcio-url', 'sign-rekor-url', 'sign-tsa-url', 'sign-trusted-root'],
];

/** Whose signatures count. */
const VERIFY = [
  ...['verify-identity', 'verify-identity-regexp', 'verify-issuer', 'verify-issuer-regexp'],
  ...['sign-trusted-root', 'sign-log'],
];

/** The commands, most used first. */
export const commands: readonly CommandDoc[] = [
  {
    name: 'plan',
    usage: 'tagship plan [flags]',
    doc: 'Show what ship would do and why. Changes nothing.',
  },
  {
    name: 'ship',
    usage: 'tagship ship [flags]',
    doc: 'Build, push by digest, tag, and read every tag back.',
  },
  {
    name: 'merge',
    usage: 'tagship merge RECORD… [flags]',
    doc: 'Merge and tag what several `ship --leg` built. Needs no engine; takes the settings of ship.',
  },
  {
    name: 'copy',
    usage: 'tagship copy SOURCE DESTINATION… [flags]',
    doc: 'Copy images between registries and OCI layouts. Signatures and all else that refers to them go along. A location is a repository with a tag, a pattern such as "1.*" or a digest, oci:DIR or oci-archive:FILE. Needs no engine.',
    words: {
      name: 'references',
      repeats: true,
      doc: 'The source, and then the destinations: repositories with or without a tag, oci:DIR or oci-archive:FILE. Variables may be used, such as `$CI_REGISTRY_IMAGE`.',
    },
    settings: [
      ...['registries', 'github-token', 'push', 'push-idle-timeout', 'retry-deadline'],
      'config',
    ],
  },
  {
    name: 'promote',
    usage: 'tagship promote FROM [flags]',
    doc: 'Give tags to an image that is published already. Builds nothing.',
    words: {
      name: 'from',
      doc: 'What is promoted: a version or git tag of the repositories, a tag, a digest or a reference.',
    },
    settings: [
      'images',
      'to',
      'environment',
      'back',
      'because',
      'history',
      'signed',
      'verify-key',
      'moving',
      'deploy',
      'only',
      'except',
      'together',
      ...['tag-prefix', 'ignore-versions', 'revisions'],
      ...['github-token', 'registries', 'push-idle-timeout', 'retry-deadline', 'config'],
      ...VERIFY,
    ],
  },
  {
    name: 'log',
    usage: 'tagship log REFERENCE [flags]',
    doc: 'Show which run moved a tag, when, and from what. Of ghcr.io/acme/app:latest, or of all tags of ghcr.io/acme/app, as far as runs recorded it (history: true).',
    words: {
      name: 'reference',
      doc: 'A tag, or a repository for all its tags.',
    },
    settings: [...['registries', 'github-token', 'push-idle-timeout', 'retry-deadline'], 'config'],
  },
  {
    name: 'yank',
    usage: 'tagship yank VERSION --because TEXT [flags]',
    doc: 'Take a bad version out of its series. Its image gets a tombstone, and `latest`, `1` and `1.2` go to the highest version that is left; no later run moves them to it again. The tag of the version stays.',
    words: { name: 'version', doc: 'The version that is yanked.' },
    settings: [
      ...['images', 'because', 'history', ...SIGN, 'ignore-versions', 'revisions', 'registries'],
      ...['github-token', 'push-idle-timeout', 'retry-deadline', 'config'],
    ],
  },
  {
    name: 'unyank',
    usage: 'tagship unyank VERSION [flags]',
    doc: 'Let a version count again that was yanked. Moves no tag: promote or ship the version for that.',
    words: { name: 'version', doc: 'The version that counts again.' },
    isListed: false,
    settings: [
      ...['images', 'because', ...SIGN, 'revisions', 'registries'],
      ...['github-token', 'push-idle-timeout', 'retry-deadline', 'config'],
    ],
  },
  {
    name: 'prune',
    usage: 'tagship prune [REPOSITORY…] [flags]',
    doc: 'Delete old tags and images by a policy. Shows what would go; --yes deletes. The policy is the map prune of tagship.yml, or these flags. Without a word it is for the repositories of the settings. Needs no engine.',
    settings: [
      ...['images', 'registries', 'github-token', 'push-idle-timeout', 'retry-deadline', 'config'],
    ],
  },
  {
    name: 'verify',
    usage: 'tagship verify REFERENCE… [flags]',
    doc: 'Read references back and verify every platform. These are all that the image lists, or those of platforms where it is set.',
    words: {
      name: 'references',
      repeats: true,
      doc: 'The images to verify, by digest or tag. A variable of the dotenv report of an earlier job may be used, such as `$SHIPPED_IMAGE` of the component build.',
    },
    settings: [
      ...['platforms', 'registries', 'github-token', 'push-idle-timeout', 'retry-deadline'],
      ...[...VERIFY, 'config'],
    ],
  },
  {
    name: 'status',
    usage: 'tagship status [REPOSITORY…] [flags]',
    doc: 'Show what each tag is and how registries differ. Reads the repositories of the settings, or those that are named; names that end alike hold the same image. Changes nothing.',
    settings: [
      ...['images', 'registries', 'github-token', 'push-idle-timeout', 'retry-deadline'],
      'config',
    ],
  },
  {
    name: 'whoami',
    usage: 'tagship whoami [REGISTRY] [flags]',
    doc: 'Show the login and identity for each registry. Changes nothing.',
    settings: [
      ...['images', 'registries', 'github-token', 'push-idle-timeout', 'retry-deadline'],
      'config',
    ],
  },
  {
    name: 'login',
    usage: 'tagship login [REGISTRY…] [flags]',
    doc: "Write logins to the Docker configuration. Those of the run's repositories and of `registries`, or of the registries that are named; a script's other programs find them.",
    settings: [
      ...['images', 'registries', 'github-token', 'login-untrusted', 'push-idle-timeout'],
      ...['retry-deadline', 'config'],
    ],
  },
  {
    name: 'logout',
    usage: 'tagship logout [REGISTRY…] [flags]',
    doc: 'Remove the logins that tagship login wrote. All of them, or those of the registries that are named; the configuration becomes what it was before.',
    isListed: false,
    settings: [],
  },
  {
    name: 'init',
    usage: 'tagship init [flags]',
    doc: 'Write the CI file of the project. Takes registries and platforms from an existing workflow, shows the file and asks first; overwrites only the file of --from.',
    settings: ['images', 'context', 'file'],
  },
  {
    name: 'help',
    usage: 'tagship help [COMMAND]',
    doc: 'Show help, also of settings, unyank and logout.',
  },
  { name: 'version', usage: 'tagship --version', doc: 'Show the version.', isListed: false },
];

/** Whether a command takes the setting of that name. */
export function takesSetting(command: CommandName, setting: string): boolean {
  const { settings } = commands.find(({ name }) => name === command) ?? {};
  return settings?.includes(setting) ?? true;
}
