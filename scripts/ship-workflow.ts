// SPDX-License-Identifier: Apache-2.0
// Generates the reusable workflow .github/workflows/ship.yml from the table of settings: a plan, a leg for each
// platform on a runner of its own, and a job that merges, or builds if there is one platform.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { renderDescription } from '../src/settings/table/documentation.ts';
import { settingsTable } from '../src/settings/table/table.ts';
import type { Setting } from '../src/settings/table/table.ts';
import { version } from '../src/version.ts';

/** The path of the workflow, from the project's root. */
export const SHIP_WORKFLOW = '.github/workflows/ship.yml';

/** What the workflow gives to each job itself. */
const OWN = new Set(['leg', 'legs', 'github-token']);

const settings = settingsTable.filter(({ name, group }) => !OWN.has(name) && group !== 'Promote');

/** Secrets of the caller: an input can be read by everyone who can read the run. */
const SECRETS: Readonly<Record<string, string>> = {
  registries: 'The setting registries where it contains passwords.',
  secrets: 'Build secrets, one ID=value per line.',
  variables:
    'Variables that settings name (url-env of deploy, sign-key-env, password-env of registries), in the form of the file GITHUB_ENV: NAME=value one a line; for values of several lines NAME<<END, the value, END.',
};

/** Outputs of the last job that later jobs of the caller can use; paths of files are not among them. */
const OUTPUTS: readonly (readonly [name: string, description: string])[] = [
  ['version', 'Version of the image.'],
  [
    'tags',
    'Full references of all tags, one per line; empty if one contains the value of a secret.',
  ],
  ['tag-names', 'Tags without their repositories, one per line.'],
  ['held', 'Tags that were held, one per line.'],
  ['pushed', '`true` if the image was pushed, otherwise `false`.'],
  ['digest', 'Digest that the tags point to.'],
  ['digests', 'Digests by target, as JSON.'],
  ['receipt', 'The receipt as JSON.'],
];

/** Each leg has an output of its own: outputs of the same name would overwrite each other. */
const MOST_LEGS = 64;

const CHECKOUT = 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1';

const QEMU = 'docker/setup-qemu-action@96fe6ef7f33517b61c61be40b68a1882f3264fb8 # v4.2.0';

const UPLOAD = 'actions/upload-artifact@043fb46d1a93c77aae656e7c1c64a875d1fc6a0a # v7.0.1';

const DOWNLOAD = 'actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c # v8.0.1';

/**
 * The text of the workflow, before it is formatted. `action` is how it refers to the action: by the commit of its
 * release where that is known, since organizations can require it of every action inside.
 */
export function renderShipWorkflow(action: string): string {
  return `# SPDX-License-Identifier: Apache-2.0
# A reusable workflow: builds each platform on a native runner, and merges and tags the image.
# Made from src/settings/table/table.ts by scripts/generate.ts: change it there.
# It asks for no permissions: those of the caller count, usually contents: read and packages: write.
name: Ship
on:
  workflow_call:
    inputs:
${settings.filter(isInput).map(renderInput).join('')}${renderCheckoutInputs()}    secrets:
${Object.entries(SECRETS).map(renderSecret).join('')}    outputs:
${OUTPUTS.map(renderOutput).join('')}
jobs:
  plan:
    runs-on: ubuntu-24.04
    outputs:
      matrix: \${{ steps.plan.outputs.matrix }}
      count: \${{ steps.plan.outputs.count }}
      runner: \${{ steps.plan.outputs.runner }}
      emulate: \${{ steps.plan.outputs.emulate }}
      together: \${{ steps.plan.outputs.together }}
      now: \${{ steps.plan.outputs.now }}
    steps:
${renderCheckout()}${VARIABLES}      - id: plan
        uses: ${action}
        with:
          command: plan
          ask-registries: true
${renderWith()}
  leg:
    name: leg \${{ matrix.leg }}
    needs: plan
    if: needs.plan.outputs.matrix != ''
    strategy:
      fail-fast: false
      matrix: \${{ fromJSON(needs.plan.outputs.matrix) }}
    runs-on: \${{ matrix.runner }}
    outputs:
${Array.from({ length: MOST_LEGS }, (_, row) => renderLegOutput(row)).join('')}    steps:
${renderCheckout()}${VARIABLES}${renderQemu('matrix.emulate')}      - id: leg
        uses: ${action}
        with:
          leg: \${{ matrix.platforms }}
          now: \${{ needs.plan.outputs.now }}
${renderWith({ only: 'matrix.targets || inputs.only' })}${renderUpload({
    step: 'leg',
    name: '.leg.${{ matrix.leg }}',
    days: 1,
  })}
  ship:
    needs: [plan, leg]
    if: \${{ !cancelled() && needs.plan.result == 'success' && (contains(fromJSON('["success", "skipped"]'), needs.leg.result) || needs.plan.outputs.together == 'false') }}
    runs-on: \${{ fromJSON(needs.plan.outputs.runner || '"ubuntu-24.04"') }}
    outputs:
${OUTPUTS.map(([name]) => `      ${name}: \${{ steps.ship.outputs.${name} }}\n`).join('')}    steps:
      - name: Check that the outputs of the plan arrived
        if: needs.plan.outputs.runner == '' || (needs.plan.outputs.matrix == '' && needs.plan.outputs.count != '0')
        run: |
          echo '::error::The output matrix, count or runner of the job plan is missing, so nothing was built or tagged. GitHub drops outputs that contain the value of a secret: look for "Skip output" in the log of that job, and give the secret a longer value.'
          exit 1
${renderCheckout()}${VARIABLES}${renderQemu('needs.plan.outputs.emulate')}      - id: ship
        uses: ${action}
        with:
          legs: \${{ needs.plan.outputs.matrix != '' && toJSON(needs.leg.outputs) || '' }}
          now: \${{ needs.plan.outputs.now }}
${renderWith()}${renderUpload({ step: 'ship', name: '' })}${renderJoin()}`;
}

