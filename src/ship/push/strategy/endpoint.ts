// SPDX-License-Identifier: Apache-2.0
// The push strategy *endpoint*: the builder pushes to this process, which passes the blobs on, and the manifests by digest.
import { error, notice, Problem, type ProblemData } from '../../../problem.ts';
import type { BlobSource, Descriptor, Repository } from '../../../registry/registry.ts';
import { runBuild, toBuildDigest } from '../../build/build.ts';
import { toLayoutProvenance } from '../../build/command/command.ts';
import { findError } from '../../build/failure.ts';
import type { FailedBuild } from '../../build/task.ts';
import { isRequired } from '../../destination.ts';
import type { RegistryEndpoint, OpenIntake } from '../../endpoint/endpoint.ts';
import { createMembers, type Members } from '../../endpoint/members.ts';
import { isNaming } from '../../endpoint/naming.ts';
import { withoutName, type Unnamed } from '../../endpoint/unnamed.ts';
import { openEndpointAhead } from './endpoint-ahead.ts';
import { isBare, toAttributes } from './output.ts';
import { choosePushStrategy, type PushStrategy } from './strategy.ts';
import type { Arrived, BuildInput, Built } from '../built.ts';
import { awaitCleared, holdUploads } from '../cleared.ts';

/** The tag of the image at the endpoint; the docker driver cannot push without one. */
const TAG = 'image';

/**
 * The image in every repository by digest; or the strategy to use instead, since the builder failed at the endpoint itself, or
 * an attestation names it where the name cannot be replaced.
 *
 * @throws Problem BUILD_…, PUSH_…, and REGISTRY_… of a repository that failed
 */
export async function pushThroughEndpoint(
  input: BuildInput,
  endpoint: RegistryEndpoint,
): Promise<Built | PushStrategy> {
  const pushed = await takePush(input, endpoint);
  if (typeof pushed === 'string') return pushed;
  try {
    const built = (await pushed.delivered()) ?? (await deliver(input, pushed.arrived));
    if (!pushed.mustTurn()) return built;
  } catch (thrown) {
    if (!(thrown instanceof Problem) || !pushed.mustTurn()) throw thrown;
  }
  pushed.drop();
  const why = 'an attestation names an address of this run, which must not be published';
  return turnTo('layout', input, why);
}

async function deliver(input: BuildInput, arrived: Arrived): Promise<Built> {
  const { deliverUnnamed } = await import('../deliver.ts');
  return deliverUnnamed(await awaitCleared(input), arrived);
}

/** A build that has ended well: the repositories have its layers, and this process has the rest. */
interface Pushed {
  readonly arrived: Arrived;
  /** What has become of the image since the builder pushed it; undefined if it must be delivered now. */
  readonly delivered: () => Promise<Built | undefined>;
  /** Whether an attestation named the endpoint, and *layout*, which has none, may be used. */
  readonly mustTurn: () => boolean;
  /** What is still being sent is not needed. */
  readonly drop: () => void;
}

async function takePush(
  input: BuildInput,
  endpoint: RegistryEndpoint,
): Promise<Pushed | PushStrategy> {
  const { context, target } = input;
  const { intake, members, ahead, named } = open(input, endpoint);
  const unnamed = withoutName(context, `${intake.name}:${TAG}`);
  let isThere = false;
  try {
    const outcome = await context.log.group(`Build ${target.name} and push it`, () =>
      runBuild(
        { ...input, context: unnamed.context },
        // Where no repository has failed, another try fails in the same way.
        {
          ...toOrder(input, intake),
          yieldsOn: (kind, said) =>
            kind !== 'build' && isOfEndpoint(said, members, context.settings),
        },
      ),
    );
    unnamed.flush();
    if (!outcome.ok) {
      return explain(outcome, members, { input, unnamed, intake });
    }
    const digest = toBuildDigest(outcome);
    const manifest = intake.manifests.get(TAG);
    if (manifest?.digest !== digest) throw new Problem([describeOther(target.name)]);
    const targets = ahead.listTargets(await awaitCleared(input));
    const source = toSource(intake, members);
    isThere = true;
    return {
      arrived: { manifest, source, targets, failed: [], notices: [] },
      delivered: () => ahead.find(digest),
      mustTurn: () => named.size > 0 && context.settings.publish === 'auto',
      drop: ahead.drop,
    };
  } finally {
    unnamed.flush();
    intake.end();
    const ending = members.end();
    if (!isThere) {
      ahead.drop();
      await ending; // the process may end at once
    }
  }
}

/** Takes the push of a build. When the builder has pushed the image, it is delivered while buildx ends. */
function open(input: BuildInput, endpoint: RegistryEndpoint) {
  const { registries } = input.context.settings;
  const repositories = holdUploads(input);
  const members = createMembers(
    repositories.map((repository) => ({
      repository,
      isRequired: isRequired(repository.repository, registries),
    })),
  );
  const intake: OpenIntake = endpoint.open({
    members,
    onTagged: (manifest) => {
      members.expect(0);
      ahead.begin({ manifest, source: toSource(intake, members) });
    },
  });
  const named = new Set<string>();
  const targets = repositories.map((one) => toTarget(one, { intake, members, named }));
  const ahead = openEndpointAhead(targets, {
    settings: input.context.settings,
    cleared: () => awaitCleared(input),
  });
  return { intake, members, ahead, named };
}

