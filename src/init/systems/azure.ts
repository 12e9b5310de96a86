// SPDX-License-Identifier: Apache-2.0
// The pipeline for Azure. Knows no project.
import { V_TAGS } from '../git-tags.ts';
import {
  listVariables,
  renderHead,
  renderMap,
  toYaml,
  type Login,
  type Wanted,
} from '../wanted.ts';

/** Secrets reach a step only by name; the checkout keeps its login, with which the remote's git tags are read. */
export function renderAzure(wanted: Wanted): string {
  const { version, branch, login, gitTags = V_TAGS } = wanted;
  const notes = login
    ? [`Wants the secret variable ${login.passwordEnv}: Edit > Variables > Keep this value secret.`]
    : [];
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
  - script: npx --yes tagship@${version} ship
    displayName: Image
${renderSecret(login)}`;
}

function renderSecret(login: Login | undefined): string {
  if (login === undefined) return '';
  return `    env:\n      ${login.passwordEnv}: $(${login.passwordEnv})\n`;
}
