// SPDX-License-Identifier: Apache-2.0
// Parses the setting `builder`. Pure.
import type { Env } from '../../facts/facts.ts';
import { readText } from '../../facts/variables.ts';
import { error, Problem, type ProblemData } from '../../problem.ts';
import { type EngineAddress, isNear } from '../engine/address.ts';

/** One BuildKit to build on, and its platforms if the user set them. */
export interface BuilderNode {
  readonly driver: 'remote' | 'kubernetes' | 'docker-container';
  /** The address for buildx; absent for a cluster. For a `docker-container` node, its engine. */
  readonly endpoint?: string;
  /** `--driver-opt`, `name=value` each. */
  readonly options: readonly string[];
  readonly platforms: readonly string[];
  /** More arguments for `buildx create`. */
  readonly flags?: readonly string[];
}

/**
 * What connects to a registry when a builder pushes, where it may share our loopback: a Docker engine, or the BuildKit at
 * an address.
 */
export type Pusher = EngineAddress | { readonly node: BuilderNode };

/** The parsed setting `builder`. */
export type BuilderWish =
  | { readonly kind: 'auto' }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'nodes'; readonly nodes: readonly [BuilderNode, ...BuilderNode[]] };

/** The schemes that buildx's remote driver knows; `ssh` here means an engine, as in `DOCKER_HOST`. */
const REMOTE_SCHEMES = ['tcp', 'unix', 'docker-container', 'podman-container', 'kube-pod'];

/** buildx requires all of these for an address with TLS. */
const TLS_OPTIONS = ['cacert', 'cert', 'key'];

/**
 * What the user wants to build on.
 *
 * | `builder`                                            | means                                                      |
 * | ---------------------------------------------------- | ---------------------------------------------------------- |
 * | `auto`                                               | the current builder, or one made for this run              |
 * | `big`                                                | the buildx builder of that name                            |
 * | `tcp://host:1234`, `unix:///path`                    | a remote BuildKit                                          |
 * | `tcp://host:1234?cacert=ca.pem&cert=c.pem&key=k.pem` | the same with TLS                                          |
 * | `ssh://user@host`                                    | a Docker engine over ssh, and on it a BuildKit of this run |
 * | `kubernetes://builds?rootless=true`                  | pods in the namespace `builds`                             |
 * | `linux/amd64=tcp://a:1234, linux/arm64=tcp://b:1234` | one BuildKit for each platform                             |
 *
 * @throws Problem BUILDER_INVALID
 */
export function parseBuilder(text: string): BuilderWish {
  const parts = text.split(/[\s,]+/).filter((part) => part !== '');
  const [first, ...others] = parts;
  if (first === undefined || (first === 'auto' && others.length === 0)) return { kind: 'auto' };
  if (others.length === 0 && !first.includes('://')) {
    return first.includes('=') ? refuse(text, first) : { kind: 'name', name: first };
  }
  const node = parseNode(text, first);
  const nodes = [node, ...others.map((part) => parseNode(text, part))] as const;
  if (nodes.some(({ driver }) => driver !== node.driver)) {
    throw new Problem([
      error(
        'BUILDER_INVALID',
        `the builder "${text}" mixes kinds of addresses, which buildx cannot.`,
        'Name only clusters (kubernetes://), only engines (ssh://) or only BuildKits (tcp://host:1234).',
      ),
    ]);
  }
  if (nodes.length > 1 && nodes.some(({ platforms }) => platforms.length === 0)) {
    throw new Problem([describePlatformless(text)]);
  }
  return { kind: 'nodes', nodes };
}

/**
 * The setting `builder` of a run: as given; for `auto`, the BuildKit in `BUILDKIT_HOST`,
 * unless `BUILDX_BUILDER` names a builder.
 *
 * @see https://docs.docker.com/build/building/variables/#buildkit_host
 */
export function readBuilder(given: string, env: Env): string {
  const isNamed = !['', 'auto'].includes(given) || readText(env, 'BUILDX_BUILDER') !== undefined;
  return isNamed ? given : (readText(env, 'BUILDKIT_HOST') ?? given);
}

/** A platform that no node is for; undefined if every platform has one. */
export function findUncovered(
  nodes: readonly BuilderNode[],
  platforms: readonly string[],
): string | undefined {
  if (nodes.some((node) => node.platforms.length === 0)) return undefined;
  return platforms.find((platform) => !nodes.some((node) => node.platforms.includes(platform)));
}

/** What pushes for a builder of these nodes; undefined if it cannot push to this process. */
export function toNodePusher(nodes: readonly BuilderNode[]): Pusher | undefined {
  const [node, ...others] = nodes;
  const isOne = node?.driver === 'remote' && others.length === 0;
  return isOne && isNear(node.endpoint ?? '') ? { node } : undefined;
}

function parseNode(text: string, part: string): BuilderNode {
  const match = NODE.exec(part)?.groups;
  if (match === undefined) return refuse(text, part);
  const { platform, scheme = '', address = '', query = '' } = match;
  const options = [...new URLSearchParams(query)].map(([name, value]) => `${name}=${value}`);
  const platforms = platform === undefined ? [] : [platform];
  if (scheme === 'kubernetes') {
    return { driver: 'kubernetes', options: [`namespace=${address}`, ...options], platforms };
  }
  if (scheme === 'ssh') {
    const endpoint = `ssh://${address.replace(/\/$/, '')}`;
    return { driver: 'docker-container', endpoint, options, platforms };
  }
  if (!REMOTE_SCHEMES.includes(scheme)) return refuse(text, part);
  checkTls(part, options);
  return { driver: 'remote', endpoint: `${scheme}://${address}`, options, platforms };
}

/** Parses `linux/arm64=tcp://arm:1234?cacert=ca.pem`. */
const NODE =
  /^(?:(?<platform>[a-z0-9]+\/[a-z0-9/]+)=)?(?<scheme>[a-z-]+):\/\/(?<address>[^?]+)(?:\?(?<query>.*))?$/;

/** @throws Problem BUILDER_INVALID */
function checkTls(part: string, options: readonly string[]): void {
  const missing = TLS_OPTIONS.filter((name) => !options.some((one) => one.startsWith(`${name}=`)));
  if (missing.length === 0 || missing.length === TLS_OPTIONS.length) return;
  throw new Problem([
    error(
      'BUILDER_INVALID',
      `the builder "${part}" lacks ${missing.join(' and ')}: a BuildKit behind TLS needs the client's certificate and key, and the server's authority.`,
      'Write tcp://host:1234?cacert=ca.pem&cert=cert.pem&key=key.pem.',
    ),
  ]);
}

function refuse(text: string, part: string): never {
  const where = part === text ? '' : ` in "${text}"`;
  throw new Problem([
    error(
      'BUILDER_INVALID',
      `invalid builder "${part}"${where}.`,
      'Write auto, the name of a buildx builder, tcp://host:port, unix:///path, ssh://user@host, kubernetes://namespace, or platform=address pairs such as linux/arm64=tcp://arm:1234.',
    ),
  ]);
}

function describePlatformless(text: string): ProblemData {
  return error(
    'BUILDER_INVALID',
    `the builder "${text}" has several addresses, and not each says which platform it is for.`,
    'Write pairs: linux/amd64=tcp://one:1234, linux/arm64=tcp://two:1234.',
  );
}
