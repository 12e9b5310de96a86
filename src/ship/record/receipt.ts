// SPDX-License-Identifier: Apache-2.0
// The types of the Receipt: what happened. A plain value that matches what was read back from the registries.
import type { Kind } from '../../plan/plan.ts';
import type { ProblemData } from '../../problem.ts';
import type { DeployHook } from '../../settings/deploy/hook.ts';

/** What happened to one tag in one repository. */
export type ImageAction = 'created' | 'moved' | 'kept' | 'replaced' | 'held' | 'failed';

/** One tag in one repository. */
export interface ShippedImage {
  /** `ghcr.io/acme/app:1.2.3` */
  readonly reference: string;
  readonly repository: string;
  readonly tag: string;
  readonly kind: Kind;
  /** What the tag points at now, as read back; null if it does not exist. For a failed tag, the last known digest. */
  readonly digest: string | null;
  readonly action: ImageAction;
  /** What it pointed at before; null if it did not exist. */
  readonly from: string | null;
  readonly reason: string;
}

/**
 * What became of a target. `shipped`: a tag leads to its image. `unchanged`: that image was built
 * at an earlier commit (`paths`). `built`: no tag does, `reason` says why. `skipped`: a
 * target that it is built on failed.
 */
export type TargetStatus = 'shipped' | 'unchanged' | 'built' | 'failed' | 'skipped';

/** The leg that built a platform of a target. */
export interface ShippedLeg {
  readonly leg: string;
  /** The attempt of the run in which it was built. */
  readonly attempt: number;
  /** Whether the test of the target ran there, on its own hardware. */
  readonly tested: boolean;
}

/** What became of the test of each platform. */
export type Tests = Readonly<Record<string, 'tested' | 'not runnable here'>>;

/** How severe a finding of a scanner is. */
export type Severity = 'critical' | 'high' | 'medium' | 'low' | 'unknown';

/** What the scan of one platform came to. */
export interface ReceiptScan {
  /** `command` where the exit code of a command decided. */
  readonly scanner: 'trivy' | 'grype' | 'scout' | 'command';
  readonly passed: boolean;
  /** How many findings there are; absent for a command. */
  readonly counts?: Readonly<Record<Severity, number>>;
}

/** One signature, or another manifest that refers to an image, in one repository. */
export interface ReceiptReferrer {
  readonly repository: string;
  /** The digest that it refers to. */
  readonly subject: string;
  /**
   * `referrer`: what refers to the subject and was copied along, such as an attestation. `history`: what this run did to
   * its tags. `yank`: that it is yanked, or not any more. `attestation`: the bundle that GitHub stores.
   */
  readonly format: 'bundle' | 'legacy' | 'referrer' | 'history' | 'yank' | 'attestation';
  /** The tag that leads to it, `sha256-….sig`; null where the registry's referrers API does. */
  readonly tag: string | null;
  /** The manifest that holds it; null if none is known. */
  readonly digest: string | null;
  /** `kept`: it was there. `failed`: it was not written, or the run ended while it was. */
  readonly action: 'created' | 'kept' | 'failed';
}

/** Provenance that GitHub has of an image. */
export interface ReceiptAttestation {
  /** The digest that it is about. */
  readonly subject: string;
  /** Null for one that was there already. */
  readonly id: string | null;
  /** Its page on GitHub; null without an ID. */
  readonly url: string | null;
  /** `kept`: it was there. */
  readonly action: 'created' | 'kept';
}

/** The result of one target. */
export interface ShippedTarget {
  readonly name: string;
  readonly status: TargetStatus;
  /** Why it is not shipped; empty if it is. */
  readonly reason: string;
  readonly version: string | null;
  /** The digest of the tags (of an index or a manifest); null if nothing was built. */
  readonly digest: string | null;
  /** The config digest for a single platform, which `docker images` calls the ID. */
  readonly imageId: string | null;
  /** What the digest refers to; absent if nothing was pushed. */
  readonly descriptor?: {
    readonly mediaType: string;
    readonly digest: string;
    readonly size: number;
  };
  /** The image existed already and nothing was built. */
  readonly reused: boolean;
  /** The images that another program made, and their digests before they were joined; absent if this run built or reused one. */
  readonly from?: readonly { readonly image: string; readonly digest: string }[];
  /** `{"linux/amd64": "sha256:…"}` */
  readonly platforms: Readonly<Record<string, string>>;
  /**
   * Bytes that a pull of each platform fetches, compressed; only of platforms whose manifest the run
   * read, absent if there are none: `{"linux/amd64": 3410000}`
   */
  readonly sizes?: Readonly<Record<string, number>>;
  /** Which leg built a platform; absent if nothing was merged: `{"linux/arm64": {"leg": "linux-arm64", …}}` */
  readonly legs?: Readonly<Record<string, ShippedLeg>>;
  /** `{"linux/amd64": "tested"}`; absent where this run tested nothing. */
  readonly tests?: Tests;
  /** What the scan found on each platform; absent where this run scanned nothing. */
  readonly scans?: Readonly<Record<string, ReceiptScan>>;
  readonly images: readonly ShippedImage[];
  /** The base image that the build used, from BuildKit's provenance; absent where that does not say it. */
  readonly base?: { readonly name: string; readonly digest: string };
  /** Where the login for each repository comes from, as in the plan. */
  readonly logins?: Readonly<Record<string, string>>;
  /** The signatures of the image and the history of its tags; absent in a run that writes none. */
  readonly referrers?: readonly ReceiptReferrer[];
  /** The provenance that GitHub has of the image; absent in a run that stores none. */
  readonly attestations?: readonly ReceiptAttestation[];
  /** The command that verifies the signature of the first repository; absent without one. */
  readonly verifyCommand?: string;
}

