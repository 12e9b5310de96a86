// SPDX-License-Identifier: Apache-2.0
// The pipeline for GitLab: the component, included; the one that builds in legs for several platforms.
import {
  listLoginNotes,
  loginsOf,
  renderHead,
  toYaml,
  type InitLogin,
  type InitTarget,
  type CiFileRequest,
} from '../wanted.ts';

/**
 * Includes the component of this very version, once for each image; inputs only where they differ from its defaults.
 * An image of several platforms is built in legs, each on a native runner.
 */
export function renderGitlab(wanted: CiFileRequest): string {
  const { path = '.gitlab-ci.yml', version, commit, logins, targets } = wanted;
  const notes = listLoginNotes(
    logins,
    ({ passwordEnv }) => `Needs the variable ${passwordEnv}, masked: Settings > CI/CD > Variables.`,
  );
  const revision = commit ?? `v${version}`;
  const comment = commit === undefined ? '' : ` # v${version}`;
  const remote = `https://raw.githubusercontent.com/tagship/tagship/${revision}/templates`;
  const includes = targets.map((target) => {
    const component = target.platforms.length > 1 ? 'multi' : 'build';
    return `  - remote: ${remote}/${component}.yml${comment}\n${renderInputs(wanted, target)}`;
  });
  const legs = targets.some(({ platforms }) => platforms.length > 1) ? LEG_NOTES : [];
  return `${renderHead(path, '#', ...notes, ...legs)}include:\n${includes.join('')}`;
}

/** What to know about the rows of `matrix`. */
const LEG_NOTES = ['Builds each platform on a runner of its own: matrix names them by their tags.'];

/** GitLab's hosted runners; what neither builds natively is emulated on amd64. */
const ARM_RUNNER = 'saas-linux-small-arm64';
const USUAL_RUNNER = 'saas-linux-small-amd64';

/** The rows of several platforms, unless they are the default of the component; the list for a single one. */
function renderPlatforms(platforms: readonly string[]): readonly string[] {
  if (platforms.length < 2) return renderList('platforms', platforms);
  if (platforms.join() === 'linux/amd64,linux/arm64') return [];
  const rows = platforms.map((platform) => {
    const runner = /^linux\/arm(?:64)?(?:\/|$)/.test(platform) ? ARM_RUNNER : USUAL_RUNNER;
    return `        - { LEG: ${toYaml(platform)}, RUNNER: ${runner} }`;
  });
  return [`matrix:\n${rows.join('\n')}`];
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
    ...renderPlatforms(platforms),
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
