// SPDX-License-Identifier: Apache-2.0
// Steps that log in to the registry of a cloud by an identity token, as entries of `registries`. Pure.
import { isEcrHost } from '../../../registry-host.ts';
import type { Renaming } from '../edits.ts';
import type { Note, Report } from '../notes.ts';
import { outputPattern, readsOf } from '../outputs.ts';
import { plainText, readScript } from '../shell/words.ts';
import type { SourceEntry } from '../source.ts';
import {
  inputOf,
  lineOf,
  normalize,
  resolveEnv,
  type Job,
  type WorkflowStep,
} from '../workflow.ts';
import { hostOf, type TranslatedLogin, type Variable } from './login.ts';
import { isPlainCondition, type LoginStepContext, needsLogin, textOfStep } from './setup.ts';

/** A step that has an account of a cloud, and those that log in to registries with it. */
export interface CloudLogin {
  readonly account: WorkflowStep;
  /** The account and its logins: the steps that go together. */
  readonly steps: readonly WorkflowStep[];
  readonly logins: readonly TranslatedLogin[];
  /** Why they stay, as far as they say it themselves. */
  readonly reason?: string;
  /** Outputs whose value is known: the host of the registry. */
  readonly known: readonly { readonly pattern: RegExp; readonly by: string }[];
}

/** One cloud: its step with the account, and what logs in with it. */
interface Cloud {
  readonly action: string;
  /** Inputs of the account, and the fields of an entry that mean the same. */
  readonly fields: Readonly<Record<string, string>>;
  /** Inputs that say that the account is another one than a federated identity. */
  readonly others: readonly string[];
  /** Inputs with a key and its secret, which say all of the account where there is no federated identity. */
  readonly keys?: readonly string[];
  /** The hosts that a step logs in to with the account; undefined where it does not. */
  readonly hostsOf: (
    step: WorkflowStep,
    account: WorkflowStep,
    job: Job,
  ) => readonly string[] | undefined;
  /** Further steps that only prepare a login. */
  readonly prepares?: string;
}

const CLOUDS: readonly Cloud[] = [
  {
    action: 'aws-actions/configure-aws-credentials',
    fields: {
      'role-to-assume': 'role-to-assume',
      'role-session-name': 'role-session-name',
      'role-duration-seconds': 'role-duration-seconds',
      audience: 'audience',
    },
    others: [
      ...['aws-session-token', 'web-identity-token-file', 'role-chaining'],
      ...['role-external-id', 'inline-session-policy', 'managed-session-policies'],
    ],
    keys: ['aws-access-key-id', 'aws-secret-access-key'],
    hostsOf: readAwsHosts,
  },
  {
    action: 'google-github-actions/auth',
    fields: {
      workload_identity_provider: 'workload-identity-provider',
      service_account: 'service-account',
      audience: 'audience',
    },
    others: ['credentials_json', 'delegates'],
    hostsOf: readGoogleHosts,
    prepares: 'google-github-actions/setup-gcloud',
  },
  {
    action: 'azure/login',
    fields: { 'client-id': 'client-id', 'tenant-id': 'tenant-id', audience: 'audience' },
    others: ['creds', 'auth-type'],
    hostsOf: readAzureHosts,
  },
];

/** The logins of a job to registries of clouds, each with the steps up to the next account of the same cloud. */
export function listCloudLogins(job: Job): readonly CloudLogin[] {
  return CLOUDS.flatMap((cloud) => {
    const accounts = job.steps.filter(({ action }) => action === cloud.action);
    return accounts.flatMap((account, index) => {
      const end = accounts[index + 1]?.at ?? Infinity;
      const after = job.steps.filter(({ at }) => at > account.at && at < end);
      return readGroup(cloud, account, after, job) ?? [];
    });
  });
}

function readGroup(
  cloud: Cloud,
  account: WorkflowStep,
  after: readonly WorkflowStep[],
  job: Job,
): CloudLogin | undefined {
  const found = after.flatMap((step) => {
    const hosts = cloud.hostsOf(step, account, job);
    return hosts === undefined ? [] : [{ step, hosts }];
  });
  if (found.length === 0) return undefined;
  const { login, reason: known } = readAccount(cloud, account, job);
  const isWithout = found.some(({ hosts }) => hosts.length === 0);
  const reason = known ?? (isWithout ? 'the host of the registry is not known' : undefined);
  return {
    account,
    steps: [
      account,
      ...found.map(({ step }) => step),
      ...after.filter(({ action }) => action === cloud.prepares),
    ],
    logins: found.flatMap(({ hosts }) => hosts.map((registry) => ({ registry, ...login }))),
    ...(reason === undefined ? {} : { reason }),
    known: found.flatMap(({ step: { id }, hosts: [host, ...more] }) =>
      id === undefined || host === undefined || more.length > 0
        ? []
        : [{ pattern: outputPattern(id, 'registry'), by: host }],
    ),
  };
}

