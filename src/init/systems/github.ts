// SPDX-License-Identifier: Apache-2.0
// The workflow for GitHub Actions.
import { V_TAGS } from '../git-tags.ts';
import {
  listLoginNotes,
  loginsOf,
  renderHead,
  renderMap,
  toYaml,
  type InitLogin,
  type InitTarget,
  type CiFileRequest,
} from '../wanted.ts';

/** Ships branch pushes, git tags and pull requests, and the version of a release workflow that calls it; with permissions for no more than that. */
export function renderGithub(wanted: CiFileRequest): string {
  const { path = '.github/workflows/image.yml', version, commit, branch } = wanted;
  const { logins, targets, gitTags = V_TAGS, isCalled } = wanted;
  const notes = listLoginNotes(
    logins,
    ({ passwordEnv }) =>
      `Needs the secret ${passwordEnv}: Settings > Secrets and variables > Actions.`,
  );
  const revision = commit === undefined ? `v${version}` : `${commit} # v${version}`;
  const [only] = targets;
  const isSplit = only !== undefined && targets.length === 1 && isForRunners(wanted, only);
  const steps = targets.map(
    (target) =>
      `      - uses: tagship/tagship@${revision}\n${renderSecrets(loginsOf(target, logins))}${renderWith(wanted, target)}`,
  );
  return `${renderHead(path, '#', ...notes)}name: image

on:
  push:
    branches: [${toYaml(branch)}]
    tags: ['${gitTags.pattern}']
  pull_request:
${isCalled ? renderCall(logins) : ''}
permissions:
  contents: read
${targets.some(usesOwnRegistry) ? '  packages: write\n' : ''}
jobs:
  image:
${isSplit ? renderReusable(wanted, only, revision) : renderSteps(wanted, steps)}`;
}

function renderSteps({ targets, isCalled }: CiFileRequest, steps: readonly string[]): string {
  return `    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v7
${isCalled ? '        with:\n          ref: ${{ inputs.ref }}\n' : ''}${renderEmulator(targets)}${steps.join('')}`;
}

/** Whether the reusable workflow builds each platform on a native runner; it ships the commit of its own event. */
function isForRunners({ isCalled }: CiFileRequest, { platforms }: InitTarget): boolean {
  return platforms.length > 1 && isCalled !== true;
}

/** A job that calls the reusable workflow, which gets no environment, so that passwords are secrets of the call. */
function renderReusable(wanted: CiFileRequest, target: InitTarget, revision: string): string {
  const inputs = renderWith({ ...wanted, logins: [] }, target).replaceAll(/^ {4}/gm, '');
  const logins = loginsOf(target, wanted.logins).map(
    ({ host, username, passwordEnv }) =>
      `        ${toYaml(host)}: { username: ${toYaml(username)}, password: \${{ toJSON(secrets.${passwordEnv}) }} }\n`,
  );
  const secrets =
    logins.length === 0 ? '' : `    secrets:\n      registries: |\n${logins.join('')}`;
  return `    uses: tagship/tagship/.github/workflows/ship.yml@${revision}\n${inputs}${secrets}`;
}

/** Whether the image goes to GitHub's own registry, with the workflow's token. */
export function usesOwnRegistry({ images }: InitTarget): boolean {
  return images.length === 0 || images.some((image) => image.startsWith('ghcr.io/'));
}

/** Empty inputs are as if they were not given: on a push the checkout and the version are those of the event. */
function renderCall(logins: readonly InitLogin[]): string {
  const secrets = logins.map(({ passwordEnv }) => `      ${passwordEnv}:\n`);
  return `  workflow_call:
    inputs:
      version:
        description: The version that the calling workflow has released.
        type: string
      ref:
        description: The git tag or commit of that release.
        type: string
${secrets.length === 0 ? '' : `    secrets:\n${secrets.join('')}`}`;
}

const EMULATOR = `
      - uses: docker/setup-qemu-action@v4
`.slice(1);

/** The runner builds linux/amd64 by itself. */
function renderEmulator(targets: readonly InitTarget[]): string {
  const isNeeded = targets.some(({ platforms }) =>
    platforms.some((platform) => platform !== 'linux/amd64'),
  );
  return isNeeded ? EMULATOR : '';
}

function renderSecrets(logins: readonly InitLogin[]): string {
  if (logins.length === 0) return '';
  const lines = logins.map(
    ({ passwordEnv }) => `          ${passwordEnv}: \${{ secrets.${passwordEnv} }}\n`,
  );
  return `        env:\n${lines.join('')}`;
}

function renderWith({ logins: all, gitTags, isCalled }: CiFileRequest, target: InitTarget): string {
  const logins = loginsOf(target, all);
  const { name, images, context, file, platforms } = target;
  const parts = [
    name === undefined ? '' : renderMap([['name', name]], 10),
    isCalled ? '          version: ${{ inputs.version }}\n' : '',
    renderImages(images),
    logins.length === 0 ? '' : `          registries: |\n${logins.map(renderLogin).join('')}`,
    context === undefined ? '' : renderMap([['context', context]], 10),
    file === undefined ? '' : renderMap([['file', file]], 10),
    platforms.length === 0 ? '' : `          platforms: ${platforms.join(',')}\n`,
    gitTags?.prefix === undefined ? '' : renderMap([['tag-prefix', gitTags.prefix]], 10),
  ].join('');
  return parts === '' ? '' : `        with:\n${parts}`;
}

function renderImages(images: readonly string[]): string {
  const [first, ...others] = images;
  if (first === undefined) return '';
  if (others.length === 0) return renderMap([['images', first]], 10);
  return `          images: |\n${images.map((image) => `            ${image}\n`).join('')}`;
}

function renderLogin({ host, username, passwordEnv }: InitLogin): string {
  return `            ${toYaml(host)}: { username: ${toYaml(username)}, password-env: ${passwordEnv} }\n`;
}
