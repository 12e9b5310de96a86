// SPDX-License-Identifier: Apache-2.0
// Where a workflow without a build that is read builds its images: other files, and other programs. Pure.
import type { Note } from './notes.ts';
import { touchesImages } from './shell/docker-script.ts';
import type { Files } from './steps/bake.ts';
import { lineOf, type Job } from './workflow.ts';

/** Actions and commands that make images by themselves. */
const ACTIONS =
  /(?:^|\/)(?:goreleaser-action|setup-ko|ko-build|kaniko|earthly|dagger-for-github|skaffold)/;
const COMMANDS =
  /\b(?:goreleaser|ko\s+(?:build|publish)|pack\s+build|skaffold\s+(?:build|run)|earthly\s+\S|jib(?:DockerBuild)?\b|spring-boot:build-image|bootBuildImage|docker[ -]compose\s+(?:[^\s;&|]+\s+){0,6}(?:build|push)\b|docker\s+buildx\s+(?:bake\b|imagetools\s+create\b)|docker\s+manifest\s+(?:create|push)\b|(?:crane|skopeo|regctl)\s+(?:image\s+)?(?:copy|cp|push|tag)\b|nerdctl\s+(?:build|push)\b|img\s+build\b|nix\s+build|(?:make|task|just|mage|bazel|bazelisk)\s[^\n]*(?:docker|image|container)[^\n]*)/;

const PROGRAM =
  'it builds or pushes an image by itself: let it make the image only, and ship that with the setting from (docs/cookbook.md, "Images of Nix, Bazel, Jib, ko and Buildpacks"), or write what it does as a step that builds';

/** The next move for programs that a setting or a command of ours replaces. */
const MOVES: readonly (readonly [program: RegExp, move: string])[] = [
  [
    /^docker[ -]compose\b|^docker\s+buildx\s+bake\b/,
    'the setting targets-from ships the targets of a bake file and the images of a Compose file (docs/migrating.md, "docker/bake-action")',
  ],
  [
    /^docker\s+(?:buildx\s+imagetools|manifest)\b/,
    'it joins images of several platforms into one; one build with all platforms does this',
  ],
  [
    /^(?:crane|skopeo|regctl)\b/,
    'tagship promote gives further tags to a published image, and tagship copy takes it to another registry',
  ],
];

/** A script that makes images with a program that is not read. */
export function explainProgram(script: string, line: number): Note | undefined {
  const plain = script.replaceAll(/^[ \t]*#.*$/gm, '');
  const found = COMMANDS.exec(plain)?.[0].trim().slice(0, 60);
  if (found === undefined) return undefined;
  const said = MOVES.find(([pattern]) => pattern.test(found))?.[1] ?? PROGRAM;
  return { line, what: found, said };
}

/** A file of the project, or of another one, that a job calls. */
interface Called {
  readonly line: number;
  /** As it is written. */
  readonly what: string;
  /** The path from the root of the project; undefined for one of another project. */
  readonly path?: string;
}

/** The workflow that a job calls, and the actions of the project that its steps run. */
function listCalls({ entries, steps }: Job): readonly Called[] {
  const called = entries.find(({ key }) => key === 'uses');
  const actions = steps.flatMap((step): Called[] => {
    const used = step.entries.find(({ key }) => key === 'uses')?.value.trim() ?? '';
    if (!used.startsWith('./')) return [];
    const path = `${used.replace(/^\.\/+/, '').replace(/\/$/, '')}/action.yml`;
    return [{ line: lineOf(step), what: used, path }];
  });
  const what = called?.value.trim() ?? '';
  // Its workflows are read, or say themselves why not.
  if (called === undefined || what.startsWith('docker/github-builder/')) return actions;
  const isOwn = /^\.{1,2}\//.test(what);
  const path = what.replace(/^(?:\.{1,2}\/)+/, '');
  return [{ line: called.line + 1, what, ...(isOwn && { path }) }, ...actions];
}

/** The files of the project that a job calls. */
export function listCalled(job: Job): readonly string[] {
  return listCalls(job).flatMap(({ path }) => (path === undefined ? [] : [path]));
}

/** Whether a file builds images, by itself or through another that it calls. */
const BUILDS =
  /docker\/(?:build-push|bake)-action|depot\/b|buildah|kaniko|\bdocker\s+(?:buildx\s+)?(?:build|bake)\b|uses:\s*["']?\.\.?\//;

function explainCall(
  { line, what, path }: Called,
  files: Files,
  isNothing: boolean,
): readonly Note[] {
  if (path === undefined) {
    const isLikely = isNothing || /docker|image|container/i.test(what);
    const said = 'it may build the image, in a file of another project: migrate it there';
    return isLikely ? [{ line, what, said }] : [];
  }
  const text = files.get(path);
  if (text !== undefined && !BUILDS.test(text)) return [];
  const verb = text === undefined ? 'may build' : 'builds';
  return [{ line, what, said: `it ${verb} the image: run tagship init --from ${path}` }];
}

/**
 * The files that a job calls, and the programs that it builds with. Where nothing of the workflow was
 * migrated, `isNothing`, also those that only may.
 */
export function explainElsewhere(job: Job, files: Files, isNothing: boolean): readonly Note[] {
  const programs = job.steps.flatMap((step): Note[] => {
    const { action, run = '' } = step;
    const line = lineOf(step);
    if (ACTIONS.test(action)) return [{ line, what: action, said: PROGRAM }];
    const program = touchesImages(run) ? undefined : explainProgram(run, line);
    return program === undefined ? [] : [program];
  });
  return [...listCalls(job).flatMap((call) => explainCall(call, files, isNothing)), ...programs];
}