/**
 * `partial`: a tag was written, or may have been, before something failed. `deploy-failed`: all tags are there, and a deploy
 * hook failed.
 */
export type ReceiptStatus = 'done' | 'partial' | 'failed' | 'deploy-failed';

/** What became of a deploy hook. */
export interface ReceiptHook {
  readonly name: string;
  readonly kind: DeployHook['kind'];
  /** The tag that it follows, or a pattern. */
  readonly when: string;
  readonly target: string;
  /** `pending`: its tag has moved, and the run ended before it was called. */
  readonly outcome: 'done' | 'skipped' | 'failed' | 'pending';
  /** Why it was called or not, or what failed. */
  readonly reason: string;
  /** `hooks.slack.com`; nothing else of an address is shown. Null if it was not called. */
  readonly host: string | null;
  /** The exact tag, `ghcr.io/acme/app:1.2.3`; null if it is skipped. */
  readonly reference: string | null;
  readonly digest: string | null;
  /** Its last call that was done, by this run or an earlier one; absent where none is known. */
  readonly called?: HookCall | undefined;
}

/** A call of a deploy hook that was done. */
export interface HookCall {
  readonly digest: string;
  /** UTC ISO 8601. */
  readonly at: string;
  /** The address of the run; absent where its CI system has none. */
  readonly run?: string | undefined;
}

/** What a later run reads of the hooks in a receipt. */
export type EarlierHook = Pick<ReceiptHook, 'name' | 'target' | 'outcome' | 'digest' | 'called'>;

/** What a leg built for one platform of one target. */
export interface LegImage {
  readonly target: string;
  /** As the plan has it: `linux/arm64`. */
  readonly platform: string;
  /** Of the index or manifest that the leg pushed; null if it pushed nothing. */
  readonly digest: string | null;
  readonly mediaType: string | null;
  readonly version: string | null;
  readonly revision: string;
  /** The recipe of the whole target, with all its platforms. */
  readonly recipe: string;
  /** The test ran on the machine of the leg, and succeeded. */
  readonly tested: boolean;
  /** The leg scanned the image, and nothing was found that fails a run. */
  readonly scanned: boolean;
}

/**
 * What a leg did, for the run that merges the legs. It holds no repository and no user name: GitHub drops an
 * output that contains a secret, and user names often are secrets.
 */
export interface LegRecord {
  readonly schemaVersion: 1;
  readonly kind: 'tagship/leg';
  /** The version of the program. */
  readonly tool: string;
  /** A checksum of the CI system, the project and the run. */
  readonly run: string;
  /** The attempt of the run, from 1; systems that know none have 1. */
  readonly attempt: number;
  /** `linux-arm64` */
  readonly leg: string;
  /** What the leg was asked for and leaves to the merge, which alone has the whole image. */
  readonly leaves: readonly LeftToMerge[];
  /** Without the images that were published already. */
  readonly images: readonly LegImage[];
}

/** Settings that a leg leaves to the merge. */
export type LeftToMerge = 'sign' | 'github-attestation';

/** What happened. */
export interface Receipt {
  readonly schemaVersion: 1;
  readonly status: ReceiptStatus;
  /** The image that was promoted, `ghcr.io/acme/app@sha256:…`, of several targets one a line; absent in a run that ships. */
  readonly promoted?: string;
  readonly pushed: boolean;
  readonly targets: readonly ShippedTarget[];
  /** The deploy hooks of the plan; absent without any. */
  readonly deploy?: readonly ReceiptHook[];
  /** How many requests and commands were retried. */
  readonly retries: number;
  /** Milliseconds by step: `plan`, `preflight`, `build`, `publish`, `gate`, `scan`, `sign`, `attest`, `tag`, `verify`, `deploy`, `total`. */
  readonly durationsMs: Readonly<Record<string, number>>;
  readonly problems: readonly ProblemData[];
  /** The record of a leg that was built; absent in all other runs. */
  readonly record?: LegRecord;
}
