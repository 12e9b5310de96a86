// SPDX-License-Identifier: Apache-2.0
// What tests of promotions read: receipts, plans, tags in a registry.
import { expect } from 'vitest';
import type { TagLog } from '../../src/lifecycle/log/log.ts';
import type { Promotion } from '../../src/lifecycle/promote/promotion.ts';
import type { Receipt } from '../../src/ship/record/receipt.ts';
import type { CliRun } from './cli.ts';

/** `--image` of each name. */
export const images = (...names: readonly string[]) => names.flatMap((name) => ['--image', name]);

/** The receipt that a run printed. */
export function receiptOf({ code, stdout, stderr }: CliRun): Receipt {
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout) as Receipt;
}

/** The plan that a run printed. */
export function promotionOf({ stdout }: CliRun): Promotion {
  return JSON.parse(stdout) as Promotion;
}

/** What the tags of a repository point at; undefined for one that does not exist. */
export async function read(repository: string, tag: string): Promise<string | undefined> {
  const slash = repository.indexOf('/');
  const url = `http://${repository.slice(0, slash)}/v2/${repository.slice(slash + 1)}/manifests/${tag}`;
  const accept = ['image.index', 'image.manifest'].map(
    (kind) => `application/vnd.oci.${kind}.v1+json`,
  );
  const answer = await fetch(url, { method: 'HEAD', headers: { accept: accept.join(', ') } });
  return answer.headers.get('docker-content-digest') ?? undefined;
}

/** `1.2.2-production create, production create` */
export function linesOf({ targets }: Receipt): readonly string[] {
  return targets.flatMap(({ images: all }) =>
    all.map(({ repository, tag, action: done }) => `${repository}:${tag} ${done}`),
  );
}

/** `latest moved 1.2.3 ship` */
export const linesOfLog = ({ moves }: TagLog) =>
  moves.map(({ tag, action, version, command }) => `${tag} ${action} ${version ?? ''} ${command}`);

/** What a job of GitLab has that says which run it is. */
export const GITLAB = {
  CI: 'true',
  GITLAB_CI: 'true',
  GITLAB_USER_LOGIN: 'ada',
  CI_PIPELINE_URL: 'https://gitlab.example/acme/app/-/pipelines/7',
  CI_PROJECT_URL: 'https://gitlab.example/acme/app',
  CI_PROJECT_PATH: 'acme/app',
};

/** What a push of Dependabot on GitHub has, which is not trusted. */
export const DEPENDABOT = {
  ...{ CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: 'push' },
  ...{ GITHUB_REF: 'refs/heads/dependabot/npm/x', GITHUB_REF_TYPE: 'branch' },
  ...{ GITHUB_ACTOR: 'dependabot[bot]', GITHUB_REPOSITORY: 'acme/App' },
  GITHUB_SERVER_URL: 'https://github.com',
};
