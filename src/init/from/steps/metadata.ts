// SPDX-License-Identifier: Apache-2.0
// docker/metadata-action: what of it goes into the step that builds. Pure.
import { asWritten, listLines, metadataInputs, withLines, type Input } from '../inputs.ts';
import type { Note, Report } from '../notes.ts';
import { isOutput, readsOf } from '../outputs.ts';
import { inputOf, lineOf, normalize, type WorkflowStep } from '../workflow.ts';

/** What docker/metadata-action does without `tags`. */
const DEFAULT_TAGS = [
  'type=schedule',
  'type=ref,event=branch',
  'type=ref,event=tag',
  'type=ref,event=pr',
];

/** Whether a step is docker/metadata-action, by its name of today or of old. */
export function isMetadata({ action }: WorkflowStep): boolean {
  return action === 'docker/metadata-action' || action === 'crazy-max/ghaction-docker-meta';
}

/** The inputs that a build takes from docker/metadata-action, by what it reads of it. */
const READ = ['tags', 'labels', 'annotations'] as const;

/** The steps of docker/metadata-action whose outputs are whole lines of an input of a build. */
export function metadataReadBy(
  build: WorkflowStep,
  metas: readonly WorkflowStep[],
  input: (typeof READ)[number],
): readonly WorkflowStep[] {
  const lines = listLines(inputOf(build, input));
  return metas.filter(({ id }) => lines.some((line) => isOutput(line, id, input)));
}

/** Whether a build reads outputs of the step elsewhere than as whole lines of `tags`, `labels` and `annotations`. */
export function isReadElsewhere(build: WorkflowStep, meta: WorkflowStep): boolean {
  const texts = build.entries
    .filter(({ key }) => key !== 'with')
    .map(({ source }) => source.join('\n'));
  const inputs = build.with.map(({ key, value, source }) => {
    const name = READ.find((known) => known === key.toLowerCase());
    if (name === undefined) return source.join('\n');
    return listLines(value)
      .filter((line) => !isOutput(line, meta.id, name))
      .join('\n');
  });
  return [...texts, ...inputs].some((text) => readsOf(text, meta.id).length > 0);
}

/** Whether two steps give the same tags to their images. */
export function haveSameRules(one: WorkflowStep, other: WorkflowStep): boolean {
  return ['tags', 'flavor'].every(
    (name) => (inputOf(one, name) ?? '') === (inputOf(other, name) ?? ''),
  );
}

/** The inputs of the plan that gives the outputs of the step before the image is built. */
export function toPlanInputs(meta: WorkflowStep): readonly Input[] {
  const own = meta.with.filter(({ key }) => metadataInputs.includes(key.toLowerCase()));
  return [
    { name: 'command', lines: ['command: plan'] },
    ...own.map((entry) => asWritten(entry)),
    ...(inputOf(meta, 'tags') === undefined ? withLines('tags', DEFAULT_TAGS) : []),
  ];
}

/**
 * `images`, `tags`, `flavor` and further inputs, as the step has them. Where it has no `tags`, those that
 * it gives then, since tagship has the standard preset. `tags` of the build itself (whole references)
 * follow.
 */
export function toTagInputs(
  metas: readonly WorkflowStep[],
  further: readonly string[],
): readonly Input[] {
  const [first, ...others] = metas;
  if (first === undefined) return [];
  const find = (name: string) => first.with.find(({ key }) => key.toLowerCase() === name);
  const [images, tags] = [find('images'), find('tags')];
  const named = metas.flatMap((meta) => listLines(inputOf(meta, 'images')));
  const rules = listLines(tags?.value);
  const given = rules.length === 0 ? DEFAULT_TAGS : rules;
  const isAsWritten = further.length === 0 && rules.length > 0;
  const rest = ['flavor', 'sep-tags', 'sep-labels', 'sep-annotations', 'bake-target'];
  return [
    ...(others.length === 0 && images ? [asWritten(images)] : withLines('images', named)),
    ...(isAsWritten && tags ? [asWritten(tags)] : withLines('tags', [...given, ...further])),
    ...rest.flatMap((name) => find(name) ?? []).map((entry) => asWritten(entry)),
  ];
}

/** `labels` or `annotations`: those of docker/metadata-action, then those of the build itself. */
export function toLabelInput(
  build: WorkflowStep,
  metas: readonly WorkflowStep[],
  name: 'labels' | 'annotations',
): readonly Input[] {
  const own = build.with.find(({ key }) => key.toLowerCase() === name);
  const read = metadataReadBy(build, metas, name);
  if (read.length === 0) return own === undefined ? [] : [asWritten(own)];
  const further = listLines(own?.value).filter(
    (line) => !read.some(({ id }) => isOutput(line, id, name)),
  );
  const given = read.flatMap((meta) => meta.with.filter(({ key }) => key.toLowerCase() === name));
  const [only, ...others] = given;
  if (only !== undefined && others.length === 0 && further.length === 0) return [asWritten(only)];
  return withLines(name, [
    ...new Set([...given.flatMap(({ value }) => listLines(value)), ...further]),
  ]);
}

/** What is said of a step that goes into the build. */
export function reportMetadata(meta: WorkflowStep, becomes: string): Report {
  const names = meta.with.map(({ key }) => key.toLowerCase());
  const known = names.filter((name) => metadataInputs.includes(name));
  const what = 'docker/metadata-action';
  const line = lineOf(meta);
  const list = known.length === 0 ? 'its outputs' : known.join(', ');
  return {
    taken: [
      { line, what, said: `${list} → ${becomes}` },
      ...(inputOf(meta, 'tags') === undefined
        ? [
            {
              line,
              what,
              said: 'without tags → its default rules; delete tags for the standard preset',
            },
          ]
        : []),
    ],
    notTaken: meta.with.flatMap(({ key, value, line: at }): Note[] => {
      const said = explainLost(key.toLowerCase(), value);
      return said === undefined ? [] : [{ line: at + 1, what: `${key} of ${what}`, said }];
    }),
  };
}

function explainLost(name: string, value: string): string | undefined {
  if (metadataInputs.includes(name)) return undefined;
  if (name === 'context') {
    return normalize(value) === 'workflow'
      ? undefined
      : 'the commit that is checked out is always used';
  }
  if (name === 'github-token') {
    return /^(?:secrets\.GITHUB_TOKEN|github\.token)$/i.test(normalize(value))
      ? undefined
      : 'tagship uses github-token for ghcr.io';
  }
  return 'tagship has no such input';
}
