// SPDX-License-Identifier: Apache-2.0
// The OCI distribution API as used by the rest of the program. Types only; `client.ts` speaks HTTP.
import type { Problem, ProblemData } from '../problem.ts';
import type { Secret } from '../settings/settings.ts';
import type { RepositoryName } from '../registry-host.ts';

/** The tags of a repository. */
export interface TagList {
  readonly tags: readonly string[];
  /** Whether these are all that it has. */
  readonly complete: boolean;
  /** Why they are not, for messages: `it has more than 1000 pages`. */
  readonly why?: string;
}

/** A user name and password for a repository, or a token that a registry's token service takes for one. */
export type Credential =
  | { readonly kind: 'password'; readonly username: string; readonly password: Secret }
  /** An OAuth2 refresh token (`identitytoken` in a Docker configuration). */
  | { readonly kind: 'identityToken'; readonly token: Secret };

/** A credential and where it was found, for messages: `registries`, `CI_REGISTRY_PASSWORD`, `docker config`. */
export interface FoundCredential {
  readonly credential: Credential;
  readonly source: string;
  /** When a short-lived one has to be renewed, by our clock, ms; absent for all others. */
  readonly untilMs?: number;
  /** When it ends, ms since 1970, where that is known. */
  readonly endMs?: number;
  /** The account that it was given to, if the source names one: a role, an email address, the ID of an application or a key. */
  readonly account?: string;
  /** Whom it was given to, where that was decided by an identity token. */
  readonly identity?: TokenIdentity;
}

/** The identity of a run, as its token has it. */
export interface TokenIdentity {
  readonly issuer: string;
  readonly audience: string;
  readonly subject: string;
  /** Where the token is from: `GitHub Actions`. */
  readonly from: string;
  /** When the credential ends that was given for it, ms since 1970. */
  readonly endMs: number;
}

/** OCI content descriptor. Sizes are bytes. @see https://github.com/opencontainers/image-spec/blob/main/descriptor.md */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
  readonly platform?: {
    readonly os: string;
    readonly architecture: string;
    readonly variant?: string;
  };
  readonly annotations?: Readonly<Record<string, string>>;
}

/** A manifest that refers to another one by its `subject`. */
export interface Referrer extends Descriptor {
  readonly artifactType?: string;
}

/** A manifest or index with its exact bytes, whose SHA-256 is `digest`. */
export interface Manifest {
  readonly mediaType: string;
  readonly digest: string;
  readonly bytes: Uint8Array;
}

/** Where blobs can be read from, again and again: a registry's repository, or an OCI layout on disk. */
export interface BlobSource {
  /** A fresh stream over the blob's bytes. */
  readonly openBlob: (descriptor: Descriptor) => Promise<AsyncIterable<Uint8Array>>;
  /** All bytes of a small blob, read again if truncated; {@link readWhole} does without it. */
  readonly readBlob?: (descriptor: Descriptor) => Promise<Uint8Array>;
  /** @throws Problem REGISTRY_NOT_FOUND */
  readonly readManifest: (digest: string) => Promise<Manifest>;
  /** Set when the source is a registry, so that a target on the same host can mount instead of copying. */
  readonly repository?: RepositoryName;
}

/** What is known of a blob before it is copied. */
export interface PutOptions {
  /** It is expected not to exist yet. */
  readonly isNew?: boolean;
  /** This run has made it: the repository is not asked whether it exists. */
  readonly isMade?: boolean;
  /** Answers whether it exists, in place of the repository. */
  readonly isThere?: () => Promise<boolean>;
}

/** Uploads that are opened before they are needed, which saves a round trip for each blob that takes one. */
export interface UploadsAhead {
  /** Opens uploads until so many, or 4, wait for a blob of {@link Repository.sendBlob} or {@link Repository.putBlob}. */
  readonly start: (count: number) => void;
  /** The same, and whenever a blob takes one, others are opened; 0 ends that. */
  readonly reserve: (count: number) => void;
  /** Cancels those that wait, and reserves none. Resolves when the registry has answered, or after a second. */
  readonly cancel: () => Promise<void>;
}

