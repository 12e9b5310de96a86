// SPDX-License-Identifier: Apache-2.0
// What the refusals of registries mean, and the user's next move for each: one table. Pure; `hints.ts` reads it.
import type { ProblemCode } from '../../problem.ts';
import { isAzureHost, isDockerHub, isEcrHost, isGoogleHost } from '../../registry-host.ts';
import { toCertificateMove } from '../tls/failure.ts';
import type { Question, Refusal } from './question.ts';

/** What of a question a row looks at. */
export type RefusedRequest = Pick<Question, 'repository' | 'kind'>;
/** What of an answer a row looks at. */
export type RefusalWords = Pick<Refusal, 'code' | 'words'> &
  Partial<Pick<Refusal, 'status' | 'server'>>;

/** A refusal that is known, by what is asked for; a part that is missing fits all. */
export interface Row {
  /** The codes that the refusal may have. */
  readonly codes?: readonly ProblemCode[];
  readonly host?: (host: string) => boolean;
  /** The registry's own code and words. */
  readonly words?: RegExp;
  /** The software that answered, by its `Server` header. */
  readonly server?: RegExp;
  readonly kinds?: readonly Question['kind'][];
  readonly statuses?: RegExp;
  /** What it is, whatever its status says. */
  readonly means?: ProblemCode;
  /** The next move. */
  readonly hint: string | ((asked: RefusedRequest, said: RefusalWords) => string);
}

const isGhcr = (host: string) => host === 'ghcr.io';
const isGitlab = (host: string) => host === 'registry.gitlab.com';

const toOwner = ({ repository }: RefusedRequest) => repository.path.split('/', 1)[0] ?? '';
const toProject = (asked: RefusedRequest) =>
  `Create the project "${toOwner(asked)}" on ${asked.repository.host} first; a push does not create it.`;

/** Messages that identify a product, whatever host it runs on. */
export const BY_WORDS: readonly Row[] = [
  {
    words: /reqPackageAccess/,
    means: 'REGISTRY_DENIED',
    hint: (asked) =>
      `Gitea and Forgejo need a personal access token with the scope write:package, of a user who may write packages of "${toOwner(asked)}"; the job's own token is not enough.`,
  },
  {
    words: /does not match expected scopes/i,
    means: 'REGISTRY_DENIED',
    hint: 'The token is valid but lacks a scope: write:packages of a classic personal access token, or `permissions: { contents: read, packages: write }` of the job.',
  },
  {
    words: /insufficient[ _]scopes?\b/i,
    means: 'REGISTRY_DENIED',
    hint: ({ repository }) =>
      `The user name and password are correct, but the token lacks a permission: create one that may read and write "${repository.path}" on ${repository.host}.`,
  },
  {
    words: /not enough permissions to (?:delete|overwrite)|needs? delete permission/i,
    means: 'REGISTRY_DENIED',
    hint: 'Artifactory overwrites a tag only with the permission Delete/Overwrite on the repository: grant it to this user.',
  },
  {
    words:
      /rejected the (?:deployment|resolution)|default deployment repository|virtual repositor/i,
    hint: 'Push to a local repository of Artifactory, or to a virtual one with a default deployment repository; its include and exclude patterns must allow the path.',
  },
  {
    words: /does not allow updating (?:assets|artifacts|existing)|redeploy/i,
    means: 'REGISTRY_TAG_IMMUTABLE',
    hint: 'Nexus does not allow overwriting here: set the deployment policy of the hosted repository to "Allow redeploy" (or "…only on latest tag").',
  },
  {
    words: /deploying to groups|pro-licensed|group repositor/i,
    hint: 'Push to a hosted repository of Nexus, at its own port or path: a group accepts pushes only in Nexus Repository Pro.',
  },
  {
    words: /proxy (?:cache )?project|proxied repositor|pull[- ]through/i,
    hint: 'This project is a proxy cache and does not accept pushes: push to another project.',
  },
  {
    words: /quota|exceed the configured upper limit|storage limit|insufficient storage/i,
    hint: (asked) =>
      `The storage of "${toOwner(asked)}" on ${asked.repository.host} is full: delete unused images (and run garbage collection), or raise the quota.`,
  },
  {
    words:
      /(?:system|registry|repository|project|state)\b.{0,40}read[- _]?only|read[- _]?only (?:mode|state)|maintenance mode|is a mirror|mirrored? repositor/i,
    hint: ({ repository }) =>
      `${repository.host} or the repository is read-only. Wait for its maintenance to end, or set the repository to the normal state.`,
  },
  {
    words: /protected (?:container )?(?:tag|repositor)|protection rule|tag is protected/i,
    hint: 'A protection rule of the registry covers this name: allow the role of this credential in it (GitLab: Settings > Packages and registries).',
  },
  {
    words: /operation is disallowed|aka\.ms\/acr/i,
    hint: 'In Azure the tag, the repository or the registry is locked: az acr repository update --image NAME:TAG --write-enabled true, or its network rules block this machine.',
  },
  {
    words: /(?:authorization )?token (?:has |is )?expired|credentials? (?:has |have )?expired/i,
    codes: ['REGISTRY_DENIED', 'LOGIN_REFUSED'],
    means: 'LOGIN_REFUSED',
    hint: 'The credential has expired: fetch it right before the push, after long steps of the job.',
  },
  {
    words: /polic(?:y|ies)|vulnerabilit|not signed/i,
    hint: ({ repository }) =>
      `A policy of ${repository.host} forbids it: check the policies of the project there.`,
  },
  {
    words: /cloudflare|captcha|incapsula|akamai|attention required|web application firewall/i,
    codes: ['REGISTRY_DENIED', 'REGISTRY_REFUSED', 'LOGIN_REFUSED', 'LOGIN_MISSING'],
    hint: ({ repository }) =>
      `A firewall in front of ${repository.host} answered, not the registry: allow requests from this machine to /v2/.`,
  },
];

