// SPDX-License-Identifier: Apache-2.0
// The pipeline for Buildkite.
import {
  listCommands,
  listLoginNotes,
  listVariables,
  renderHead,
  renderMap,
  type InitLogin,
  type CiFileRequest,
} from '../wanted.ts';

/** Which branches and git tags are built is set in Buildkite, not in the file. */
export function renderBuildkite(wanted: CiFileRequest): string {
  const { version, logins } = wanted;
  const commands = listCommands(wanted, `npx --yes tagship@${version} ship`);
  const notes = [
    ...listLoginNotes(
      logins,
      ({ passwordEnv }) => `Needs the secret ${passwordEnv}: Agents > the cluster > Secrets.`,
    ),
    'Agents need Node, git, and Docker with buildx; secrets need agent 3.106 or later.',
  ];
  return `${renderHead('.buildkite/pipeline.yml', '#', ...notes)}steps:
  - label: Image
${renderCommands(commands)}    env:
${renderMap(listVariables(wanted), 6)}${renderSecrets(logins)}`;
}

function renderCommands(commands: readonly string[]): string {
  const [first, ...others] = commands;
  if (others.length === 0) return `    command: ${first ?? ''}\n`;
  return `    commands:\n${commands.map((command) => `      - ${command}\n`).join('')}`;
}

function renderSecrets(logins: readonly InitLogin[]): string {
  if (logins.length === 0) return '';
  return `    secrets:\n${logins.map(({ passwordEnv }) => `      - ${passwordEnv}\n`).join('')}`;
}
