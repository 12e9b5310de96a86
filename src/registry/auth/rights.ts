// SPDX-License-Identifier: Apache-2.0
// Checks the push permission by starting an upload and cancelling it.
import { error, Problem, type ProblemCode, type ProblemData } from '../../problem.ts';
import type { Access } from './tokens.ts';
import { cancelUpload, readLocation, STARTED } from '../blobs/uploads.ts';
import type { PushRight } from '../registry.ts';
import type { Session } from '../http/session.ts';

type Reason = Extract<PushRight, { ok: false }>['reason'];

const REASONS: Partial<Record<ProblemCode, Reason>> = {
  LOGIN_REFUSED: 'credentials',
  LOGIN_MISSING: 'credentials',
  LOGIN_PASSWORD_MISSING: 'credentials',
  LOGIN_IDENTITY_TOKEN: 'credentials',
  LOGIN_SCHEME_UNSUPPORTED: 'credentials',
  REGISTRY_DENIED: 'permission',
  REGISTRY_REPOSITORY_MISSING: 'missing',
};

/**
 * Whether a push is allowed, and if not, why. Problems of the run itself (a password file
 * that cannot be read) are thrown.
 *
 * @param keep takes the upload that was started, which is cancelled without it
 */
export async function provePush(
  session: Session,
  access: Access,
  keep?: (location: URL) => void,
): Promise<PushRight> {
  try {
    const location = await session.ask({
      method: 'POST',
      to: 'blobs/uploads/',
      body: new Uint8Array(),
      access,
      doing: 'start an upload to',
      kind: 'blob',
      expect: STARTED,
      read: readLocation,
    });
    // Not awaited: registries clean up unfinished uploads themselves.
    if (keep === undefined) void cancelUpload(session, access, location);
    else keep(location);
    return { ok: true };
  } catch (thrown) {
    const problem = thrown instanceof Problem ? thrown.problems[0] : undefined;
    const reason = problem === undefined ? undefined : toReason(problem.code);
    if (problem === undefined || reason === undefined) throw thrown;
    return { ok: false, reason, detail: problem.message, problem };
  }
}

function toReason(code: ProblemCode): Reason | undefined {
  return REASONS[code] ?? (code.startsWith('REGISTRY_') ? 'unreachable' : undefined);
}

/** Why a repository cannot be pushed to: the registry's own problem, or what is known of the refusal. */
export function describeRefusal(
  destination: { readonly name: string },
  right: Extract<PushRight, { readonly ok: false }>,
): ProblemData {
  return (
    right.problem ??
    error('PREFLIGHT_REFUSED', `"${destination.name}" cannot be pushed to: ${right.detail}`)
  );
}