/** What a proxy with a limit says, and how a limit is lifted. */
const TOO_LARGE: readonly Row[] = [
  {
    codes: ['REGISTRY_TOO_LARGE'],
    server: /cloudflare/i,
    hint: 'Cloudflare accepts at most 100 MB per request (200 MB in the Business plan, 500 MB in Enterprise): set the DNS record of the registry to "DNS only".',
  },
  {
    codes: ['REGISTRY_TOO_LARGE'],
    server: /nginx/i,
    hint: 'Raise the body limit of nginx in front of the registry (1 MB by default): client_max_body_size 0 (ingress-nginx: the annotation nginx.ingress.kubernetes.io/proxy-body-size: "0").',
  },
  {
    codes: ['REGISTRY_TOO_LARGE'],
    hint: 'Raise the request limit of the proxy in front of the registry (nginx: client_max_body_size 0, by default 1 MB), or bypass it (Cloudflare: 100 MB in most plans).',
  },
];

/** What known hosts need. */
const BY_HOST: readonly Row[] = [
  {
    codes: ['REGISTRY_DENIED'],
    host: isGhcr,
    words: /write_package|create|installation|^$/i,
    hint: 'Give the job `permissions: { contents: read, packages: write }`; if the package exists already, also give this project the role Write under "Manage Actions access" in the settings of the package.',
  },
  {
    codes: ['REGISTRY_DENIED'],
    host: isGhcr,
    hint: 'Check that the token may use this package: GITHUB_TOKEN with `packages: write`, or a classic personal access token with `write:packages` (fine-grained ones are not accepted).',
  },
  {
    codes: ['LOGIN_REFUSED', 'LOGIN_MISSING'],
    host: isGhcr,
    hint: 'Pass `github-token` with `permissions: { contents: read, packages: write }`, or a classic personal access token with `write:packages`; fine-grained ones are not accepted.',
  },
  {
    codes: ['REGISTRY_DENIED'],
    host: isDockerHub,
    hint: ({ repository }) =>
      `Use an access token with the permission "Read & Write" of a user or organization that may push to "${repository.path}"; the namespace must exist.`,
  },
  {
    codes: ['LOGIN_REFUSED'],
    host: isDockerHub,
    hint: 'Check the user name and its access token (for an organization access token, the user name is the organization).',
  },
  {
    codes: ['REGISTRY_DENIED'],
    host: isEcrHost,
    hint: 'Allow the role ecr:InitiateLayerUpload, UploadLayerPart, CompleteLayerUpload, BatchCheckLayerAvailability, BatchGetImage and PutImage on this repository.',
  },
  {
    codes: ['LOGIN_REFUSED'],
    host: isEcrHost,
    hint: 'Log in with user AWS and a fresh `aws ecr get-login-password`; it is valid for 12 hours.',
  },
  {
    codes: ['REGISTRY_REPOSITORY_MISSING'],
    host: isEcrHost,
    hint: ({ repository }) =>
      `Create the repository first: aws ecr create-repository --repository-name ${repository.path} (or give the account a creation template with CREATE_ON_PUSH).`,
  },
  {
    codes: ['LOGIN_MISSING'],
    host: (host) => isEcrHost(host) || isGoogleHost(host) || isAzureHost(host),
    hint: ({ repository }) =>
      `Name an account in \`registries: { ${repository.host}: … }\`: role-to-assume (AWS), workload-identity-provider (Google), or client-id and tenant-id (Azure); or give a user name and a password.`,
  },
  {
    codes: ['REGISTRY_DENIED', 'LOGIN_REFUSED', 'LOGIN_MISSING'],
    host: isGitlab,
    hint: 'Push with CI_REGISTRY_USER and CI_REGISTRY_PASSWORD, or a token with write_registry, into the registry of a project that exists and allows it.',
  },
  {
    codes: ['REGISTRY_DENIED'],
    host: isGoogleHost,
    hint: 'Grant roles/artifactregistry.writer on the repository to the account that logs in; access tokens last an hour.',
  },
  {
    codes: ['REGISTRY_DENIED'],
    host: isAzureHost,
    hint: 'Grant the role AcrPush to the identity that logs in.',
  },
  { codes: ['REGISTRY_DENIED', 'REGISTRY_REPOSITORY_MISSING'], words: /project/i, hint: toProject },
];