/** The result of checking push permission. */
export type PushRight =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly reason: 'credentials' | 'permission' | 'missing' | 'unreachable';
      readonly detail: string;
      /** The full problem, with the next move. */
      readonly problem?: ProblemData;
    };

/**
 * One repository on one registry. Every method retries what is transient (429 with Retry-After,
 * 5xx, resets, timeouts, expired tokens) until its deadline, and throws a Problem
 * `REGISTRY_…` naming host, repository and the registry's own words otherwise.
 */
export interface Repository extends BlobSource {
  readonly repository: RepositoryName;
  /** HEAD by tag or digest; undefined when it does not exist. */
  readonly resolve: (reference: string) => Promise<Descriptor | undefined>;
  /** GET by tag or digest, bytes hashed and compared; undefined when it does not exist. */
  readonly getManifest: (reference: string) => Promise<Manifest | undefined>;
  /** PUT of the exact bytes under a tag or their digest. Returns what the registry says was stored. */
  readonly putManifest: (reference: string, manifest: Manifest) => Promise<string>;
  /**
   * DELETE by tag or digest. By digest all its tags go too; by tag some registries remove the tag alone, and others cannot:
   * `unsupported`, as for all deletion where it is switched off.
   */
  readonly deleteManifest: (reference: string) => Promise<'deleted' | 'absent' | 'unsupported'>;
  /** Whether a blob exists. With `pull,push` a registry that gives no clear answer counts as one that lacks it. */
  readonly hasBlob: (digest: string, actions?: 'pull' | 'pull,push') => Promise<boolean>;
  /**
   * Uploads a blob that does not exist here, from bytes that come at their own pace: `next` returns them once an
   * upload is open, and is called again for each retry, with the failure before it.
   */
  readonly sendBlob: (
    descriptor: Descriptor,
    next: (failure: Problem | undefined) => Promise<AsyncIterable<Uint8Array>>,
  ) => Promise<void>;
  /** Copies one blob here: present, mounted from `source.repository` on the same host, or streamed. */
  readonly putBlob: (
    descriptor: Descriptor,
    source: BlobSource,
    options?: PutOptions,
  ) => Promise<'present' | 'mounted' | 'uploaded'>;
  /** Where it is a registry. */
  readonly uploads?: UploadsAhead;
  /**
   * Starts an upload: tells bad password, no permission and missing repository apart. The upload is cancelled, or kept for the
   * next blob of {@link UploadsAhead}.
   */
  readonly provePush: (upload?: 'keep') => Promise<PushRight>;
  /** All tags, at most `maxPages` pages. `once` asks without retries. */
  readonly listTags: (maxPages: number, tries?: 'once') => Promise<TagList>;
  /**
   * The manifests that refer to a digest, all without a type, with those of other artifact types perhaps; undefined without a
   * referrers API.
   *
   * @throws Problem REGISTRY_REFERRERS_CUT for a list that is not whole
   */
  readonly listReferrers: (
    digest: string,
    artifactType?: string,
  ) => Promise<readonly Referrer[] | undefined>;
  /** Fetches the token that later calls need, once, before a fan-out. */
  readonly authorize: (actions: 'pull' | 'pull,push') => Promise<void>;
}

/** Opens repositories. One per run: hosts share their connection pool, token cache, pauses and limits. */
export interface RegistryClient {
  readonly open: (repository: RepositoryName) => Repository;
  /**
   * Opens connections to the hosts of repositories that will be pushed to, before the first request
   * to them: a handshake takes as long as one or two requests. Errors have no effect.
   */
  readonly connect: (repositories: readonly RepositoryName[]) => void;
  /**
   * Marks the start of writing: from now on a silent host is retried until
   * `retry-deadline`, and no longer abandoned after 90 s.
   */
  readonly endPreflight: () => void;
  /** How many requests were sent, and how many of them were tried again, so far. */
  readonly counts: () => { readonly requests: number; readonly retries: number };
  readonly close: () => void;
}
