// SPDX-License-Identifier: Apache-2.0
// The facts of a GitHub Actions job, and of compatible systems. `event.ts` reads the event.
import type { CiFacts } from '../../ci.ts';
import type { Env, Project } from '../../facts.ts';
import { readApi } from '../../forge.ts';
import { readActors, readGithubEvent } from './event.ts';
import { readGithubMetadata, readPushedTime } from './metadata.ts';
import { readPayloadBoolean, readPayloadText } from './payload.ts';
import { readText } from '../../variables.ts';
import { toProject } from '../../project.ts';
import { toBranch, toChangeNumber, toGitTag, toSha } from '../../git/refs.ts';
import { omitUndefined } from '../../../omit-undefined.ts';

/**
 * The facts of one GitHub job, from its environment and event payload.
 *
 * | what           | from                                                                             |
 * | -------------- | -------------------------------------------------------------------------------- |
 * | event's commit | `GITHUB_SHA`; the head commit of a `workflow_run`                                |
 * | ref            | `GITHUB_REF`; for `pull_request_target` the pull request's, not the base branch  |
 * | default branch | the payload; a schedule's payload has none, but schedules run nowhere else       |
 * | own registry   | `ghcr.io/<slug>`; `containers.<host>/<slug>` on an enterprise host               |
 */
export function readGithubFacts(env: Env, payload: unknown): CiFacts {
  const { project, server } = readProject(env, payload);
  return {
    ci: 'github',
    ...readRunFacts(env, payload),
    project,
    ...omitUndefined({
      api: readApi(env, payload, { slug: project.slug, server }),
      ownRepository: toGithubRepository(server, project.slug),
      metadata: readGithubMetadata(env, payload),
      commitTime: readPushedTime(payload, readText(env, 'GITHUB_SHA')),
    }),
    run: readRunIds(env, project.url, readText(env, 'GITHUB_RUN_ID')),
  };
}

/** What happened, on which commit: the same for GitHub and for the forges that copy its variables. */
export function readRunFacts(env: Env, payload: unknown): Omit<CiFacts, 'ci' | 'project' | 'run'> {
  const eventName = readText(env, 'GITHUB_EVENT_NAME');
  const ref = readRef(env);
  const happened = readGithubEvent({ env, payload, eventName: eventName ?? '', ref });
  const sha = toSha(readText(env, 'GITHUB_SHA'));
  return omitUndefined({
    event: happened.event,
    eventName,
    ref: happened.ref ?? ref,
    baseRef: readBaseRef(env, payload, happened.ref ?? ref),
    sha: happened.sha ?? sha,
    defaultBranch:
      readPayloadText(payload, 'repository.default_branch') ??
      (eventName === 'schedule' ? toBranch(ref) : undefined),
    protected: readProtected(env),
    environment: readPayloadText(payload, 'deployment.environment'),
    actors: readActors(env, payload),
    trustedAt: happened.trustedAt,
    changeShas: happened.changeShas,
    baseShas: happened.baseShas,
    conclusion: happened.conclusion,
    notices: happened.notices,
  });
}

/** The project, with what the payload adds to it, and the forge's address. */
export function readProject(env: Env, payload: unknown): { project: Project; server: string } {
  const server = (readText(env, 'GITHUB_SERVER_URL') ?? 'https://github.com').replace(/\/+$/, '');
  const slug =
    readText(env, 'GITHUB_REPOSITORY') ?? readPayloadText(payload, 'repository.full_name');
  const url = slug === undefined ? undefined : `${server}/${slug}`;
  return {
    server,
    project: {
      ...toProject(slug, url),
      ...omitUndefined({
        description: readPayloadText(payload, 'repository.description'),
        license: readPayloadText(payload, 'repository.license.spdx_id'),
        private: readPayloadBoolean(payload, 'repository.private'),
      }),
    },
  };
}

/** The run, and the page that shows it. */
export function readRunIds(env: Env, url: string | undefined, page: string | undefined) {
  return omitUndefined({
    number: readText(env, 'GITHUB_RUN_NUMBER'),
    id: readText(env, 'GITHUB_RUN_ID'),
    attempt: readText(env, 'GITHUB_RUN_ATTEMPT'),
    url: url === undefined || page === undefined ? undefined : `${url}/actions/runs/${page}`,
  });
}

function toGithubRepository(server: string, slug: string | undefined): string | undefined {
  const host = /^https?:\/\/([^/]+)$/.exec(server)?.[1];
  if (slug === undefined || host === undefined) return undefined;
  const registry = host === 'github.com' ? 'ghcr.io' : `containers.${host}`;
  return `${registry}/${slug}`.toLowerCase();
}

function readRef(env: Env): string | undefined {
  const ref = readText(env, 'GITHUB_REF');
  if (ref !== undefined) return ref;
  const name = readText(env, 'GITHUB_REF_NAME');
  const folder = { branch: 'refs/heads', tag: 'refs/tags' }[readText(env, 'GITHUB_REF_TYPE') ?? ''];
  return name === undefined || folder === undefined ? undefined : `${folder}/${name}`;
}

function readBaseRef(env: Env, payload: unknown, ref: string | undefined): string | undefined {
  const pushed = readPayloadText(payload, 'base_ref');
  if (toGitTag(ref) !== undefined) return toBranch(pushed) ?? pushed;
  if (toChangeNumber(ref) === undefined) return undefined;
  return readPayloadText(payload, 'pull_request.base.ref') ?? readText(env, 'GITHUB_BASE_REF');
}

function readProtected(env: Env): boolean | undefined {
  const text = readText(env, 'GITHUB_REF_PROTECTED');
  return text === undefined ? undefined : text === 'true';
}
