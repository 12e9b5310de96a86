// SPDX-License-Identifier: Apache-2.0
// Whether a run may do more than build: the only place that decides it. Pure.
import type { Event, Facts, Origin, Trust } from './facts.ts';

/** What is known of a run besides the event that is planned. All of it can only lower the trust. */
export interface Evidence {
  /** It does not run in CI: the user who runs it owns the machine. */
  readonly isLocal?: boolean;
  /** What the CI system says happened, before facts were given by hand and git tags were compared. */
  readonly said?: Event | undefined;
  /** The CI system does not say what happened, and the checkout can't: a flag did. */
  readonly isGiven?: boolean;
  /** `--fork`: plan as for a change of another project. */
  readonly isFork?: boolean;
  readonly actors?: readonly string[] | undefined;
  /** The default branch that the CI system names; no other source counts. */
  readonly defaultBranch?: string | undefined;
  /** See `CiFacts.trustedAt`. */
  readonly trustedAt?: string | undefined;
  /** The commit that is checked out. */
  readonly head?: string | undefined;
}

/** GitHub's account for Dependabot. */
const DEPENDABOT = 'dependabot[bot]';

const FOREIGN = 'this change comes from another project';

const reasons: Readonly<Record<Origin, string | undefined>> = {
  project: undefined,
  fork: FOREIGN,
  unknown: 'the origin of this change is unknown',
};

/** Why a run is untrusted, each with its test; the first that applies is given. */
const rules: readonly ((event: Event, evidence: Evidence) => string | undefined)[] = [
  (event, { said }) => reasonOf(said) ?? reasonOf(event),
  (event, { isGiven }) =>
    isGiven === true && 'branch' in event && isChangeName(event.branch)
      ? reasons.unknown
      : undefined,
  (_event, { isFork }) => (isFork === true ? FOREIGN : undefined),
  (event, { said = event, ...evidence }) => {
    if (!isDependabot(said, evidence)) return undefined;
    return said.kind === 'change'
      ? `this change comes from ${DEPENDABOT}`
      : `${DEPENDABOT} runs this`;
  },
  (_event, { trustedAt, head }) =>
    trustedAt !== undefined && head !== trustedAt
      ? 'the checkout is not the commit of the project that this event runs on'
      : undefined,
];

/**
 * The trust of a run. Untrusted are
 *
 * | run                                                     | because                                |
 * | ------------------------------------------------------- | -------------------------------------- |
 * | of a change of another project, or after such a run      | it comes from another project          |
 * | of a change whose origin isn't said                      | its origin is not known                |
 * | of a branch that a flag names like a change             | its origin is not known                |
 * | with `--fork`                                            | it is to be planned as one of these    |
 * | of `dependabot[bot]`                                     | it is not merged                       |
 * | of an event that anyone can cause, with another checkout | the checkout is not the project's      |
 *
 * A push of Dependabot's to the default branch, or of a git tag, is what the project merged. Facts given by
 * hand change what is planned (`event`), but the CI system's own word (`evidence.said`) is judged too, so
 * they never raise the trust.
 */
export function decideTrust(event: Event, evidence: Evidence = {}): Trust {
  for (const rule of rules) {
    const reason = rule(event, evidence);
    if (reason !== undefined) return { level: 'untrusted', reason };
  }
  if (evidence.isLocal === true) return { level: 'trusted', reason: 'it runs outside CI' };
  if (evidence.isGiven !== true)
    return { level: 'trusted', reason: 'what is built belongs to the project' };
  return {
    level: 'trusted',
    reason: 'flags say what is built',
    settingsFile: {
      level: 'untrusted',
      reason: 'this CI system does not say where the change comes from',
    },
  };
}

/** The trust of a settings file in the checkout: that of the run, or less. */
export function trustOfSettingsFile({ trust }: Pick<Facts, 'trust'>): Trust {
  return trust.settingsFile ?? trust;
}

function reasonOf(event: Event | undefined): string | undefined {
  const origin = event !== undefined && 'origin' in event ? event.origin : undefined;
  return origin === undefined ? undefined : reasons[origin];
}

/**
 * Whether a branch that a flag names is what CI systems call the head of a change: TeamCity's logical name of
 * `refs/pull/7/head` is `pull/7` or `7`.
 *
 * @see https://www.jetbrains.com/help/teamcity/pull-requests.html
 */
function isChangeName(branch = ''): boolean {
  return /^(?:(?:pull|pull-requests|merge-requests)\/)?\d+(?:\/(?:head|merge|from))?$/.test(branch);
}

/**
 * Whether Dependabot runs this. A re-run by a maintainer stays Dependabot's: what is built is the same, and
 * GitHub keeps `GITHUB_ACTOR` and its rights.
 *
 * @see https://docs.github.com/en/code-security/dependabot/troubleshooting-dependabot/troubleshooting-dependabot-on-github-actions
 */
function isDependabot(said: Event, { actors = [], defaultBranch }: Evidence): boolean {
  if (!actors.includes(DEPENDABOT)) return false;
  if (!('trigger' in said) || said.trigger !== 'push') return true;
  return said.kind !== 'gitTag' && said.branch !== defaultBranch;
}
