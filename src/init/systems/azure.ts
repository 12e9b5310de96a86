// SPDX-License-Identifier: Apache-2.0
// The pipeline for Azure.
import { V_TAGS } from '../git-tags.ts';
import {
  listCommands,
  listLoginNotes,
  listVariables,
  renderHead,
  renderMap,
  toYaml,
  type InitLogin,
  type CiFileRequest,
} from '../wanted.ts';

/** Secrets reach a step only by name; the checkout keeps its login, with which the remote's git tags are read. */
export function renderAzure(wanted: CiFileRequest): string {
  const { version, branch, logins, gitTags = V_TAGS } = wanted;
  const notes = listLoginNotes(
    logins,
    ({ passwordEnv }) =>
      `Needs the secret variable ${passwordEnv}: Edit > Variables > Keep this value secret.`,
  );
  const steps = listCommands(wanted, `npx --yes tagship@${version} ship`).map(
    (command) => `  - script: ${command}\n    displayName: Image\n${renderSecrets(logins)}`,
  );
  return `${renderHead('azure-pipelines.yml', '#', ...notes)}trigger:
  branches:
    include: [${toYaml(branch)}]
  tags:
    include: ['${gitTags.wildcard}']

pr:
  branches:
    include: ['*']

pool:
  vmImage: ubuntu-24.04

variables:
${renderMap(listVariables(wanted), 2)}
steps:
  - checkout: self
    persistCredentials: true
  - task: NodeTool@0
    inputs:
      versionSpec: 22.x
${steps.join('')}`;
}

function renderSecrets(logins: readonly InitLogin[]): string {
  if (logins.length === 0) return '';
  const lines = logins.map(({ passwordEnv }) => `      ${passwordEnv}: $(${passwordEnv})\n`);
  return `    env:\n${lines.join('')}`;
}
