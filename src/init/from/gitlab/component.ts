// SPDX-License-Identifier: Apache-2.0
// The docker template of to-be-continuous in `.gitlab-ci.yml`: its include becomes that of our component. Pure.
import { readBuildFlags, type BuildFlags } from '../shell/docker-flags.ts';
import { indent, applyEdits } from '../edits.ts';
import { sortReport, type Note } from '../notes.ts';
import { readScript } from '../shell/words.ts';
import { keyOf, listPipelineJobs } from './pipeline.ts';
import { buildsImages } from './script/script.ts';
import { listScript } from './script/script-items.ts';
import {
  hasAnchors,
  listEntries,
  listNodes,
  renderScalar,
  valueOfEntry,
  type SourceEntry,
  type SourceText,
} from '../source.ts';
import type { Revision, Translation } from '../translation.ts';

const COMPONENT = /(?:^|\/)to-be-continuous\/docker\/gitlab-ci-docker(?:-[\w-]+)?@/;
const PROJECT = /^to-be-continuous\/docker$/;

/** The include of the template, and what it is given. */
interface Include {
  readonly from: number;
  readonly to: number;
  /** The column of its dash. */
  readonly dash: number;
  readonly line: number;
  /** Values by the names of inputs: `build-args` for `DOCKER_BUILD_ARGS` too. */
  readonly given: ReadonlyMap<string, { readonly value: string; readonly line: number }>;
  readonly fixed: boolean;
}

/** The pipeline with our component; undefined where it does not include that template. */
export function translateGitlab(source: SourceText, revision: Revision): Translation | undefined {
  const include = findInclude(source);
  if (include === undefined) return undefined;
  const text = source.lines.join(source.eol);
  const what = 'to-be-continuous/docker';
  if (include.fixed) {
    const said =
      'its include is not a list with lines of its own, or uses anchors or aliases: write it as a block list';
    return { text, count: 0, taken: [], notTaken: [{ line: include.line, what, said }] };
  }
  const inputs = toInputs(include);
  const entry = renderInclude(revision, inputs.lines);
  const edit = {
    from: include.from,
    to: include.to,
    lines: [...indent(entry.slice(0, 1), include.dash), ...indent(entry.slice(1), include.dash)],
  };
  const report = sortReport({
    taken: [
      {
        line: include.line,
        what,
        said: 'the component of tagship: one job builds, pushes and tags',
      },
      ...inputs.taken,
    ],
    notTaken: [
      ...inputs.notTaken,
      ...explainFlow(include),
      ...explainJobs(source),
      ...explainFurther(source, include, what),
    ],
  });
  return { text: applyEdits(source, [edit], []), count: 1, ...report };
}

function listTemplates(source: SourceText): readonly unknown[] {
  const include = valueOfEntry(source.root, 'include');
  const items = listNodes(include);
  return (items.length > 0 ? items : [include]).filter((item) =>
    listEntries(source, item).some(
      ({ key, value }) =>
        (key === 'component' && COMPONENT.test(value)) ||
        (key === 'project' && PROJECT.test(value)),
    ),
  );
}

/** Further includes of the template, and jobs that build images: one run changes one kind of them. */
function explainFurther(source: SourceText, { line }: Include, what: string): readonly Note[] {
  const further = listTemplates(source)
    .slice(1)
    .map((node): Note => {
      const at = listEntries(source, node)[0]?.line ?? line;
      const said =
        'run tagship init --from again for this include, and give each include of tagship a job-name of its own';
      return { line: at + 1, what, said };
    });
  const jobs = listPipelineJobs(source).flatMap((job): Note[] => {
    const isBuilding = buildsImages(listScript(job, keyOf(job, 'script')));
    const said = 'it builds an image by itself: run tagship init --from again for it';
    return isBuilding ? [{ line: job.entry.line + 1, what: `job ${job.name}`, said }] : [];
  });
  return [...further, ...jobs];
}

