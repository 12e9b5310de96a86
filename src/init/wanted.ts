// SPDX-License-Identifier: Apache-2.0
// What a CI file is to do, and how its values are spelt in YAML, Groovy and shells. Knows no CI system.
import type { TagStyle } from './tag-style.ts';

/** Who logs in where. The password comes from the CI system's secret store, through a variable. */
export interface Login {
  readonly host: string;
  readonly username: string;
  readonly passwordEnv: string;
}

/** What a CI file is to do. All values are plain words, so that none can end a string early. */
export interface Wanted {
  /** Version of tagship. */
  readonly version: string;
  /** The commit of that version, for systems that can name one; the git tag without it. */
  readonly commit?: string;
  /** The branch whose pushes are shipped. */
  readonly branch: string;
  /** Undefined for the CI system's own registry. */
  readonly image?: string;
  readonly login?: Login;
  readonly context?: string;
  readonly file?: string;
  /** How the project names its releases; `v1.2.3` without it. */
  readonly gitTags?: TagStyle;
}

/** A program that makes the file: same wishes, same text. */
export type Render = (wanted: Wanted) => string;

/**
 * Text that means itself in YAML, Groovy, JSON, shells and GitHub's expressions, quoted or not: letters,
 * digits, `.`, `_`, `/`, `@`, `-`, beginning with a letter, a digit, `_` or `.`.
 */
export function isPlainWord(text: string): boolean {
  return /^[A-Za-z0-9_.][A-Za-z0-9._/@-]*$/.test(text);
}

/** The settings that differ from their defaults, by their name; `registries` is JSON on one line. */
export function listSettings({ image, login, context, file, gitTags }: Wanted): [string, string][] {
  const all: [string, string | undefined][] = [
    ['images', image],
    ['registries', login && renderRegistries(login)],
    ['context', context],
    ['file', file],
    ['tag-prefix', gitTags?.prefix],
  ];
  return all.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
}

/** The settings as variables: `TAGSHIP_IMAGES`. */
export function listVariables(wanted: Wanted): [string, string][] {
  return listSettings(wanted).map(([name, value]) => [
    `TAGSHIP_${name.toUpperCase().replaceAll('-', '_')}`,
    value,
  ]);
}

/** `NAME: value` lines, indented by so many spaces. */
export function renderMap(entries: readonly (readonly [string, string])[], indent: number): string {
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

/** Why nothing that must be trusted is left to the settings file. */
const TRUST =
  'More settings belong here: an untrusted change may set only the build in tagship.yml.';

/** The first lines of a file: where it belongs, and which secret it wants. */
export function renderHead(path: string, comment: '#' | '//', ...notes: readonly string[]): string {
  return [path, ...notes, TRUST].map((line) => `${comment} ${line}\n`).join('');
}

function renderRegistries({ host, username, passwordEnv }: Login): string {
  return `{"${host}": {"username": "${username}", "password-env": "${passwordEnv}"}}`;
}
