// SPDX-License-Identifier: Apache-2.0
// The types of deploy hooks: what a run calls once its tags are verified. They hold names of variables, and no secret.

/** What every hook has. */
interface HookBase {
  /** One in the list has it: `production`, else its kind. */
  readonly name: string;
  /** The tag that it follows, or a pattern; undefined for `latest` in a run that has a version. */
  readonly when: string | undefined;
  /** The targets that it follows, as a pattern; undefined for all. */
  readonly target: string | undefined;
  /** For the whole call, or until the deployment has ended, ms. */
  readonly timeoutMs: number;
}

/** What the body of a webhook holds. */
export type HookBody = 'json' | 'receipt' | 'dockerhub' | 'none';

/** An HTTP request to an address that the environment has. */
export interface WebhookHook extends HookBase {
  readonly kind: 'webhook';
  /** The variable with the address, which is a secret itself. */
  readonly urlEnv: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  /** Variables with the values of headers, by header. */
  readonly headersEnv: Readonly<Record<string, string>>;
  /** Parameters for the query of the address; `{{image}}` and the like are filled in. */
  readonly query: Readonly<Record<string, string>>;
  readonly body: HookBody;
  /** The variable with the key of the signature; undefined for none. */
  readonly secretEnv: string | undefined;
  /** Whether the address may be plain HTTP on another machine. */
  readonly insecure: boolean;
}

/** A message for a Slack-compatible incoming webhook. */
export interface SlackHook extends HookBase {
  readonly kind: 'slack';
  readonly urlEnv: string;
  /** The message; undefined for the default one. */
  readonly text: string | undefined;
  readonly insecure: boolean;
}

/** A deployment of an application by its host's API, which is watched until it has ended. */
export interface AppHook extends HookBase {
  readonly kind: 'sevalla' | 'kinsta';
  /** The ID of the application. */
  readonly app: string;
  readonly tokenEnv: string;
  /** `https://api.sevalla.com/v3`, without a slash at its end. */
  readonly apiUrl: string;
}

/** A deployment on GitHub that succeeded. */
export interface GithubHook extends HookBase {
  readonly kind: 'github-deployment';
  readonly environment: string;
  /** Where the environment is; `{{version}}` and the like are filled in. */
  readonly environmentUrl: string | undefined;
}

/** One entry of the setting `deploy`. */
export type DeployHook = WebhookHook | SlackHook | AppHook | GithubHook;

/** The kinds of hooks. */
export const hookKinds = ['webhook', 'sevalla', 'kinsta', 'github-deployment', 'slack'] as const;

/** The variables that a hook reads, in the order of its fields. */
export function listHookVariables(hook: DeployHook): readonly string[] {
  switch (hook.kind) {
    case 'webhook':
      return [
        hook.urlEnv,
        ...Object.values(hook.headersEnv),
        ...(hook.secretEnv === undefined ? [] : [hook.secretEnv]),
      ];
    case 'slack':
      return [hook.urlEnv];
    case 'sevalla':
    case 'kinsta':
      return [hook.tokenEnv];
    case 'github-deployment':
      return [];
  }
}
