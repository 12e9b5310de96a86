// SPDX-License-Identifier: Apache-2.0
// The logins that are asked for at a service: by identity token, and with what the environment offers. Loaded when needed.
import { resolve } from 'node:path';
import { systemClock } from '../clock.ts';
import type { Trust } from '../facts/facts.ts';
import { error, Problem } from '../problem.ts';
import { isEcrHost, mostSpecific, type RepositoryName } from '../registry-host.ts';
import { parseObject } from '../registry/json.ts';
import { createServiceClient } from '../registry/http/service.ts';
import type { FoundCredential } from '../registry/registry.ts';
import type { CreateRepository } from '../settings/settings.ts';
import { type AmbientOptions, createAmbientLogins, toAmbientContext } from './ambient/ambient.ts';
import type { NewRepository } from './aws/ecr.ts';
import { toWanted } from './oidc/audience.ts';
import { createIdTokens } from './oidc/id-token.ts';
import { createOidcLogins, type OidcEntry } from './oidc/login.ts';
import type { CredentialOptions } from './options.ts';
import type { LoginNeed } from './renewing.ts';
import { readSmallFile } from '../small-file.ts';

/** The logins of one run. */
export interface ServiceLogins {
  readonly byIdToken: (entry: OidcEntry, need?: LoginNeed) => Promise<FoundCredential>;
  readonly byEnvironment: (host: string, need?: LoginNeed) => Promise<FoundCredential | undefined>;
  /** Creates a repository with the account that logs in to it. */
  readonly createRepository: (
    repository: RepositoryName,
    wanted: CreateRepository,
  ) => Promise<'created' | 'exists'>;
}

/** How long services are asked again where no setting says it, ms. */
const RETRY_DEADLINE_MS = 60_000;

/** Whose trust is not known counts as untrusted. */
const UNKNOWN: Trust = { level: 'untrusted', reason: 'nothing is known about this run' };

/** The logins of a run; nothing is asked before one is wanted. */
export function openServiceLogins(options: CredentialOptions): ServiceLogins {
  const { settings, trust = UNKNOWN, clock = systemClock } = options;
  const { registries, retryDeadline: retryDeadlineMs = RETRY_DEADLINE_MS } = settings;
  const signal = options.signal ?? new AbortController().signal;
  const service = createServiceClient({ ...options, registries, clock, signal, retryDeadlineMs });
  const given = { ...options, registries, trust, clock, signal, service };
  const idTokens = createIdTokens(given);
  return {
    byIdToken: createOidcLogins(given, idTokens),
    byEnvironment: createAmbientLogins(given),
    createRepository: async (repository, wanted) => {
      const policy = await readPolicy(repository, wanted, options.cwd);
      const made = { ...wanted, path: repository.path, lifecycle: policy };
      return await create(made, repository, { ...given, idTokens });
    },
  };
}

/** The account of the entry, else that of the environment. @throws Problem REPOSITORY_CREATE_ACCOUNT if there is none */
async function create(
  wanted: NewRepository,
  repository: RepositoryName,
  options: AmbientOptions & { readonly idTokens: ReturnType<typeof createIdTokens> },
): Promise<'created' | 'exists'> {
  const { host } = repository;
  const context = toAmbientContext(host, options);
  const entries = options.registries.filter(({ oidc }) => oidc !== undefined);
  const oidc = mostSpecific(entries, ({ prefix }) => prefix, repository)?.oidc;
  const { createAsRole, createWithKeys } = await import('./aws/aws.ts');
  if (oidc?.role.provider === 'aws') {
    const idToken = await options.idTokens(toWanted(oidc, host));
    return await createAsRole(wanted, oidc.role, { ...context, idToken });
  }
  const { findAwsAccount } = await import('./ambient/aws.ts');
  const isAllowed = options.trust.level === 'trusted' && isEcrHost(host);
  const account = isAllowed ? await findAwsAccount(context) : undefined;
  if (account === undefined) throw withoutAccount(repository);
  if ('keys' in account) return await createWithKeys(wanted, account, context);
  return await createAsRole(wanted, account.role, { ...context, idToken: account.idToken });
}

function withoutAccount({ name, host }: RepositoryName): Problem {
  return new Problem([
    error(
      'REPOSITORY_CREATE_FAILED',
      `Could not create "${name}": the password of a registry creates no repository, and there is no AWS account.`,
      `Name role-to-assume for ${host}, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.`,
    ),
  ]);
}

/** The text of the lifecycle policy, which may be in a file. @throws Problem REPOSITORY_CREATE_FAILED */
async function readPolicy(
  { name }: RepositoryName,
  { lifecycle }: CreateRepository,
  cwd: string,
): Promise<string | undefined> {
  if (lifecycle === undefined) return undefined;
  const isText = lifecycle.trimStart().startsWith('{');
  const file = isText ? undefined : await readSmallFile(resolve(cwd, lifecycle));
  const text = file === undefined ? lifecycle : file.ok ? file.text : undefined;
  if (text !== undefined && parseObject(text) !== undefined) return text;
  const why = file?.ok === false ? `cannot read "${lifecycle}" (${file.why})` : 'it is not JSON';
  throw new Problem([
    error(
      'REPOSITORY_CREATE_FAILED',
      `Could not create "${name}": ${why}, which lifecycle of create-repository names.`,
      'Write a lifecycle policy of Amazon ECR, or the path of a file with one.',
    ),
  ]);
}
