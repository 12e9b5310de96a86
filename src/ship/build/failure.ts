// SPDX-License-Identifier: Apache-2.0
// Classifies a failed build by buildx's output, and decides whether a retry can help. Pure.
import { toHintByWords } from '../../registry/providers/hints.ts';

/**
 * | kind          | means                                                           |
 * | ------------- | --------------------------------------------------------------- |
 * | `transient`   | a registry was busy or the connection broke: try again          |
 * | `expired`     | a registry no longer accepts the credential: retry once         |
 * | `unreachable` | the builder cannot reach the registry, though we could          |
 * | `hung`        | the push made no progress for too long and was ended            |
 * | `failing`     | a registry fails at a manifest when everything else is there: retry, or push the manifest from here |
 * | `too-large`   | a proxy before the registry does not accept such large requests |
 * | `unsupported` | a registry does not accept an index, or the attestations in it  |
 * | `unclear`     | a registry refused, and BuildKit does not report the status     |
 * | `refused`     | a registry refused the push permanently                         |
 * | `build`       | the build itself failed: for the user to fix                    |
 */
export type FailureKind =
  | 'transient'
  | 'expired'
  | 'unreachable'
  | 'hung'
  | 'failing'
  | 'too-large'
  | 'unsupported'
  | 'unclear'
  | 'refused'
  | 'build';

/** Words that show that buildx was talking to a registry, not running a step. */
const REGISTRY =
  /failed to (push|authorize|do request|copy|fetch (anonymous|oauth) token|resolve source metadata)|unexpected status from (HEAD|GET|POST|PUT|PATCH) request/;

const TRANSIENT =
  /\b(408|429|500|502|503|504) [A-Z][a-z]|toomanyrequests|too many requests|connection reset|broken pipe|\bEOF\b|i\/o timeout|handshake timeout|timeout awaiting response|connection timed out|closed network connection|temporary failure|server misbehaving|unknown blob|blob upload unknown|\bunavailable: |stream error|client connection lost/i;

const UNREACHABLE =
  /x509:|certificate|HTTP response to HTTPS client|no such host|connection refused|network is unreachable|no route to host/i;

const EXPIRED = /\b401\b|unauthorized|authentication required|token (is |has )?expired/i;

/**
 * How registries refuse a kind of manifest. If the answer is OCI's JSON, BuildKit reports its words
 * only (`unknown: manifest invalid`, `unsupported`); otherwise it reports the status.
 *
 * @see https://github.com/containerd/containerd/blob/main/core/remotes/docker/errcode.go
 */
const UNSUPPORTED =
  /^unsupported\b|not[_ ]support|manifest[_ ]?invalid|invalid manifest|(media|content)[- _]?type|schema ?version|unknown\/unknown|in-toto|attestation|(\/manifests\/\S+|"(manifest|index)-\S+): (unexpected status: )?(400|404|405|406|415|422) /i;

const FAILING = /(\/manifests\/\S+): (unexpected status: )?50[01] /i;

const TOO_LARGE = /\b413 [A-Z]|request entity too large|payload too large|content too large/i;

/**
 * Answers that BuildKit gives up on, and that our client understands.
 *
 * @see https://github.com/containerd/containerd/blob/main/core/remotes/docker/pusher.go
 */
const GIVES_UP =
  /invalid content digest in response|invalid checksum digest|unexpected (commit )?digest|missing content-length header|invalid character .* looking for|unexpected end of JSON|malformed HTTP|failed to decode token|(\/manifests\/\S+): (unexpected status: )?403 /i;

/**
 * How a registry refuses a manifest whose references are missing: for attestations with a
 * `subject`, which BuildKit pushes first, the image that they refer to.
 */
export const SUBJECT_MISSING = /\bblob unknown\b/i;

const UNCLEAR = /^unknown: (?!.*(not known to registry|does not exist|denied|forbidden|immutab))/i;

/** Kinds by the whole error of a push; the first match counts. */
const BY_SAID: readonly (readonly [RegExp, Exclude<FailureKind, 'hung'>])[] = [
  [FAILING, 'failing'],
  [TRANSIENT, 'transient'],
  [TOO_LARGE, 'too-large'],
  [UNREACHABLE, 'unreachable'],
  [EXPIRED, 'expired'],
];

/** Kinds by the words of the registry only, without repository names and addresses. */
const BY_WORDS: readonly (readonly [RegExp, Exclude<FailureKind, 'hung'>])[] = [
  [/^denied\b/, 'refused'],
  [UNSUPPORTED, 'unsupported'],
  [UNCLEAR, 'unclear'],
  [GIVES_UP, 'unclear'],
];

/**
 * Two builds gave one name to their images at the same time, such as two legs on one engine: the second finds it taken
 * between looking and writing.
 *
 * @see https://github.com/moby/buildkit/blob/master/exporter/containerimage/export.go
 */
const NAMED_AT_ONCE = /^image "[^"]+": already exists$/;

