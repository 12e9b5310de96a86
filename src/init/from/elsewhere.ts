// SPDX-License-Identifier: Apache-2.0
// Where a workflow without a build that is read builds its images: other files, and other programs. Pure.
import type { Note } from './notes.ts';
import { lineOf, type Job } from './workflow.ts';

/** Actions and commands that make images by themselves. */
const ACTIONS =
  /(?:^|\/)(?:goreleaser-action|setup-ko|ko-build|kaniko|earthly|dagger-for-github|skaffold)/;
const COMMANDS =
  /\b(?:goreleaser|ko\s+(?:build|publish)|pack\s+build|skaffold\s+(?:build|run)|earthly\s+\S|jib(?:DockerBuild)?\b|spring-boot:build-image|bootBuildImage|docker[ -]compose\s+(?:build|push)|nix\s+build|(?:make|task|just|mage|bazel|bazelisk)\s[^\n]*(?:docker|image|container)[^\n]*)/;

const PROGRAM =
  'it builds or pushes an image by itself: let it make the image only, and ship that with the setting from (docs/cookbook.md, "Images of Nix, Bazel, Jib, ko and Buildpacks"), or write what it does as a step that builds';

/** The files that a job calls, and the programs that it builds with. */
export function explainElsewhere(job: Job): readonly Note[] {
  const called = job.entries.find(({ key }) => key === 'uses');
  const file = (path: string): string => `it may build the image: run tagship init --from ${path}`;
  const calls =
    called !== undefined && /^\.{1,2}\//.test(called.value)
      ? [{ line: called.line + 1, what: called.value, said: file(called.value) }]
      : [];
  const steps = job.steps.flatMap((step): Note[] => {
    const { action, run = '' } = step;
    const at = lineOf(step);
    if (action.startsWith('./')) {
      const used = step.entries.find(({ key }) => key === 'uses')?.value.trim() ?? action;
      return [{ line: at, what: used, said: file(`${used.replace(/\/$/, '')}/action.yml`) }];
    }
    if (ACTIONS.test(action)) return [{ line: at, what: action, said: PROGRAM }];
    const plain = run.replaceAll(/^[ \t]*#.*$/gm, '');
    const found = COMMANDS.exec(plain)?.[0].trim().slice(0, 60);
    return found === undefined ? [] : [{ line: at, what: found, said: PROGRAM }];
  });
  return [...calls, ...steps];
}
