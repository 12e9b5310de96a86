// SPDX-License-Identifier: Apache-2.0
// One repository of one target: what is to land there. Does not talk to it by itself.
import { mostSpecific, type RegistryScope, type RepositoryName } from '../registry-host.ts';
import type { PlannedTag, Plan, Target } from '../plan/plan.ts';
import { parseRepository } from '../plan/reference/references.ts';
import { Problem, type ProblemData } from '../problem.ts';
import type { Manifest, RegistryClient, Repository } from '../registry/registry.ts';
import type { Settings } from '../settings/settings.ts';
import { createIdentityReader, type IdentityReader } from './tag/current-image.ts';
import type { ImageAction, ShippedImage } from './receipt.ts';
import { sourceOf } from './reuse/revision.ts';

/** One repository that a target's image goes to. */
export interface Destination {
  readonly target: Target;
  readonly repository: Repository;
  /** `ghcr.io/acme/app` */
  readonly name: string;
  /** A place that is not required warns when it fails and holds up no other. */
  readonly required: boolean;
  readonly readIdentity: IdentityReader;
  /** The exact tags that other targets of the plan give in this repository, where there are any. */
  readonly planned?: ReadonlySet<string>;
}

/** The image that a target came to. */
export interface BuiltImage {
  readonly manifest: Manifest;
  /** `{"linux/amd64": "sha256:…"}` */
  readonly platforms: Readonly<Record<string, string>>;
  readonly imageId: string | null;
  readonly seen?: Seen;
}

/** What of an image this run has read from a repository since it was put there, its digest compared. */
export interface Seen {
  readonly repository: RepositoryName;
  /** Of manifests. */
  readonly digests: ReadonlySet<string>;
}

/** A place and the bits that its tags are to point at; they are there by digest already. */
export interface PushedImage {
  readonly destination: Destination;
  readonly builtImage: BuiltImage;
}

/** What became of one tag in one place. */
export interface TagResult {
  readonly destination: Destination;
  readonly planned: PlannedTag;
  readonly image: ShippedImage;
  /** Read back, the tag has to show this; undefined where we wrote nothing. */
  readonly expected?: string;
  readonly problem?: ProblemData;
  /** The run ended between our request to write it and the answer. */
  readonly isUncertain?: boolean;
}

/** Every place of every target of the plan. */
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
        ...(planned.size === 0 ? {} : { planned }),
      };
    }),
  );
}

/** Whether the others wait for a repository and fail with it; the most specific entry decides. */
export function isRequired(repository: RegistryScope, registries: Settings['registries']): boolean {
  return mostSpecific(registries, ({ prefix }) => prefix, repository)?.required ?? true;
}

/** The exact tags of a repository, as the plan gives them. */
export function listExact(destination: Named): readonly PlannedTag[] {
  return destination.target.tags.filter((tag) => tag.kind === 'exact' && isFor(tag, destination));
}

/** The floating tags that a registry has a say in: given ones, and those held on an assumption. */
export function listFloating(destination: Named): readonly PlannedTag[] {
  const { tags, held } = destination.target;
  return [...tags, ...held.filter((tag) => tag.decided === 'registry')].filter(
    (tag) => tag.kind === 'floating' && isFor(tag, destination),
  );
}

/** The tags of a repository that the plan itself holds. */
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

/** The digest that a tag is to point at: of the whole image, or of the one platform it is for. */
export function digestFor(builtImage: BuiltImage, planned: PlannedTag): string | undefined {
  return planned.platform === undefined
    ? builtImage.manifest.digest
    : builtImage.platforms[planned.platform];
}

/** The manifest that a tag is to point at, read from the place for a single platform. */
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

/** The problems inside something thrown; whatever is no Problem is a bug and goes on up. */
export function toProblems(thrown: unknown): readonly ProblemData[] {
  if (thrown instanceof Problem) return thrown.problems;
  throw thrown;
}

/** The same problems as notices: what becomes of those of a place that is not required. */
export function asNotices(problems: readonly ProblemData[]): readonly ProblemData[] {
  return problems.map((problem) => ({ ...problem, level: 'notice' as const }));
}
