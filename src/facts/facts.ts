// SPDX-License-Identifier: Apache-2.0
// The types of all facts from the CI system and git.

/** The environment of a process, handed in; empty strings count as absent everywhere. */
export type Env = Readonly<Record<string, string | undefined>>;

/** The CI systems, in the order in which they are looked for (several set each other's variables). */
export type CiName =
  | 'woodpecker'
  | 'forgejo'
  | 'gitea'
  | 'github'
  | 'gitlab'
  | 'azure'
  | 'bitbucket'
  | 'buildkite'
  | 'circle'
  | 'drone'
  | 'travis'
  | 'jenkins'
  | 'codebuild'
  | 'semaphore'
  | 'teamcity'
  | 'cloudbuild'
  /** A CI system without a module here. */
  | 'unknown'
  /** No CI system at all. */
  | 'local';

/** The trigger of a run on a branch or a git tag. */
export type Trigger = 'push' | 'manual' | 'api' | 'workflow_run' | 'local' | 'other';

/**
 * Where a change comes from, as far as the CI system says: the project itself, another project, or
 * nothing is said. `origins.ts` lists what each system says.
 */
export type Origin = 'project' | 'fork' | 'unknown';

/**
 * What happened. A tagged union: a run is about exactly one of these, and only the fields that
 * exist for it exist.
 */
export type Event =
  | { readonly kind: 'branch'; readonly branch: string; readonly trigger: Trigger }
  | { readonly kind: 'gitTag'; readonly gitTag: string; readonly trigger: Trigger }
  /** A published release of the forge; `prerelease` is its check box, not the version's suffix. */
  | { readonly kind: 'release'; readonly gitTag: string; readonly prerelease: boolean }
  /** A pull or merge request. `number` is the one people see (GitLab's IID). */
  | {
      readonly kind: 'change';
      readonly number: number;
      readonly source?: string;
      readonly target?: string;
      /** The change's own head, where the checked-out commit is a merge made by the CI system. */
      readonly headSha?: string;
      readonly origin: Origin;
    }
  | {
      readonly kind: 'mergeQueue';
      readonly target?: string;
      /** The change that its branch names, the last of those that are merged together. */
      readonly number?: number;
    }
  | { readonly kind: 'schedule'; readonly branch?: string }
  /** Anything else: built, never pushed by the preset. */
  | {
      readonly kind: 'other';
      readonly name: string;
      /** Where what is built comes from, for a change that has no number; absent for no change. */
      readonly origin?: Origin;
      /** The change that it is about, such as that of a comment; the run is on the project's own commit. */
      readonly about?: number;
    };

/**
 * The relation of the commit that is checked out to the event's commit.
 *
 * | is          | the commit that is checked out                                                   |
 * | ----------- | -------------------------------------------------------------------------------- |
 * | `head`      | is the change's own: its head, or a merge of it, where the event's is another      |
 * | `base`      | is the project's own, although the event is about a change                        |
 * | `older`     | came before the event's: a back-fill                                              |
 * | `newer`     | was made on top of the event's, in the job                                        |
 * | `elsewhere` | belongs to another project than the event's                                       |
 * | `other`     | is any other, or history does not tell                                            |
 */
export type Relation = 'head' | 'base' | 'older' | 'newer' | 'elsewhere' | 'other';

/** The commit that is checked out, next to the event's. */
export interface CheckedOut {
  readonly is: Relation;
  /** The commit that the event is about, where it is another one. */
  readonly eventSha?: string;
}

/** Whether a run may do more than build, and why. */
export interface Trust {
  readonly level: 'trusted' | 'untrusted';
  /** Completes a sentence after "because": `this change comes from another project`. */
  readonly reason: string;
  /** The trust of a settings file in the checkout, where it is lower than that of the run. */
  readonly settingsFile?: { readonly level: 'untrusted'; readonly reason: string };
}

/** The source repository. */
export interface Project {
  /** `acme/app`, as the forge spells it; deeper on GitLab. */
  readonly slug?: string;
  readonly name?: string;
  /** `https://github.com/acme/App`, no `.git`, no credentials. */
  readonly url?: string;
  readonly description?: string;
  /** An SPDX identifier. */
  readonly license?: string;
  /** Whether the project is private; absent if unknown. */
  readonly private?: boolean;
}

/** The CI run. Numbers stay text: some systems let people choose them. */
export interface Run {
  /** The number people count builds by. */
  readonly number?: string;
  readonly id?: string;
  readonly attempt?: string;
  readonly url?: string;
}

/** A git tag and the commit that it leads to (an annotated git tag's commit, not its object). */
export interface GitTag {
  readonly name: string;
  readonly sha: string;
}

/** The project's git tags, or why they could not be had. */
export type GitTags =
  | { readonly known: true; readonly from: 'clone' | 'remote'; readonly list: readonly GitTag[] }
  | { readonly known: false; readonly reason: string };

/** Everything a plan depends on, besides the settings. Plain data: survives JSON, holds no secret. */
export interface Facts {
  readonly ci: CiName;
  readonly event: Event;
  /** Whether the author of the checkout is trusted with more than the build. */
  readonly trust: Trust;
  /** The CI system's own word for the event: `push`, `pull_request`, `merge_request_event`, … */
  readonly eventName: string;
  /** The full ref: `refs/heads/main`, `refs/tags/v1.2.3`, `refs/pull/7/merge`; empty when HEAD is detached. */
  readonly ref: string;
  /** What `{{base_ref}}` means: the branch that a change goes to, or that a git tag was cut from. */
  readonly baseRef?: string;
  /** The commit that is built, the one that is checked out: 40 or 64 hex digits. */
  readonly sha: string;
  /** Absent where the event's commit is checked out, and where nothing is. */
  readonly checkedOut?: CheckedOut;
  /** How the run ended that this one follows (`workflow_run`): `success`, `failure`, …; `unfinished` while it runs. */
  readonly conclusion?: string;
  /** The commit's committer time, UTC ISO 8601; absent where git could not tell. */
  readonly commitTime?: string;
  /** Commits since the last version git tag; absent without history. */
  readonly distance?: number;
  /** The checkout differs from the commit. Always false in CI, where tools write into the checkout. */
  readonly dirty: boolean;
  /** What differs: how many files, and the first three. Absent where nothing does. */
  readonly changes?: { readonly count: number; readonly files: readonly string[] };
  readonly defaultBranch?: string;
  /**
   * Branches of the remote whose names differ from this run's branch in other characters than letters and
   * digits only. Absent where the remote was not asked; it is asked if the branch name is not a valid tag.
   */
  readonly branchesAlike?: readonly string[];
  /** The event's branch (or the default branch) is protected, as far as the CI system says. */
  readonly protected?: boolean;
  readonly project: Project;
  readonly run: Run;
  /** The deployment environment the CI system names. */
  readonly environment?: string;
  /** The repository the CI system's own registry keeps for this project: `ghcr.io/acme/app`. */
  readonly ownRepository?: string;
  /** When the run started, UTC ISO 8601. Handed in by the entry. */
  readonly now: string;
  readonly gitTags: GitTags;
  /**
   * On GitHub: its context as it is, where `ref`, `sha`, `baseRef` and `defaultBranch` may say
   * something better. Rules under `compat: strict` follow it, since docker/metadata-action does.
   */
  readonly metadata?: {
    readonly ref: string;
    readonly sha: string;
    /** `base_ref` of the payload, or its pull request's base branch. */
    readonly baseRef?: string;
    /** `repository.default_branch` of the payload. */
    readonly defaultBranch?: string;
    /** The commit's time, where the payload says it. */
    readonly commitTime?: string;
  };
}
