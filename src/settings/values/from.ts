// SPDX-License-Identifier: Apache-2.0
// The setting `from`: where an image comes from that another program made. Pure; opens no file.
import { error, type ProblemData } from '../../problem.ts';
import { quoteWritten } from '../file/written.ts';
import { settingsTable } from '../table/table.ts';

/** Where an image is that is taken instead of a build. `written` is the entry as the user has it. */
export type MadeImage =
  | {
      readonly kind: 'layout' | 'layoutArchive' | 'dockerArchive';
      readonly written: string;
      readonly path: string;
      /** Tag, digest or name of one of several images in it. */
      readonly at?: string;
    }
  | { readonly kind: 'engine'; readonly written: string; readonly name: string }
  | {
      readonly kind: 'registry';
      readonly written: string;
      readonly name: string;
      readonly digest: string;
    };

const DIGEST = /^sha(?:256:[0-9a-f]{64}|512:[0-9a-f]{128})$/;
const TAG = /^\w[\w.-]{0,127}$/;

/** What precedes a path, and what is there. */
const FILES = {
  oci: 'layout',
  'oci-archive': 'layoutArchive',
  'docker-archive': 'dockerArchive',
} as const;

/**
 * An entry of `from`; undefined for anything else.
 *
 * | entry                              | is                                                      |
 * | ---------------------------------- | ------------------------------------------------------- |
 * | `oci:DIR`, `oci:DIR:TAG`           | an OCI image layout in a directory                      |
 * | `oci-archive:FILE`, `…:TAG`        | an OCI image layout in a tar archive                    |
 * | `docker-archive:FILE`, `…:NAME`    | what `docker save` and many build tools write           |
 * | `docker-archive:FILE:@1`           | the second of the images in it                          |
 * | `docker:NAME`                      | an image in the Docker engine                           |
 * | `REPOSITORY@sha256:…`              | an image in a registry                                  |
 *
 * A tag of a registry is none: it may be moved between the plan and the run.
 */
