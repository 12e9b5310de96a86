// SPDX-License-Identifier: Apache-2.0
// What the setting `builder` asks for. Pure; does not know which builders there are.
import { error, Problem, type ProblemData } from '../problem.ts';

/** One BuildKit to build on, and for which platforms where the user said so. */
export interface BuilderNode {
  readonly driver: 'remote' | 'kubernetes';
  /** What buildx is to dial; absent for a cluster. */
  readonly endpoint?: string;
  /** `--driver-opt`, `name=value` each. */
  readonly options: readonly string[];
  readonly platforms: readonly string[];
  /** Further words for `buildx create`. */
  readonly flags?: readonly string[];
}

/** The setting `builder`, taken apart. */
export type BuilderWish =
  | { readonly kind: 'auto' }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'nodes'; readonly nodes: readonly [BuilderNode, ...BuilderNode[]] };

/** The ways to a BuildKit that buildx's remote driver knows. */
const REMOTE_SCHEMES = ['tcp', 'unix', 'ssh', 'docker-container', 'podman-container', 'kube-pod'];

/**
 * What the user wants to build on.
 *
 * | `builder`                                         | means                                     |
 * | ------------------------------------------------- | ----------------------------------------- |
 * | `auto`                                            | the current builder, or one made for this |
 * | `big`                                             | the buildx builder of that name           |
 * | `tcp://buildkitd:1234`                            | a remote BuildKit                         |
 * | `tcp://host:1234?cacert=ca.pem&cert=c.pem&key=k.pem` | the same behind TLS                    |
 * | `kubernetes://builds?rootless=true`               | pods in the namespace `builds`            |
 * | `linux/amd64=tcp://a:1234, linux/arm64=tcp://b:1234` | one BuildKit for each platform         |
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
        `The builder "${text}" mixes a cluster with addresses, which buildx cannot.`,
        'Name only kubernetes:// or only addresses such as tcp://host:1234.',
      ),
    ]);
  }
  if (nodes.length > 1 && nodes.some(({ platforms }) => platforms.length === 0)) {
    throw new Problem([describePlatformless(text)]);
  }
  return { kind: 'nodes', nodes };
}

/** A platform that no node of the wish is for; undefined when every platform has one. */
export function findUncovered(
  nodes: readonly BuilderNode[],
  platforms: readonly string[],
): string | undefined {
  if (nodes.some((node) => node.platforms.length === 0)) return undefined;
  return platforms.find((platform) => !nodes.some((node) => node.platforms.includes(platform)));
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
  if (!REMOTE_SCHEMES.includes(scheme)) return refuse(text, part);
  return { driver: 'remote', endpoint: `${scheme}://${address}`, options, platforms };
}

/** `linux/arm64=tcp://arm:1234?cacert=ca.pem`, taken apart. */
const NODE =
  /^(?:(?<platform>[a-z0-9]+\/[a-z0-9/]+)=)?(?<scheme>[a-z-]+):\/\/(?<address>[^?]+)(?:\?(?<query>.*))?$/;

function refuse(text: string, part: string): never {
  const where = part === text ? '' : ` in "${text}"`;
  throw new Problem([
    error(
      'BUILDER_INVALID',
      `"${part}"${where} is no builder.`,
      'Write auto, the name of a buildx builder, tcp://host:port, unix:///path, kubernetes://namespace, or platform=address pairs such as linux/arm64=tcp://arm:1234.',
    ),
  ]);
}

function describePlatformless(text: string): ProblemData {
  return error(
    'BUILDER_INVALID',
    `The builder "${text}" has several addresses, and not each says which platform it is for.`,
    'Write pairs: linux/amd64=tcp://one:1234, linux/arm64=tcp://two:1234.',
  );
}
