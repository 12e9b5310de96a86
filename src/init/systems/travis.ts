// SPDX-License-Identifier: Apache-2.0
// The build for Travis CI.
import {
  listCommands,
  listLoginNotes,
  listVariables,
  renderHead,
  type CiFileRequest,
} from '../wanted.ts';

/**
 * Travis hands each line of `env` to a shell as an assignment. It has no spaces, since behind a colon
 * they would make it a map. The machine's Docker comes without buildx, which is a package of its own.
 */
export function renderTravis(wanted: CiFileRequest): string {
  const { version, logins } = wanted;
  const notes = listLoginNotes(
    logins,
    ({ passwordEnv }) =>
      `Needs the variable ${passwordEnv}, hidden in the log: More options > Settings.`,
  );
  const [first = '', ...others] = listCommands(wanted, `npx --yes tagship@${version} ship`);
  const script =
    others.length === 0
      ? ` ${first}\n`
      : `\n${[first, ...others].map((command) => `  - ${command}\n`).join('')}`;
  const lines = listVariables(wanted).map(([name, value]) => {
    const compact = value.replaceAll(/([:,]) /g, '$1');
    return `    - ${name}=${compact === value ? value : `'${compact}'`}\n`;
  });
  return `${renderHead('.travis.yml', '#', ...notes)}os: linux
dist: jammy
language: node_js
node_js: 22
services: docker
addons:
  apt:
    packages: [docker-buildx]
env:
  global:
${lines.join('')}install: skip
script:${script}`;
}
