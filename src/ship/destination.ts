// SPDX-License-Identifier: Apache-2.0
// A destination: one repository that a target is pushed to. Sends no request.
import { mostSpecific, type RegistryScope, type RepositoryName } from '../registry-host.ts';
import type { PlannedTag, Plan, Target } from '../plan/plan.ts';
import { parseRepository } from '../plan/reference/references.ts';
import { Problem, type ProblemData } from '../problem.ts';
import type { Manifest, RegistryClient, Repository } from '../registry/registry.ts';
import type { CreateRepository, Settings } from '../settings/settings.ts';
import { omitUndefined } from '../omit-undefined.ts';
import { createIdentityReader, type IdentityReader } from './tag/current-image.ts';
import type { ImageAction, ShippedImage } from './record/receipt.ts';
import { sourceOf } from './reuse/revision.ts';

/** A repository that a target's image is pushed to. */
export interface Destination {
  readonly target: Target;
  readonly repository: Repository;
  /** `ghcr.io/acme/app` */
  readonly name: string;
  /** A destination that is not required only warns when it fails, and does not hold up the others. */
  readonly required: boolean;
  readonly readIdentity: IdentityReader;
  /** What the repository is to be like if it does not exist yet. */
  readonly creation?: CreateRepository;
  /** The exact tags of other targets of the plan in this repository, if there are any. */
  readonly planned?: ReadonlySet<string>;
}

/** The image of a target. */
export interface BuiltImage {
  readonly manifest: Manifest;
  /** `{"linux/amd64": "sha256:…"}` */
  readonly platforms: Readonly<Record<string, string>>;
  readonly imageId: string | null;
  readonly seen?: Seen;
}

/** What this run has read of an image in a repository since it was pushed, with its digest verified. */
export interface Seen {
  readonly repository: RepositoryName;
  /** The digests of manifests. */
  readonly digests: ReadonlySet<string>;
}

/** A destination, and the image for its tags, which is there by digest already. */
export interface PushedImage {
  readonly destination: Destination;
  readonly builtImage: BuiltImage;
}

/** The result of one tag in one destination. */
export interface TagResult {
  readonly destination: Destination;
  readonly planned: PlannedTag;
  readonly image: ShippedImage;
  /** The digest that the tag must have when it is read back; undefined if nothing was written. */
  readonly expected?: string;
  readonly problem?: ProblemData;
  /** The run ended between the request to write the tag and its answer. */
  readonly isUncertain?: boolean;
  /** A floating tag that has the image of another run of the same commit, as the exact tag of its version has. */
  readonly isOtherBuild?: boolean;
}

/** Every destination of every target of the plan. */
export function createDestinations(
  plan: Plan,
  registries: RegistryClient,
  settings: Settings,
): readonly Destination[] {
  return plan.targets.flatMap((target) =>
    target.repositories.map((name) => {
      const parsed = parseRepository(name);
      if (!parsed.ok) throw new Problem(parsed.problems);
      const repository = registries.open(parsed.value);
      const others = plan.targets.filter((one) => one !== target);
      const sharing = others.filter(({ repositories }) => repositories.includes(name));
      const exact = sharing.flatMap((one) => listExact({ target: one, name: parsed.value.name }));
      const planned = new Set(exact.map(({ tag }) => tag));
      return {
        target,
        repository,
        name: parsed.value.name,
        required: isRequired(parsed.value, settings.registries),
        readIdentity: createIdentityReader(repository, sourceOf(target, plan.facts.project)),
        ...omitUndefined({ creation: findCreation(parsed.value, settings.registries) }),
        ...(planned.size === 0 ? {} : { planned }),
      };
    }),
  );
}

/** Whether other repositories wait for this one and fail with it; the most specific entry decides. */
export function isRequired(repository: RegistryScope, registries: Settings['registries']): boolean {
  return mostSpecific(registries, ({ prefix }) => prefix, repository)?.required ?? true;
}

/** How a repository is to be created; of the entries that say it, the most specific. */
function findCreation(
  repository: RegistryScope,
  registries: Settings['registries'],
): CreateRepository | undefined {
  const saying = registries.filter(({ createRepository }) => createRepository !== undefined);
  return mostSpecific(saying, ({ prefix }) => prefix, repository)?.createRepository;
}

/** The exact tags that the plan gives in a repository. */
export function listExact(destination: Named): readonly PlannedTag[] {
  return destination.target.tags.filter((tag) => tag.kind === 'exact' && isFor(tag, destination));
}

/** The floating tags that the registry has to be asked about: planned tags, and those held on an assumption. */
export function listFloating(destination: Named): readonly PlannedTag[] {
  const { tags, held } = destination.target;
  return [...tags, ...held.filter((tag) => tag.decided === 'registry')].filter(
    (tag) => tag.kind === 'floating' && isFor(tag, destination),
  );
}

/** The tags of a repository that the plan holds. */
export function listHeld(destination: Named): readonly PlannedTag[] {
  return destination.target.held.filter((tag) => tag.decided === 'plan' && isFor(tag, destination));
}

type Named = Pick<Destination, 'target' | 'name'>;

function isFor({ repositories }: PlannedTag, { name }: Named): boolean {
  return repositories?.includes(name) !== false;
}

/** `ghcr.io/acme/app:1.2.3` */
export function toReference(destination: Destination, tag: string): string {
  return `${destination.name}:${tag}`;
}

/** The digest for a tag: of the whole image, or of the one platform that the tag is for. */
export function digestFor(builtImage: BuiltImage, planned: PlannedTag): string | undefined {
  return planned.platform === undefined
    ? builtImage.manifest.digest
    : builtImage.platforms[planned.platform];
}

/** The manifest for a tag; for a single platform it is read from the destination. */
export async function manifestFor(
  pushedImage: PushedImage,
  planned: PlannedTag,
): Promise<Manifest> {
  const digest = digestFor(pushedImage.builtImage, planned);
  if (digest === pushedImage.builtImage.manifest.digest) return pushedImage.builtImage.manifest;
  if (digest === undefined) {
    throw new Error(`${planned.tag} is for ${planned.platform ?? ''}, which was not built`);
  }
  return pushedImage.destination.repository.readManifest(digest);
}

/** One line of the receipt. */
export function toImage(
  destination: Destination,
  planned: PlannedTag,
  outcome: {
    readonly action: ImageAction;
    readonly digest: string | null;
    readonly from: string | null;
    readonly reason: string;
  },
): ShippedImage {
  return {
    reference: toReference(destination, planned.tag),
    repository: destination.name,
    tag: planned.tag,
    kind: planned.kind,
    digest: outcome.digest,
    action: outcome.action,
    from: outcome.from,
    reason: outcome.reason,
  };
}

/** The problems in a thrown value; anything but a Problem is a bug and is thrown again. */
export function toProblems(thrown: unknown): readonly ProblemData[] {
  if (thrown instanceof Problem) return thrown.problems;
  throw thrown;
}

/** The same problems as notices, for a destination that is not required. */
export function asNotices(problems: readonly ProblemData[]): readonly ProblemData[] {
  return problems.map((problem) => ({ ...problem, level: 'notice' as const }));
}
