// SPDX-License-Identifier: Apache-2.0
// GitHub's context as docker/metadata-action reads it, for rules under `compat: strict`. Corrects nothing.
import type { Env, Facts } from '../../facts.ts';
import { readField, readPayloadText } from './payload.ts';
import { readText } from '../../variables.ts';
import { toUtc } from '../../time.ts';
import { omitUndefined } from '../../../omit-undefined.ts';

/** GitHub's own words for ref, commit and branches; undefined off GitHub. */
export function readGithubMetadata(env: Env, payload: unknown): Facts['metadata'] {
  const sha = readText(env, 'GITHUB_SHA');
  if (sha === undefined) return undefined;
  const ref = readText(env, 'GITHUB_REF') ?? '';
  const isTarget = readText(env, 'GITHUB_EVENT_NAME') === 'pull_request_target';
  return {
    ref,
    sha,
    ...omitUndefined({
      baseRef: readPayloadText(
        payload,
        ref.startsWith('refs/tags/') && !isTarget ? 'base_ref' : 'pull_request.base.ref',
      ),
      defaultBranch: readPayloadText(payload, 'repository.default_branch'),
      commitTime: readPushedTime(payload, sha),
    }),
  };
}

/** The time of a commit among those that a push brought; undefined for other commits and events. */
export function readPushedTime(payload: unknown, sha: string | undefined): string | undefined {
  const commits = readField(payload, 'commits');
  const all = [
    ...(Array.isArray(commits) ? (commits as unknown[]) : []),
    readField(payload, 'head_commit'),
  ];
  const found = all.find((commit) => sha !== undefined && readPayloadText(commit, 'id') === sha);
  return toUtc(readPayloadText(found, 'timestamp'));
}
