// SPDX-License-Identifier: Apache-2.0
// The types of the Plan, the result of facts and settings. A plain value: print it, diff it, save it, apply it.
import type { Facts } from '../facts/facts.ts';
import type { ProblemData } from '../problem.ts';
import type { DeployHook } from '../settings/deploy/hook.ts';
import type { Settings } from '../settings/settings.ts';

/** `exact` names one version or commit permanently; `floating` moves. */
export type Kind = 'exact' | 'floating';

/**
 * The versions that a floating tag chooses from. Everything that is needed to find, in a list of git
 * tags, the exact tags (in one repository) that could be newer than ours.
 */
export interface Series {
  /** `all`, `1.x`, `1.2.x`, as {@link PlannedTag.series} prints it. */
  readonly name: string;
  /** How its versions are ordered. */
  readonly scheme: 'semver' | 'pep440' | 'loose';
  /** Our own version in it. */
  readonly version: string;
  /** Versions of the series satisfy this (semver range); absent = all. */
  readonly range?: string;
  /** The prefix of the version in git tags of this series: `api@`, `v`. */
  readonly gitTagPrefix: string;
  /** The exact tag of a version V of this series is `exactPrefix + V + exactSuffix`. */
  readonly exactPrefix: string;
  readonly exactSuffix: string;
  /**
   * How the exact tags of this series are spelled, if different or in several ways: by several rules
   * (`{version}-slim`), by git tag (`{gitTag}`), by commit (`sha-{commit:7}`). See `spelling.ts`.
   */
  readonly spellings?: readonly string[];
  /** Versions to ignore (semver range). */
  readonly ignore?: string;
  /** What a packaging revision after the version looks like: the setting `revisions`. */
  readonly revisions?: string;
  /**
   * The git tags above ours that the plan knew of, highest first, at most 50, with the exact tag
   * that each would have. Ship reads them again just before it writes.
   */
  readonly above: readonly {
    readonly gitTag: string;
    readonly version: string;
    readonly tag: string;
  }[];
}

/** An image in a registry: its digest, and what is known of its version and commit. */
export interface NamedImage {
  readonly digest: string;
  readonly version?: string;
  readonly revision?: string;
}

/** What one repository has under a floating tag, and what would become of it. */
export interface TagThere {
  /** What the tag points at; null if it does not exist. `ship` refuses a saved plan if it is another by then. */
  readonly digest: string | null;
  readonly answer: 'create' | 'move' | 'keep' | 'hold';
}

/** One image tag, given or held, with the reason. */
export interface PlannedTag {
  readonly tag: string;
  readonly kind: Kind;
  /** The series' name, for version floats. */
  readonly series?: string;
  /** The rule as written, or `preset: <row>`. */
  readonly rule: string;
  /** One clause in the user's terms: `git tag v1.2.3 is version 1.2.3`. */
  readonly reason: string;
  /** `registry`: the registry decides whether it is written; the plan only says what would hold it. */
  readonly decided: 'plan' | 'registry';
  /** What the registries would do with it as they stand now (`plan --registry`); absent where they were not asked. */
  readonly answer?: 'create' | 'move' | 'replace' | 'keep' | 'hold';
  /** The image that a floating tag would leave (`answer` is `move`); absent where repositories differ in it. */
  readonly from?: NamedImage;
  /** What each repository said of a floating tag, by its name; only of those that were asked. */
  readonly there?: Readonly<Record<string, TagThere>>;
  /** What ship needs to decide a version float; absent for exact tags and branch-like floats. */
  readonly versions?: Series;
  /** The user wrote this exact name, so a refusal to move it is an error, not a notice. */
  readonly literal?: boolean;
  /** Only these repositories of the target get the tag, for whole references in `tags`. */
  readonly repositories?: readonly string[];
  /** Only this platform's manifest gets the tag (`arch-tags`). */
  readonly platform?: string;
}

/** How the image is built, or which one is taken instead. */
export interface BuildPlan {
  /** The images that are taken instead of a build, as written; then `argv`, `context` and `file` are empty. */
  readonly from?: readonly string[];
  /**
   * `docker buildx build …`, complete except for what ship adds (`--builder`, `--output`,
   * `--metadata-file`). A value equal to a known secret is shown as `***`; ship passes it through the
   * environment instead.
   */
  readonly argv: readonly string[];
  readonly context: string;
  readonly file: string;
  /** What makes two builds the same, as JSON: target name, context, file, stage, build args, platforms. */
  readonly recipe: string;
  /** SHA-256 of the files of the setting `paths`, of the Dockerfile and of the bases; absent if they do not count. */
  readonly inputs?: string;
  /** Seconds since 1970 of the commit, for `SOURCE_DATE_EPOCH`. */
  readonly sourceDateEpoch?: number;
  /** The default provenance as a value of `--provenance`: ship adds it to what is pushed. */
  readonly provenance?: string;
  /** The build caches of the setting `cache`: ship adds them where the builder can use them. */
  readonly cache?: { readonly from: readonly string[]; readonly to: readonly string[] };
  /** IDs of the build secrets that the build requires; absent if there are none. */
  readonly requiredSecrets?: readonly string[];
}

