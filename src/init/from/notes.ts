// SPDX-License-Identifier: Apache-2.0
// The report of a migration: what was replaced by what, and what was not migrated, and why.

/** One line of the report. */
export interface Note {
  /** As people count. */
  readonly line: number;
  /** What stands there, for example `docker/login-action`. */
  readonly what: string;
  /** What it became, or why it was not taken over. */
  readonly said: string;
}

/** What was taken over and what was not. */
export interface Report {
  readonly taken: readonly Note[];
  readonly notTaken: readonly Note[];
}

/** A report with nothing in it. */
export const nothingSaid: Report = { taken: [], notTaken: [] };

/** A report that holds what all of them hold. */
export function joinReports(reports: readonly Report[]): Report {
  return {
    taken: reports.flatMap(({ taken }) => taken),
    notTaken: reports.flatMap(({ notTaken }) => notTaken),
  };
}

/** A report without repetitions, by lines. */
export function sortReport({ taken, notTaken }: Report): Report {
  const sort = (notes: readonly Note[]): readonly Note[] => {
    const byText = new Map(notes.map((note) => [`${note.line} ${note.what} ${note.said}`, note]));
    return [...byText.values()].toSorted((one, other) => one.line - other.line);
  };
  return { taken: sort(taken), notTaken: sort(notTaken) };
}
