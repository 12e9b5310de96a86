// SPDX-License-Identifier: Apache-2.0
// The workflow for Woodpecker.
import {
  listCommands,
  listLoginNotes,
  listVariables,
  renderHead,
  renderMap,
  toYaml,
  type CiFileRequest,
} from '../wanted.ts';

/**
 * Two steps of which one runs: Woodpecker ends a pipeline whose step names a secret that the event may
 * not have, and by default pull requests have none.
 */
export function renderWoodpecker(wanted: CiFileRequest): string {
  const { branch, logins } = wanted;
  const notes = [
    ...listLoginNotes(
      logins,
      ({ passwordEnv }) => `Needs the secret ${passwordEnv.toLowerCase()}: Settings > Secrets.`,
    ),
    'The project must be trusted with volumes (an administrator sets it), for the engine of the agent.',
    'Runs on agents with the Docker backend only: those on Kubernetes have no engine.',
  ];
  const secrets = logins.map(
    ({ passwordEnv }) =>
      `      ${passwordEnv}:\n        from_secret: ${passwordEnv.toLowerCase()}\n`,
  );
  return `${renderHead('.woodpecker/image.yml', '#', ...notes)}when:
  - event: push
    branch: ${toYaml(branch)}
  - event: [tag, cron, manual, pull_request]

labels:
  backend: docker

steps:
  - name: image
${renderStep(wanted, secrets.join(''))}    when:
      - event: [push, tag, cron, manual]

  - name: change
${renderStep(wanted, '')}    when:
      - event: pull_request
`;
}

function renderStep(wanted: CiFileRequest, secrets: string): string {
  const commands = listCommands(wanted, 'tagship ship').map((command) => `      - ${command}\n`);
  return `    image: ghcr.io/tagship/tagship:${wanted.version}
    environment:
${renderMap(listVariables(wanted), 6)}${secrets}    volumes:
      - /var/run/docker.sock:/var/run/docker.sock
    commands:
${commands.join('')}`;
}
