// SPDX-License-Identifier: Apache-2.0
// The images that a job builds, by whatever steps. Pure.
import {
  explainTwice,
  isBuildPush,
  refuseBuildPush,
  translateBuildPush,
  type BuildContext,
} from './steps/build-push.ts';
import { isElgohr, readElgohr } from './steps/elgohr.ts';
import type { Image } from './steps/kinds.ts';
import { joinReports, type Note, type Report } from './notes.ts';
import { readRedhat } from './steps/redhat.ts';
import { readScripts, type Scripts } from './steps/run.ts';
import { lineOf, type WorkflowStep } from './workflow.ts';

/** What can be migrated of a job, except logins and builders. */
export interface Builds {
  readonly images: readonly Image[];
  /** Steps that log in with docker itself. */
  readonly scriptLogins: Scripts['logins'];
  readonly report: Report;
}

/** The builds that go into steps of ours, and why the others do not. */
export function listBuilds(
  context: BuildContext,
  named: ReadonlySet<string>,
  metadataOf: (build: WorkflowStep) => readonly WorkflowStep[],
): Builds {
  const { job } = context;
  const pushes = job.steps.filter(isBuildPush);
  const elgohr = job.steps.filter(isElgohr).map((step) => ({ step, read: readElgohr(step) }));
  const [redhat, scripts] = [readRedhat(job), readScripts(job, named)];
  const refusals = pushes.map((step) => ({ step, reason: refuseBuildPush(step) }));
  const notTaken: readonly Note[] = [
    ...refusals.flatMap(({ step, reason }) => (reason === undefined ? [] : [note(step, reason)])),
    ...elgohr.flatMap(({ step, read }) => (typeof read === 'string' ? [note(step, read)] : [])),
    ...redhat.notTaken,
    ...scripts.notTaken,
    ...explainTwice(pushes),
  ];
  const isLeg = refusals.some(({ reason = '' }) => reason.includes('by digest'));
  if (isLeg) return { images: [], scriptLogins: [], report: { taken: [], notTaken } };
  const images = [
    ...refusals.flatMap(({ step, reason }) =>
      reason === undefined ? [toImage(step, context, metadataOf(step))] : [],
    ),
    ...elgohr.flatMap(({ read }) => (typeof read === 'string' ? [] : [read])),
    ...redhat.images,
    ...scripts.images,
  ].toSorted((one, other) => one.step.at - other.step.at);
  return {
    images,
    scriptLogins: scripts.logins,
    report: joinReports([{ taken: [], notTaken }, ...images.map(({ report }) => report)]),
  };
}

function note(step: WorkflowStep, said: string): Note {
  return { line: lineOf(step), what: step.action, said };
}

function toImage(step: WorkflowStep, context: BuildContext, metas: readonly WorkflowStep[]): Image {
  const { inputs, report } = translateBuildPush(step, { ...context, metas });
  const depot: Report = {
    taken: [],
    notTaken: step.action.startsWith('depot/')
      ? [
          note(
            step,
            'the image is built by the builder of this machine: "depot configure-docker" before this step makes the builder of Depot the current one, and docker/setup-qemu-action emulates other platforms',
          ),
        ]
      : [],
  };
  return {
    step,
    others: [],
    inputs,
    logins: [],
    env: metas.flatMap(({ env }) => env.map(({ key, value }) => [key, value] as const)),
    outputs: step.isBaked ? {} : { digest: 'digest', imageid: 'imageid', metadata: 'metadata' },
    report: joinReports([report, depot]),
  };
}

/** Steps that a script becomes, of which only the first keeps the id. */
export function withOneId(images: readonly Image[]): readonly Image[] {
  return images.map((image, at) => {
    const isFurther = images.slice(0, at).some(({ step }) => step === image.step);
    if (!isFurther) return image;
    const entries = image.step.entries.filter(({ key }) => key !== 'id');
    return { ...image, step: { ...image.step, entries } };
  });
}
