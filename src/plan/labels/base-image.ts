// SPDX-License-Identifier: Apache-2.0
// Finds the base image of a Dockerfile's stage, where it is one image with a plain name. Pure.
import { isTag, parseRepository } from '../reference/references.ts';

/** What decides which image a stage is built on, besides the text of the Dockerfile. */
export interface StageOptions {
  /** The stage to build; the last one without it. */
  readonly target: string | undefined;
  /** `NAME=value` or, where the value is not known, `NAME`. */
  readonly buildArgs: readonly string[];
  /** The names of further build contexts, which stand for images and stages. */
  readonly contexts: readonly string[];
}

interface Stage {
  readonly from: string;
  readonly name: string;
}

interface Lines {
  readonly args: ReadonlyMap<string, string | undefined>;
  readonly stages: readonly Stage[];
}

/**
 * The fully qualified name of the base image, without a digest; undefined where it is not certain.
 *
 * | Dockerfile                                    | base image                         |
 * | --------------------------------------------- | ---------------------------------- |
 * | `FROM alpine:3.20`                            | `docker.io/library/alpine:3.20`    |
 * | `FROM alpine@sha256:…`                        | `docker.io/library/alpine`         |
 * | `ARG V=3.20` and `FROM alpine:$V`             | `docker.io/library/alpine:3.20`    |
 * | `FROM alpine AS base` and `FROM base`         | `docker.io/library/alpine`         |
 * | `FROM scratch`, `FROM app-$TARGETARCH`        | undefined                          |
 *
 * @see https://github.com/opencontainers/image-spec/blob/main/annotations.md
 */
export function findBaseImage(dockerfile: string, options: StageOptions): string | undefined {
  const lines = readLines(dockerfile);
  if (lines === undefined) return undefined;
  const given = readGiven(lines.args, options.buildArgs);
  let at = findStage(lines.stages, options.target, lines.stages.length);
  for (let steps = 0; at !== undefined && steps <= lines.stages.length; steps += 1) {
    const from = fill(lines.stages[at]?.from ?? '', given);
    if (from === undefined || options.contexts.includes(from)) return undefined;
    const below = lines.stages.findLastIndex(
      ({ name }, index) => index < (at ?? 0) && name === from.toLowerCase(),
    );
    if (below === -1) return toFullName(from);
    at = below;
  }
  return undefined;
}

function findStage(
  stages: readonly Stage[],
  target: string | undefined,
  count: number,
): number | undefined {
  if (target === undefined) return count - 1;
  const named = stages.findLastIndex(({ name }) => name === target.toLowerCase());
  if (named >= 0) return named;
  return /^\d{1,4}$/.test(target) && Number(target) < count ? Number(target) : undefined;
}

/** The values of the arguments before the first stage: of the build, or else the defaults. */
function readGiven(
  args: Lines['args'],
  buildArgs: readonly string[],
): ReadonlyMap<string, string | undefined> {
  const given = buildArgs.map((arg): readonly [string, string | undefined] => {
    const at = arg.indexOf('=');
    return at < 0 ? [arg, undefined] : [arg.slice(0, at), arg.slice(at + 1)];
  });
  const known = given.filter(([name]) => args.has(name));
  return new Map([...args, ...known]);
}

/** With its arguments filled in; undefined where one has no certain value, or another form than `$NAME` and `${NAME}`. */
function fill(text: string, given: ReadonlyMap<string, string | undefined>): string | undefined {
  const filled = text.replaceAll(/\$(?:\{(\w+)\}|(\w+))/g, (_, braced?: string, plain?: string) => {
    const value = given.get(braced ?? plain ?? '') ?? '';
    return value === '' ? '$' : value;
  });
  return filled.includes('$') ? undefined : filled;
}

function toFullName(from: string): string | undefined {
  if (from === 'scratch') return undefined;
  const name = from.replace(/@.*$/s, '');
  const colon = name.lastIndexOf(':');
  const hasTag = colon > name.lastIndexOf('/');
  const tag = hasTag ? name.slice(colon + 1) : undefined;
  const repository = parseRepository(hasTag ? name.slice(0, colon) : name);
  if (!repository.ok || (tag !== undefined && !isTag(tag))) return undefined;
  const { host, path } = repository.value;
  return `${host}/${path}${tag === undefined ? '' : `:${tag}`}`;
}

/** Another frontend may read another language. */
const SYNTAX =
  /^#\s*syntax\s*=\s*(?!(?:docker\.io\/)?docker\/dockerfile(?:-upstream)?[:@\s]|(?:docker\.io\/)?docker\/dockerfile$)/im;

/** The stages, and the arguments before the first; undefined for a text that is not certainly a Dockerfile. */
function readLines(text: string): Lines | undefined {
  if (SYNTAX.test(text)) return undefined;
  const escape = /^#\s*escape\s*=\s*`/im.test(text) ? '`' : '\\';
  const args = new Map<string, string | undefined>();
  const stages: Stage[] = [];
  for (const line of joinLines(text, escape)) {
    const [keyword = '', ...rest] = line.split(/\s+/);
    if (/^ARG$/i.test(keyword) && stages.length === 0) readArgs(rest, args);
    if (/^FROM$/i.test(keyword)) stages.push(readStage(rest));
  }
  return stages.length === 0 ? undefined : { args, stages };
}

function readStage(words: readonly string[]): Stage {
  const [from = '', as = '', name = ''] = words.filter((one) => !one.startsWith('--'));
  return { from: unquote(from), name: /^AS$/i.test(as) ? name.toLowerCase() : '' };
}

function readArgs(words: readonly string[], args: Map<string, string | undefined>): void {
  for (const word of words) {
    const at = word.indexOf('=');
    if (at < 0) args.set(word, undefined);
    else args.set(word.slice(0, at), fill(unquote(word.slice(at + 1)), args));
  }
}

function unquote(text: string): string {
  return text.replace(/^(["'])(.*)\1$/, '$2');
}

/** The instructions, one a line: without comments and the texts of here-documents, continued lines joined. */
function* joinLines(text: string, escape: string): Generator<string> {
  let begun = '';
  let ends: string[] = [];
  for (const raw of text.split(/\r?\n/)) {
    if (ends.length > 0) {
      if (raw.replace(/^\t+/, '') === ends[0]) ends = ends.slice(1);
      continue;
    }
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    if (line.endsWith(escape)) {
      begun += `${line.slice(0, -1)} `;
      continue;
    }
    const whole = `${begun}${line}`.trim();
    begun = '';
    if (/^(?:RUN|COPY|ADD)\s/i.test(whole)) {
      ends = [...whole.matchAll(/<<-?\s*(["']?)(\w+)\1/g)].map(([, , end = '']) => end);
    }
    yield whole;
  }
  if (begun !== '') yield begun.trim();
}
