// SPDX-License-Identifier: Apache-2.0
// The pipeline for Bitbucket. Knows no project.
import { listSettings, renderHead, toYaml, type Wanted } from './wanted.ts';

/**
 * Runs in the tool image, since buildx needs runtime 3, which no longer lends a docker client. Bitbucket
 * has no variables in the file, so the settings are flags.
 */
export function renderBitbucket(wanted: Wanted): string {
  const { version, branch, login } = wanted;
  const notes = login
    ? [
        `Wants the secured variable ${login.passwordEnv}: Repository settings > Repository variables.`,
      ]
    : [];
  const flags = listSettings(wanted).map(([name, value]) => {
    const word = /^[\w./:-]+$/.test(value) ? value : `'${value}'`;
    return `            --${name} ${word}\n`;
  });
  return `${renderHead('bitbucket-pipelines.yml', '#', ...notes)}image: ghcr.io/tagship/tagship:${version}

definitions:
  steps:
    - step: &image
        name: Image
        runtime:
          cloud:
            version: '3'
        services: [docker]
        script:
          - >-
            tagship ship
${flags.join('')}
pipelines:
  branches:
    ${toYaml(branch)}:
      - step: *image
  tags:
    'v*':
      - step: *image
  pull-requests:
    '**':
      - step: *image
`;
}
