// SPDX-License-Identifier: Apache-2.0
// The providers, and the table of what refusals mean with the user's next move for each. Pure; `hints.ts` reads it.
import { toCertificateMove } from '../tls/failure.ts';
import { amazon } from './amazon.ts';
import { artifactory } from './artifactory.ts';
import { azure } from './azure.ts';
import { dockerHub } from './docker-hub.ts';
import { forgejo } from './forgejo.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { google } from './google.ts';
import { harbor } from './harbor.ts';
import { nexus } from './nexus.ts';
import type { Provider, RefusedRequest, Row } from './provider.ts';
import { quay } from './quay.ts';

/** All providers, in the order in which their words are looked for. */
export const providers: readonly Provider[] = [
  ...[forgejo, github, artifactory, nexus, harbor, gitlab, azure],
  ...[dockerHub, amazon, google, quay],
];

/** The provider of a host; undefined for a product that may run on any. */
export function findProvider(host: string): Provider | undefined {
  return providers.find((provider) => provider.is?.(host) === true);
}

const toOwner = ({ repository }: RefusedRequest) => repository.path.split('/', 1)[0] ?? '';
const toProject = (asked: RefusedRequest) =>
  `Create the project "${toOwner(asked)}" on ${asked.repository.host} first; a push does not create it.`;

/** Messages that mean the same on any host: of products first. */
export const BY_WORDS: readonly Row[] = [
  ...providers.flatMap(({ words = [] }) => words),
  {
    words: /insufficient[ _]scopes?\b/i,
    means: 'REGISTRY_DENIED',
    hint: ({ repository }) =>
      `The user name and password are correct, but the token lacks a permission: create one that may read and write "${repository.path}" on ${repository.host}.`,
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
  ...providers.flatMap(({ is: host, refusals = [] }) =>
    host === undefined ? [] : refusals.map((row) => ({ ...row, host })),
  ),
  { codes: ['REGISTRY_DENIED', 'REGISTRY_REPOSITORY_MISSING'], words: /project/i, hint: toProject },
];

/** What holds for any registry. */
const COMMON: readonly Row[] = [
  {
    codes: ['REGISTRY_DENIED', 'LOGIN_REFUSED'],
    kinds: ['delete'],
    hint: ({ repository }) =>
      `Use a credential that may delete from "${repository.path}" on ${repository.host}: the right to push is often not enough.`,
  },
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
