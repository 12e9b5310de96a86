// SPDX-License-Identifier: Apache-2.0
// The lines for a release workflow, so that it publishes what it has released. Writes nothing.
import type { TagStyle } from '../tag-style.ts';
import type { ReleaseFound, ReleaseStep } from './release.ts';
import type { InitLogin } from '../wanted.ts';

/** What is to be added to a release workflow. */
export interface ReleaseLines {
  /** The job that makes the release. */
  readonly job: string;
  /** A step behind the one that makes the release, with its indent; empty where that gives outputs itself. */
  readonly step: string;
  /** The id that the step wants; absent where it has one. */
  readonly id?: string;
  /** Lines below `outputs:` of that job; empty where it has them. */
  readonly outputs: string;
  /** The job to add at the end. */
  readonly added: string;
}

/** The workflow to call, and what it wants. */
export interface CalledWorkflow {
  readonly path: string;
  readonly logins: readonly InitLogin[];
  readonly usesOwnRegistry: boolean;
  readonly gitTags: TagStyle;
}

/** An output of the job: its name, and the expression that is behind it. */
interface Output {
  readonly name: string;
  readonly expression: string;
  readonly isGiven: boolean;
}

/** The lines that call a workflow of ours behind a release; names of outputs that are there already are kept. */
export function makeReleaseLines(
  { tool, step }: ReleaseFound,
  called: CalledWorkflow,
): ReleaseLines {
  const here = step ?? {
    job: 'release',
    outputs: tool.outputs(0),
    given: new Map(),
    ids: [],
    jobs: [],
  };
  const id = ('id' in here ? here.id : undefined) ?? toFreeId(here.ids);
  const isScript = here.outputs === undefined;
  const outputs = isScript ? listScriptOutputs(toFreeId(here.ids)) : listOutputs(here, id);
  const missing = outputs.filter(({ isGiven }) => !isGiven);
  return {
    job: here.job,
    step: isScript ? renderStep(toFreeId(here.ids), called.gitTags) : '',
    ...(!isScript && !('id' in here && here.id) && { id }),
    outputs: missing.map(({ name, expression }) => `      ${name}: ${expression}\n`).join(''),
    added: renderJob(here, outputs, called),
  };
}

type Here = Pick<ReleaseStep, 'job' | 'outputs' | 'given' | 'ids' | 'jobs'>;

function toFreeId(ids: readonly string[]): string {
  return (
    ['release', 'released', 'tagship-release'].find((id) => !ids.includes(id)) ?? 'released-tag'
  );
}

function listOutputs({ outputs, given }: Here, id: string): readonly Output[] {
  if (outputs === undefined) return [];
  const { made, version, gitTag, list } = outputs;
  const wanted: readonly (readonly [string, string | undefined])[] =
    list === undefined
      ? [
          ['released', made],
          ['version', version],
          ['git-tag', gitTag],
        ]
      : [
          ['released', made],
          ['releases', list],
        ];
  return wanted.flatMap(([name, output]) => {
    if (output === undefined) return [];
    const expression = `\${{ steps.${id}.outputs.${output} }}`;
    const there = given.get(expression.replaceAll(/\s+/g, ''));
    return [{ name: there ?? name, expression, isGiven: there !== undefined }];
  });
}

function listScriptOutputs(id: string): readonly Output[] {
  return ['version', 'git-tag'].map((name) => ({
    name,
    expression: `\${{ steps.${id}.outputs.${name} }}`,
    isGiven: false,
  }));
}

/** After a release, the commit that is checked out has its git tag. */
function renderStep(id: string, { pattern, prefix }: TagStyle): string {
  const version = prefix === undefined ? '$tag' : `\${tag#${prefix}}`;
  return `      - id: ${id}
        run: |
          tag=$(git tag --points-at HEAD --list '${pattern}' | head -n 1)
          echo "version=${version}" >> "$GITHUB_OUTPUT"
          echo "git-tag=$tag" >> "$GITHUB_OUTPUT"
`;
}

function renderJob(here: Here, outputs: readonly Output[], called: CalledWorkflow): string {
  const { job } = here;
  const { path, logins, usesOwnRegistry } = called;
  const value = (index: number): string => `needs.${job}.outputs.${outputs[index]?.name ?? ''}`;
  const isMade = here.outputs === undefined ? `${value(0)} != ''` : `${value(0)} == 'true'`;
  const secrets = logins.map(
    ({ passwordEnv }) => `      ${passwordEnv}: \${{ secrets.${passwordEnv} }}\n`,
  );
  const name = ['image', 'publish-image', 'tagship'].find((one) => !here.jobs.includes(one));
  return `  ${name ?? 'tagship-image'}:
    needs: ${job}
    if: ${isMade}
    uses: ./${path}
    permissions:
      contents: read
${usesOwnRegistry ? '      packages: write\n' : ''}    with:
${renderWith(here, value)}${secrets.length === 0 ? '' : `    secrets:\n${secrets.join('')}`}`;
}

/** A list that is empty, or was never made, has no first entry, and no entry has no version. */
function renderWith({ outputs }: Here, value: (index: number) => string): string {
  if (outputs?.list !== undefined) {
    const first = (key: string): string => `\${{ fromJSON(${value(1)} || '[]')[0].${key} }}`;
    const ref = outputs.gitTag === undefined ? '' : `      ref: ${first(outputs.gitTag)}\n`;
    return `      version: ${first(outputs.version)}\n${ref}`;
  }
  const [version, ref] = outputs === undefined ? [0, 1] : [1, 2];
  return `      version: \${{ ${value(version)} }}\n      ref: \${{ ${value(ref)} }}\n`;
}
