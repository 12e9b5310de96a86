// SPDX-License-Identifier: Apache-2.0
// The pipeline for GitLab: the component, included. Knows no project.
import { renderHead, toYaml, type Wanted } from '../wanted.ts';

/** Includes the component of this very version; inputs only where they differ from its defaults. */
export function renderGitlab(wanted: Wanted): string {
  const { version, commit, login } = wanted;
  const notes = login
    ? [`Wants the variable ${login.passwordEnv}, masked: Settings > CI/CD > Variables.`]
    : [];
  const revision = commit ?? `v${version}`;
  const comment = commit === undefined ? '' : ` # v${version}`;
  const remote = `https://raw.githubusercontent.com/tagship/tagship/${revision}/templates/build.yml`;
  const head = renderHead('.gitlab-ci.yml', '#', ...notes);
  return `${head}include:\n  - remote: ${remote}${comment}\n${renderInputs(wanted)}`;
}

function renderInputs({ image, login, context, file, gitTags }: Wanted): string {
  const inputs = [
    image && `images: [${toYaml(image)}]`,
    login &&
      `registries:\n        - ${toYaml(login.host)}: { username: ${toYaml(login.username)}, password-env: ${login.passwordEnv} }`,
    context && `context: ${toYaml(context)}`,
    file && `file: ${toYaml(file)}`,
    gitTags?.prefix && `tag-prefix: ${toYaml(gitTags.prefix)}`,
  ].filter((input) => input !== undefined);
  if (inputs.length === 0) return '';
  return `    inputs:\n${inputs.map((input) => `      ${input}\n`).join('')}`;
}
