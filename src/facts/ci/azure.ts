// SPDX-License-Identifier: Apache-2.0
// The facts of an Azure Pipelines job, from its environment alone.
import type { CiFacts } from '../ci.ts';
import type { Env, Event, Origin, Trigger } from '../facts.ts';
import { readNumber, readText } from '../variables.ts';
import { toProject } from '../project.ts';
import { toBranch, toChangeNumber, toRefEvent, toSha } from '../git/refs.ts';
import { omitUndefined } from '../../omit-undefined.ts';

const triggers: Readonly<Record<string, Trigger>> = {
  IndividualCI: 'push',
  BatchedCI: 'push',
  Manual: 'manual',
  ResourceTrigger: 'api',
};

/**
 * The facts of one Azure Pipelines job.
 *
 * `BUILD_SOURCEBRANCH` is a full ref; `BUILD_SOURCEBRANCHNAME` is only its last segment and is never
 * read. A pull request of GitHub has two numbers here, and `…PULLREQUESTID` is not the one people see.
 * A mapped variable that is not set arrives as `$(Name)`.
 */
export function readAzureFacts(env: Env): CiFacts {
  const ref = readText(env, 'BUILD_SOURCEBRANCH');
  const event = readEvent(env, ref);
  return {
    ci: 'azure',
    ...omitUndefined({
      event,
      eventName: readText(env, 'BUILD_REASON'),
      ref,
      baseRef: event?.kind === 'change' ? event.target : undefined,
      sha: toSha(readText(env, 'BUILD_SOURCEVERSION')),
      environment: readText(env, 'ENVIRONMENT_NAME'),
    }),
    project: toProject(
      readText(env, 'BUILD_REPOSITORY_NAME'),
      readText(env, 'BUILD_REPOSITORY_URI'),
    ),
    run: omitUndefined({
      number: readText(env, 'BUILD_BUILDNUMBER'),
      id: readText(env, 'BUILD_BUILDID'),
      url: readRunUrl(env),
    }),
  };
}

function readEvent(env: Env, ref: string | undefined): Event | undefined {
  const change = readChange(env, ref);
  if (change !== undefined) return change;
  const reason = readText(env, 'BUILD_REASON') ?? '';
  const branch = toBranch(ref);
  if (reason === 'Schedule' && branch !== undefined) return { kind: 'schedule', branch };
  return toRefEvent(
    ref,
    (Object.hasOwn(triggers, reason) ? triggers[reason] : undefined) ?? 'other',
  );
}

function readChange(env: Env, ref: string | undefined): Event | undefined {
  const number =
    readNumber(env, 'SYSTEM_PULLREQUEST_PULLREQUESTNUMBER') ??
    toChangeNumber(ref) ??
    readNumber(env, 'SYSTEM_PULLREQUEST_PULLREQUESTID');
  if (number === undefined)
    return readText(env, 'BUILD_REASON') === 'PullRequest'
      ? { kind: 'other', name: 'PullRequest', origin: readOrigin(env) }
      : undefined;
  return {
    kind: 'change',
    number,
    ...omitUndefined({
      source: toName(readText(env, 'SYSTEM_PULLREQUEST_SOURCEBRANCH')),
      target: toName(readText(env, 'SYSTEM_PULLREQUEST_TARGETBRANCH')),
      headSha: toSha(readText(env, 'SYSTEM_PULLREQUEST_SOURCECOMMITID')),
    }),
    origin: readOrigin(env),
  };
}

/** Only the words `True` and `False` say it. */
function readOrigin(env: Env): Origin {
  const isFork = readText(env, 'SYSTEM_PULLREQUEST_ISFORK')?.toLowerCase();
  return isFork === 'false' ? 'project' : isFork === 'true' ? 'fork' : 'unknown';
}

/** Azure's own repositories name branches by full ref here, GitHub's by name. */
function toName(branch: string | undefined): string | undefined {
  return toBranch(branch) ?? branch;
}

function readRunUrl(env: Env): string | undefined {
  const collection = readText(env, 'SYSTEM_COLLECTIONURI', 'SYSTEM_TEAMFOUNDATIONCOLLECTIONURI');
  const project = readText(env, 'SYSTEM_TEAMPROJECT');
  const id = readText(env, 'BUILD_BUILDID');
  if (collection === undefined || project === undefined || id === undefined) return undefined;
  const base = collection.replace(/\/+$/, '');
  return `${base}/${encodeURIComponent(project)}/_build/results?buildId=${id}`;
}
