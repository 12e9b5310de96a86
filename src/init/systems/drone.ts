// SPDX-License-Identifier: Apache-2.0
// The pipeline for Drone.
import {
  listCommands,
  listLoginNotes,
  listVariables,
  renderHead,
  renderMap,
  type CiFileRequest,
} from '../wanted.ts';

/**
 * One step: Drone leaves a secret unset that a pull request may not have. The refs of the trigger are
 * those of pushes to the branch, of git tags, and of pull requests on each kind of server.
 *
 * @see https://docs.drone.io/pipeline/docker/syntax/trigger/
 */
export function renderDrone(wanted: CiFileRequest): string {
  const { version, branch, logins } = wanted;
  const notes = [
    ...listLoginNotes(
      logins,
      ({ passwordEnv }) =>
        `Needs the secret ${passwordEnv.toLowerCase()}: Settings > Secrets, not for pull requests.`,
    ),
    'The project must be trusted (Settings > General), for the engine of the runner.',
  ];
  const secrets = logins.map(
    ({ passwordEnv }) =>
      `      ${passwordEnv}:\n        from_secret: ${passwordEnv.toLowerCase()}\n`,
  );
  const commands = listCommands(wanted, 'tagship ship').map((command) => `      - ${command}\n`);
  return `${renderHead('.drone.yml', '#', ...notes)}kind: pipeline
type: docker
name: image

trigger:
  ref:
    - refs/heads/${branch}
    - refs/tags/**
    - refs/pull/**
    - refs/pull-requests/**
    - refs/merge-requests/**

steps:
  - name: image
    image: ghcr.io/tagship/tagship:${version}
    environment:
${renderMap(listVariables(wanted), 6)}${secrets.join('')}    volumes:
      - name: docker
        path: /var/run/docker.sock
    commands:
${commands.join('')}
volumes:
  - name: docker
    host:
      path: /var/run/docker.sock
`;
}
