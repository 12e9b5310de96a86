// SPDX-License-Identifier: Apache-2.0
// Files that `init --from` does not read, by what they are: the reason names the next move. Pure.
import { listEntries, listNodes, valueOfEntry, type SourceText } from './source.ts';

const write = (title: string, ci: string): string =>
  `is for ${title}, which --from does not read: tagship init --ci ${ci} shows the job that takes the place of its build`;

const bake =
  'is a bake file: the setting targets-from ships its targets (docs/migrating.md, "docker/bake-action")';

/** What such a file is, from its text, where it is no YAML. */
export function explainText(text: string): string | undefined {
  if (/^(?:@Library\b|pipeline\s*\{|node\s*(?:\([^)\n]*\)\s*)?\{)/m.test(text)) {
    return write('Jenkins', 'jenkins');
  }
  if (/^(?:target|group|variable)\s+"[^"\n]*"\s*\{/m.test(text)) return bake;
  return /^(?:FROM|ARG)\s\S/im.test(text) && /^(?:RUN|COPY|FROM)\s/im.test(text)
    ? 'is a Dockerfile: tagship init writes the CI file that builds it'
    : undefined;
}

/** The keys that its steps have, and those that it has itself. */
interface Keys {
  readonly root: ReadonlySet<string>;
  readonly steps: ReadonlySet<string>;
  readonly isStepMap: boolean;
}

/** The first that fits counts. */
const SYSTEMS: readonly (readonly [fits: (keys: Keys) => boolean, reason: string])[] = [
  [
    ({ root }) => ['language', 'script', 'dist'].some((key) => root.has(key)),
    write('Travis CI', 'travis'),
  ],
  [
    ({ root }) => root.has('version') && ['jobs', 'workflows', 'orbs'].some((key) => root.has(key)),
    write('CircleCI', 'circle'),
  ],
  [({ root }) => root.has('pipelines'), write('Bitbucket', 'bitbucket')],
  [({ root, steps }) => root.has('kind') && steps.size > 0, write('Drone', 'drone')],
  [
    ({ root, steps }) => root.has('pool') || root.has('trigger') || steps.has('task'),
    write('Azure Pipelines', 'azure'),
  ],
  [
    ({ steps }) => steps.has('name') && steps.has('args'),
    'is for Google Cloud Build, which --from does not read: run the image ghcr.io/tagship/tagship in a step of it',
  ],
  [({ steps }) => steps.has('plugins') || steps.has('command'), write('Buildkite', 'buildkite')],
  [({ steps, isStepMap }) => isStepMap || steps.has('image'), write('Woodpecker', 'woodpecker')],
  [({ root }) => root.has('target') && root.has('group'), bake],
];

/** Whether a value is a job of GitLab, which may have any name. */
function isJob(node: unknown): boolean {
  const isTravis = valueOfEntry(node, 'provider') !== undefined;
  return (
    !isTravis && ['script', 'extends', 'stage'].some((key) => valueOfEntry(node, key) !== undefined)
  );
}

/** What a YAML file is for, where it is neither for GitHub nor for GitLab. */
export function explainOther(source: SourceText): string | undefined {
  const root = new Set(
    listEntries(source, source.root).flatMap(({ key, node }) => (isJob(node) ? [] : [key])),
  );
  if (root.has('on') || root.has('runs')) return undefined;
  const steps = valueOfEntry(source.root, 'steps');
  const keys: Keys = {
    root,
    steps: new Set(
      listNodes(steps).flatMap((step) => listEntries(source, step).map(({ key }) => key)),
    ),
    isStepMap: listEntries(source, steps).length > 0,
  };
  const isCompose =
    listEntries(source, valueOfEntry(source.root, 'services')).length > 0 && !root.has('jobs');
  if (isCompose) return 'is a Compose file: the setting targets-from ships its images';
  return SYSTEMS.find(([fits]) => fits(keys))?.[1];
}