/** How ours logs in with the account: by its role, else by its keys; why it cannot, where it is neither. */
function readAccount(
  { fields, keys = [], others }: Cloud,
  account: WorkflowStep,
  job: Job,
): { readonly login: Omit<TranslatedLogin, 'registry'>; readonly reason?: string } {
  const role: readonly Variable[] = Object.entries(fields).flatMap(([input, field]) => {
    const value = inputOf(account, input);
    return value === undefined ? [] : [[field, resolveEnv(value, job)] as const];
  });
  const [key = ''] = Object.values(fields);
  const hasRole = role.some(([field]) => field === key);
  const [username, password] = keys.map((name) => inputOf(account, name));
  const isByKeys = username !== undefined && password !== undefined && !hasRole;
  const left = isByKeys ? others : [...others, ...keys];
  const other = left.find((name) => inputOf(account, name) !== undefined);
  const login = isByKeys ? { username, password } : { role };
  if (other !== undefined) return { login, reason: `it has ${other}` };
  return isByKeys || hasRole ? { login } : { login, reason: `it has no ${key}` };
}

/** The registries of a step of amazon-ecr-login, or of docker/login-action without a login of its own. */
function readAwsHosts(
  step: WorkflowStep,
  account: WorkflowStep,
  job: Job,
): readonly string[] | undefined {
  if (step.action === 'docker/login-action') {
    const host = hostOf({ registry: inputOf(step, 'registry') ?? '' }, job);
    return inputOf(step, 'username') === undefined && isEcrHost(host) ? [host] : undefined;
  }
  if (step.action !== 'aws-actions/amazon-ecr-login') return undefined;
  if (inputOf(step, 'registry-type') === 'public') return ['public.ecr.aws'];
  return toPrivateHosts(step, account, job);
}

/** By the accounts and the region that the steps name; else all registries of Amazon that the job names. */
function toPrivateHosts(step: WorkflowStep, account: WorkflowStep, job: Job): readonly string[] {
  const region = resolveEnv(inputOf(account, 'aws-region') ?? '', job);
  const role = resolveEnv(inputOf(account, 'role-to-assume') ?? '', job);
  const own = /^arn:aws[a-z-]*:iam::(\d{12}|\$\{\{[^{}]*\}\}):role\//.exec(role)?.[1];
  const given = inputOf(step, 'registries');
  const accounts = given === undefined ? [own] : given.split(/[\s,]+/);
  const isKnown = region !== '' && accounts.every((one) => one !== undefined && one !== '');
  const end = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  if (isKnown) return accounts.map((one) => `${one ?? ''}.dkr.ecr.${region}.${end}`);
  const text = job.entries.flatMap(({ source }) => source).join('\n');
  return [...new Set(text.match(ECR_HOST))];
}

const ECR_HOST =
  /(?:\d{12}|\$\{\{[^{}]*\}\})\.dkr[.-]ecr\.(?:[a-z0-9-]+|\$\{\{[^{}]*\}\})\.(?:amazonaws\.com(?:\.cn)?|on\.aws)/g;

/** The registry of a login with the token of the account, or those of `gcloud auth configure-docker`. */
function readGoogleHosts(
  step: WorkflowStep,
  { id }: WorkflowStep,
  job: Job,
): readonly string[] | undefined {
  if (step.action === 'docker/login-action') {
    const registry = inputOf(step, 'registry');
    const reads = readsOf(inputOf(step, 'password') ?? '', id);
    const isToken = reads.includes('access_token') || reads.includes('auth_token');
    if (!isToken || registry === undefined) return undefined;
    return [registry.includes('${{') ? resolveEnv(registry, job) : hostOf({ registry }, job)];
  }
  const words = readCommand(step, ['gcloud', 'auth', 'configure-docker'], job);
  const hosts = words?.filter((word) => !/^(?:--quiet|-q)$/.test(word)).join(',');
  if (hosts === undefined) return undefined;
  return hosts === '' ? ['gcr.io'] : hosts.split(',').filter((host) => host !== '');
}

/** The registry of `az acr login`. */
function readAzureHosts(
  step: WorkflowStep,
  _account: WorkflowStep,
  job: Job,
): readonly string[] | undefined {
  const words = readCommand(step, ['az', 'acr', 'login'], job);
  if (words === undefined) return undefined;
  const at = words.findIndex((word) => /^(?:--name|-n)(?:=|$)/.test(word));
  const word = words[at] ?? '';
  const name = word.includes('=') ? word.slice(word.indexOf('=') + 1) : (words[at + 1] ?? '');
  if (at < 0 || name === '') return [];
  return [name.includes('.azurecr.') ? name : `${name}.azurecr.io`];
}

