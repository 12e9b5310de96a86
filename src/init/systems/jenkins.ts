// SPDX-License-Identifier: Apache-2.0
// The declarative pipeline for Jenkins.
import {
  listCommands,
  listLoginNotes,
  listVariables,
  renderHead,
  type InitLogin,
  type CiFileRequest,
} from '../wanted.ts';

/**
 * A multibranch pipeline: branches, changes, and git tags where Jenkins is told to discover them. All
 * strings are in single quotes, in which Groovy fills in nothing.
 */
export function renderJenkins(wanted: CiFileRequest): string {
  const { version, logins } = wanted;
  const notes = [
    ...listLoginNotes(
      logins,
      (login) => `Needs a credential of the kind "Secret text" with the id ${toId(login)}.`,
    ),
    'A multibranch project; its branch source must be configured to discover git tags. Agents need Node,',
    'git, and Docker with buildx.',
  ];
  const secrets = logins.map(
    (login) => `        ${login.passwordEnv} = credentials('${toId(login)}')\n`,
  );
  const settings = listVariables(wanted).map(([name, value]) => `        ${name} = '${value}'\n`);
  const steps = listCommands(wanted, `npx --yes tagship@${version} ship`).map(
    (command) => `        sh '${command}'\n`,
  );
  return `${renderHead('Jenkinsfile', '//', ...notes)}pipeline {
  agent any
  options {
    disableConcurrentBuilds()
    timeout(time: 1, unit: 'HOURS')
  }
  stages {
    stage('Image') {
      environment {
${secrets.join('')}${settings.join('')}      }
      steps {
${steps.join('')}      }
    }
  }
}
`;
}

function toId({ passwordEnv }: InitLogin): string {
  return passwordEnv.toLowerCase().replaceAll('_', '-');
}
