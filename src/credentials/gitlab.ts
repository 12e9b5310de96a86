// SPDX-License-Identifier: Apache-2.0
// The predefined logins of a GitLab job: the registry's, the deploy token's, the dependency proxy's. Pure.
import type { Env } from '../facts/facts.ts';
import { readText } from '../facts/variables.ts';
import { covers, isSameHost, parseScope, type RegistryScope } from '../registry-host.ts';

/** A login that GitLab gives to a job. */
export interface GitlabLogin {
  readonly host: string;
  readonly username: string;
  readonly password: string;
  /** The variable that holds the password, for messages. */
  readonly source: string;
}

/**
 * The login of a GitLab job for a repository; undefined where GitLab gives none.
 *
 * | repository                         | login                                                        |
 * | ---------------------------------- | ------------------------------------------------------------ |
 * | below `CI_REGISTRY_IMAGE`          | `CI_REGISTRY_USER`, else the deploy token                    |
 * | another project of `CI_REGISTRY`   | the deploy token, else `CI_REGISTRY_USER`                    |
 * | the whole of `CI_REGISTRY`         | `CI_REGISTRY_USER`, else the deploy token                    |
 * | on `CI_DEPENDENCY_PROXY_SERVER`    | `CI_DEPENDENCY_PROXY_USER`                                   |
 *
 * The job's own user may push to its project only; a group's deploy token, given as
 * `CI_DEPLOY_USER`, also to the others of the group.
 *
 * @see https://docs.gitlab.com/user/packages/container_registry/authenticate_with_container_registry/
 * @see https://docs.gitlab.com/user/packages/dependency_proxy/#authenticate-within-cicd
 */
export function findGitlabLogin(env: Env, repository: RegistryScope): GitlabLogin | undefined {
  const logins = listGitlabLogins(env).filter(({ host }) => isSameHost(host, repository.host));
  const own = parseScope(readText(env, 'CI_REGISTRY_IMAGE') ?? repository.host);
  const isForeign = repository.path !== '' && !covers(own, repository);
  const token = logins.find(({ source }) => source === DEPLOY.password);
  return (isForeign ? token : undefined) ?? logins[0];
}

/** All logins of a GitLab job, the preferred one of a host first; empty outside GitLab. */
export function listGitlabLogins(env: Env): readonly GitlabLogin[] {
  return [REGISTRY, DEPLOY, DEPENDENCY_PROXY].flatMap((names) => {
    const [server, username, password] = [names.server, names.user, names.password].map((name) =>
      readText(env, name),
    );
    if (server === undefined || username === undefined || password === undefined) return [];
    return listHosts(server).map((host) => ({ host, username, password, source: names.password }));
  });
}

/** The dependency proxy is named with its port, which image names may leave out where it is that of https. */
function listHosts(server: string): readonly string[] {
  const { host } = parseScope(server);
  return host.endsWith(':443') ? [host, host.slice(0, -':443'.length)] : [host];
}

const REGISTRY = {
  server: 'CI_REGISTRY',
  user: 'CI_REGISTRY_USER',
  password: 'CI_REGISTRY_PASSWORD',
};

/** What GitLab fills in for a deploy token of the name `gitlab-deploy-token`. */
const DEPLOY = {
  server: 'CI_REGISTRY',
  user: 'CI_DEPLOY_USER',
  password: 'CI_DEPLOY_PASSWORD',
};

const DEPENDENCY_PROXY = {
  server: 'CI_DEPENDENCY_PROXY_SERVER',
  user: 'CI_DEPENDENCY_PROXY_USER',
  password: 'CI_DEPENDENCY_PROXY_PASSWORD',
};

/** What to do where a GitLab job lacks a variable since its branch or git tag isn't protected. */
export const PROTECTED_HINT =
  'GitLab passes protected variables only to protected branches and git tags: protect this one (Settings > Repository), or clear "Protect variable" (Settings > CI/CD > Variables).';