/** The words after a command that is all of a script; undefined for any other script. */
function readCommand(
  { run }: WorkflowStep,
  command: readonly string[],
  job: Job,
): readonly string[] | undefined {
  const commands = run === undefined ? [] : readScript(resolveEnv(run, job));
  if (!Array.isArray(commands) || commands.length !== 1) return undefined;
  const [only] = commands as readonly { readonly words: Parameters<typeof plainText>[0][] }[];
  const words = (only?.words ?? []).map((word) =>
    plainText(
      word.map((part) => {
        const text = 'variable' in part ? job.env.get(part.variable) : undefined;
        return text === undefined ? part : { text };
      }),
    ),
  );
  const isIt = command.every((word, at) => words[at] === word);
  if (!isIt || words.includes(undefined)) return undefined;
  return words.slice(command.length).map(String);
}

/** The job with known outputs filled in, for what is made of its steps. */
export function fillKnown(job: Job, groups: readonly CloudLogin[]): Job {
  const known = groups.flatMap((group) => group.known);
  if (known.length === 0) return job;
  const fill = (text: string): string =>
    known.reduce((result, { pattern, by }) => result.replaceAll(pattern, () => by), text);
  const all = (entries: readonly SourceEntry[]): SourceEntry[] =>
    entries.map((entry) => ({
      ...entry,
      value: fill(entry.value),
      source: entry.source.map(fill),
    }));
  const steps = job.steps.map((step): WorkflowStep => ({
    ...step,
    ...{ entries: all(step.entries), env: all(step.env), with: all(step.with) },
    ...(step.run === undefined ? {} : { run: fill(step.run) }),
  }));
  return { ...job, steps };
}

/** What becomes of such a login. */
export interface CloudFate {
  readonly group: CloudLogin;
  readonly isTaken: boolean;
  readonly renamings: readonly Renaming[];
  readonly report: Report;
}

/** Whether a login goes into the steps of ours, or stays because later steps may use the account. */
export function decideCloudLogin(group: CloudLogin, context: LoginStepContext): CloudFate {
  const { account, steps, logins, known } = group;
  const reason = group.reason ?? findReason(group, context);
  if (reason !== undefined) {
    const said = `kept: ${reason}. tagship uses this account as well`;
    const notTaken: Note[] = [{ line: lineOf(account), what: account.action, said }];
    return { group, isTaken: false, renamings: [], report: { taken: [], notTaken } };
  }
  const { from, to } = context.job;
  const hosts = [...new Set(logins.map(({ registry }) => registry))].join(', ');
  const taken = steps.map((step): Note => ({
    line: lineOf(step),
    what: step.action === '' ? normalize(step.run).slice(0, 40) : step.action,
    said:
      step === account
        ? logins.some(({ role }) => role === undefined)
          ? `its keys, for ${hosts}`
          : `an entry of registries for ${hosts}, which logs in by the identity token of the job`
        : 'left out: tagship logs in itself',
  }));
  const renamings = known.map((one) => ({ from, to, ...one }));
  return { group, isTaken: true, renamings, report: { taken, notTaken: [] } };
}

function findReason(
  { account, steps }: CloudLogin,
  { job, conditions, remaining }: LoginStepContext,
): string | undefined {
  const fixed = steps.find((step) => step.fixed !== undefined)?.fixed;
  if (fixed !== undefined) return fixed;
  const own = steps.find((step) => !isPlainCondition(step.if, conditions));
  if (own !== undefined) return `a condition (${normalize(own.if)}) is not that of the build`;
  const user = remaining.find((step) => step.at > account.at && mayUse(step));
  if (user !== undefined) {
    return needsLogin(user) ?? `${user.action || 'a script'} at line ${lineOf(user)} may use it`;
  }
  const others = job.steps.filter((step) => !steps.some(({ at }) => at === step.at));
  const reader = others.find((step) =>
    steps.some(({ id }) => readsOf(textOfStep(step), id).length > 0),
  );
  return reader === undefined ? undefined : `its outputs are used at line ${lineOf(reader)}`;
}

const HARMLESS_ACTION =
  /^(?:actions\/(?:checkout|cache|upload-artifact|download-artifact|setup-[\w-]+)|docker\/(?:setup|metadata)-[\w-]+|sigstore\/cosign-installer)$/;

/** Whether a step may use an account that is in the environment of the job; a script may run anything. */
function mayUse(step: WorkflowStep): boolean {
  if (step.run === undefined) return !HARMLESS_ACTION.test(step.action);
  return !step.run
    .split('\n')
    .every((line) => /^\s*(?:(?:echo|printf|ls|cat)\b.*|#.*)?$/.test(line));
}
