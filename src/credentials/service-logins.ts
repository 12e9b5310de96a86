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
import type { AmbientContext } from './ambient/context.ts';
import {
  type AccountUse,
  type AwsAccount,
  createAccountUse,
  type SourcedKeys,
} from './aws/account.ts';
import type { Ecr } from './aws/aws.ts';
import { hasAwsKeys, logInWithEntry, toEntryKeys } from './aws/entry-keys.ts';
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
  readonly openImages: (repository: RepositoryName) => EcrImages;
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
    openImages: (repository) => {
      const use = useAccount(repository, accounts, {
        without: withoutImages,
        open: (ecr) => ecr.openImages(repository.path),
      });
      return {
        list: () => use((images) => images.list()),
        remove: (ids) => use((images) => images.remove(ids)),
      };
    },
  };
}

/** With the account that logs in. @throws Problem REPOSITORY_CREATE_FAILED if there is none */
async function create(
  wanted: NewRepository,
  repository: RepositoryName,
  options: AccountOptions,
): Promise<'created' | 'exists'> {
  const use = useAccount(repository, options, { without: withoutAccount, open: (ecr) => ecr });
  return await use((ecr) => ecr.create(wanted));
}

/** The use of the account of a repository. @throws Problem `without`, if there is none */
function useAccount<T>(
  repository: RepositoryName,
  options: AccountOptions,
  how: {
    readonly without: (repository: RepositoryName) => Problem;
    readonly open: (ecr: Ecr) => T;
  },
): AccountUse<T> {
  const context = toAmbientContext(repository.host, options);
  return createAccountUse(
    async (ended) => {
      const account = await findAccount(repository, { ...options, context, ended });
      if (account === undefined) throw how.without(repository);
      return account;
    },
    async (account) => how.open(await (await import('./aws/aws.ts')).openEcr(account, context)),
  );
}

interface AccountOptions extends AmbientOptions {
  readonly idTokens: ReturnType<typeof createIdTokens>;
  readonly readKeys: (entry: RegistrySetting) => Promise<SourcedKeys>;
}

/** The AWS account of the entry in `registries`, else that of the environment; another one than that which has ended. */
async function findAccount(
  repository: RepositoryName,
  options: AccountOptions & {
    readonly context: AmbientContext;
    readonly ended: AwsAccount | undefined;
  },
): Promise<AwsAccount | undefined> {
  const { host } = repository;
  const { context, ended } = options;
  const entries = options.registries.filter((one) => one.oidc !== undefined || hasAwsKeys(one));
  const entry = mostSpecific(entries, ({ prefix }) => prefix, repository);
  if (entry !== undefined && hasAwsKeys(entry)) return await options.readKeys(entry);
  const oidc = entry?.oidc;
  if (oidc?.role.provider === 'aws') {
    const refused = ended !== undefined && 'role' in ended ? ended.idToken : undefined;
    const idToken = await options.idTokens(toWanted(oidc, host), refused);
    return { role: oidc.role, idToken, source: oidc.role.roleArn };
  }
  const { findAwsAccount } = await import('./ambient/aws.ts');
  const isAllowed = options.trust.level === 'trusted' && isEcrHost(host);
  return isAllowed ? await findAwsAccount(context) : undefined;
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
