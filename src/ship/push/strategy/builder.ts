// SPDX-License-Identifier: Apache-2.0
// The push strategy *builder*: the builder pushes the image, by digest, to one repository.
import { notice, Problem } from '../../../problem.ts';
import type { Repository } from '../../../registry/registry.ts';
import { toDefaultProvenance } from '../../build/command/command.ts';
import { type FailureKind, SUBJECT_MISSING } from '../../build/failure.ts';
import { runBuild, toBuildDigest } from '../../build/build.ts';
import { adviseOn } from '../plain-fallback.ts';
import { isRequired } from '../../destination.ts';
import { openPushAhead, type PushAhead, type PushAheadOptions } from './builder-ahead.ts';
import { pushFromNodes } from './nodes.ts';
import { isReachable, orderForPush } from './strategy.ts';
import type { BuildOrder, BuildOutcome, FailedBuild, FinishedBuild } from '../../build/task.ts';
import type { Arrived, BuildInput, Built } from '../built.ts';
import { toSubjectName } from '../cleared.ts';
import { isAsBuilt, isBare, isDivided } from './output.ts';

/** A repository that the builder could not push to. */
interface Missed {
  readonly primary: Repository;
  readonly outcome: FailedBuild;
}

/** Failures for which *layout* is better than a retry: our own client can reach what the builder cannot. */
const LAYOUT_ANSWERS: readonly FailureKind[] = [
  ...(['unreachable', 'hung', 'failing', 'too-large', 'unsupported', 'unclear'] as const),
];

/**
 * After a hang, BuildKit may hang at the same registry until it is restarted: a writer that waits permanently keeps
 * its place among the five that a registry has. So *layout* is used even where the user asked for *builder*.
 *
 * @see https://github.com/moby/buildkit/blob/v0.25.2/util/resolver/limited/group.go
 */
const HANGS: readonly FailureKind[] = ['hung'];

/** The failures after which this input is pushed from here. */
function listLayoutAnswers({ builder, context: { settings } }: BuildInput): readonly FailureKind[] {
  if (!builder.canWriteLayout) return [];
  return settings.publish === 'auto' ? LAYOUT_ANSWERS : HANGS;
}

/** Says that the image is uploaded from here, and counts its build as run again. */
function tellTurn(input: BuildInput, primary: Repository, outcome: FailedBuild): void {
  input.context.log.problem(describeTurn(primary, outcome));
  input.onRetry();
}

/** The kind of manifest is what the registry refuses, as far as known. */
const PICKY: readonly FailureKind[] = ['unsupported', 'failing'];

/**
 * The image in every repository: the builder pushes to the first that it can, and the image is copied from there; undefined
 * if *layout* is the better strategy. A repository that does not accept an index or attestations is skipped
 * for the next; if there is none, the builder omits them.
 *
 * @throws Problem BUILD_…, PUSH_…, REGISTRY_…
 */
export async function pushFromBuilder(input: BuildInput): Promise<Built | undefined> {
  const { builder, context } = input;
  const { settings } = context;
  const answers = listLayoutAnswers(input);
  const missed: Missed[] = [];
  for (const primary of orderForPush(input.repositories, builder, settings)) {
    const mayAvoid = settings.publish === 'auto' && builder.canWriteLayout;
    if (mayAvoid && !isReachable(primary.repository, builder, settings)) return undefined;
    const order = { yieldsOn: (kind: FailureKind) => answers.includes(kind) };
    const { ahead, outcome } = await pushOnce(input, primary, missed, order);
    if (outcome.ok) return deliverPushed(input, { ahead, outcome, missed });
    if (answers.includes(outcome.kind)) {
      tellTurn(input, primary, outcome);
      return undefined;
    }
    if (isFinal(outcome, primary, settings)) throw new Problem([outcome.problem]);
    missed.push({ primary, outcome });
  }
  return pushUnattested(input, missed);
}

