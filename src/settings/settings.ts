// SPDX-License-Identifier: Apache-2.0
// The type of the settings once read. `table.ts` defines how each is named, read and documented.
import type { DeployHook } from './deploy/hook.ts';
import type { OidcLogin } from './oidc.ts';
import type { PrunePolicy } from './prune.ts';

/** One registry's entry: whose credentials, and how to reach it. */
export interface RegistrySetting {
  /** `host[:port]`, or with a path: the credential then counts for repositories below it. */
  readonly prefix: string;
  readonly username?: string;
  /** Where the password comes from; the password itself never enters the settings. */
  readonly password?:
    | { readonly from: 'env'; readonly name: string }
    | { readonly from: 'file'; readonly path: string }
    | { readonly from: 'stdin' }
    | { readonly from: 'given'; readonly secret: Secret };
  /** A login by the CI system's identity token, in place of a password. */
  readonly oidc?: OidcLogin;
  /** A registry that is not required only warns when it fails and does not stop the others. */
  readonly required: boolean;
  /** Plain HTTP, or unverified TLS. The default for loopback hosts. */
  readonly insecure: boolean;
  /** A PEM file with the certificate authority to trust for this host. */
  readonly ca?: string;
  /** PEM files with a client certificate and its key; both or none. */
  readonly cert?: string;
  readonly key?: string;
  /** The credentials of the machine are not asked for. */
  readonly metadata?: 'off';
  /** Requests to the host at a time. */
  readonly maxConcurrency?: number;
  /** A repository that does not exist is created, and how. */
  readonly createRepository?: CreateRepository;
}

/** What a repository is like that a run creates. */
export interface CreateRepository {
  /** No tag can be overwritten. */
  readonly immutable: boolean;
  /** Each image is scanned when it is pushed. */
  readonly scan: boolean;
  /** A lifecycle policy: its JSON, or the path of a file with it. */
  readonly lifecycle?: string;
}

/**
 * A value that must not be shown. It prints as `***` in JSON, in strings and in `console.log`;
 * only {@link Secret.reveal} gives it away.
 */
export interface Secret {
  readonly reveal: () => string;
  readonly toJSON: () => string;
  readonly toString: () => string;
}

/** One flag of `docker buildx build` with its value, taken over as the user wrote it. */
export interface BuildxFlag {
  readonly flag: `--${string}`;
  readonly value: string;
}

/**
 * A build secret whose value the user gave. The command line names the variable
 * (`--secret id=ID,env=VARIABLE`, already among {@link Settings.buildxFlags}); the code that starts
 * buildx puts the value into the child's environment under that name, and nowhere else.
 */
export interface BuildSecret {
  readonly id: string;
  readonly variable: string;
  readonly secret: Secret;
}

/** One entry of `targets`: the settings of its image, complete, with what it takes from the top level. */
export interface TargetSettings {
  readonly name: string;
  /** Its image goes to the project's own repository, not to one below it. */
  readonly isDefault: boolean;
  /** Where it is written, for messages: `tagship.yml:3:3`. */
  readonly where: string;
  /** It is written in a file of the checkout. */
  readonly isOfCheckout: boolean;
  /** It is there only for targets that are built on it, unless `only` names it. */
  readonly isBase?: true;
  readonly settings: Settings;
  /** The names of those that come from a file of the checkout. */
  readonly fromCheckout: ReadonlySet<string>;
}

/**
 * The settings, every one present; `undefined` means that it was not given and the default is
 * decided later from the facts. Durations are milliseconds. Rule texts stay as written, so that
 * `plan/` can point at a line and column.
 */
export interface Settings {
  /** Path of the settings file, where the user named one. */
  readonly config: string | undefined;

  readonly images: string | undefined;
  readonly tags: string | undefined;
  readonly flavor: string | undefined;
  readonly labels: string | undefined;
  readonly annotations: string | undefined;
  readonly environment: string | undefined;
  readonly version: string | undefined;
  readonly tagPrefix: string | undefined;
  readonly vPrefix: 'drop' | 'keep' | 'both';
  readonly latest: 'auto' | 'release' | 'branch' | 'never';
  readonly ignoreVersions: string | undefined;
  readonly revisions: string | undefined;
  readonly archTags: boolean;
  readonly compat: 'none' | 'strict';
  /** Separator between the entries of the `tags`, `labels` and `annotations` outputs. */
  readonly sepTags: string;
  readonly sepLabels: string;
  readonly sepAnnotations: string;
  /** The target's name in the bake files. */
  readonly bakeTarget: string;
  /** `context: git` of a metadata step: facts come from git, not from the event. */
  readonly metadataContext: 'workflow' | 'git';
  /** The `DOCKER_METADATA_*` variables that are used, by their full names; none is empty. */
  readonly metadataEnv: Readonly<Record<string, string>>;