export function parseMadeImage(written: string): MadeImage | undefined {
  const [, scheme = '', rest = ''] = /^([a-z-]+):(.*)$/s.exec(written) ?? [];
  if (Object.hasOwn(FILES, scheme))
    return toFile(FILES[scheme as keyof typeof FILES], rest, written);
  // With a port, `docker` is the name of a host.
  if (scheme !== 'docker' || /^\d+\//.test(rest)) return toRegistry(written);
  const isName = /^\w[\w./:@-]{0,500}$/.test(rest);
  return isName ? { kind: 'engine', written, name: rest } : undefined;
}

function toRegistry(written: string): MadeImage | undefined {
  const [, name = '', digest = ''] = /^([^@\s]+)@([^@]+)$/.exec(written) ?? [];
  if (!DIGEST.test(digest)) return undefined;
  return { kind: 'registry', written, name: name.replace(/:[^:/]*$/, ''), digest };
}

function toFile(
  kind: (typeof FILES)[keyof typeof FILES],
  rest: string,
  written: string,
): MadeImage | undefined {
  const [path, at] = splitPath(kind, rest);
  if (path === '') return undefined;
  if (at === undefined) return { kind, written, path };
  const isOne = kind === 'dockerArchive' || TAG.test(at) || DIGEST.test(at);
  return isOne ? { kind, written, path, at } : undefined;
}

/** The name of an image in a Docker archive has colons itself, so that its path has none. */
function splitPath(kind: string, rest: string): readonly [string, string?] {
  const [, path = rest, at] =
    kind === 'dockerArchive'
      ? (/^([^:]+):(\S+)$/s.exec(rest) ?? [])
      : (/^(.+)@(sha\d+:[0-9a-f]+)$/s.exec(rest) ?? /^(.+):([^:/]+)$/s.exec(rest) ?? []);
  return at === undefined ? [path] : [path, at];
}

/** The path of an entry of `from`; undefined for what is no file. */
export function pathOfMade(entry: string): string | undefined {
  const parsed = parseMadeImage(entry);
  return parsed !== undefined && 'path' in parsed ? parsed.path : undefined;
}

/** Settings with a key of their own that say how an image is built, or what becomes of a build. */
const OF_BUILDS: ReadonlySet<string> = new Set([
  ...['context', 'file', 'target', 'build-args', 'provenance', 'sbom', 'call', 'cache-from'],
  ...['cache-to', 'cache', 'cache-release', 'no-cache', 'pull', 'outputs', 'timeout', 'paths'],
  ...['labels', 'load'],
]);

/** Whether a setting has a meaning only where an image is built. */
export function isOfBuilds(name: string): boolean {
  const setting = findSetting(name);
  return OF_BUILDS.has(name) || (setting !== undefined && setting.key === undefined);
}

function findSetting(name: string) {
  return settingsTable.find((setting) => setting.name === name);
}

/**
 * What is wrong with `from`, and with settings next to it: FROM_INVALID for each entry that names no image,
 * FROM_TWICE for one that is there twice, FROM_WITH for settings of a build, FROM_NEEDS_PLATFORMS.
 *
 * @param values the settings that are given, by name
 * @param command `promote` has another meaning for it
 */
export function checkFrom(
  values: ReadonlyMap<string, unknown>,
  command?: string,
): readonly ProblemData[] {
  const from = (values.get('from') ?? []) as readonly string[];
  if (from.length === 0 || command === 'promote') return [];
  const twice = from.filter((entry, at) => from.indexOf(entry) !== at);
  return [
    ...from.filter((entry) => parseMadeImage(entry) === undefined).map(invalid),
    ...twice.map((entry) =>
      error('FROM_TWICE', `from: ${quoteWritten(entry)} is named twice`, 'Remove one of them.'),
    ),
    ...checkCompany(values),
    ...checkNeeds(values),
  ];
}

/** Tags of one platform are planned before the image is read. */
function checkNeeds(values: ReadonlyMap<string, unknown>): readonly ProblemData[] {
  const wanting = ['arch-tags', 'plain-tag'].filter((name) => isSet(name, values.get(name)));
  if (values.has('platforms') || wanting.length === 0) return [];
  return [
    error(
      'FROM_NEEDS_PLATFORMS',
      `with from, ${wanting.join(' and ')} ${wanting.length === 1 ? 'needs' : 'need'} platforms: the image is read only when it is shipped`,
      'Name the platforms of the image: platforms: linux/amd64,linux/arm64.',
    ),
  ];
}

function checkCompany(values: ReadonlyMap<string, unknown>): readonly ProblemData[] {
  const named = [...values].filter(([name, value]) => isOfBuilds(name) && isSet(name, value));
  const types = values.get('media-types') === 'docker' ? ['media-types: docker'] : [];
  const names = [...named.map(([name]) => name), ...types];
  if (names.length === 0) return [];
  return [
    error(
      'FROM_WITH',
      `from takes an image that is made already, so it excludes ${names.join(', ')}`,
      `Remove ${names.length === 1 ? 'it' : 'them'}, or remove from to build the image.${names.includes('labels') ? ' An image that is made keeps its labels; annotations are added to its index.' : ''}`,
    ),
  ];
}

function isSet(name: string, value: unknown): boolean {
  if (value === undefined) return false;
  return JSON.stringify(value) !== JSON.stringify(findSetting(name)?.default);
}

function invalid(entry: string): ProblemData {
  const isTagged = /^[\w.-]+(?::\d+)?(?:\/[\w.-]+)+(?::[\w.-]+)?$/.test(entry);
  const forms =
    'Write oci:DIR, oci-archive:FILE, docker-archive:FILE, docker:NAME, or REPOSITORY@sha256:….';
  const digest = 'Name an image of a registry by its digest, REPOSITORY@sha256:…: a tag can move.';
  return error(
    'FROM_INVALID',
    `invalid from: ${quoteWritten(entry)} names no image that another program made`,
    `${isTagged ? digest : forms} To tag a published image again, use the command promote.`,
  );
}