function findInclude(source: SourceText): Include | undefined {
  const [node] = listTemplates(source);
  const entries = listEntries(source, node);
  const [first] = entries;
  if (first === undefined) return undefined;
  const variables = listEntries(source, valueOfEntry(source.root, 'variables'));
  const inputs = listEntries(source, entries.find(({ key }) => key === 'inputs')?.node);
  const dash = /^(\s*)-\s+(?=[^\s{])/.exec(source.lines[first.line] ?? '')?.[1];
  return {
    from: first.line,
    to: entries.at(-1)?.to ?? first.line + 1,
    dash: dash?.length ?? 0,
    line: first.line + 1,
    given: new Map([
      ...variables.flatMap(toGiven),
      ...inputs.map((entry) => [entry.key, place(entry)] as const),
    ]),
    fixed: dash === undefined || hasAnchors(node),
  };
}

function place({ value, line }: SourceEntry): { readonly value: string; readonly line: number } {
  return { value: value.trim(), line: line + 1 };
}

function toGiven(entry: SourceEntry): readonly (readonly [string, ReturnType<typeof place>])[] {
  const [, name] = /^DOCKER_([A-Z_]+)$/.exec(entry.key) ?? [];
  return name === undefined ? [] : [[name.toLowerCase().replaceAll('_', '-'), place(entry)]];
}

interface Inputs {
  readonly lines: readonly string[];
  readonly taken: readonly Note[];
  readonly notTaken: readonly Note[];
}

function toInputs({ given }: Include): Inputs {
  const lines: string[] = [];
  const taken: Note[] = [];
  const notTaken: Note[] = [];
  for (const [name, { value, line }] of given) {
    if (value === '') continue;
    const made = toInput(name, value);
    if (typeof made === 'string') {
      if (made !== '') notTaken.push({ line, what: name, said: made });
      continue;
    }
    if (made.length === 0) continue;
    lines.push(...made);
    taken.push({ line, what: name, said: made.map((text) => text.split(':', 1)[0]).join(', ') });
  }
  return { lines: withRegistry(lines, given), taken, notTaken };
}

/** The lines of an input of ours; the reason, where there is none; nothing to say where it is empty. */
const MAKERS: Readonly<Record<string, (value: string) => readonly string[] | string>> = {
  file: (value) => (value === 'Dockerfile' ? [] : [`file: ${renderScalar(value)}`]),
  'context-path': (value) => (value === '.' ? [] : [`context: ${renderScalar(value)}`]),
  'build-tool': toEngine,
  platforms: (value) => [`platforms: ${toList(value.split(/[,\s]+/))}`],
  'build-args': (value) => toFlagInputs(value, 'build-args'),
  metadata: (value) => toFlagInputs(value, 'labels'),
  'release-image': toImages,
};

/** Names that tell of a login, of the engine, or of the template's own tools. */
const SILENT =
  /^(?:registry-(?:release-)?(?:user|password)|(?:dind-|kaniko-|buildah-)?image|host|driver|buildkit|tls-\w+|cert-path)$/;

function toInput(name: string, value: string): readonly string[] | string {
  const make = Object.hasOwn(MAKERS, name) ? MAKERS[name] : undefined;
  if (make !== undefined) return make(value);
  return SILENT.test(name) ? '' : explain(name);
}

function explain(name: string): string {
  if (name === 'snapshot-image') {
    return 'tagship pushes branches to the same repository, as sha-<commit> and the name of the branch';
  }
  if (/^(?:trivy|hadolint|sbom|healthcheck)/.test(name)) {
    return 'tagship has no job for it: keep your own job, or use the input test';
  }
  if (/publish|release|semrel/.test(name)) {
    return 'tagship pushes the image once, and gives a release its tags when the git tag is pushed';
  }
  return 'the component of tagship has no such input';
}

function toEngine(value: string): readonly string[] | string {
  if (value === 'kaniko' || value === 'buildah') return ['engine: remote'];
  if (value === 'dind') return [];
  return `${value.slice(0, 40)} is not an engine of tagship: see its input engine`;
}

function toList(words: readonly string[]): string {
  return `[${words
    .filter((word) => word !== '')
    .map((word) => `'${word.replaceAll("'", "''")}'`)
    .join(', ')}]`;
}

/** `--build-arg A=b --label c=d`, as an input of its own each. */
function toFlagInputs(value: string, expected: string): readonly string[] | string {
  const flags = readFlags(value);
  if (typeof flags === 'string') return flags;
  const known = ['build-args', 'labels', 'target', 'platforms'];
  const other = [...flags.inputs.keys()].find((name) => !known.includes(name));
  if (other !== undefined) return `it contains flags for ${other}: use that input`;
  if (flags.inputs.size === 0) return `it contains no flag for ${expected}`;
  return [...flags.inputs].map(([name, values]) => {
    const last = renderScalar(values.at(-1) ?? '');
    return name === 'target' ? `target: ${last}` : `${name}: ${toList(values)}`;
  });
}

/** The flags in a value; variables stay, since GitLab fills them in. */
function readFlags(value: string): BuildFlags | string {
  const commands = readScript(value);
  if ('reason' in commands) return commands.reason;
  const [only, ...others] = commands;
  if (only === undefined || others.length > 0) return 'only a shell can evaluate it';
  return readBuildFlags(
    only.words.map((word) =>
      word.map((part) => ('text' in part ? part.text : `$${part.variable}`)).join(''),
    ),
  );
}

/** The repository of an image; its tag is for the standard preset to say. */
function toImages(value: string): readonly string[] | string {
  const [, repository = value] = /^(.*[^/]):([^/:]+)$/.exec(value) ?? [];
  return repository === '$CI_REGISTRY_IMAGE' ? [] : [`images: ${toList([repository])}`];
}

/** A login for a registry that is not GitLab's own. */
function withRegistry(lines: readonly string[], given: Include['given']): readonly string[] {
  const image = given.get('release-image')?.value ?? '';
  const host = /^([\w.-]+\.[\w.-]+(?::\d+)?)\//.exec(image)?.[1];
  if (host === undefined) return lines;
  const prefix = given.has('registry-release-user') ? 'DOCKER_REGISTRY_RELEASE' : 'DOCKER_REGISTRY';
  const fields = `{ username: '$${prefix}_USER', password-env: ${prefix}_PASSWORD }`;
  return [...lines, 'registries:', `  - '${host}': ${fields}`];
}

function renderInclude(
  { version, commit }: Revision,
  inputs: readonly string[],
): readonly string[] {
  const at = commit ?? `v${version}`;
  const comment = commit === undefined ? '' : ` # v${version}`;
  const remote = `https://raw.githubusercontent.com/tagship/tagship/${at}/templates/build.yml`;
  return [
    `- remote: ${remote}${comment}`,
    ...(inputs.length === 0 ? [] : ['  inputs:', ...indent(inputs, 4)]),
  ];
}

function explainFlow({ line, given }: Include): readonly Note[] {
  const said =
    'the tags are those of the standard preset: a git tag v1.2.3 gives 1.2.3, 1.2, 1 and latest, a branch its name';
  return given.has('release-image') || given.has('snapshot-image')
    ? [{ line: given.get('release-image')?.line ?? line, what: 'tags', said }]
    : [{ line, what: 'snapshot and release image', said }];
}

/** Jobs of the template that other jobs name, or that are changed. */
function explainJobs(source: SourceText): readonly Note[] {
  return source.lines.flatMap((text, at): Note[] => {
    const found =
      /(?<![\w-])docker-(?:kaniko-build|dind-build|buildah-build|build|publish|trivy|hadolint|sbom|healthcheck)(?![\w-])/.exec(
        text.replace(/#.*$/, ''),
      );
    if (found === null) return [];
    const said =
      'is a job of to-be-continuous: the one of tagship is container-image, and its variables begin with SHIPPED_';
    return [{ line: at + 1, what: found[0], said }];
  });
}