  /** Targets to ship, by names or globs; all if empty. */
  readonly only: readonly string[];
  /** Targets to leave out, by names or globs. */
  readonly except: readonly string[];
  /** What the image is made from, as pathspecs of git; without any it is built for each commit. */
  readonly paths: readonly string[];
  /** Whether nothing is tagged when one target fails. */
  readonly together: boolean;
  /** How many targets are built at once: a number, or `auto`. */
  readonly parallel: string;
  /** Bake and compose files whose targets are taken over. */
  readonly targetsFrom: readonly string[];
  /** Groups and targets of these files; `default` if empty. */
  readonly targetsGroup: readonly string[];
  /** Variables that these files may use, by name. */
  readonly targetsEnv: readonly string[];
  /** The images of the map `targets` in the settings file, in its order; empty without one. */
  readonly targets: readonly TargetSettings[];

  readonly name: string;
  /** Images that are shipped instead of a build, one for each platform or one for all; of a promotion the one to promote. */
  readonly from: readonly string[];
  readonly context: string;
  readonly file: string | undefined;
  /** Whether files are built as they are in the checkout, or as the commit has them. */
  readonly source: 'checkout' | 'commit';
  readonly target: string | undefined;
  readonly buildArgs: readonly string[];
  readonly platforms: readonly string[];
  /** Whether they were given; otherwise they are the default. */
  readonly platformsNamed: boolean;
  readonly provenance: string | undefined;
  readonly sbom: string | undefined;
  /** What buildx does instead of a build: `check`, `outline`, `targets`. */
  readonly call: string | undefined;
  readonly cacheFrom: readonly string[];
  readonly cacheTo: readonly string[];
  /** Which build cache a run uses by itself. */
  readonly cache: 'auto' | 'gha' | 'registry' | 'off';
  /** Which layers the cache of `cache` gets. */
  readonly cacheMode: 'auto' | 'min' | 'max';
  /** Whether a run that gives an exact version tag reads it too. */
  readonly cacheRelease: boolean;
  readonly noCache: boolean;
  readonly pull: boolean;
  /** Where else the result goes (`type=local,dest=out`), in a run that pushes too; with these and no `push`, nothing is pushed. */
  readonly outputs: readonly string[];
  /** What `outputs` say of the image that is pushed (`compression=zstd`), as buildx takes it; undefined when they say nothing of it. */
  readonly imageOutput: readonly string[] | undefined;
  /** The names that `outputs` push to by digest, which give no tag; undefined where they do not. */
  readonly pushByDigest: readonly string[] | undefined;
  /** Flags that go to `docker buildx build` as they are, in the order of the table; `outputs` is not among them. */
  readonly buildxFlags: readonly BuildxFlag[];
  readonly buildSecrets: readonly BuildSecret[];
  /** IDs of the build secrets without which nothing is built. */
  readonly requiredSecrets: readonly string[];
  readonly builder: string;
  /** `--driver-opt` of a builder that is made. */
  readonly driverOpts: readonly string[];
  /** Path of buildkitd's configuration for a builder that is made. */
  readonly buildkitdConfig: string | undefined;
  /** The same as text; it counts where both are there. */
  readonly buildkitdConfigInline: string | undefined;
  /** Flags of buildkitd, as one command line. */
  readonly buildkitdFlags: string | undefined;
  /** Inputs of docker/setup-buildx-action that the step has, by name. */
  readonly setupInputs: readonly string[];
  /** Limit for one build, ms. */
  readonly timeout: number | undefined;
  /** Abort and retry a transfer after this long without progress, ms. */
  readonly pushIdleTimeout: number;