/** The kind of failure behind what buildx wrote to stderr. */
export function classifyFailure(stderr: string): Exclude<FailureKind, 'hung'> {
  const said = findError(stderr);
  if (NAMED_AT_ONCE.test(said)) return 'transient';
  if (!REGISTRY.test(said) || said.includes('did not complete successfully')) return 'build';
  if (!said.includes('failed to push')) return TRANSIENT.test(said) ? 'transient' : 'build';
  const words = said
    .replace(/^.*failed to push \S+: /, '')
    .replace(/https?:\S+(?=\/manifests\/)/, '');
  const known =
    BY_SAID.find(([pattern]) => pattern.test(said)) ??
    BY_WORDS.find(([pattern]) => pattern.test(words));
  return known?.[1] ?? 'refused';
}

/**
 * The line in which buildx reports the error, without the word ERROR. For a login that a token service refused in the middle of a
 * push, it leaves out what was pushed; the line of the step has that too.
 */
export function findError(stderr: string): string {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  const found = lines.findLast((line) => line.startsWith('ERROR: ')) ?? lines.at(-1) ?? '';
  const error = found
    .replace(/^ERROR: /, '')
    .replace(/^failed to build: /, '')
    .replace(/^failed to solve: /, '')
    .trim();
  const step = error === '' ? undefined : lines.findLast((line) => ofPush(line, error));
  return step?.replace(STEP_ERROR, '').trim() ?? error;
}

const STEP_ERROR = /^#\d+ ERROR: (?=failed to push )/;

function ofPush(line: string, error: string): boolean {
  return STEP_ERROR.test(line) && line.trimEnd().endsWith(error);
}

/** A program that the builder could not start, since it is of another platform. */
export interface ForeignProgram {
  /** `/bin/sh` */
  readonly program: string;
  /** As BuildKit names it in the title of the step; undefined where all platforms have the step in common. */
  readonly platform: string | undefined;
}

/** How runc, crun and the emulators in BuildKit's images say it, behind the number of the step. */
const FOREIGN =
  /^#(\d+) [\d.]+ (?:.*: )?(?:exec (\S+): exec format error|exec user process caused:? "?exec format error|\.buildkit_qemu_emulator: (\S+?):? Invalid ELF image)/m;

/** The program of another platform that ended a build, by what buildx wrote; undefined for any other failure. */
export function findForeignProgram(stderr: string): ForeignProgram | undefined {
  const [found, step = '', program, emulated] = FOREIGN.exec(stderr) ?? [];
  if (found === undefined) return undefined;
  const title = stderr.split('\n').find((line) => line.startsWith(`#${step} [`)) ?? '';
  const [, platform] = /\[([a-z]\w*\/[\w/]+)[ \]]/.exec(title) ?? [];
  return { program: program ?? emulated ?? 'a program', platform };
}

/** What a user can do about it; empty for unknown errors. */
export function toBuildHint(said: string, kind: FailureKind = 'build'): string {
  const known = HINTS.find(([words]) => words.test(said));
  return (
    BY_KIND[kind] ??
    toPushHint(said, kind) ??
    known?.[1] ??
    'The output of the build above says more.'
  );
}

/** The hint for an answer of a registry that BuildKit repeats. */
function toPushHint(said: string, kind: FailureKind): string | undefined {
  const [, host = '', path = '', words = ''] =
    /failed to push ([^\s/]+)\/([^\s:@]+)\S*: (.*)$/s.exec(said) ?? [];
  if (host === '') return undefined;
  const repository = { host, path, name: `${host}/${path}` };
  const code = kind === 'expired' ? 'LOGIN_REFUSED' : 'REGISTRY_DENIED';
  const hint = toHintByWords(
    words,
    { repository, kind: 'blob' },
    /denied|unauthorized|401|403/i.test(words) ? code : undefined,
  );
  return hint === '' ? undefined : hint;
}

const BY_KIND: Partial<Record<FailureKind, string>> = {
  unsupported:
    'This registry does not accept an index or attestations: write attestations: plain (with one platform).',
  failing:
    'This registry stores all of the image but its index: write attestations: plain (with one platform), or ask its operators.',
  'too-large':
    'A proxy before the registry limits the size of a request (nginx: client_max_body_size, by default 1 MB; Cloudflare: 100 MB): raise it, or write publish: layout, which sends large layers in pieces.',
  unclear: 'Write publish: layout, which pushes from here and tells what the registry answers.',
};

const HINTS: readonly (readonly [RegExp, string])[] = [
  [/failed to read dockerfile|open .*Dockerfile/, 'Set file: to the path of the Dockerfile.'],
  [
    /HTTP response to HTTPS client/,
    'The builder takes plain HTTP only from registries that are configured: "insecure-registries" in daemon.json for the engine, registries: {HOST: {insecure: true}} for a builder that tagship creates.',
  ],
  [
    /[/\\]tagship-\w{6}[/\\].*no space left on device/,
    'Free disk space where temporary files go, or set TMPDIR (RUNNER_TEMP for the GitHub Action) to another directory.',
  ],
  [/no space left on device/, 'Free disk space where the builder runs (docker system prune).'],
  [
    /failed to resolve source metadata/,
    'Check the name of the base image and the login for its registry.',
  ],
  [
    /string field contains invalid UTF-8/,
    'Rename the file of the build context whose name is not UTF-8, or name it in .dockerignore.',
  ],
  [/failed to push/, 'Check the login and the permission to push to that repository.'],
];
