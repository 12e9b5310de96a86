// SPDX-License-Identifier: Apache-2.0
// What shipping needs in addition to the plan: environment, clock, log, registries, settings. Types only.
import type { Env, Facts, GitTags, Trust } from '../facts/facts.ts';
import type { RepositoryName } from '../registry-host.ts';
import type { RegistryClient } from '../registry/registry.ts';
import type { Log } from '../log.ts';
import type { CreateRepository, Settings } from '../settings/settings.ts';
import type { Clock } from '../clock.ts';
import type { ChildEnv } from '../credentials/children.ts';
import type { FoundBuilder } from './builder/builder.ts';
import type { Pusher } from './builder/setting.ts';
import type { BuildRecord } from './build/record.ts';
import type { StartedEndpoint } from './endpoint/server.ts';
import type { EarlierHook, Receipt } from './record/receipt.ts';
import type { Scan } from './scan/findings.ts';
import type { ProblemData } from '../problem.ts';
import type { Shell } from '../shell.ts';

/** What this machine was asked while the commit was read, before there was a plan. */
export interface EngineAhead {
  /** The builder of that name, or the current one, as its files and the engine say; undefined if it was not asked for. */
  readonly findBuilder: (name?: string) => Promise<FoundBuilder | undefined> | undefined;
  /** The server that an engine or a BuildKit may push to; undefined if none was started for it. */
  readonly endpoint: (pusher: Pusher) => Promise<StartedEndpoint | undefined> | undefined;
  readonly close: () => void;
}

/** Everything outside the program that a run uses; the entry point provides it. */
export interface RunContext {
  readonly env: Env;
  /** The checkout; relative paths in settings start here. */
  readonly cwd: string;
  readonly shell: Shell;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** An existing private directory (0700) that is removed when the run ends. */
  readonly tempDir: string;
  /** Variables of builds in addition to the run's environment. */
  readonly buildEnv?: Env;
  /** Called when buildx has been started, by each build: what follows it is loaded while it runs. */
  readonly onBuilding?: () => void;
  /** Called with buildx's report of each successful build; buildx is asked for provenance only if this is set. */
  readonly onBuilt?: (record: BuildRecord) => void;
  /** Called with all scans so far, after each; what went wrong with the files of `scan-sarif` and `scan-gitlab`. */
  readonly onScanned?: (scans: readonly Scan[]) => readonly ProblemData[];
  readonly ahead?: EngineAhead;
  /** Keeps secrets that are read during the run out of all output. */
  readonly hide?: (secrets: readonly string[]) => void;
}

/** What shipping needs in addition to the plan. */
export interface ShipContext extends RunContext {
  readonly settings: Settings;
  /** How far the author of the change is trusted. In an untrusted run `env` holds only what buildx needs. */
  readonly trust: Trust;
  /** The environment of `test`; in an untrusted run it has no home, no login, and little else. */
  readonly testEnv: Env;
  readonly registries: RegistryClient;
  /** Reads the project's git tags and a branch's tip again, from the remote if there is one. */
  readonly remote: {
    readonly gitTags: () => Promise<GitTags>;
    readonly tip: (branch: string) => Promise<string | undefined>;
    /** Whether `ancestor` is an ancestor of `sha`; undefined if the history is too short to tell. */
    readonly isAncestor: (ancestor: string, sha: string) => Promise<boolean | undefined>;
    /** The committer time of a commit that the clone has, UTC ISO 8601. */
    readonly commitTime: (sha: string) => Promise<string | undefined>;
  };
}

/** A deployment as GitHub records it. */
export interface Deployment {
  readonly ref: string;
  readonly environment: string;
  readonly description: string;
  readonly payload: Readonly<Record<string, string>>;
  readonly logUrl: string | undefined;
  readonly environmentUrl: string | undefined;
  readonly timeoutMs: number;
}

/** Records deployments of the project on GitHub. */
export interface Deployments {
  /** `api.github.com` */
  readonly host: string;
  /** Creates a deployment and sets its status to success; else why not. */
  readonly record: (
    deployment: Deployment,
  ) => Promise<
    { readonly ok: true } | { readonly ok: false; readonly why: string; readonly hint: string }
  >;
}

/** GitHub's store of the attestations of a project. */
export interface AttestationStore {
  /** `api.github.com` */
  readonly host: string;
  /** `https://github.com` */
  readonly server: string;
  /** The page of an attestation. */
  readonly toUrl: (id: string) => string;
  /** The provenance of a digest that is there; its bundle only where GitHub hands it out itself. */
  readonly find: (
    digest: string,
  ) => Promise<{ readonly bundle?: Readonly<Record<string, unknown>> } | undefined>;
  /** Stores a bundle; else why not. */
  readonly store: (
    bundle: Readonly<Record<string, unknown>>,
  ) => Promise<
    | { readonly ok: true; readonly id: string }
    | { readonly ok: false; readonly why: string; readonly hint: string }
  >;
}

/** What applying a plan needs: whether to push, and how child processes log in. */
export interface ApplyContext extends ShipContext {
  readonly push: boolean;
  /** The CI run itself, where a saved plan may be of an earlier one; the plan's without it. */
  readonly present?: Pick<Facts, 'ci' | 'project' | 'run' | 'sha'>;
  /** GitHub, where a deploy hook needs it and can have it. */
  readonly deployments?: Deployments | undefined;
  /** GitHub's store of attestations, where the settings ask for one; else what is missing for it. */
  readonly attestations?:
    AttestationStore | { readonly missing: 'actions' | 'server' | 'token' } | undefined;
  /** The deploy hooks of an earlier run, by its receipt. */
  readonly earlierHooks?: readonly EarlierHook[];
  /** Called once with the receipt, as soon as it is known. */
  readonly report: (receipt: Receipt) => Promise<void>;
  readonly credentials: {
    /** The environment of buildx and of the test: logged in, without changes to the user's files. */
    readonly childEnv: ChildEnv;
    /** Creates a repository that does not exist. @throws Problem REPOSITORY_CREATE_FAILED, and those of a login */
    readonly createRepository: (
      repository: RepositoryName,
      wanted: CreateRepository,
    ) => Promise<'created' | 'exists'>;
  };
}
