// SPDX-License-Identifier: Apache-2.0
// Inputs of the docker actions that are not settings: which ones the Action uses, and notices about the others.
import { error, notice, type ProblemData } from '../../problem.ts';
import type { Env } from '../../facts/facts.ts';
import { readBuilderInputs } from './action-builder.ts';
import { toPrefix } from '../values/registry/registries.ts';
import { secret } from '../secret.ts';
import type { RegistrySetting } from '../settings.ts';
import type { WrittenMap } from '../file/written.ts';
import { quoteWritten } from '../file/written.ts';
import { omitUndefined } from '../../omit-undefined.ts';

/** An input that only the Action has. */
export interface ActionInput {
  readonly name: string;
  readonly doc: string;
  /** The action that it comes from. */
  readonly from: 'login' | 'buildx';
  /** It has no effect here, and none is needed. */
  readonly isNeedless?: true;
}

const login = { from: 'login' } as const;
const buildx = { from: 'buildx' } as const;

/** Inputs of docker/login-action and docker/setup-buildx-action, so that their steps can be pasted. */
export const actionInputs: readonly ActionInput[] = [
  {
    ...login,
    name: 'registry',
    doc: 'As in docker/login-action: the registry of username and password, one more entry of registries. Default: docker.io.',
  },
  { ...login, name: 'username', doc: 'As in docker/login-action: the user name for registry.' },
  {
    ...login,
    name: 'password',
    doc: 'As in docker/login-action: the password or token for registry.',
  },
  {
    ...login,
    name: 'scope',
    doc: 'As in docker/login-action: the repositories below registry that the login is for.',
  },
  {
    ...login,
    name: 'ecr',
    doc: 'As in docker/login-action: an access key of AWS and its secret key, as username and password, are exchanged for a login.',
  },
  {
    ...login,
    name: 'registry-auth',
    doc: 'As in docker/login-action: a YAML list of logins, each one more entry of registries.',
  },
  {
    ...login,
    name: 'logout',
    doc: 'As in docker/login-action. Ignored: tagship does not log in.',
    isNeedless: true,
  },
  {
    ...buildx,
    name: 'driver',
    doc: 'As in docker/setup-buildx-action: docker, docker-container, kubernetes or remote; same as the setting builder.',
  },
  {
    ...buildx,
    name: 'endpoint',
    doc: 'As in docker/setup-buildx-action: the address of a remote BuildKit; same as the setting builder.',
  },
  {
    ...buildx,
    name: 'append',
    doc: 'As in docker/setup-buildx-action: further nodes, a YAML list of maps with endpoint and platforms.',
  },
  {
    ...buildx,
    name: 'cache-binary',
    doc: 'As in docker/setup-buildx-action. Ignored: tagship uses the buildx of the runner.',
    isNeedless: true,
  },
  {
    ...buildx,
    name: 'use',
    doc: 'As in docker/setup-buildx-action. Ignored: a builder is used for this step only.',
    isNeedless: true,
  },
  {
    ...buildx,
    name: 'install',
    doc: 'As in docker/setup-buildx-action. Ignored.',
    isNeedless: true,
  },
  {
    ...buildx,
    name: 'keep-state',
    doc: 'As in docker/setup-buildx-action. A builder that tagship creates is removed at the end; set builder to an existing one to keep its cache.',
    isNeedless: true,
  },
  {
    ...buildx,
    name: 'cleanup',
    doc: 'As in docker/setup-buildx-action. A builder that tagship creates is always removed.',
    isNeedless: true,
  },
];

/** Settings that docker/setup-buildx-action also has; they indicate a pasted step. */
const SHARED = ['driver-opts', 'buildkitd-config', 'buildkitd-config-inline', 'buildkitd-flags'];

/** What is left of the inputs of a step once the docker actions' own are taken out. */
export interface ActionInputs {
  /** Settings, by name. */
  readonly given: Readonly<Record<string, string>>;
  readonly registries: readonly RegistrySetting[];
  /** The inputs that come from docker/setup-buildx-action. */
  readonly setup: readonly string[];
  readonly problems: readonly ProblemData[];
}

/**
 * Takes the inputs that are pasted from docker/login-action and docker/setup-buildx-action: logins become
 * entries of `registries`, `driver`, `endpoint` and `append` the setting `builder`. INPUT_NEEDLESS
 * names those without effect.
 */
export async function takeActionInputs(
  all: Readonly<Record<string, string>>,
  env: Env = {},
): Promise<ActionInputs> {
  const isOwn = (name: string) => actionInputs.some((input) => input.name === name);
  // Those of a BuildKit at an address have become a part of the address.
  const isTaken = (name: string) => name === 'driver-opts' && all.driver === 'remote';
  const given = Object.fromEntries(
    Object.entries(all).filter(([name]) => !isOwn(name) && !isTaken(name)),
  );
  const logins = await readLogins(all);
  const builder = await readBuilderInputs(all, env);
  const setup = Object.keys(all).filter(isFromBuildx);
  const needless = actionInputs.filter(({ name, isNeedless }) => isNeedless && name in all);
  return {
    given: {
      ...given,
      ...omitUndefined({ builder: builder.builder }),
    },
    registries: logins.registries,
    setup,
    problems: [
      ...logins.problems,
      ...builder.problems,
      ...(setup.length > 0 ? explainMeanings(all) : []),
      ...(needless.length === 0 ? [] : [explainNeedless(needless.map(({ name }) => name))]),
    ],
  };
}

