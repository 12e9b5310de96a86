// SPDX-License-Identifier: Apache-2.0
// Uploads of a repository that are opened before it is known which blob each is for. Sends no bytes.
import type { Clock } from '../../clock.ts';
import type { Access } from '../auth/tokens.ts';
import type { Session } from '../http/session.ts';
import type { UploadsAhead } from '../registry.ts';
import { startUpload } from './blobs.ts';
import { cancelUpload } from './uploads.ts';

/** How many wait for a blob at most: those that nothing needs are cancelled, each by a request. */
const MOST = 4;
/** How long one is used after it was opened, ms: a registry forgets it after some minutes. */
const FRESH_MS = 60_000;

/** How long a run waits for the uploads that it cancels, ms. */
const CANCEL_MS = 1_000;

/** An upload that is open or being opened. */
interface Started {
  readonly starting: Promise<URL | undefined>;
  readonly atMs: number;
}

/** Uploads of one repository; an upload that could not be opened counts as none. */
export function openUploadsAhead(
  session: Session,
  access: Access,
  clock: Clock,
): UploadsAhead & {
  /** Keeps one that is open already. */
  readonly keep: (location: URL) => void;
  /** The longest open one; resolves to undefined if there is none. */
  readonly take: () => Promise<URL | undefined>;
} {
  let open: Started[] = [];
  let reserved = 0;
  const drop = async (all: readonly Started[]): Promise<void> => {
    const end = async ({ starting }: Started): Promise<void> => {
      const location = await starting;
      if (location !== undefined) await cancelUpload(session, access, location);
    };
    await Promise.all(all.map(end));
  };
  const start = (): Started => ({
    // Reported where the upload is needed, and is opened again.
    starting: startUpload(session, access, undefined).catch(() => undefined),
    atMs: clock.now(),
  });
  const startUntil = (count: number): void => {
    while (open.length < Math.min(count, MOST)) open.push(start());
  };
  return {
    start: startUntil,
    reserve: (count) => {
      reserved = count;
      startUntil(count);
    },
    keep: (location) => {
      open.push({ starting: Promise.resolve(location), atMs: clock.now() });
    },
    take: async () => {
      const isOld = ({ atMs }: Started) => clock.now() - atMs > FRESH_MS;
      void drop(open.filter(isOld));
      const [first, ...others] = open.filter((one) => !isOld(one));
      open = others;
      startUntil(reserved);
      return await first?.starting;
    },
    cancel: async () => {
      const [dropping, over] = [drop(open), new AbortController()];
      open = [];
      reserved = 0;
      await Promise.race([dropping, clock.sleep(CANCEL_MS, over.signal).catch(() => undefined)]);
      over.abort();
    },
  };
}
