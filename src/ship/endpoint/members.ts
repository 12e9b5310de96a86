// SPDX-License-Identifier: Apache-2.0
// The repositories that an image is pushed to at the same time: which of them take part, and what they have.
import { Problem } from '../../problem.ts';
import type { Repository } from '../../registry/registry.ts';

/** A repository, and whether the others wait for it. */
export interface Member {
  readonly repository: Repository;
  readonly isRequired: boolean;
}

/** The state of all repositories of one build. */
export interface Members {
  readonly all: readonly Member[];
  /** Those that still take part. */
  readonly live: () => readonly Member[];
  /** The rest of the image is copied to it later, from another. */
  readonly leave: (member: Member) => void;
  /** Its latest failure, after which it is tried again; undefined once it works. */
  readonly note: (member: Member, failure: Problem | undefined) => void;
  /** It failed for good: it leaves if it is not required and others are left; otherwise the build cannot go on. */
  readonly lose: (member: Member, thrown: unknown) => void;
  /** What ended the push; undefined while it can go on. */
  readonly fatal: () => Error | undefined;
  /** The problems of repositories because of which a push may have failed. */
  readonly listProblems: () => readonly Problem[];
  /** Whether a repository has a blob, asked once. Meanwhile an upload is opened for the case that it lacks it. */
  readonly has: (member: Member, digest: string) => Promise<boolean>;
  /** So many blobs go to all of them when the image is whole: that many uploads are kept open. 0: they are being sent. */
  readonly expect: (count: number) => void;
  /** Nothing is uploaded any more that is not known by now. Resolves when what was opened for it is cancelled. */
  readonly end: () => Promise<void>;
  /** It has the blob now. */
  readonly store: (member: Member, digest: string) => void;
  /** The repositories that are known to have a blob. */
  readonly listStored: (digest: string) => readonly Member[];
}

/** Repositories of which nothing is known yet. */
export function createMembers(all: readonly Member[]): Members {
  const left = new Set<Member>();
  const failures = new Map<Member, Problem>();
  const stored = new Map<string, Set<Member>>();
  const asked = new Map<string, Map<Member, Promise<boolean>>>();
  let fatal: Error | undefined;
  const live = () => all.filter((member) => !left.has(member));
  const ask = createAsk();
  const store: Members['store'] = (member, digest) => {
    stored.set(digest, (stored.get(digest) ?? new Set()).add(member));
  };
  return {
    ...{ all, live, store },
    expect: (count) => {
      for (const { repository } of live()) repository.uploads?.reserve(count);
    },
    end: async () => {
      const cancel = async ({ repository }: Member): Promise<void> => {
        await repository.uploads?.cancel();
      };
      await Promise.all(all.map(cancel));
    },
    leave: (member) => {
      left.add(member);
    },
    note: (member, failure) => {
      if (failure === undefined) failures.delete(member);
      else failures.set(member, failure);
    },
    lose: (member, thrown) => {
      if (thrown instanceof Problem) failures.set(member, thrown);
      const isLast = live().every((one) => one === member);
      const isGrave = !(thrown instanceof Problem) || member.isRequired || isLast;
      if (!isGrave) left.add(member);
      else fatal ??= thrown instanceof Error ? thrown : new Error(String(thrown));
    },
    fatal: () => fatal,
    listProblems: () => {
      if (fatal instanceof Problem) return [fatal];
      return [...failures].flatMap(([member, failure]) => (left.has(member) ? [] : [failure]));
    },
    has: async (member, digest) => {
      if (stored.get(digest)?.has(member) === true) return true;
      const known = asked.get(digest) ?? new Map<Member, Promise<boolean>>();
      asked.set(digest, known);
      const asking = known.get(member) ?? ask(member, digest);
      known.set(member, asking);
      const isThere = await asking;
      if (isThere) store(member, digest);
      return isThere;
    },
    listStored: (digest) => [...(stored.get(digest) ?? [])],
  };
}

/** Asks a repository whether it has a blob, and opens as many uploads as it is asked for at the time. */
function createAsk(): Members['has'] {
  const asked = new Map<Member, number>();
  return async (member, digest) => {
    const { repository } = member;
    const count = (asked.get(member) ?? 0) + 1;
    asked.set(member, count);
    const asking = repository.hasBlob(digest, 'pull,push');
    repository.uploads?.start(count);
    try {
      return await asking;
    } finally {
      asked.set(member, (asked.get(member) ?? 0) - 1);
    }
  };
}
