// SPDX-License-Identifier: Apache-2.0
// Logins of a workflow as entries of `registries`. Passwords stay in the environment. Pure.
import { renderSourceEntry, renderScalar } from '../source.ts';
import type { Input } from '../inputs.ts';
import { normalize, resolveEnv, type Job } from '../workflow.ts';

/** A login, as the step says it. */
export interface TranslatedLogin {
  /** Host, or an expression; Docker Hub without it. */
  readonly registry?: string;
  readonly username?: string;
  /** An expression. */
  readonly password?: string;
  /** The name of a variable that holds the password, where there is no expression for it. */
  readonly passwordEnv?: string;
  /** Below the registry. */
  readonly scope?: string;
  readonly isInsecure?: boolean;
  /** The run goes on where it fails. */
  readonly isOptional?: boolean;
  /** Fields that log in by the identity token of the job, instead of a password. */
  readonly role?: readonly Variable[];
}

/** A variable of a step, with its value. */
export type Variable = readonly [name: string, value: string];

/** Logins as a step of ours takes them. */
export interface LoginCredentials {
  readonly inputs: readonly Input[];
  readonly env: readonly Variable[];
}

/** The host that a login is for, as `registries` and `images` name it. */
export function hostOf({ registry = '' }: TranslatedLogin, job: Pick<Job, 'env'>): string {
  const host = resolveEnv(registry, job)
    .trim()
    .replace(/^https?:\/\//, '')
    .replace(/\/+(?:v[12]\/?)?$/, '')
    .toLowerCase();
  return /^(?:|(?:index\.|registry-1\.|hub\.)?docker\.(?:io|com))$/.test(host) ? 'docker.io' : host;
}

const OWN_TOKEN = /^(?:secrets\.GITHUB_TOKEN|github\.token)$/i;

/** Whether the login is for GHCR with the workflow's own token, which is used there anyway. */
export function isOwnLogin(login: TranslatedLogin, job: Pick<Job, 'env'>): boolean {
  const isOwnToken = OWN_TOKEN.test(normalize(login.password));
  return hostOf(login, job) === 'ghcr.io' && isOwnToken && login.scope === undefined;
}

/** Whether this is a login to Amazon's registry by access keys, which are exchanged for a password. */
export function isAwsLogin(login: TranslatedLogin, job: Pick<Job, 'env'>): boolean {
  const isAws = /\.dkr[.-]ecr(?:-fips)?\.|^public\.ecr\.aws/.test(hostOf(login, job));
  return isAws && login.username !== 'AWS';
}

/**
 * The entries of `registries`, and the variables that they name.
 *
 * | login                                                | entry                                                      |
 * | ---------------------------------------------------- | ---------------------------------------------------------- |
 * | `username: acme`, `password: ${{ secrets.HUB }}`     | `docker.io: { username: acme, password-env: HUB }`         |
 * | `registry: ${{ env.R }}`                             | `'${{ env.R }}': …`                                        |
 * | `password: ${{ secrets.GITHUB_TOKEN }}`, not GHCR    | `…, password-env: REGISTRY_PASSWORD`                       |
 * | access keys of AWS                                   | none: the variables `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`; several keys as a user and password |
 * | a role of AWS, an account of Google or Azure         | `HOST: { role-to-assume: arn:… }`, without a variable      |
 */
export function toCredentials(
  logins: readonly TranslatedLogin[],
  job: Pick<Job, 'env'>,
  given: ReadonlySet<string>,
): LoginCredentials {
  const keys = logins.filter((login) => isAwsLogin(login, job) && login.role === undefined);
  // There is one variable for a key.
  const byKeys = new Set(keys.map(({ username }) => username)).size === 1 ? keys : [];
  const env: Variable[] = [...new Map(byKeys.flatMap(toAwsKeys))];
  const entries = new Map<string, string>();
  for (const login of logins.filter((one) => !byKeys.includes(one) && !isOwnLogin(one, job))) {
    const key = keyOf(login, job);
    if (entries.has(key)) continue;
    const variable = namedVariable(login);
    const name = variable ?? nameVariable(login.password ?? '', env, given);
    const isNew = variable === undefined && !env.some(([known]) => known === name);
    if (isNew && login.password !== undefined) env.push([name, login.password]);
    entries.set(key, renderFields(login, name));
  }
  if (entries.size === 0) return { inputs: [], env };
  const lines = [...entries].map(([key, fields]) => `  ${key}: ${fields}`);
  return { inputs: [{ name: 'registries', lines: ['registries: |', ...lines] }], env };
}

/** The keys as the variables in which tagship finds them for any registry of Amazon. */
function toAwsKeys({ username, password }: TranslatedLogin): readonly Variable[] {
  return [
    ['AWS_ACCESS_KEY_ID', username ?? ''],
    ['AWS_SECRET_ACCESS_KEY', password ?? ''],
  ];
}

/** The variable that holds the password already. */
function namedVariable({ password, passwordEnv }: TranslatedLogin): string | undefined {
  return passwordEnv ?? /^env\.([A-Za-z_]\w*)$/.exec(normalize(password))?.[1];
}

function renderFields(login: TranslatedLogin, passwordEnv: string): string {
  const { username, password, isInsecure, isOptional, role = [] } = login;
  const hasPassword = password !== undefined || login.passwordEnv !== undefined;
  const fields = [
    ...(username === undefined ? [] : [`username: ${quoteWithin(username)}`]),
    ...(hasPassword ? [`password-env: ${passwordEnv}`] : []),
    ...role.map(([field, value]) => `${field}: ${quoteWithin(value)}`),
    ...(isInsecure ? ['insecure: true'] : []),
    ...(isOptional ? ['required: false'] : []),
  ];
  return `{ ${fields.join(', ')} }`;
}

function keyOf(login: TranslatedLogin, job: Pick<Job, 'env'>): string {
  const { registry = '', scope } = login;
  const path = scope === undefined ? '' : `/${scope.replace(/@.*$/s, '')}`;
  const host = registry.includes('${{') ? registry.trim() : hostOf(login, job);
  return quoteWithin(host + path);
}

/** A word in a YAML text in which expressions are filled in before it is read. */
function quoteWithin(text: string): string {
  if (!text.includes('${{')) {
    return /^[A-Za-z_][\w.+/-]*$/.test(text)
      ? renderScalar(text)
      : `'${text.replaceAll("'", "''")}'`;
  }
  const parts = text.split(/(\$\{\{.*?\}\})/s);
  const inner = parts.map((part, at) => (at % 2 === 1 ? part : part.replaceAll("'", "''")));
  return `'${inner.join('')}'`;
}

/** The name of the secret, where it has one that is free; else one of our own. */
function nameVariable(
  password: string,
  env: readonly Variable[],
  given: ReadonlySet<string>,
): string {
  const [, secret] = /^secrets\.([A-Za-z_]\w*)$/.exec(normalize(password)) ?? [];
  const isFree = (name: string): boolean =>
    env.every(([known, value]) => known !== name || value === password) && !given.has(name);
  if (
    secret !== undefined &&
    !/^(?:GITHUB|RUNNER|ACTIONS|INPUT)_/i.test(secret) &&
    isFree(secret)
  ) {
    return secret;
  }
  const names = ['', '_2', '_3', '_4', '_5'].map((end) => `REGISTRY_PASSWORD${end}`);
  return names.find(isFree) ?? `REGISTRY_PASSWORD_${env.length + 1}`;
}

/** The lines of a variable. */
export function renderVariable([name, value]: Variable): readonly string[] {
  return renderSourceEntry(name, value);
}