/** A push, and what was copied while it ran. */
interface Push {
  readonly ahead: PushAhead;
  readonly outcome: BuildOutcome;
}

/**
 * One push; a second one if the registry refused only the form of the attestations. BuildKit 0.32
 * writes them as artifacts with a `subject`, and pushes them before the image that they refer to,
 * which some registries (GitLab) require first.
 *
 * @see https://github.com/moby/buildkit/issues/7007
 */
async function pushOnce(
  input: BuildInput,
  primary: Repository,
  missed: readonly Missed[],
  order: Partial<BuildOrder>,
): Promise<Push> {
  const open = () => openAhead(input, primary, missed);
  const ahead = open();
  const outcome = await pushTo(input, primary, ahead, order);
  const { imageOutput = [] } = input.context.settings;
  if (outcome.ok || !isSubjectRefused(outcome, imageOutput)) return { ahead, outcome };
  input.context.log.info(`Pushing the attestations in their older form, ${OLD_ATTESTATIONS}.`);
  input.onRetry();
  const again = open();
  const own = { ...order, attributes: [OLD_ATTESTATIONS] };
  return { ahead: again, outcome: await pushTo(input, primary, again, own) };
}

function openAhead(input: BuildInput, primary: Repository, missed: readonly Missed[]): PushAhead {
  const { clock, settings } = input.context;
  const others = listOthers(primary, input, missed);
  // The index of a divided build is pushed after all of its parts.
  if (isDivided(input)) return openPushAhead(primary, others, { clock });
  const deliver: PushAheadOptions['deliver'] = async (image, targets) => {
    const delivery = await import('../deliver.ts');
    return delivery.deliver(input, { ...image, targets, failed: listFailed(missed), notices: [] });
  };
  return openPushAhead(primary, others, {
    ...{ clock, onPushed: input.onPushed },
    ...(isAsBuilt(settings) && { deliver }),
  });
}

/** The image attribute with which BuildKit stores attestations as images without a subject. */
const OLD_ATTESTATIONS = 'oci-artifact=false';

function isSubjectRefused({ kind, problem }: FailedBuild, imageOutput: readonly string[]): boolean {
  const isSaid = imageOutput.some((attribute) => attribute.startsWith('oci-artifact='));
  return !isSaid && kind === 'unclear' && SUBJECT_MISSING.test(problem.message);
}

/** Makes the builder push, by digest, to one repository. */
async function pushTo(
  input: BuildInput,
  primary: Repository,
  ahead: PushAhead,
  { attributes: added = [], ...order }: Partial<BuildOrder> & { attributes?: readonly string[] },
): Promise<BuildOutcome> {
  const { name } = primary.repository;
  const { mediaTypes, imageOutput } = input.context.settings;
  const toOutput = (attributes: readonly string[] = []) =>
    [
      `type=image,"name=${name}",push-by-digest=true,name-canonical=true,push=true`,
      ...[`oci-mediatypes=${String(mediaTypes === 'oci')}`, ...added, ...attributes],
    ].join(',');
  const provenance = toPushedProvenance(input, order);
  const args = [...provenance, '--output', toOutput(imageOutput)];
  const own = { args, isBare: isBare(input), hear: ahead.listen() };
  let isThere = false;
  try {
    const outcome = await input.context.log.group(
      `Build ${input.target.name} and push it to ${name}`,
      () =>
        isDivided(input)
          ? pushFromNodes(input, {
              ...{ primary, ahead, toOutput, order, provenance, subject: toSubjectName(input) },
              onHung: (hung) => {
                tellTurn(input, primary, hung);
              },
            })
          : runBuild(input, { ...own, ...order }),
    );
    isThere = outcome.ok;
    return outcome;
  } finally {
    ahead.end(isThere);
  }
}