  readonly push: 'auto' | 'true' | 'false';
  readonly load: boolean;
  readonly allowDirty: boolean;
  readonly registries: readonly RegistrySetting[];
  readonly githubToken: Secret | undefined;
  readonly publish: 'auto' | 'builder' | 'endpoint' | 'layout';
  readonly primary: string | undefined;
  readonly onExisting: 'auto' | 'reuse' | 'replace' | 'fail';
  readonly moving: 'forward' | 'always';
  /** Delay before a moved floating tag is read a second time, ms; `auto` by host. */
  readonly readDelay: 'auto' | number;
  readonly reuse: boolean;
  /** Give up retrying a registry request after this long, ms. */
  readonly retryDeadline: number;
  /** The platforms that this run builds as one leg, as written; empty if it is not a leg. */
  readonly leg: readonly string[];
  /** The records of legs to merge, as JSON or as globs; undefined if this run merges nothing. */
  readonly legs: string | undefined;
  /** Which machine builds which platforms, as written: `linux/arm64=ubuntu-24.04-arm`. */
  readonly runners: readonly string[];
  /** Whether a leg builds all targets for its platforms, or an independent part of them. */
  readonly split: 'platform' | 'target';
  /** Whether the reusable workflow installs emulators for platforms that a runner does not run natively. */
  readonly emulation: 'auto' | 'off';
  /** The artifact that the reusable workflow makes of the files of all legs; undefined if it makes none. */
  readonly uploadOutputs: string | undefined;
  /** The test gate: `health`, `tcp:PORT`, `http:PORT/PATH`, argv as written, or a script file. */
  readonly test: string | undefined;
  readonly testTimeout: number;
  /** Variables that the container of a test has, and its command in an untrusted run, by name. */
  readonly testEnv: readonly string[];
  /** Whether the test runs in an untrusted run. */
  readonly testUntrusted: boolean;
  /** What BuildKit's warnings about the Dockerfile do. */
  readonly checks: 'warn' | 'error' | 'off';
  /** Whether the logins of the run stay for later steps of the job. */
  readonly login: 'none' | 'job';
  /** Whether they do so in an untrusted run. */
  readonly loginUntrusted: boolean;
  /** What scans the image: the name of a scanner, argv as written, or a script file; undefined for nothing. */
  readonly scan: string | undefined;
  /** Severities as written; the least of them counts. */
  readonly scanSeverity: readonly string[];
  readonly scanIgnore: string | undefined;
  readonly scanTimeout: number;
  /** Files for all findings: as SARIF, and as GitLab's report. */
  readonly scanSarif: string | undefined;
  readonly scanGitlab: string | undefined;
  /** Who signs the image. */
  readonly sign: 'none' | 'key' | 'keyless';
  /** The variable with the private key, by name. */
  readonly signKeyEnv: string | undefined;
  readonly signKeyFile: string | undefined;
  readonly signFormat: 'both' | 'bundle' | 'legacy';
  /** Whether signatures without a key are recorded in a transparency log; `auto`: by the visibility of the project. */
  readonly signLog: 'auto' | 'public' | 'none';
  /** The variable with the identity token, by name. */
  readonly signIdTokenEnv: string | undefined;
  /** The services and the trusted root of another instance of Sigstore than the public one. */
  readonly signFulcioUrl: string | undefined;
  readonly signRekorUrl: string | undefined;
  readonly signTsaUrl: string | undefined;
  readonly signTrustedRoot: string | undefined;
  /** Whether the provenance of the image is stored with the project on GitHub. */
  readonly githubAttestation: boolean;
  /** The tags that a promotion gives. */
  readonly to: readonly string[];
  /** Whether tags are moved back to the image before. */
  readonly back: boolean;
  /** Why a version is yanked, or tags are moved back. */
  readonly because: string | undefined;
  /** Whether only a signed image is promoted. */
  readonly signed: boolean;
  /** Path of the public key that verifies signatures. */
  readonly verifyKey: string | undefined;
  /** What is called once the tags are verified, in this order. */
  readonly deploy: readonly DeployHook[];
  /** Whose signatures count, as certificates name them; as regular expressions where the name says so. */
  readonly verifyIdentity: string | undefined;
  readonly verifyIdentityRegexp: string | undefined;
  readonly verifyIssuer: string | undefined;
  readonly verifyIssuerRegexp: string | undefined;
  readonly attestations: 'index' | 'plain';
  readonly mediaTypes: 'oci' | 'docker';
  readonly plainTag: string | undefined;
  /** Whether it is recorded in the repositories what a run did to tags. */
  readonly history: boolean;

  /** Facts given by hand, as written: `facts/overrides.ts` checks them. */
  /** The map `prune` of the settings file. */
  readonly prune: PrunePolicy | undefined;
  readonly gitTag: string | undefined;
  readonly branch: string | undefined;
  readonly sha: string | undefined;
  readonly change: string | undefined;
}