/** One image to build, and every tag of it. */
export interface Target {
  readonly name: string;
  /** The version of this run, without prefix; the value of the output `version`. */
  readonly version: string | null;
  readonly platforms: readonly string[];
  /** `ghcr.io/acme/app`, normalised, in order of preference. */
  readonly repositories: readonly string[];
  /** Those of them that a push creates if they do not exist (`create-repository`). */
  readonly creates?: readonly string[];
  /** Where the login for each of them comes from, by name; absent if nothing is pushed. Names no user. */
  readonly logins?: Readonly<Record<string, string>>;
  readonly tags: readonly PlannedTag[];
  readonly held: readonly PlannedTag[];
  /** The order of the tags in the outputs, if docker/metadata-action's rules give one; may repeat a tag. */
  readonly listing?: readonly string[];
  /** Rules that gave no tag, and why, for `--explain`. */
  readonly skipped?: readonly { readonly rule: string; readonly reason: string }[];
  readonly labels: Readonly<Record<string, string>>;
  /** Keys include their level: `manifest:org.…`, `index:org.…`. */
  readonly annotations: Readonly<Record<string, string>>;
  readonly build: BuildPlan;
  /** The targets whose images it is built on: the contexts `name=target:base`. */
  readonly needs?: readonly string[];
  /** The commit of the image that is taken over, since nothing in `paths` changed (`plan --registry`). */
  readonly unchangedSince?: string;
  /** Why it gets no tags: it is built only for other targets. */
  readonly untagged?: string;
  /** As {@link Plan.resolved}, for a target of several. */
  readonly resolved?: { readonly latest: Settings['latest']; readonly version?: string };
}

/** Whether this run pushes, and why; `push: auto` resolved as far as facts can. */
export interface PushPlan {
  readonly mode: 'push' | 'build';
  readonly reason: string;
  /** Missing credentials turn `push` into `build` instead of an error (changes under `push: auto`). */
  readonly onlyWithCredentials: boolean;
}

/** How the image is signed before any tag is written. */
export interface SigningPlan {
  readonly with: 'key' | 'keyless';
  /** The transparency log that records signatures without a key: the public one, that of the settings, or none. */
  readonly log?: 'public' | 'own' | 'none';
  readonly format: Settings['signFormat'];
  /** The tags of signatures, with a word for the digests that only the build makes; of those of bundles a registry with the referrers API gets none. */
  readonly referrers: readonly string[];
}

/** The attestation that GitHub gets, and which instance of Sigstore signs it: that of the settings is `own`. */
export interface AttestingPlan {
  readonly store: 'github';
  readonly instance: 'public' | 'github' | 'own';
}

/** A deploy hook of one target, and whether the run may call it. */
export interface PlannedHook {
  readonly name: string;
  readonly kind: DeployHook['kind'];
  /** The tag that it follows, or a pattern. */
  readonly when: string;
  readonly target: string;
  /** Whether it is called once the run has moved the tag; `false`: not in this run. */
  readonly call: boolean;
  /** When it is called, or why it is not. */
  readonly reason: string;
}

/** What would be done. Contains no secret, no function and no Date; equal facts and settings give equal plans. */
export interface Plan {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'tagship'; readonly version: string };
  /** The facts without the list of git tags, which may be long; `gitTagCount` instead. */
  readonly facts: Omit<Facts, 'gitTags'> & {
    readonly gitTags: {
      readonly known: boolean;
      readonly from?: string;
      readonly count: number;
      readonly reason?: string;
    };
  };
  readonly push: PushPlan;
  /** Absent for a run that does not sign. */
  readonly sign?: SigningPlan;
  /** Absent for a run that stores no attestation on GitHub. */
  readonly attest?: AttestingPlan;
  /** The deploy hooks; absent without any. */
  readonly deploy?: readonly PlannedHook[];
  /** What the run does to tags is recorded next to the images; absent for a run that records nothing. */
  readonly history?: true;
  /** The logins of the run stay for later steps of the job; absent if they do not. */
  readonly login?: 'job';
  /** The settings that ship needs to decide about floating tags, as resolved in the plan; older plans lack it. */
  readonly resolved?: { readonly latest: Settings['latest']; readonly version?: string };
  /** Empty when the run's git tag belongs to another target (`tag-prefix`): a notice says so. */
  readonly targets: readonly Target[];
  /** Targets of the settings that are not in the plan, and why. */
  readonly omitted?: readonly { readonly name: string; readonly reason: string }[];
  readonly problems: readonly ProblemData[];
}
