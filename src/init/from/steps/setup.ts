// SPDX-License-Identifier: Apache-2.0
// Logins and builders of a job: which steps go into ours, and which stay. Pure.
import { asWritten, buildxInputs, type Input } from '../inputs.ts';
import { isNoChange } from './build-push.ts';
import { hostOf, isAwsLogin, isOwnLogin, type TranslatedLogin } from './login.ts';
import type { Note, Report } from '../notes.ts';
import { readsOf } from '../outputs.ts';
import { inputOf, lineOf, normalize, type Job, type WorkflowStep } from '../workflow.ts';

/** Actions whose steps talk to registries with the login of the job. */
const REGISTRY_ACTIONS =
  /cosign-sign|trivy|grype|anchore\/|scout|snyk|slsa|crane|oras|skopeo|regctl|helm|dive|syft|sbom-action|kaniko|buildah|push-to-registry|docker\/(?:bake|build-push)|depot\/|devcontainers\/ci|dagger/;

/** Programs that do. */
const REGISTRY_PROGRAMS =
  /\b(?:docker|podman|nerdctl|buildah|cosign|crane|skopeo|oras|regctl|trivy|grype|syft|helm|kind|ko|pack|dive|notation|earthly)\b/;

/** Why a step needs the login of the job; undefined where it does not. */
export function needsLogin(step: WorkflowStep): string | undefined {
  if (step.run !== undefined) {
    const script = step.run.replaceAll(/^[ \t]*#.*$|\$\{\{.*?\}\}/gm, '');
    const program = REGISTRY_PROGRAMS.exec(script)?.[0];
    return program === undefined ? undefined : `${program} runs at line ${lineOf(step)}`;
  }
  const { action } = step;
  if (/cosign-installer|setup-(?:trivy|oras|crane|helm)|docker\/setup-/.test(action))
    return undefined;
  const isAttest =
    action.startsWith('actions/attest') && inputOf(step, 'push-to-registry') === 'true';
  const isUser = isAttest || REGISTRY_ACTIONS.test(action) || action.startsWith('docker://');
  return isUser ? `${action} runs at line ${lineOf(step)}` : undefined;
}

/** The login of a step of docker/login-action; undefined where it holds a list of them. */
export function readLogin(step: WorkflowStep): TranslatedLogin | undefined {
  if (inputOf(step, 'registry-auth') !== undefined) return undefined;
  const of = (name: 'registry' | 'username' | 'password' | 'scope'): Partial<TranslatedLogin> => {
    const value = inputOf(step, name);
    return value === undefined ? {} : { [name]: value };
  };
  const goesOn = step.entries.find(({ key }) => key === 'continue-on-error')?.value === 'true';
  return {
    ...of('registry'),
    ...of('username'),
    ...of('password'),
    ...of('scope'),
    ...(goesOn ? { isOptional: true } : {}),
  };
}

/** What becomes of a login. */
export interface LoginFate {
  /** The step goes. */
  readonly isTaken: boolean;
  readonly logins: readonly TranslatedLogin[];
  readonly inputs: readonly Input[];
  readonly report: Report;
}

/** The context of a login. */
export interface LoginStepContext {
  readonly job: Job;
  /** Conditions under which the job builds or pushes; undefined for always. */
  readonly conditions: readonly (string | undefined)[];
  /** All other steps that stay. */
  readonly remaining: readonly WorkflowStep[];
}

/** Whether a login goes into the steps of ours, or stays because others need it or it has a condition of its own. */
export function decideLogin(
  step: WorkflowStep,
  context: LoginStepContext,
  login: TranslatedLogin | undefined = readLogin(step),
): LoginFate {
  const line = lineOf(step);
  const what = step.action;
  const stay = (said: string): LoginFate => {
    const note: Note = { line, what, said: `kept: ${said}. tagship uses this login as well` };
    return { isTaken: false, logins: [], inputs: [], report: { taken: [], notTaken: [note] } };
  };
  const reason = findReason(step, login, context);
  if (reason !== undefined) return stay(reason);
  const list = step.with.find(({ key }) => key.toLowerCase() === 'registry-auth');
  const said = login === undefined ? 'registry-auth' : describeLogin(login, context.job);
  return {
    isTaken: true,
    logins: login === undefined ? [] : [login],
    inputs: list === undefined ? [] : [asWritten(list)],
    report: { taken: [{ line, what, said }, ...explainCondition(step)], notTaken: [] },
  };
}

function describeLogin(login: TranslatedLogin, job: Job): string {
  if (isOwnLogin(login, job)) return "left out: ghcr.io accepts the workflow's own token";
  return isAwsLogin(login, job)
    ? 'its keys of AWS'
    : `an entry of registries for ${hostOf(login, job)}`;
}

function explainCondition(step: WorkflowStep): readonly Note[] {
  if (step.if === undefined) return [];
  const said = `its condition is left out: a run without the password only builds`;
  return [{ line: lineOf(step), what: step.action, said }];
}

function findReason(
  step: WorkflowStep,
  login: TranslatedLogin | undefined,
  { conditions, remaining }: LoginStepContext,
): string | undefined {
  if (step.fixed !== undefined) return step.fixed;
  const user = remaining.flatMap((other) => needsLogin(other) ?? [])[0];
  if (user !== undefined) return user;
  const reason = login === undefined ? undefined : refuseLogin(login);
  if (reason !== undefined) return reason;
  const isPlain = isPlainCondition(step.if, conditions);
  return isPlain ? undefined : `its condition (${normalize(step.if)}) is not that of the build`;
}

function refuseLogin(login: TranslatedLogin): string | undefined {
  const hasPassword = login.password !== undefined || login.passwordEnv !== undefined;
  const isWhole = login.username !== undefined && hasPassword;
  return isWhole ? undefined : 'it has no username and password';
}

/** Whether a condition says no more than `push` of the build, or is the build's own. */
export function isPlainCondition(
  condition: string | undefined,
  conditions: LoginStepContext['conditions'],
): boolean {
  if (condition === undefined || isNoChange(condition)) return true;
  return conditions.some((other) => normalize(other) === normalize(condition));
}

/** What becomes of docker/setup-buildx-action. */
export interface SetupFate {
  readonly isTaken: boolean;
  readonly inputs: readonly Input[];
  readonly report: Report;
}

/** Whether a step that makes a builder goes: not where others use it, by its outputs or by docker itself. */
export function decideSetup(
  step: WorkflowStep,
  remaining: readonly WorkflowStep[],
  isOnly: boolean,
): SetupFate {
  const line = lineOf(step);
  const what = step.action;
  const reason = step.fixed ?? findSetupReason(step, remaining, isOnly);
  if (reason !== undefined) {
    const note: Note = {
      line,
      what,
      said: `kept: ${reason}. tagship uses the builder that it creates`,
    };
    return { isTaken: false, inputs: [], report: { taken: [], notTaken: [note] } };
  }
  const renamed: Readonly<Record<string, string>> = {
    config: 'buildkitd-config',
    'config-inline': 'buildkitd-config-inline',
  };
  const named = step.with.map((entry) => ({
    entry,
    name: renamed[entry.key.toLowerCase()] ?? entry.key.toLowerCase(),
  }));
  const taken = named.filter(
    ({ entry, name }) => buildxInputs.includes(name) && !isDefault(name, entry.value),
  );
  const said =
    taken.length === 0
      ? 'left out: tagship creates a builder if the current one is not suitable'
      : `its ${taken.map(({ name }) => name).join(', ')}`;
  return {
    isTaken: true,
    inputs: taken.map(({ entry, name }) => asWritten(entry, name)),
    report: {
      taken: [{ line, what, said }],
      notTaken: named.flatMap(({ entry, name }): Note[] => {
        const lost = LOST[name];
        const isLost = lost !== undefined && !buildxInputs.includes(name);
        return isLost
          ? [{ line: entry.line + 1, what: `${entry.key} of ${what}`, said: lost }]
          : [];
      }),
    },
  };
}

const LOST: Readonly<Record<string, string>> = {
  version: 'tagship uses the buildx of the runner',
  name: 'a builder that tagship creates has its own name',
  platforms: 'there they are the platforms of the builder, here those of the image',
  'keep-state':
    'a builder that tagship creates is removed; set builder to an existing one to keep its cache',
};

function isDefault(name: string, value: string): boolean {
  return value.trim() === '' || (name === 'driver' && value.trim() === 'docker-container');
}

function findSetupReason(
  step: WorkflowStep,
  remaining: readonly WorkflowStep[],
  isOnly: boolean,
): string | undefined {
  if (!isOnly) return 'the job creates several builders';
  if (step.if !== undefined) return `it has a condition (${normalize(step.if)})`;
  const reader = remaining.find((other) => readsOf(textOfStep(other), step.id).length > 0);
  if (reader !== undefined) return `its outputs are used at line ${lineOf(reader)}`;
  const user = remaining.find(
    ({ run = '', action }) =>
      /\bdocker\s+(?:build|buildx|bake|compose)\b/.test(run) ||
      /^docker\/(?:bake|build-push)-action$|devcontainers\/ci/.test(action),
  );
  return user === undefined ? undefined : `line ${lineOf(user)} builds with it`;
}

/** The text of a step. */
export function textOfStep({ entries }: WorkflowStep): string {
  return entries.flatMap(({ source }) => source).join('\n');
}
