// SPDX-License-Identifier: Apache-2.0
// What registries mean by their refusals, and the user's next move with each. Pure.
import type { ProblemCode } from '../problem.ts';
import { isDockerHub } from '../registry-host.ts';
import type { Question, Refusal } from './refusal.ts';
import { toCertificateMove } from './tls-failure.ts';

type Advice = (question: Question, refusal: Refusal) => string | undefined;

const isGhcr = (host: string) => host === 'ghcr.io';
const isEcr = (host: string) =>
  /\.dkr[.-]ecr\.[^.]+\.(?:amazonaws\.com|amazonaws\.eu|on\.aws)(?:\.cn)?$/.test(host) ||
  host === 'public.ecr.aws';
const isGitlab = (host: string) => host === 'registry.gitlab.com';
const isGoogle = (host: string) => /(?:^|\.)gcr\.io$|-docker\.pkg\.dev$/.test(host);
const isAzure = (host: string) => host.endsWith('.azurecr.io');

/** The next move after a refusal; what a known registry needs first, then what holds for all. */
export function toHint(code: ProblemCode, refusal: Refusal, question: Question): string {
  const advice = [...(BY_CODE[code] ?? []), ...(COMMON[code] ?? [])];
  for (const advise of advice) {
    const hint = advise(question, refusal);
    if (hint !== undefined) return hint;
  }
  return '';
}

const ghcrDenied: Advice = ({ repository }, { words }) => {
  if (!isGhcr(repository.host)) return undefined;
  if (/write_package|create|installation/i.test(words) || words === '') {
    return 'Give the job `permissions: packages: write`; if the package exists already, also give this project the role Write under "Manage Actions access" in the settings of the package.';
  }
  return 'Check that the token may use this package: GITHUB_TOKEN with `packages: write`, or a classic personal access token with `write:packages` (fine-grained ones are not accepted).';
};

const ghcrLogin: Advice = ({ repository }) =>
  isGhcr(repository.host)
    ? 'Pass `github-token` with `permissions: packages: write`, or a classic personal access token with `write:packages`; fine-grained ones are not accepted.'
    : undefined;

const hubDenied: Advice = ({ repository }) =>
  isDockerHub(repository.host)
    ? `Use an access token with the permission "Read & Write" of a user or organization that may push to "${repository.path}"; the namespace must exist.`
    : undefined;

const hubLogin: Advice = ({ repository }) =>
  isDockerHub(repository.host)
    ? 'Check the user name and its access token (an organization token goes with the organization as the user name).'
    : undefined;

const ecrMissing: Advice = ({ repository }) =>
  isEcr(repository.host)
    ? `Create it first: aws ecr create-repository --repository-name ${repository.path} (or give the account a creation template with CREATE_ON_PUSH).`
    : undefined;

const ecrLogin: Advice = ({ repository }) =>
  isEcr(repository.host)
    ? 'Log in with user AWS and a fresh `aws ecr get-login-password`; it is valid for 12 hours.'
    : undefined;

const ecrDenied: Advice = ({ repository }) =>
  isEcr(repository.host)
    ? 'Allow the role ecr:InitiateLayerUpload, UploadLayerPart, CompleteLayerUpload, BatchCheckLayerAvailability, BatchGetImage and PutImage on this repository.'
    : undefined;

const gitlabDenied: Advice = ({ repository }) =>
  isGitlab(repository.host)
    ? 'Push with CI_REGISTRY_USER and CI_REGISTRY_PASSWORD, or a token with write_registry, into the registry of a project that exists and allows it.'
    : undefined;

const googleDenied: Advice = ({ repository }) =>
  isGoogle(repository.host)
    ? 'Grant roles/artifactregistry.writer on the repository to the account that logs in; access tokens last an hour.'
    : undefined;

const azureDenied: Advice = ({ repository }) =>
  isAzure(repository.host) ? 'Grant the role AcrPush to the identity that logs in.' : undefined;

const missingProject: Advice = ({ repository }, { words, code }) =>
  /project/i.test(`${code} ${words}`)
    ? `Create the project "${repository.path.split('/', 1)[0] ?? ''}" on ${repository.host} first; a push does not create it.`
    : undefined;

/** What known registries need; asked in order, the first that has something to say is heard. */
const BY_CODE: Partial<Record<ProblemCode, readonly Advice[]>> = {
  REGISTRY_DENIED: [
    ghcrDenied,
    hubDenied,
    ecrDenied,
    gitlabDenied,
    googleDenied,
    azureDenied,
    missingProject,
  ],
  LOGIN_REFUSED: [ghcrLogin, hubLogin, ecrLogin, gitlabDenied],
  LOGIN_MISSING: [ghcrLogin, gitlabDenied],
  REGISTRY_REPOSITORY_MISSING: [ecrMissing, missingProject],
};

const COMMON: Partial<Record<ProblemCode, readonly Advice[]>> = {
  REGISTRY_DENIED: [
    ({ repository, kind }) =>
      `Use a credential that may ${kind === 'read' ? 'pull from' : 'push to'} "${repository.path}" on ${repository.host}; this one is known there but may not.`,
  ],
  LOGIN_REFUSED: [
    ({ repository }) =>
      `Check user name and password for ${repository.host}: they may be wrong, expired or revoked.`,
  ],
  LOGIN_MISSING: [
    ({ repository }) =>
      `Give a credential for ${repository.host} in \`registries\`, or log in with docker login.`,
  ],
  REGISTRY_REPOSITORY_MISSING: [
    ({ repository }) =>
      `Create "${repository.path}" on ${repository.host} first, or check the spelling of the name.`,
  ],
  REGISTRY_TAG_IMMUTABLE: [
    ({ repository }) =>
      `Use a tag that was not used before, or let ${repository.host} overwrite it (tag immutability in the settings of the repository).`,
  ],
  REGISTRY_RATE_LIMITED: [
    () => 'Wait and run again; log in if this was anonymous, or raise `retry-deadline`.',
  ],
  REGISTRY_FAILED: [() => 'Run again later; if it stays so, ask the operators of the registry.'],
  REGISTRY_REFUSED: [
    ({ repository }, { status }) =>
      status >= 300 && status < 400
        ? `Use the host that ${repository.host} redirects to.`
        : undefined,
  ],
  REGISTRY_TLS_CLIENT: [({ repository }) => toCertificateMove(repository.host)],
  REGISTRY_UNSUPPORTED: [
    ({ repository }) =>
      `Look which kinds of manifests ${repository.host} takes; the usual ones are OCI images and indexes.`,
  ],
  REGISTRY_TOO_LARGE: [
    () =>
      'Raise the request limit of the proxy before the registry (nginx: client_max_body_size 0).',
  ],
};
