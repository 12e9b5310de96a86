// SPDX-License-Identifier: Apache-2.0
// The declarative pipeline for Jenkins. Knows no project.
import { listVariables, renderHead, type Wanted } from '../wanted.ts';

/**
 * A multibranch pipeline: branches, changes, and git tags where Jenkins is told to discover them. All
 * strings are in single quotes, in which Groovy fills in nothing.
 */
export function renderJenkins(wanted: Wanted): string {
  const { version, login } = wanted;
  const id = login?.passwordEnv.toLowerCase().replaceAll('_', '-');
  const notes = [
    ...(id === undefined
      ? []
      : [`Wants a credential of the kind "Secret text" with the id ${id}.`]),
    'A multibranch project; its branch source discovers git tags only when told to. Agents need Node,',
    'git, and Docker with buildx.',
  ];
  const secret = login && id ? `        ${login.passwordEnv} = credentials('${id}')\n` : '';
  const settings = listVariables(wanted).map(([name, value]) => `        ${name} = '${value}'\n`);
  return `${renderHead('Jenkinsfile', '//', ...notes)}pipeline {
  agent any
  options {
    disableConcurrentBuilds()
    timeout(time: 1, unit: 'HOURS')
  }
  stages {
    stage('Image') {
      environment {
${secret}${settings.join('')}      }
      steps {
        sh 'npx --yes tagship@${version} ship'
      }
    }
  }
}
`;
}