/** If the plan has none, buildx's own default applies. */
function toPushedProvenance(
  { target: { build }, context: { settings, env } }: BuildInput,
  { isUnattested }: Partial<BuildOrder>,
): readonly string[] {
  const isSaid = build.provenance !== undefined && isUnattested !== true;
  return isSaid ? toDefaultProvenance(build, settings, env) : [];
}

/** The repositories that the image is copied to: also those that were skipped only for the kind of manifest. */
function listOthers(
  primary: Repository,
  { repositories }: BuildInput,
  missed: readonly Missed[],
): readonly Repository[] {
  const done = [primary, ...listLost(missed).map((one) => one.primary)];
  return repositories.filter((one) => !done.includes(one));
}

function listLost(missed: readonly Missed[]): readonly Missed[] {
  return missed.filter(({ outcome: { kind } }) => !PICKY.includes(kind));
}

function listFailed(missed: readonly Missed[]): Arrived['failed'] {
  return listLost(missed).map(({ primary: { repository }, outcome: { problem } }) => ({
    repository,
    problem,
  }));
}

/** Brings what was pushed to the other repositories, unless that was done while buildx ended. */
async function deliverPushed(
  input: BuildInput,
  { ahead, outcome, missed }: PushedTo,
): Promise<Built> {
  const digest = toBuildDigest(outcome);
  const delivered = await ahead.find(digest);
  if (delivered !== undefined) return delivered;
  const { source, targets } = ahead;
  const [manifest, { deliver }] = await Promise.all([
    source.readManifest(digest),
    import('../deliver.ts'),
  ]);
  const failed = listFailed(missed);
  return deliver(input, { manifest, source, targets, failed, notices: [] });
}

/** A push that has ended well, and those before it. */
interface PushedTo {
  readonly ahead: PushAhead;
  readonly outcome: FinishedBuild;
  readonly missed: readonly Missed[];
}

/** If no repository accepts attestations, the same build without them. */
async function pushUnattested(
  input: BuildInput,
  missed: readonly Missed[],
): Promise<Built | undefined> {
  const picky = missed.find(({ outcome: { kind } }) => PICKY.includes(kind));
  if (picky === undefined) throw new Problem(missed.map(({ outcome }) => outcome.problem));
  const { primary, outcome: refused } = picky;
  const { length } = input.target.platforms;
  const ahead = openAhead(input, primary, missed);
  const answers = listLayoutAnswers(input);
  const order = {
    isBare: length <= 1,
    isUnattested: true,
    yieldsOn: (kind: FailureKind) => kind === 'hung' && answers.includes(kind),
  };
  const outcome = await pushTo(input, primary, ahead, order);
  if (outcome.ok) {
    const built = await deliverPushed(input, { ahead, outcome, missed });
    return { ...built, notices: [describeUnattested(primary, refused), ...built.notices] };
  }
  if (order.yieldsOn(outcome.kind)) {
    tellTurn(input, primary, outcome);
    return undefined;
  }
  const isSame = PICKY.includes(outcome.kind);
  throw new Problem([
    isSame ? { ...refused.problem, hint: adviseOn(length > 1) } : outcome.problem,
  ]);
}

function isFinal(
  { kind }: FailedBuild,
  { repository }: Repository,
  { registries }: BuildInput['context']['settings'],
): boolean {
  return kind === 'build' || (!PICKY.includes(kind) && isRequired(repository, registries));
}

function describeTurn({ repository: { name } }: Repository, { kind, problem }: FailedBuild) {
  return notice(
    'PUSH_FROM_HERE',
    `the builder could not push to "${name}"; tagship pushes instead: ${problem.message}`,
    kind === 'unsupported' || kind === 'too-large' ? 'Write publish: layout to do so at once.' : '',
  );
}

function describeUnattested({ repository: { name } }: Repository, { problem }: FailedBuild) {
  return notice(
    'PUSH_PLAIN',
    `"${name}" does not accept an image with attestations, so this one has none. ${problem.message}`,
    'Write attestations: plain (provenance: false with several platforms) to push it so at once.',
  );
}
