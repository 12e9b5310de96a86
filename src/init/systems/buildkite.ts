// SPDX-License-Identifier: Apache-2.0
// The pipeline for Buildkite. Knows no project.
import { listVariables, renderHead, renderMap, type Login, type Wanted } from '../wanted.ts';

/** Which branches and git tags are built is set in Buildkite, not in the file. */
export function renderBuildkite(wanted: Wanted): string {
  const { version, login } = wanted;
  const notes = [
    ...(login ? [`Wants the secret ${login.passwordEnv}: Agents > the cluster > Secrets.`] : []),
    'Agents need Node, git, and Docker with buildx; secrets need agent 3.106 or later.',
  ];
  return `${renderHead('.buildkite/pipeline.yml', '#', ...notes)}steps:
  - label: Image
    command: npx --yes tagship@${version} ship
    env:
${renderMap(listVariables(wanted), 6)}${renderSecret(login)}`;
}

function renderSecret(login: Login | undefined): string {
  return login === undefined ? '' : `    secrets:\n      - ${login.passwordEnv}\n`;
}
