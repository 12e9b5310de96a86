// SPDX-License-Identifier: Apache-2.0
// The pipeline for GitLab: the component, included.
import {
  listLoginNotes,
  loginsOf,
  renderHead,
  toYaml,
  type InitLogin,
  type InitTarget,
  type CiFileRequest,
} from '../wanted.ts';

/** Includes the component of this very version, once for each image; inputs only where they differ from its defaults. */
export function renderGitlab(wanted: CiFileRequest): string {
  const { path = '.gitlab-ci.yml', version, commit, logins, targets } = wanted;
  const notes = listLoginNotes(
    logins,
    ({ passwordEnv }) => `Needs the variable ${passwordEnv}, masked: Settings > CI/CD > Variables.`,
  );
  const revision = commit ?? `v${version}`;
  const comment = commit === undefined ? '' : ` # v${version}`;
  const remote = `https://raw.githubusercontent.com/tagship/tagship/${revision}/templates/build.yml`;
  const includes = targets.map(
    (target) => `  - remote: ${remote}${comment}\n${renderInputs(wanted, target)}`,
  );
  return `${renderHead(path, '#', ...notes)}include:\n${includes.join('')}`;
}

function renderInputs({ logins: all, gitTags }: CiFileRequest, target: InitTarget): string {
  const logins = loginsOf(target, all);
  const { name, images, context, file, platforms } = target;
  const words: readonly (readonly [string, string | undefined])[] = [
    ['context', context],
    ['file', file],
  ];
  const inputs = [
    ...(name === undefined ? [] : [`job-name: ${name}-image`, `name: ${toYaml(name)}`]),
    ...renderList('images', images),
    ...(logins.length === 0 ? [] : [`registries:\n${logins.map(renderLogin).join('\n')}`]),
    ...words.flatMap(([key, word]) => (word === undefined ? [] : [`${key}: ${toYaml(word)}`])),
    ...renderList('platforms', platforms),
    ...(gitTags?.prefix === undefined ? [] : [`tag-prefix: ${toYaml(gitTags.prefix)}`]),
  ];
  if (inputs.length === 0) return '';
  return `    inputs:\n${inputs.map((input) => `      ${input}\n`).join('')}`;
}

function renderList(key: string, words: readonly string[]): readonly string[] {
  return words.length === 0 ? [] : [`${key}: [${words.map(toYaml).join(', ')}]`];
}

function renderLogin({ host, username, passwordEnv }: InitLogin): string {
  return `        - ${toYaml(host)}: { username: ${toYaml(username)}, password-env: ${passwordEnv} }`;
}