/** What holds for any registry. */
const COMMON: readonly Row[] = [
  {
    codes: ['REGISTRY_DENIED'],
    hint: ({ repository, kind }) =>
      `Use a credential that may ${kind === 'read' ? 'pull from' : 'push to'} "${repository.path}" on ${repository.host}; this one is valid but lacks the permission.`,
  },
  {
    codes: ['LOGIN_REFUSED'],
    kinds: ['read', 'token'],
    hint: ({ repository }) =>
      `Check the user name and password for ${repository.host}, and whether they are still valid.`,
  },
  {
    codes: ['LOGIN_REFUSED'],
    hint: ({ repository }) =>
      `Check the user name and password for ${repository.host}, whether they are still valid, and whether they permit to push.`,
  },
  {
    codes: ['LOGIN_MISSING'],
    hint: ({ repository }) =>
      `Give a credential for ${repository.host} in \`registries\`, or log in with docker login.`,
  },
  {
    codes: ['REGISTRY_REPOSITORY_MISSING'],
    hint: ({ repository }) =>
      `Create "${repository.path}" on ${repository.host} first, or check the spelling of the name.`,
  },
  {
    codes: ['REGISTRY_TAG_IMMUTABLE'],
    hint: ({ repository }) =>
      `Use a new tag, or allow ${repository.host} to overwrite it (tag immutability in the settings of the repository).`,
  },
  {
    codes: ['REGISTRY_RATE_LIMITED'],
    hint: 'Wait and run again; log in if this was anonymous, or raise `retry-deadline`.',
  },
  {
    codes: ['REGISTRY_FAILED'],
    hint: 'Run again later. If it persists, ask the operators of the registry.',
  },
  {
    codes: ['LOGIN_SCHEME_UNSUPPORTED'],
    hint: ({ repository }) =>
      `Configure ${repository.host}, or the proxy in front of it, to offer Basic or a Bearer token with its realm, as \`docker login\` needs it too.`,
  },
  {
    codes: ['REGISTRY_TLS_CLIENT'],
    hint: ({ repository }) => toCertificateMove(repository.host),
  },
  {
    codes: ['REGISTRY_UNSUPPORTED'],
    hint: ({ repository }) =>
      `Check which manifest types ${repository.host} accepts; common ones are OCI images and indexes. Set media-types: docker if it accepts only Docker's.`,
  },
  {
    codes: ['REGISTRY_REFUSED'],
    kinds: ['upload'],
    statuses: /^404$/,
    hint: ({ repository }) =>
      `The registry lost the upload: if ${repository.host} runs on several machines, they must share their storage and the same \`http.secret\`, or the load balancer must use sticky sessions.`,
  },
  {
    codes: ['REGISTRY_REFUSED'],
    kinds: ['upload'],
    statuses: /^405$/,
    hint: ({ repository }) =>
      `A proxy in front of ${repository.host} blocks PUT and PATCH, or drops the query string: allow GET, HEAD, POST, PUT, PATCH and DELETE below /v2/.`,
  },
  {
    codes: ['REGISTRY_REFUSED'],
    statuses: /^3/,
    hint: ({ repository }) => `Use the host that ${repository.host} redirects to.`,
  },
  {
    codes: ['REGISTRY_REFUSED'],
    statuses: /^2/,
    hint: ({ repository }) =>
      `This is not the response of a registry: check that ${repository.host} is a container registry, and what a proxy in front of it returns.`,
  },
  {
    codes: ['REGISTRY_REFUSED'],
    hint: ({ repository }) =>
      `Check the log of ${repository.host} for the reason; a proxy in front of it may also have answered.`,
  },
  {
    codes: ['REGISTRY_NOT_FOUND'],
    hint: ({ repository }) =>
      `Check the spelling of "${repository.path}", and that ${repository.host} is a container registry.`,
  },
];

/** All rows; of those that fit a refusal the first is used. */
export const TABLE: readonly Row[] = [...BY_WORDS, ...TOO_LARGE, ...BY_HOST, ...COMMON];
