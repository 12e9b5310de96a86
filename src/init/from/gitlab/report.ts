// SPDX-License-Identifier: Apache-2.0
// What is said of a job of GitLab that became an include. Pure.
import type { Note, Report } from '../notes.ts';
import { listNodes, textOf, valueOfEntry } from '../source.ts';
import { findRules, listNeeded, type Made } from './made.ts';
import { keyOf, keysOf, type PipelineJob } from './pipeline.ts';

/** What became of a job, and what to check. */
export function reportJob(job: PipelineJob, { script, images, engine }: Made): Report {
  const line = job.entry.line + 1;
  const what = `job ${job.name}`;
  const say = (said: string, at = line): Note => ({ line: at, what, said });
  const isLimited = job.keys.some(({ key }) => /^(?:only|except)$/.test(key));
  return {
    taken: [
      say(
        images.length > 1
          ? `the component of tagship, once for each of its ${images.length} images`
          : `the component of tagship: it builds${images[0]?.isPushed === true ? ', pushes and tags' : ''} the image`,
      ),
      ...(isLimited ? [say('only and except → rules')] : []),
      ...(!isLimited && findRules(job) === undefined
        ? [say('without rules it runs for branches and git tags: the input rules says so')]
        : []),
    ],
    notTaken: [
      ...images
        .flatMap((image) => listNeeded(script, image))
        .filter(({ isSetting }) => isSetting !== true)
        .slice(0, 1)
        .map(({ line: at }) => say(KEPT, at)),
      ...(script.isEcr
        ? [say('tagship logs in to Amazon ECR by itself, with the AWS variables')]
        : []),
      ...(engine === 'host' ? [say(HOST)] : []),
      ...explainServices(job, say),
      ...explainArtifacts(job, say),
      ...(images.length > 1 ? [say(SEVERAL)] : []),
      ...images.flatMap(({ lost }) => lost).map(([flag, why]) => ({ line, what: flag, said: why })),
    ],
  };
}

type Say = (said: string) => Note;

/** Services that are not there, and what those of docker were given. */
function explainServices(job: PipelineJob, say: Say): readonly Note[] {
  return listNodes(keyOf(job, 'services')?.node).flatMap((node): Note[] => {
    const name = textOf(node) || textOf(valueOfEntry(node, 'name'));
    if (name === '') return [];
    const isEngine = /(?:^|\/)docker(?:[:@]|$)|\bdind\b/.test(name);
    if (!isEngine) return [say(`its service ${name.slice(0, 60)} is not there: add it to the job`)];
    const given = ['command', 'entrypoint', 'variables'].find(
      (key) => valueOfEntry(node, key) !== undefined,
    );
    return given === undefined
      ? []
      : [
          say(
            `the ${given} of its service ${name.slice(0, 60)} is left out: say what it sets in registries or buildkitd-config`,
          ),
        ];
  });
}

/** Artifacts of the job that take the place of those that the component has. */
function explainArtifacts(job: PipelineJob, say: Say): readonly Note[] {
  const artifacts = job.keys.find(({ key }) => key === 'artifacts');
  const names = keysOf(job.pipeline, artifacts);
  const reports = keysOf(
    job.pipeline,
    names.find(({ key }) => key === 'reports'),
  );
  const own = `tagship-${job.name}`;
  return [
    ...(names.some(({ key }) => key === 'paths')
      ? [say(`its artifacts take the place of the receipt: add ${own}.json to paths`)]
      : []),
    ...(reports.some(({ key }) => key === 'dotenv')
      ? [
          say(
            `its dotenv takes the place of the one with SHIPPED_IMAGE: write both files as a list, with ${own}.env`,
          ),
        ]
      : []),
  ];
}

const SEVERAL =
  'its images are built at the same time: where one is built on another, give its job needs';

const KEPT =
  'it and what else prepares the build is kept in before_script: it runs in the image of the component, which is Alpine with git, Node and the docker client; the input tool-image names another one';

const HOST =
  'without a service docker:dind it uses the engine of its runner (engine: host): a container needs the socket of the engine, and a shell executor needs tagship on its PATH';
