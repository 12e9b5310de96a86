// SPDX-License-Identifier: Apache-2.0
// The workflow for CircleCI. Knows no project.
import { listVariables, renderHead, renderMap, type Wanted } from '../wanted.ts';

/** On a machine, which has Docker with buildx and Node; git tags run only where a filter asks for them. */
export function renderCircle(wanted: Wanted): string {
  const { version, login } = wanted;
  const notes = login
    ? [`Wants the variable ${login.passwordEnv}: Project Settings > Environment Variables.`]
    : [];
  return `${renderHead('.circleci/config.yml', '#', ...notes)}version: 2.1

jobs:
  image:
    machine:
      image: ubuntu-2404:current
    environment:
${renderMap(listVariables(wanted), 6)}    steps:
      - checkout
      - run: npx --yes tagship@${version} ship

workflows:
  image:
    jobs:
      - image:
          filters:
            tags:
              only: /.*/
`;
}
