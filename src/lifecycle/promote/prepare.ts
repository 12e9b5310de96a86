// SPDX-License-Identifier: Apache-2.0
// Makes the plan of a promotion: finds the image, names its tags, asks every repository. Writes nothing.
import type { Facts } from '../../facts/facts.ts';
import type { PlanContext } from '../../plan/make.ts';
import type { Plan, Target } from '../../plan/plan.ts';
import { planHistory } from '../../plan/signing.ts';
import { parseVersion } from '../../plan/version/version.ts';
import { error, Problem, type ProblemData } from '../../problem.ts';
import { omitUndefined } from '../../omit-undefined.ts';
import type { Settings } from '../../settings/settings.ts';
import type { ApplyContext, ShipContext } from '../../ship/context.ts';
import { checkHooks } from '../../ship/deploy/check.ts';
import { createDestinations, toProblems } from '../../ship/destination.ts';
import { REVISION_LABEL } from '../../ship/reuse/revision.ts';
import { prepareSigning, type PreparedSigning } from '../../ship/sign/sign.ts';
import { version as toolVersion } from '../../version.ts';
import { nameEnvironmentTags } from './environment.ts';
import { toPromotedFacts } from './facts.ts';
import { prepareHooks } from './hooks.ts';
import { withExactTags } from './identity.ts';
import type { PromotedImage, Promotion } from './promotion.ts';
import { checkSigned, readVerifier, type VerifierSources } from './signed.ts';
import { findSource, parseFrom, type PromotionSource } from './source.ts';
import { surveyAll, type SurveyedRepository } from './survey.ts';
import { nameTags, type NamedTags } from './tags.ts';

/** What is to be promoted, and where. */
export interface Wish {
  /** A version, tag, digest or reference. */
  readonly from: string;
  /** The repositories; empty for that of the reference. */
  readonly names: readonly string[];
  readonly facts: Facts;
  readonly plan: PlanContext;
}

/** What a promotion needs of its environment. */
export interface PromotionContext
  extends ShipContext, Pick<ApplyContext, 'deployments' | 'earlierHooks'> {
  readonly credentials: Pick<ApplyContext['credentials'], 'createRepository'>;
}

/** A promotion that was checked. */
export interface ReadyPromotion {
  /** `back`: the tags go back to an image that they pointed at before. */
  readonly command: 'promote' | 'back';
  readonly promotion: Promotion;
  readonly source: PromotionSource;
  /** The plan of the same tags in the form that the steps of shipping take. */
  readonly plan: Plan;
  readonly asked: readonly SurveyedRepository[];
  /** The exact tag that the image has in the first repository, where a deploy hook needs it. */
  readonly exactTag: string | undefined;
  /** The settings that the tags are decided by. */
  readonly settings: Settings;
  /** What `back` signs its marks with. */
  readonly signing: PreparedSigning;
}

/**
 * Checks everything that a promotion depends on, and says what it would do.
 *
 * @throws Problem PROMOTE_UNTRUSTED, PROMOTE_NOWHERE, PROMOTE_FROM, PROMOTE_MISSING, PROMOTE_DIFFERS, and those of names
 */
export async function preparePromotion(
  wish: Wish,
  context: PromotionContext,
): Promise<ReadyPromotion> {
  checkWish(wish, context);
  const { registries, remote } = context;
  const wanted = parseFrom(wish.from);
  const given = wanted.kind === 'reference' ? [wanted.name] : [];
  const names = wish.names.length > 0 ? wish.names : given;
  if (names.length === 0) throw describeNoRepository();
  const source = await findSource(wish.from, names, registries);
  const named = await nameAll(source, wish, context.settings);
  if (named.problems.length > 0) throw new Problem(named.problems);
  const { revision } = source.said;
  const commitTime = revision === undefined ? undefined : await remote.commitTime(revision);
  const facts = toPromotedFacts(wish.facts, { ...omitUndefined({ revision }), commitTime });
  const { name } = context.settings;
  const tagPlan = makeTagPlan(facts, makeTarget(source, named, { name, repositories: names }));
  const settings = { ...context.settings, ...decideBy(named), onExisting: 'fail' as const };
  const digest = source.builtImage.manifest.digest;
  const destinations = createDestinations(tagPlan, registries, settings).map((one) => ({
    ...one,
    readIdentity: withExactTags(one.readIdentity, one.repository, named.version),
  }));
  const [asked, { signature, signed }, signing] = await Promise.all([
    surveyAll(destinations, { digest, run: { facts, settings, remote } }),
    checkSignature(source, { ...context, match: wish.plan.match }),
    settings.back ? prepareSigning({ ...context, push: true }, facts.project) : { problems: [] },
  ]);
  const { deploy, exactTag } = await prepareHooks(tagPlan, asked, source, {
    ...{ ...context, settings },
    facts: wish.facts,
  });
  const plan = { ...tagPlan, ...deploy };
  const problems = [
    ...signed,
    ...signing.problems,
    ...asked.flatMap((one) => one.problems),
    ...checkHooks(plan, context),
  ];
  const promotion: Promotion = {
    schemaVersion: 1,
    kind: 'tagship/promotion',
    tool: { name: 'tagship', version: toolVersion },
    target: name,
    image: describeImage(source, named),
    signature,
    repositories: asked.map(({ told }) => told),
    ...deploy,
    ...planRecords(plan, settings),
    problems,
  };
  const command = settings.back ? 'back' : 'promote';
  return { command, promotion, source, plan, asked, exactTag, settings, signing };
}

