// SPDX-License-Identifier: Apache-2.0
// Generates action.yml from the table of settings.
import { actionInputs } from '../src/settings/inputs/action-inputs.ts';
import { commandInputs } from '../src/settings/inputs/command-inputs.ts';
import { renderDescription } from '../src/settings/table/documentation.ts';
import { settingsTable } from '../src/settings/table/table.ts';

/** An output and its description. */
const outputs: readonly (readonly [name: string, description: string])[] = [
  ['version', 'Version of the image.'],
  ['tags', 'Full references of all tags, one per line.'],
  ['tag-names', 'Tags without their repositories, one per line.'],
  ['held', 'Tags that were held, one per line; the receipt says why.'],
  [
    'pushed',
    '`true` if the image was pushed, otherwise `false`; tags of a run that does not push are only planned.',
  ],
  [
    'reference',
    'The first image by digest, for example ghcr.io/acme/app@sha256:…; empty if it was not pushed.',
  ],
  ['digest', 'Digest that the tags point to.'],
  ['digests', 'Digest of each target by its name, as JSON.'],
  [
    'record',
    'The record of a leg, for the input legs of the job that merges; empty for any other run.',
  ],
  [
    'outputs-artifact',
    'The setting `upload-outputs` if the run has files to upload; empty for any other run.',
  ],
  [
    'output-paths',
    'Paths of the files and directories that `outputs` wrote, one per line; with `upload-outputs`.',
  ],
  [
    'verify-command',
    'The command that verifies the signature of each target, one a line; empty without the setting `sign`.',
  ],
  ['imageid', 'Digest of the image configuration, for a single platform.'],
  ['images', 'The result of every tag in every repository, as JSON.'],
  ['labels', 'Labels, one per line.'],
  ['annotations', 'Annotations, one per line.'],
  ['json', 'Tags, labels and annotations as JSON, in the shape of docker/metadata-action.'],
  [
    'metadata',
    'Build result metadata as JSON, with the keys of docker/build-push-action. containerimage.* and image.name are what the tags point at, however it was pushed. buildx.build.* are absent if an image was reused and nothing was built, and the provenance where a build argument holds a secret.',
  ],
  [
    'matrix',
    'The jobs that build one platform each, for `strategy.matrix` with `command: plan`; empty if one machine builds all.',
  ],
  ['count', 'Number of jobs in matrix, with `command: plan`.'],
  [
    'runner',
    'The runner of the job that merges, or builds if there is one platform, as JSON, with `command: plan`.',
  ],
  [
    'emulate',
    'The platforms for which the job that builds them all needs an emulator, with `command: plan`; those of a leg are in matrix.',
  ],
  [
    'together',
    '`false` if some targets are tagged although others fail, with `command: plan`; then merge even if a leg failed.',
  ],
  ['now', 'The time that dates in tags and labels are made from, with `command: plan`.'],
  ['plan', 'The plan as JSON; of command: promote the plan of the promotion.'],
  [
    'receipt',
    'The receipt as JSON; with command: status or log what was found, with prune, copy, yank and unyank also the plan of a run that changes nothing.',
  ],
  ['bake-file', 'Path of a bake file with tags, labels and annotations.'],
  ['bake-file-tags', 'Path of a bake file with tags.'],
  ['bake-file-labels', 'Path of a bake file with labels.'],
  ['bake-file-annotations', 'Path of a bake file with annotations.'],
];

/**
 * The only defaults that GitHub may fill in; any other would override `tagship.yml`.
 */
const defaults: Readonly<Record<string, string>> = { 'github-token': '${{ github.token }}' };

const HEAD = `# SPDX-License-Identifier: Apache-2.0
# Inputs are made from src/settings/table/table.ts by scripts/generate.ts: change them there.
name: tagship
description: From a git commit to correctly tagged, verified container images on every registry you name.
author: tagship
branding:
  icon: anchor
  color: blue
inputs:
  command:
    description: "What to do: ship builds, pushes and tags; plan only says what ship would do; promote gives tags (to, environment) to a published image (from); verify fails unless the images of references are there, signed and attested as asked; status and log show what is published; copy, prune, yank and unyank are as on the command line, and refused for untrusted runs."
    required: false
    default: ship
  now:
    description: "The time of the run, ISO 8601: the output now of an earlier job, so that all jobs have the same date. Default: the time."
    required: false
`;

const TAIL = `runs:
  using: node24
  main: dist/action/index.js
  post: dist/action/index.js
`;

/** The text of `action.yml`, before it is formatted. */
export function renderActionYml(): string {
  const inputs = settingsTable.map((setting) => {
    const preset = defaults[setting.name];
    return [
      `  ${setting.name}:`,
      `    description: ${JSON.stringify(renderDescription(setting))}`,
      '    required: false',
      ...(preset === undefined ? [] : [`    default: ${preset}`]),
    ].join('\n');
  });
  const own = commandInputs.map(
    ({ name, doc }) => `  ${name}:\n    description: ${JSON.stringify(doc)}\n    required: false`,
  );
  const pasted = actionInputs.map(
    ({ name, doc }) => `  ${name}:\n    description: ${JSON.stringify(doc)}\n    required: false`,
  );
  const results = outputs.map(
    ([name, description]) => `  ${name}:\n    description: ${JSON.stringify(description)}`,
  );
  return `${HEAD}${[...own, ...inputs, ...pasted].join('\n')}\noutputs:\n${results.join('\n')}\n${TAIL}`;
}

/** The outputs as a Markdown table, before it is formatted. */
export function renderOutputsTable(): string {
  const rows = outputs.map(([name, description]) => `| \`${name}\` | ${description} |`);
  return ['| output | holds |', '| --- | --- |', ...rows].join('\n');
}
