// SPDX-License-Identifier: Apache-2.0
// The pipeline for Bitbucket.
import { V_TAGS } from '../git-tags.ts';
import {
  listLoginNotes,
  listSharedSettings,
  listTargetSettings,
  renderHead,
  toYaml,
  type MapEntry,
  type InitTarget,
  type CiFileRequest,
} from '../wanted.ts';

/**
 * BuildKit runs in the Docker service, which has 1 GB if nothing is said. A step has 4 GB, of which 1 GB
 * is the script's.
 *
 * @see https://support.atlassian.com/bitbucket-cloud/docs/run-docker-commands-in-bitbucket-pipelines/
 */
const DOCKER_MEMORY_MB = 3072;

/**
 * Runs in the tool image, since buildx needs runtime 3, which no longer lends a docker client. Bitbucket
 * has no variables in the file, so the settings are flags.
 */
export function renderBitbucket(wanted: CiFileRequest): string {
  const { version, branch, targets, logins, gitTags = V_TAGS } = wanted;
  const notes = listLoginNotes(
    logins,
    ({ passwordEnv }) =>
      `Needs the secured variable ${passwordEnv}: Repository settings > Repository variables.`,
  );
  const commands = targets.map(
    (target) =>
      `          - >-\n            tagship ship\n${renderFlags(listFlags(wanted, target))}`,
  );
  return `${renderHead('bitbucket-pipelines.yml', '#', ...notes)}image: ghcr.io/tagship/tagship:${version}

definitions:
  services:
    docker:
      memory: ${DOCKER_MEMORY_MB}
  steps:
    - step: &image
        name: Image
        runtime:
          cloud:
            version: '3'
        services: [docker]
        script:
${commands.join('')}
pipelines:
  branches:
    ${toYaml(branch)}:
      - step: *image
  tags:
    '${gitTags.wildcard}':
      - step: *image
  pull-requests:
    '**':
      - step: *image
`;
}

function listFlags(wanted: CiFileRequest, target: InitTarget): readonly MapEntry[] {
  const own = listTargetSettings(target);
  const isName = ([key]: MapEntry): boolean => key === 'name' || key === 'images';
  return [
    ...own.filter(isName),
    ...listSharedSettings(wanted),
    ...own.filter((entry) => !isName(entry)),
  ];
}

function renderFlags(settings: readonly MapEntry[]): string {
  const flags = settings.map(([name, value]) => {
    const word = /^[\w./:,-]+$/.test(value) ? value : `'${value}'`;
    return `            --${name} ${word}\n`;
  });
  return flags.join('');
}
