// SPDX-License-Identifier: Apache-2.0
// The identity of registries: which names mean the same host, and whether an entry covers a repository. Pure; imports nothing.

/** The names of Docker Hub: the canonical one, those of its APIs, and that of its first registry. */
const DOCKER_HUB = new Set([
  'docker.io',
  'index.docker.io',
  'registry-1.docker.io',
  'registry.hub.docker.com',
]);

/** Part of a registry: the whole host where `path` is empty, else the repositories at and below `path`. */
export interface RegistryScope {
  /** Canonical, see {@link canonicalHost}. */
  readonly host: string;
  readonly path: string;
}

/** Whether a host is Docker Hub, whatever its spelling. */
export function isDockerHub(host: string): boolean {
  return DOCKER_HUB.has(host.toLowerCase());
}

/**
 * The names of private registries of Amazon, in all partitions, with FIPS and dual stack.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html
 */
const ECR =
  /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.(?:com(?:\.cn)?|eu)|on\.(?:aws|amazonwebservices\.(?:com\.cn|eu))|c2s\.ic\.gov|sc2s\.sgov\.gov|cloud\.adc-e\.uk|csp\.hci\.ic\.gov)$/;

/**
 * Whether a host is the public registry of Amazon, by its usual name or the one with IPv6.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/public/public-ecr-requests.html
 */
export function isPublicEcrHost(host: string): boolean {
  return host === 'public.ecr.aws' || host === 'ecr-public.aws.com';
}

/** Whether a host is Amazon ECR, private or public. */
export function isEcrHost(host: string): boolean {
  return ECR.test(host) || isPublicEcrHost(host);
}

/** The region in the name of a private registry of Amazon ECR; the public one is served from us-east-1. */
export function toEcrRegion(host: string): string | undefined {
  return isPublicEcrHost(host) ? 'us-east-1' : ECR.exec(host)?.[2];
}

/** The number of the account whose private registry of Amazon ECR a host is. */
export function toEcrAccount(host: string): string | undefined {
  return ECR.exec(host)?.[1];
}

/** Whether a host is Google's Artifact Registry, by its own names or those of Container Registry. */
export function isGoogleHost(host: string): boolean {
  return /(?:^|\.)gcr\.io$|-docker\.pkg\.dev$/.test(host);
}

/** Whether a host is Azure Container Registry, sovereign clouds included. */
export function isAzureHost(host: string): boolean {
  return /\.azurecr\.(?:io|us|cn)$/.test(host);
}

/** Whether a host belongs to a cloud that gives its machines and jobs an identity. */
export function isCloudHost(host: string): boolean {
  return isEcrHost(host) || isGoogleHost(host) || isAzureHost(host);
}

/** The one name of a host that stands for all its spellings: lower case, `docker.io` for Docker Hub. */
export function canonicalHost(host: string): string {
  return isDockerHub(host) ? 'docker.io' : host.toLowerCase();
}

/** Whether two names mean the same registry. */
export function isSameHost(a: string, b: string): boolean {
  return canonicalHost(a) === canonicalHost(b);
}

/**
 * The host and the path of an image name. The first component is a host when it could be nothing
 * else: it has a dot, a port or brackets, or is `localhost`; without one the name is on Docker Hub.
 *
 * @see https://pkg.go.dev/github.com/distribution/reference
 */
export function splitHost(name: string): {
  readonly host: string | undefined;
  readonly path: string;
} {
  const slash = name.indexOf('/');
  const first = slash < 0 ? '' : name.slice(0, slash);
  return first === 'localhost' || /[.:[\]]/.test(first)
    ? { host: first, path: name.slice(slash + 1) }
    : { host: undefined, path: name };
}

/**
 * The part of a registry that a key means, where the key always begins with a host.
 *
 * | key                                    | host               | path   |
 * | -------------------------------------- | ------------------ | ------ |
 * | `ghcr.io`, `https://ghcr.io/`          | `ghcr.io`          |        |
 * | `registry.acme.io:5000/team`           | `registry.acme.io:5000` | `team` |
 * | `https://index.docker.io/v1/`          | `docker.io`        |        |
 *
 * `v1` and `v2` alone are the path of an API, as Docker configurations have it.
 */
export function parseScope(key: string): RegistryScope {
  const [host = '', ...rest] = key
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/+$/, '')
    .split('/');
  const path = rest.join('/');
  return { host: canonicalHost(host), path: /^v[12]$/.test(path) ? '' : path };
}

/** Whether an entry counts for a repository: on the same host, at the path or below it. */
export function covers(scope: RegistryScope, repository: RegistryScope): boolean {
  if (!isSameHost(scope.host, repository.host)) return false;
  const { path } = repository;
  return scope.path === '' || path === scope.path || path.startsWith(`${scope.path}/`);
}

/**
 * Whether a text names a repository, the registry it is on, or a path above it, as image names are
 * written: without a host it is on Docker Hub.
 */
export function namesRepository(text: string, repository: RegistryScope): boolean {
  const key = text.includes('/') && splitHost(text).host === undefined ? `docker.io/${text}` : text;
  return covers(parseScope(key), repository);
}

/** Of the entries that cover a repository, the one with the longest path; undefined when none does. */
export function mostSpecific<T>(
  entries: readonly T[],
  keyOf: (entry: T) => string,
  repository: RegistryScope,
): T | undefined {
  return entries
    .map((entry) => ({ entry, scope: parseScope(keyOf(entry)) }))
    .filter(({ scope }) => covers(scope, repository))
    .sort((a, b) => b.scope.path.length - a.scope.path.length)[0]?.entry;
}

/** A repository taken apart: `host` is where to ask, `path` the name there. */
export interface RepositoryName {
  /** As people write it and as it is printed: `docker.io/acme/app`, `localhost:5000/app`. */
  readonly name: string;
  /** `docker.io`, `ghcr.io`, `127.0.0.1:5000`. */
  readonly host: string;
  /** `acme/app`, `library/busybox`. */
  readonly path: string;
}

/** Whether the setting `primary` names a repository, its registry or a path above it. */
export function isPrimary(repository: RepositoryName, primary: string | undefined): boolean {
  if (primary === undefined) return false;
  return primary === repository.name || namesRepository(primary, repository);
}
