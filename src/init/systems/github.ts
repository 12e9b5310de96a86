// SPDX-License-Identifier: Apache-2.0
// The workflow for GitHub Actions. Knows no project.
import { V_TAGS } from '../git-tags.ts';
import { renderHead, renderMap, toYaml, type Login, type Wanted } from '../wanted.ts';

/** Ships branch pushes, git tags and pull requests; with permissions for no more than that. */
export function renderGithub(wanted: Wanted): string {
  const { version, commit, branch, login, gitTags = V_TAGS } = wanted;
  const notes = login
    ? [`Wants the secret ${login.passwordEnv}: Settings > Secrets and variables > Actions.`]
    : [];
  const revision = commit === undefined ? `v${version}` : `${commit} # v${version}`;
  return `${renderHead('.github/workflows/image.yml', '#', ...notes)}name: image

on:
  push:
    branches: [${toYaml(branch)}]
    tags: ['${gitTags.pattern}']
  pull_request:

permissions:
  contents: read
${login ? '' : '  packages: write\n'}
jobs:
  image:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v7
      - uses: tagship/tagship@${revision}
${renderSecret(login)}${renderWith(wanted)}`;
}

function renderSecret(login: Login | undefined): string {
  if (login === undefined) return '';
  const { passwordEnv } = login;
  return `        env:\n          ${passwordEnv}: \${{ secrets.${passwordEnv} }}\n`;
}

function renderWith({ image, login, context, file, gitTags }: Wanted): string {
  const parts = [
    image === undefined ? '' : renderMap([['images', image]], 10),
    login === undefined ? '' : renderRegistries(login),
    context === undefined ? '' : renderMap([['context', context]], 10),
    file === undefined ? '' : renderMap([['file', file]], 10),
    gitTags?.prefix === undefined ? '' : renderMap([['tag-prefix', gitTags.prefix]], 10),
  ].join('');
  return parts === '' ? '' : `        with:\n${parts}`;
}

function renderRegistries({ host, username, passwordEnv }: Login): string {
  const entry = `${toYaml(host)}: { username: ${toYaml(username)}, password-env: ${passwordEnv} }`;
  return `          registries: |\n            ${entry}\n`;
}