function toOrder(input: BuildInput, { name }: OpenIntake) {
  const { context, target } = input;
  const provenance = toLayoutProvenance(target.build, context.settings, context.env);
  const output = [
    `type=image,"name=${name}:${TAG}",push=true,store=false,unpack=false,oci-mediatypes=true`,
    toAttributes(context.settings),
  ].join('');
  return { args: [...provenance, '--output', output], isBare: isBare(input), isPaced: true };
}

/** The strategy that may do better. @throws Problem if none does */
function explain(
  { kind, problem }: FailedBuild,
  members: Members,
  {
    input,
    unnamed,
    intake,
  }: {
    readonly input: BuildInput;
    readonly unnamed: Unnamed;
    readonly intake: OpenIntake;
  },
): PushStrategy {
  const own = (kind === 'build' ? undefined : findCause(intake)) ?? problem;
  const said = {
    ...own,
    message: unnamed.rewrite(own.message),
    hint: unnamed.rewrite(own.hint),
  };
  if (kind === 'build') throw new Problem([said]);
  const fatal = members.fatal();
  if (fatal !== undefined && !(fatal instanceof Problem)) throw fatal;
  const problems = members.listProblems().flatMap((one) => one.problems);
  if (problems.length > 0) throw new Problem(problems);
  if (!isOfEndpoint(problem.message, members, input.context.settings)) throw new Problem([said]);
  const { context, builder, repositories } = input;
  const names = repositories.map(({ repository }) => repository);
  return turnTo(choosePushStrategy(context.settings, builder, names), input, said.message);
}

/** Why the builder is refused here, which it cannot know. */
function findCause({ listTooLarge, hadStranger }: OpenIntake): ProblemData | undefined {
  const tooLarge = listTooLarge();
  if (tooLarge.length > 0) return describeLarge(tooLarge);
  return hadStranger() ? describeStranger() : undefined;
}

/** Whether the builder failed to push, though no repository has failed, and another strategy is allowed. */
function isOfEndpoint(
  said: string,
  members: Members,
  { publish }: Pick<BuildInput['context']['settings'], 'publish'>,
): boolean {
  const isPush = findError(said).includes('failed to push');
  return publish === 'auto' && isPush && members.listProblems().length === 0;
}

/** What was kept, and what can be read from a repository that has it. */
function toSource(intake: OpenIntake, members: Members): BlobSource {
  const find = ({ digest }: Descriptor): Repository => {
    const [member] = members.listStored(digest);
    if (member !== undefined) return member.repository;
    const message = `the builder did not push the blob ${digest}, and no repository has it.`;
    throw new Problem([
      error('REGISTRY_NOT_FOUND', message, 'Run again, or write publish: layout.'),
    ]);
  };
  return {
    readManifest: (digest) => {
      const manifest = intake.manifests.get(digest);
      if (manifest !== undefined) return Promise.resolve(manifest);
      const message = `the builder did not push the manifest ${digest}.`;
      return Promise.reject(
        new Problem([error('REGISTRY_NOT_FOUND', message, 'Run again, or write publish: layout.')]),
      );
    },
    openBlob: async (blob) =>
      intake.findBlob(blob.digest)?.open() ?? (await find(blob).openBlob(blob)),
  };
}

/** The same repository, which is not asked again for what it was sent. It gets nothing that names the endpoint. */
function toTarget(
  repository: Repository,
  {
    intake,
    members,
    named,
  }: {
    readonly intake: OpenIntake;
    readonly members: Members;
    /** The digests of what named the endpoint. */
    readonly named: Set<string>;
  },
): Repository {
  return {
    ...repository,
    putBlob: async (blob, source, options) => {
      const stored = members.listStored(blob.digest);
      if (stored.some((one) => one.repository === repository)) return 'present';
      if (await isNaming(blob, source, intake)) {
        named.add(blob.digest);
        throw new Problem([describeNaming(blob.digest)]);
      }
      return await repository.putBlob(blob, source, options);
    },
  };
}

function describeOther(name: string): ProblemData {
  return error(
    'PUSH_OTHER_IMAGE',
    `the builder reports another digest for "${name}" than the one that it pushed.`,
    'Run again, or write publish: layout.',
  );
}

function describeNaming(digest: string): ProblemData {
  return error(
    'PUSH_NAMES_ENDPOINT',
    `the attestation ${digest} names an address of this run, which must not be published.`,
    'Write publish: layout.',
  );
}

function describeLarge(tooLarge: readonly string[]): ProblemData {
  return error(
    'PUSH_TOO_LARGE',
    `the builder pushed what is too large for this process to take: ${tooLarge.join('; ')}.`,
    'Write publish: layout, or make it smaller: sbom: false leaves out the SBOM.',
  );
}

/** Such as BuildKit in a container that runs as another user than the engine, which was asked for it. */
function describeStranger(): ProblemData {
  return error(
    'PUBLISH_IMPOSSIBLE',
    'the builder pushes as another user of this machine than the one that was seen to reach this process, and is refused.',
    'Write publish: auto, or publish: builder.',
  );
}

/** The strategy; says why it is used instead. */
function turnTo(
  strategy: PushStrategy,
  { context, onRetry }: BuildInput,
  why: string,
): PushStrategy {
  const does = strategy === 'layout' ? 'writes an OCI layout' : 'pushes by itself';
  const problem = notice(
    'PUSH_FROM_HERE',
    `the builder ${does} instead of pushing to this run: ${why}`,
    `Write publish: ${strategy} to do so at once.`,
  );
  context.log.problem(problem);
  onRetry();
  return strategy;
}