/** Settings whose names mean something else in docker/setup-buildx-action. */
const MEANINGS: Readonly<Record<string, string>> = {
  name: 'here, name is the name of the image; builder names the builder',
  platforms: 'here, platforms lists what the image is built for, not what a builder can run',
};

function explainMeanings(all: Readonly<Record<string, string>>): readonly ProblemData[] {
  const told = Object.keys(MEANINGS).filter((name) => name in all && !('append' in all));
  return told.map((name) => notice('INPUT_OTHER_MEANING', MEANINGS[name] ?? name));
}

function isFromBuildx(name: string): boolean {
  return (
    SHARED.includes(name) ||
    actionInputs.some((input) => input.name === name && input.from === 'buildx')
  );
}

/** One login, as its inputs or the map of one say it. */
type Login = Readonly<Partial<Record<'registry' | 'username' | 'password' | 'scope', string>>>;

async function readLogins(all: Readonly<Record<string, string>>) {
  const isGiven = ['registry', 'username', 'password', 'scope'].some((name) => name in all);
  // As actions read an input: the line break after a secret does not belong to it.
  const own: Login = Object.fromEntries(
    FIELDS.flatMap((field) => (field in all ? [[field, all[field]?.trim()]] : [])),
  );
  const list = await readList(all['registry-auth']);
  const read = [...(isGiven ? [own] : []), ...list.logins].map(toEntry);
  const registries = read.flatMap(({ entry }) => entry ?? []);
  const twice = registries.find((one, at) =>
    registries.slice(0, at).some(({ prefix }) => prefix === one.prefix),
  );
  return {
    registries,
    problems: [
      ...list.problems,
      ...read.flatMap(({ problems }) => problems),
      ...(twice === undefined
        ? []
        : [bad(`duplicate login for ${twice.prefix}`, 'Keep one of them.')]),
    ],
  };
}

const FIELDS = ['registry', 'username', 'password', 'scope'] as const;

async function readList(text: string | undefined): Promise<{
  readonly logins: readonly Login[];
  readonly problems: readonly ProblemData[];
}> {
  if (text === undefined) return { logins: [], problems: [] };
  const { parseYaml } = await import('../file/yaml-text.ts');
  const parsed = await parseYaml(text, { kind: 'given', name: 'registry-auth', unquoted: true });
  if (!parsed.ok) return { logins: [], problems: parsed.problems };
  const items = parsed.value.kind === 'list' ? parsed.value.items : [];
  const maps = items.filter((item): item is WrittenMap => item.kind === 'map');
  if (maps.length === 0 || maps.length < items.length) {
    const hint = 'Write - registry: HOST, and username: and password: below it, for each login.';
    return { logins: [], problems: [bad('invalid registry-auth: not a list of logins', hint)] };
  }
  return { logins: maps.map(toLogin), problems: [] };
}

function toLogin({ entries }: WrittenMap): Login {
  return Object.fromEntries(
    FIELDS.flatMap((field) => {
      const value = entries.find(({ key }) => key === field)?.value;
      return value?.kind === 'word' && value.text !== '' ? [[field, value.text] as const] : [];
    }),
  );
}

function toEntry(login: Login): {
  readonly entry?: RegistrySetting;
  readonly problems: readonly ProblemData[];
} {
  const { registry = 'docker.io', username, password } = login;
  const prefix = toPrefix([toHost(registry), ...toScope(login.scope)].join('/'));
  if (prefix === undefined) {
    const what = `invalid registry ${quoteWritten(registry)}`;
    return { problems: [bad(what, 'Write its host, for example ghcr.io.')] };
  }
  const bare = { prefix, required: true, insecure: false };
  if (username === undefined && password === undefined) return { entry: bare, problems: [] };
  return {
    entry: {
      ...bare,
      ...omitUndefined({ username }),
      // Runs without secrets have an empty input; the login reports it if needed.
      password:
        password === undefined
          ? { from: 'env', name: 'INPUT_PASSWORD' }
          : { from: 'given', secret: secret(password) },
    },
    problems: [],
  };
}

/** docker login takes `https://index.docker.io/v1/`. */
function toHost(registry: string): string {
  return registry
    .trim()
    .replace(/^https?:\/\//, '')
    .replace(/\/(?:v1\/?)?$/, '');
}

/** `acme/app@push` limits a login to a repository and to what is done there. */
function toScope(scope: string | undefined): readonly string[] {
  const path = scope?.trim().replace(/@.*$/s, '') ?? '';
  return path === '' ? [] : [path];
}

function explainNeedless(names: readonly string[]): ProblemData {
  return notice(
    'INPUT_NEEDLESS',
    `${names.join(', ')}: ${names.length === 1 ? 'this input is' : 'these inputs are'} ignored`,
    'Remove them: tagship keeps no login, and removes the builder that it creates.',
  );
}

function bad(message: string, hint: string): ProblemData {
  return error('SETTINGS_BAD_VALUE', message, hint);
}
