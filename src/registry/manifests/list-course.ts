// SPDX-License-Identifier: Apache-2.0
// Whether a list that comes in pages is read on: a list may have no end, or lead in a circle.
import { EMPTY_PAGES, LIST_MS, TAG_CHARACTERS } from '../limits.ts';

/** A page that was read. */
export interface ListedPage {
  readonly url: URL;
  readonly next: URL | undefined;
  /** There is no such page. */
  readonly isAbsent: boolean;
  /** Characters of all pages until now. */
  readonly read: number;
  /** It names something that no page before it does. */
  readonly isNew: boolean;
}

/** Judges after each page whether the next one is read. */
export interface ListCourse {
  /** Why no further page is read, although the list goes on; undefined at its end, and where it is read on. */
  readonly judge: (page: ListedPage) => string | undefined;
}

/** Starts the course of one list: at most `maxPages` pages in ten minutes, and 64 Mi characters. */
export function createListCourse({
  maxPages,
  now,
}: {
  readonly maxPages: number;
  readonly now: () => number;
}): ListCourse {
  const startMs = now();
  const seen = new Set<string>();
  let [pages, idle] = [0, 0];
  return {
    judge: ({ url, next, isAbsent, read, isNew }) => {
      pages += 1;
      idle = isNew ? 0 : idle + 1;
      seen.add(url.href);
      if (next === undefined)
        return pages === 1 || !isAbsent ? undefined : 'a page of it is missing';
      if (seen.has(next.href)) return 'a page of it leads to one before it';
      if (idle >= EMPTY_PAGES) return `its last ${EMPTY_PAGES} pages name nothing new`;
      if (pages >= maxPages) return `it has more than ${maxPages} pages`;
      if (read >= TAG_CHARACTERS) return `it has more than ${TAG_CHARACTERS} characters`;
      if (now() - startMs > LIST_MS) return `${LIST_MS / 60_000} minutes were not enough for it`;
      return undefined;
    },
  };
}
