// SPDX-License-Identifier: Apache-2.0
// What is wanted? The type of the settings once read. `table.ts` says how each is named, read and documented.

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
  /** A registry that is not required warns when it fails and holds up no other. */
  readonly required: boolean;
  /** Plain HTTP, or TLS that is not checked. Loopback hosts need no saying. */
  readonly insecure: boolean;
  /** A PEM file with the certificate authority to trust for this host. */
  readonly ca?: string;
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

/**
 * The settings, every one present; `undefined` means that nobody gave it and the default is
 * decided later from the facts. Durations are milliseconds. Rule texts stay as written, so that
 * `plan/` can point at a line and column.
 */
export interface Settings {
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
  readonly archTags: boolean;
  readonly compat: 'none' | 'strict';

  readonly name: string;
  readonly context: string;
  readonly file: string | undefined;
  readonly target: string | undefined;
  readonly buildArgs: readonly string[];
  readonly platforms: readonly string[];
  readonly provenance: string | undefined;
  readonly sbom: string | undefined;
  readonly cacheFrom: readonly string[];
  readonly cacheTo: readonly string[];
  readonly noCache: boolean;
  readonly pull: boolean;
  readonly builder: string;
  /** Limit for one build, ms. */
  readonly timeout: number | undefined;
  /** A push that says nothing for this long is taken for hung, ms. */
  readonly pushIdleTimeout: number;

  readonly push: 'auto' | 'true' | 'false';
  readonly load: boolean;
  readonly allowDirty: boolean;
  readonly registries: readonly RegistrySetting[];
  readonly githubToken: Secret | undefined;
  readonly publish: 'auto' | 'builder' | 'layout';
  readonly primary: string | undefined;
  readonly onExisting: 'auto' | 'reuse' | 'replace' | 'fail';
  readonly moving: 'forward' | 'always';
  /** Wait before the second look after moving a floating tag, ms; `auto` by host. */
  readonly settle: 'auto' | number;
  readonly reuse: boolean;
  /** Give up retrying a registry request after this long, ms. */
  readonly retryDeadline: number;
  /** The test gate: argv as written, or a script file. */
  readonly test: string | undefined;
  readonly testTimeout: number;
  readonly attestations: 'index' | 'plain';
  readonly plainTag: string | undefined;
}
