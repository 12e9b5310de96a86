// SPDX-License-Identifier: Apache-2.0
// Why a build failed, read from what buildx said, and whether trying again can help. Pure.

/**
 * | kind          | means                                                           |
 * | ------------- | --------------------------------------------------------------- |
 * | `transient`   | a registry was busy or the connection broke: try again          |
 * | `expired`     | a registry no longer takes the credential: once more, then stop |
 * | `unreachable` | the builder cannot reach the registry, though we could          |
 * | `hung`        | the push said nothing for too long and was ended                |
 * | `unsupported` | a registry does not take an index, or the attestations in it    |
 * | `unclear`     | a registry refused, and BuildKit does not tell with what status |
 * | `refused`     | a registry refused the push for good                            |
 * | `build`       | the build itself failed: the user's move                        |
 */
export type FailureKind =
  | 'transient'
  | 'expired'
  | 'unreachable'
  | 'hung'
  | 'unsupported'
  | 'unclear'
  | 'refused'
  | 'build';

/** Words by which buildx says that it was talking to a registry, not running a step. */
const REGISTRY =
  /failed to (push|authorize|do request|copy|fetch (anonymous|oauth) token|resolve source metadata)|unexpected status from (HEAD|GET|POST|PUT|PATCH) request/;

const TRANSIENT =
  /\b(408|429|500|502|503|504) [A-Z][a-z]|toomanyrequests|too many requests|connection reset|broken pipe|\bEOF\b|i\/o timeout|handshake timeout|timeout awaiting response|connection timed out|closed network connection|temporary failure|server misbehaving|unknown blob|blob upload unknown|\bunavailable: |stream error|client connection lost/i;

const UNREACHABLE =
  /x509:|certificate|HTTP response to HTTPS client|no such host|connection refused|network is unreachable|no route to host/i;

const EXPIRED = /\b401\b|unauthorized|authentication required|token (is |has )?expired/i;

/**
 * How registries refuse a kind of manifest. Of an answer that is OCI's JSON, BuildKit tells the words
 * alone (`unknown: manifest invalid`, `unsupported`); of any other, the status.
 *
 * @see https://github.com/containerd/containerd/blob/main/core/remotes/docker/errcode.go
 */
const UNSUPPORTED =
  /^unsupported\b|not[_ ]support|manifest[_ ]?invalid|invalid manifest|(media|content)[- _]?type|schema ?version|unknown\/unknown|in-toto|attestation|(\/manifests\/\S+|"(manifest|index)-\S+): (unexpected status: )?(400|405|406|415|422) /i;

/**
 * How a registry refuses a manifest since what it refers to is not there: of attestations with a
 * `subject`, which BuildKit pushes first, the image that they are about.
 */
export const SUBJECT_MISSING = /\bblob unknown\b/i;

const UNCLEAR = /^unknown: (?!.*(not known to registry|does not exist|denied|forbidden|immutab))/i;

/** The kind of failure behind what buildx wrote to stderr. */
export function classifyFailure(stderr: string): Exclude<FailureKind, 'hung'> {
  const said = findError(stderr);
  if (!REGISTRY.test(said) || said.includes('did not complete successfully')) return 'build';
  if (TRANSIENT.test(said)) return 'transient';
  if (!said.includes('failed to push')) return 'build';
  if (UNREACHABLE.test(said)) return 'unreachable';
  if (EXPIRED.test(said)) return 'expired';
  const words = said
    .replace(/^.*failed to push \S+: /, '')
    .replace(/https?:\S+(?=\/manifests\/)/, '');
  if (/^denied\b/.test(words)) return 'refused';
  if (UNSUPPORTED.test(words)) return 'unsupported';
  return UNCLEAR.test(words) ? 'unclear' : 'refused';
}

/** The line in which buildx says what was wrong, without the word ERROR. */
export function findError(stderr: string): string {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  const found = lines.findLast((line) => line.startsWith('ERROR: ')) ?? lines.at(-1) ?? '';
  return found
    .replace(/^ERROR: /, '')
    .replace(/^failed to build: /, '')
    .replace(/^failed to solve: /, '')
    .trim();
}

/** What a user can do about it, where the words are known; else empty. */
export function toHint(said: string, kind: FailureKind = 'build'): string {
  const known = HINTS.find(([words]) => words.test(said));
  return BY_KIND[kind] ?? known?.[1] ?? 'The output of the build above says more.';
}

const BY_KIND: Partial<Record<FailureKind, string>> = {
  unsupported:
    'This registry does not take an index or attestations: write attestations: plain (with one platform).',
  unclear: 'Write publish: layout, which pushes from here and tells what the registry answers.',
};

const HINTS: readonly (readonly [RegExp, string])[] = [
  [/failed to read dockerfile|open .*Dockerfile/, 'Set file: to the path of the Dockerfile.'],
  [
    /exec format error/,
    'The builder cannot run programs of that platform: install its emulator (docker/setup-qemu-action on GitHub), or build it on a machine of its own: builder: linux/arm64=tcp://arm:1234.',
  ],
  [
    /HTTP response to HTTPS client/,
    'The builder takes plain HTTP only from registries that it was told of: "insecure-registries" in daemon.json for the engine, registries: {HOST: {insecure: true}} for a builder that is made here.',
  ],
  [/no space left on device/, 'Free disk space where the builder runs (docker system prune).'],
  [
    /failed to resolve source metadata/,
    'Check the name of the base image and the login for its registry.',
  ],
  [/failed to push/, 'Check the login and the permission to push to that repository.'],
];