/** What is written about the tags, next to the images. */
function planRecords(plan: Plan, settings: Settings): Pick<Promotion, 'history' | 'back'> {
  return { ...planHistory(plan, settings), ...(settings.back ? { back: true } : {}) };
}

function checkWish({ facts }: Wish, { trust, settings }: PromotionContext): void {
  const problems: ProblemData[] = [];
  const untrusted = [trust, facts.trust].find(({ level }) => level === 'untrusted');
  if (untrusted !== undefined) {
    const message = `an untrusted run promotes nothing, and this one is untrusted, because ${untrusted.reason}.`;
    const hint = 'Promote in a run of the project itself: a branch, a git tag, a manual run.';
    problems.push(error('PROMOTE_UNTRUSTED', message, hint));
  }
  if (settings.to.length === 0 && settings.environment === undefined) {
    const message = 'nothing says which tags are to point at the image.';
    const hint = 'Name them with to: production, or the environment with environment: production.';
    problems.push(error('PROMOTE_NOWHERE', message, hint));
  }
  if (problems.length > 0) throw new Problem(problems);
}

function describeNoRepository(): Problem {
  return new Problem([
    error(
      'PROMOTE_NOWHERE',
      'no repository is named to promote the image in.',
      'Set images, or give a whole reference: ghcr.io/acme/app:1.2.3.',
    ),
  ]);
}

/** The tags of `to` and of the environment, each once; exact tags of both decide the version. */
async function nameAll(
  source: PromotionSource,
  wish: Wish,
  settings: Settings,
): Promise<NamedTags> {
  const text = source.tag ?? source.said.version ?? '';
  const version =
    parseVersion(text, settings.revisions) ??
    parseVersion(source.said.version ?? '', settings.revisions);
  const named = nameTags(settings.to, { version, settings });
  const { environment } = settings;
  if (environment === undefined) return named;
  const run = {
    ...wish,
    environment,
    version: named.version,
    settings: withImages(settings, wish),
  };
  const more = await nameEnvironmentTags(run);
  const others = more.tags.filter(({ tag }) => !named.tags.some((one) => one.tag === tag));
  return {
    tags: [...named.tags, ...others],
    version: named.version,
    problems: [...named.problems, ...more.problems],
  };
}

/** The rules are those of one image, whatever targets the settings have. */
function withImages(settings: Settings, { names }: Wish): Settings {
  return { ...settings, images: names.join('\n'), targets: [] };
}

/** By which versions tags are compared: with a version, by what the repositories have, and not by git. */
function decideBy({ version }: NamedTags): Pick<Settings, 'version'> {
  return { version: version?.text };
}

function makeTarget(
  source: PromotionSource,
  named: NamedTags,
  own: Pick<Target, 'name' | 'repositories'>,
): Target {
  const { revision, source: url } = source.said;
  const labels = {
    ...(revision === undefined ? {} : { [REVISION_LABEL]: revision }),
    ...(url === undefined ? {} : { 'org.opencontainers.image.source': url }),
  };
  return {
    ...own,
    version: named.version?.text ?? null,
    platforms: [],
    tags: named.tags,
    held: [],
    labels,
    annotations: {},
    build: { argv: [], context: '.', file: '', recipe: '' },
  };
}

function makeTagPlan(facts: Plan['facts'], target: Target): Plan {
  return {
    schemaVersion: 1,
    tool: { name: 'tagship', version: toolVersion },
    facts,
    push: { mode: 'push', reason: 'promote', onlyWithCredentials: false },
    targets: [target],
    problems: [],
  };
}

/** Whether the image has a signature that counts, where the settings ask for one, and what is wrong with it. */
async function checkSignature(
  { repository, builtImage }: PromotionSource,
  sources: VerifierSources & Pick<PromotionContext, 'settings'>,
): Promise<Pick<Promotion, 'signature'> & { readonly signed: readonly ProblemData[] }> {
  if (!sources.settings.signed) return { signature: 'not asked', signed: [] };
  try {
    const verifier = await readVerifier(sources);
    const signed = await checkSigned(repository, builtImage.manifest.digest, verifier);
    return { signature: signed.length === 0 ? 'verified' : 'refused', signed };
  } catch (thrown) {
    return { signature: 'refused', signed: toProblems(thrown) };
  }
}

function describeImage(
  { given, repository, builtImage, said }: PromotionSource,
  named: NamedTags,
): PromotedImage {
  const { manifest, platforms } = builtImage;
  return {
    given,
    repository: repository.repository.name,
    digest: manifest.digest,
    mediaType: manifest.mediaType,
    version: named.version?.text ?? said.version ?? null,
    revision: said.revision ?? null,
    platforms: Object.keys(platforms),
  };
}