/** How the workflow refers to the action: as in the file, if that is by the commit of this version, else by version. */
export function readActionReference(path: string, version: string): string {
  const text = readText(path);
  const pinned = /uses: (tagship\/tagship@[0-9a-f]{40} # v(\S+))/.exec(text);
  return pinned?.[1] !== undefined && pinned[2] === version
    ? pinned[1]
    : `tagship/tagship@v${version}`;
}

/** The workflow with the action by the commit of a release. */
export function pinAction(text: string, commit: string): string {
  return text.replaceAll(
    /uses: tagship\/tagship@.*/g,
    `uses: tagship/tagship@${commit} # v${version}`,
  );
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // it is generated for the first time
  }
}

function isInput({ name }: Setting): boolean {
  return name !== 'secrets';
}

/** All of type string: an unset boolean would be false, and override tagship.yml. */
function renderInput(setting: Setting): string {
  const isSwitch = setting.type === 'boolean';
  const description = renderDescription(setting) + (isSwitch ? " Quoted: 'true' or 'false'." : '');
  return renderNamed(setting.name, description);
}

function renderCheckoutInputs(): string {
  return [
    renderNamed('submodules', "The input of actions/checkout. Default: 'false'."),
    renderNamed('lfs', "The input of actions/checkout. Default: 'false'."),
  ].join('');
}

function renderNamed(name: string, description: string): string {
  return `      ${name}:\n        description: ${JSON.stringify(description)}\n        type: string\n`;
}

function renderSecret([name, description]: readonly [string, string]): string {
  return `      ${name}:\n        description: ${JSON.stringify(description)}\n        required: false\n`;
}

function renderOutput([name, description]: readonly [string, string]): string {
  return `      ${name}:\n        description: ${JSON.stringify(description)}\n        value: \${{ jobs.ship.outputs.${name} }}\n`;
}

function renderLegOutput(row: number): string {
  return `      leg-${row}: \${{ matrix.row == ${row} && steps.leg.outputs.record || '' }}\n`;
}

function renderCheckout(): string {
  return `      - uses: ${CHECKOUT}
        with:
          persist-credentials: false
          submodules: \${{ inputs.submodules || 'false' }}
          lfs: \${{ inputs.lfs || 'false' }}
`;
}

/** Puts the variables of the secret into the environment of the steps that follow. */
const VARIABLES = `      - name: Set variables
        shell: bash
        env:
          VARIABLES: \${{ secrets.variables }}
        run: '[ -z "$VARIABLES" ] || printf "%s\\n" "$VARIABLES" >> "$GITHUB_ENV"'
`;

/** Emulators of the platforms that the runner does not run natively. */
function renderQemu(platforms: string): string {
  return `      - if: ${platforms} != ''
        uses: ${QEMU}
        with:
          platforms: \${{ ${platforms} }}
`;
}

/**
 * Uploads what a step wrote. The root of an artifact is the directory that all paths have in common: one more path makes it
 * the checkout, whatever a leg wrote. Nothing is there, and no commit can have a file there.
 *
 * @see https://github.com/actions/upload-artifact#upload-using-multiple-paths-and-exclusions
 */
function renderUpload(what: {
  readonly step: string;
  /** What follows the name of the artifact. */
  readonly name: string;
  readonly days?: number;
}): string {
  const outputs = `steps.${what.step}.outputs`;
  return `      - if: ${outputs}.output-paths != ''
        uses: ${UPLOAD}
        with:
          name: \${{ ${outputs}.outputs-artifact }}${what.name}
          path: |
            \${{ ${outputs}.output-paths }}
            \${{ github.workspace }}/.git/tagship-root
          if-no-files-found: error
          include-hidden-files: true
          overwrite: true
${what.days === undefined ? '' : `          retention-days: ${what.days}\n`}`;
}

/** Joins what the legs uploaded: each platform has a folder in it. */
function renderJoin(): string {
  const outputs = 'steps.ship.outputs';
  const isJoined = `needs.plan.outputs.matrix != '' && ${outputs}.outputs-artifact != ''`;
  return `      - if: ${isJoined}
        uses: ${DOWNLOAD}
        with:
          pattern: \${{ ${outputs}.outputs-artifact }}.leg.*
          path: \${{ runner.temp }}/tagship-outputs
          merge-multiple: true
      - if: ${isJoined}
        uses: ${UPLOAD}
        with:
          name: \${{ ${outputs}.outputs-artifact }}
          path: \${{ runner.temp }}/tagship-outputs
          if-no-files-found: error
          include-hidden-files: true
          overwrite: true
`;
}

function renderWith(own: Readonly<Record<string, string>> = {}): string {
  return settings
    .map(({ name }) => {
      if (name === 'source') return "          source: ${{ inputs.source || 'commit' }}\n";
      if (own[name] !== undefined) return `          ${name}: \${{ ${own[name]} }}\n`;
      const secret = Object.hasOwn(SECRETS, name) ? `secrets.${name}` : '';
      const input = name === 'secrets' ? '' : `inputs.${name}`;
      const value = [secret, input].filter((part) => part !== '').join(' || ');
      return `          ${name}: \${{ ${value} }}\n`;
    })
    .join('');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , commit = ''] = process.argv;
  if (!/^[0-9a-f]{40}$/.test(commit))
    throw new Error('give the commit of the release, 40 hex digits');
  const path = fileURLToPath(new URL(`../${SHIP_WORKFLOW}`, import.meta.url));
  writeFileSync(path, pinAction(readText(path), commit));
}
