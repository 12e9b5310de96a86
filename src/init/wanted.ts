// SPDX-License-Identifier: Apache-2.0
// The content of a CI file, and how its values are quoted in YAML, Groovy and shells.
import type { TagStyle } from './tag-style.ts';

/** Who logs in where. The password comes from the CI system's secret store, through a variable. */
export interface InitLogin {
  readonly host: string;
  /** A plain word; for GitHub also `${{ vars.NAME }}` or `${{ secrets.NAME }}`. */
  readonly username: string;
  readonly passwordEnv: string;
  /** The user name is unknown: the name is a placeholder. */
  readonly isPlaceholder?: true;
  /** The secret is stored already: an existing workflow uses it. */
  readonly isStored?: true;
}

/** One image to build: where its Dockerfile is, and where it goes. */
export interface InitTarget {
  /** Only where there are several. */
  readonly name?: string;
  /** Repositories; empty for the default of the CI system's own registry. */
  readonly images: readonly string[];
  readonly context?: string;
  readonly file?: string;
  /** Empty for the default. */
  readonly platforms: readonly string[];
}

/** What a CI file is to do. All values are plain words, so that none can end a string early. */
export interface CiFileRequest {
  /** Where the file belongs, where that isn't its usual place. */
  readonly path?: string;
  /** Version of tagship. */
  readonly version: string;
  /** The commit of that version, for systems that can name one; the git tag without it. */
  readonly commit?: string;
  /** The branch whose pushes are shipped. */
  readonly branch: string;
  /** The images, at least one. */
  readonly targets: readonly InitTarget[];
  readonly logins: readonly InitLogin[];
  /** How the project names its releases; `v1.2.3` without it. */
  readonly gitTags?: TagStyle;
  /** A release workflow calls the file, and passes the version. Only GitHub has that. */
  readonly isCalled?: true;
}

/** A program that makes the file: same wishes, same text. */
export type Render = (wanted: CiFileRequest) => string;

/** A setting's name and its value. */
export type MapEntry = readonly [name: string, value: string];

/**
 * Text that needs no quoting in YAML, Groovy, JSON, shells and GitHub's expressions, quoted or not: letters,
 * digits, `.`, `_`, `/`, `@`, `-`, beginning with a letter, a digit, `_` or `.`.
 */
export function isPlainWord(text: string): boolean {
  return /^[A-Za-z0-9_.][A-Za-z0-9._/@-]*$/.test(text);
}

/** The settings of one image that differ from their defaults, by their name; several `images` are several entries. */
export function listTargetSettings(target: InitTarget): readonly MapEntry[] {
  const { name, images, context, file, platforms } = target;
  const all: [string, string | undefined][] = [
    ['name', name],
    ...images.map((image): [string, string] => ['images', image]),
    ['context', context],
    ['file', file],
    ['platforms', platforms.length === 0 ? undefined : platforms.join(',')],
  ];
  return all.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]));
}

/** The settings that all images share; `registries` is JSON on one line. */
export function listSharedSettings({ logins, gitTags }: CiFileRequest): readonly MapEntry[] {
  const all: [string, string | undefined][] = [
    ['registries', logins.length === 0 ? undefined : renderRegistries(logins)],
    ['tag-prefix', gitTags?.prefix],
  ];
  return all.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]));
}

/** The settings as variables, `TAGSHIP_IMAGES`: those of the only image among them, unless it has several repositories. */
export function listVariables(wanted: CiFileRequest): readonly MapEntry[] {
  const own = hasCommandOfItsOwn(wanted) ? [] : wanted.targets.flatMap(listTargetSettings);
  const [images, others] = [own.slice(0, 1), own.slice(1)];
  const settings = [...images, ...listSharedSettings(wanted), ...others];
  return settings.map(([name, value]) => [
    `TAGSHIP_${name.toUpperCase().replaceAll('-', '_')}`,
    value,
  ]);
}

/** The commands that build the images, one each: what {@link listVariables} has not is flags here. */
export function listCommands(wanted: CiFileRequest, command: string): readonly string[] {
  if (!hasCommandOfItsOwn(wanted)) return [command];
  return wanted.targets.map((target) =>
    [command, ...listTargetSettings(target).map(([name, value]) => `--${name} ${value}`)].join(' '),
  );
}

function hasCommandOfItsOwn({ targets }: CiFileRequest): boolean {
  return targets.length > 1 || targets.some(({ images }) => images.length > 1);
}

/** The logins to the registries that an image goes to. */
export function loginsOf(
  { images }: InitTarget,
  logins: readonly InitLogin[],
): readonly InitLogin[] {
  return logins.filter(({ host }) => images.some((image) => image.startsWith(`${host}/`)));
}

/** What must be done for the logins before the file works, a line each: `tell` says where a secret is stored. */
export function listLoginNotes(
  logins: readonly InitLogin[],
  tell: (login: InitLogin) => string,
): readonly string[] {
  return logins.flatMap((login) => [
    ...(login.isStored ? [] : [tell(login)]),
    ...(login.isPlaceholder
      ? [`Replace the username "${login.username}" with your user on ${login.host}.`]
      : []),
  ]);
}

/** `NAME: value` lines, indented by so many spaces. */
export function renderMap(entries: readonly MapEntry[], indent: number): string {
  return entries
    .map(([name, value]) => `${' '.repeat(indent)}${name}: ${toYaml(value)}\n`)
    .join('');
}

/** A scalar that YAML reads as this very text. */
export function toYaml(text: string): string {
  const isBare =
    /^[A-Za-z][\w./-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);
  return isBare ? text : `'${text.replaceAll("'", "''")}'`;
}

/** Why trusted settings do not go into the settings file. */
const TRUST = 'Put more settings here: in tagship.yml, an untrusted change may set only the build.';

/** The first lines of a file: where it belongs, and which secret it wants. */
export function renderHead(path: string, comment: '#' | '//', ...notes: readonly string[]): string {
  return [path, ...notes, TRUST].map((line) => `${comment} ${line}\n`).join('');
}

function renderRegistries(logins: readonly InitLogin[]): string {
  const entries = logins.map(
    ({ host, username, passwordEnv }) =>
      `"${host}": {"username": "${username}", "password-env": "${passwordEnv}"}`,
  );
  return `{${entries.join(', ')}}`;
}
