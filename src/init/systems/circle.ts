// SPDX-License-Identifier: Apache-2.0
// The workflow for CircleCI.
import {
  listCommands,
  listLoginNotes,
  listVariables,
  renderHead,
  renderMap,
  type CiFileRequest,
} from '../wanted.ts';

/** On a machine, which has Docker with buildx and Node; git tags run only where a filter asks for them. */
export function renderCircle(wanted: CiFileRequest): string {
  const { version, logins } = wanted;
  const notes = listLoginNotes(
    logins,
    ({ passwordEnv }) =>
      `Needs the variable ${passwordEnv}: Project Settings > Environment Variables.`,
  );
  const steps = listCommands(wanted, `npx --yes tagship@${version} ship`).map(
    (command) => `      - run: ${command}\n`,
  );
  return `${renderHead('.circleci/config.yml', '#', ...notes)}version: 2.1

jobs:
  image:
    machine:
      image: ubuntu-2404:current
    environment:
${renderMap(listVariables(wanted), 6)}    steps:
      - checkout
${steps.join('')}
workflows:
  image:
    jobs:
      - image:
          filters:
            tags:
              only: /.*/
`;
}
