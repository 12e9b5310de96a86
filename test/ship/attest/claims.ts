// SPDX-License-Identifier: Apache-2.0
// The claims of a job of GitHub Actions that a reusable workflow of another repository runs.

/** As GitHub writes them, all text. */
export const CLAIMS = {
  ...{ repository: 'acme/app', repository_id: '42', repository_owner_id: '7' },
  ...{ ref: 'refs/tags/v1.2.3', sha: '1'.repeat(40), event_name: 'push' },
  workflow_ref: 'acme/app/.github/workflows/release.yml@refs/tags/v1.2.3',
  job_workflow_ref: 'acme/ci/.github/workflows/ship.yml@refs/heads/main',
  ...{ runner_environment: 'github-hosted', run_id: '4711', run_attempt: '2' },
} as const;

/** A token with some claims, signed by none. */
export function tokenOf(claims: object): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${encode({ alg: 'none' })}.${encode(claims)}.`;
}
