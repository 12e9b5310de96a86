// SPDX-License-Identifier: Apache-2.0
// The beginning and the end of an upload, whatever comes in between.
import { error } from '../../problem.ts';
import { dropBody } from '../http/body.ts';
import { digestMismatch } from './digest.ts';
import { failed } from '../failure.ts';
import type { HttpResponse, Body } from '../http/http.ts';
import { toLine } from '../http/line.ts';
import { parseLink } from '../http/link.ts';
import type { Descriptor } from '../registry.ts';
import type { Session } from '../http/session.ts';
import type { Access } from '../auth/tokens.ts';
import { omitUndefined } from '../../omit-undefined.ts';

/** Answers that begin an upload, and that end one; registries differ, and containerd takes them all. */
export const STARTED = [200, 201, 202, 204];
const STORED = [200, 201, 202, 204];

/** Where an upload continues. */
export async function readLocation(answer: HttpResponse, url: URL): Promise<URL> {
  await dropBody(answer);
  const { location } = answer.headers;
  if (location !== undefined) return parseLink(location, url, 'continues the upload at');
  throw failed({
    retry: 'limited',
    problem: error(
      'REGISTRY_ANSWER_INVALID',
      `${url.host} started an upload but did not return its location.`,
      'Check that the host is a container registry.',
    ),
  });
}

/**
 * The PUT that ends an upload, with all bytes or with none that are left. With `isPaced`, they come at the pace of
 * other uploads.
 */
export async function closeUpload(
  session: Session,
  access: Access,
  {
    blob,
    location,
    body,
    isPaced,
  }: { blob: Descriptor; location: URL; body: Body; isPaced?: boolean },
): Promise<void> {
  const to = new URL(location);
  // Appended as text: what the registry put there may be signed and must be returned unchanged.
  to.search = `${to.search}${to.search === '' ? '?' : '&'}digest=${encodeURIComponent(blob.digest)}`;
  await session.askOnce({
    method: 'PUT',
    to,
    headers: { 'content-type': 'application/octet-stream' },
    body,
    access,
    doing: `upload blob ${blob.digest} to`,
    kind: 'upload',
    isBlob: true,
    ...omitUndefined({ isPaced }),
    expect: STORED,
    read: async (answer) => {
      await dropBody(answer);
      const stored = answer.headers['docker-content-digest'];
      if (typeof stored === 'string' && stored !== '' && stored !== blob.digest) {
        throw digestMismatch(`${to.host} stored digest ${toLine(stored)}`, blob);
      }
    },
  });
}

/** Ends an upload of which nothing is needed. A failure has no effect. */
export async function cancelUpload(session: Session, access: Access, location: URL): Promise<void> {
  try {
    await session.askOnce({
      method: 'DELETE',
      to: location,
      access,
      doing: 'cancel an upload to',
      kind: 'blob',
      expect: [200, 202, 204, 401, 403, 404, 405],
      read: dropBody,
    });
  } catch {
    return; // an open upload takes no space and expires
  }
}
