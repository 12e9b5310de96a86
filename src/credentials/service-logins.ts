// SPDX-License-Identifier: Apache-2.0
// The logins that are asked for at a service: by identity token, and with what the environment offers. Loaded when needed.
import { resolve } from 'node:path';
import { systemClock } from '../clock.ts';
import type { Trust } from '../facts/facts.ts';
import { error, Problem } from '../problem.ts';
import { isEcrHost, mostSpecific, parseScope, type RepositoryName } from '../registry-host.ts';
import { parseObject } from '../registry/json.ts';
import { createServiceClient } from '../registry/http/service.ts';
import type { FoundCredential } from '../registry/registry.ts';
import type { CreateRepository, RegistrySetting } from '../settings/settings.ts';
import { type AmbientOptions, createAmbientLogins, toAmbientContext } from './ambient/ambient.ts';
import { hasAwsKeys, logInWithEntry, toEntryKeys } from './aws/entry-keys.ts';
import type { SourcedKeys } from './aws/aws.ts';
import type { EcrImages } from './aws/ecr-images.ts';
import type { NewRepository } from './aws/ecr.ts';
import { toWanted } from './oidc/audience.ts';
import { createIdTokens } from './oidc/id-token.ts';
import { createOidcLogins, type OidcEntry } from './oidc/login.ts';
import type { CredentialOptions } from './options.ts';
import { createPasswordReader } from './password.ts';
import { createRenewing, type LoginNeed } from './renewing.ts';
import { secret } from '../settings/secret.ts';
import { readSmallFile } from '../small-file.ts';

/** The logins of one run. */
export interface ServiceLogins {
  readonly byIdToken: (entry: OidcEntry, need?: LoginNeed) => Promise<FoundCredential>;
  /** By keys of AWS in an entry; see {@link hasAwsKeys}. */
  readonly byKeys: (entry: RegistrySetting, need?: LoginNeed) => Promise<FoundCredential>;
  readonly byEnvironment: (host: string, need?: LoginNeed) => Promise<FoundCredential | undefined>;
  /** Creates a repository with the account that logs in to it. */
  readonly createRepository: (
    repository: RepositoryName,
    wanted: CreateRepository,
  ) => Promise<'created' | 'exists'>;
  /** The images of a repository of Amazon ECR, with the account that logs in to it. */
  readonly openImages: (repository: RepositoryName) => Promise<EcrImages>;
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
  const readPassword = createPasswordReader(options);
  const readKeys = async (entry: RegistrySetting): Promise<SourcedKeys> =>
    toEntryKeys(entry, (await readPassword(entry)) ?? secret(''), options.env);
  const accounts = { ...given, idTokens, readKeys };
  return {
    byIdToken: createOidcLogins(given, idTokens),
    byKeys: createRenewing(
      clock,
      ({ prefix }: RegistrySetting) => prefix,
      async (entry) =>
        await logInWithEntry(
          await readKeys(entry),
          toAmbientContext(parseScope(entry.prefix).host, given),
        ),
    ),
    byEnvironment: createAmbientLogins(given),
    createRepository: async (repository, wanted) => {
      const policy = await readPolicy(repository, wanted, options.cwd);
      const made = { ...wanted, path: repository.path, lifecycle: policy };
      return await create(made, repository, accounts);
    },
    openImages: async (repository) => {
      const account = await findAccount(repository, accounts);
      if (account === undefined) throw withoutImages(repository);
      const { openImagesAsRole, openImagesWithKeys } = await import('./aws/aws.ts');
      const { path } = repository;
      if ('keys' in account) return openImagesWithKeys(path, account, account.context);
      return await openImagesAsRole(path, account.role, account.context);
    },
  };
}

/** With the account that logs in. @throws Problem REPOSITORY_CREATE_FAILED if there is none */
async function create(
  wanted: NewRepository,
  repository: RepositoryName,
  options: AccountOptions,
): Promise<'created' | 'exists'> {
  const account = await findAccount(repository, options);
  if (account === undefined) throw withoutAccount(repository);
  const { createAsRole, createWithKeys } = await import('./aws/aws.ts');
  if ('keys' in account) return await createWithKeys(wanted, account, account.context);
  return await createAsRole(wanted, account.role, account.context);
}

interface AccountOptions extends AmbientOptions {
  readonly idTokens: ReturnType<typeof createIdTokens>;
  readonly readKeys: (entry: RegistrySetting) => Promise<SourcedKeys>;
}

/** The AWS account of the entry in `registries`, else that of the environment. */
async function findAccount(repository: RepositoryName, options: AccountOptions) {
  const { host } = repository;
  const context = toAmbientContext(host, options);
  const entries = options.registries.filter((one) => one.oidc !== undefined || hasAwsKeys(one));
  const entry = mostSpecific(entries, ({ prefix }) => prefix, repository);
  if (entry !== undefined && hasAwsKeys(entry))
    return { ...(await options.readKeys(entry)), context };
  const oidc = entry?.oidc;
  if (oidc?.role.provider === 'aws') {
    const idToken = await options.idTokens(toWanted(oidc, host));
    return { role: oidc.role, context: { ...context, idToken } };
  }
  const { findAwsAccount } = await import('./ambient/aws.ts');
  const isAllowed = options.trust.level === 'trusted' && isEcrHost(host);
  const account = isAllowed ? await findAwsAccount(context) : undefined;
  if (account === undefined) return undefined;
  if ('keys' in account) return { ...account, context };
  return { role: account.role, context: { ...context, idToken: account.idToken } };
}

function withoutImages({ name, host }: RepositoryName): Problem {
  const message = `could not delete from "${name}": the password of a registry deletes nothing there, and there is no AWS account.`;
  const hint = `Name role-to-assume for ${host}, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.`;
  return new Problem([error('PRUNE_REFUSED', message, hint)]);
}

function withoutAccount({ name, host }: RepositoryName): Problem {
  return new Problem([
    error(
      'REPOSITORY_CREATE_FAILED',
      `could not create "${name}": the password of a registry creates no repository, and there is no AWS account.`,
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
      `could not create "${name}": ${why}, which lifecycle of create-repository names.`,
      'Write a lifecycle policy of Amazon ECR, or the path of a file with one.',
    ),
  ]);
}
