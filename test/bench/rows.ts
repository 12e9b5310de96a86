// SPDX-License-Identifier: Apache-2.0
// The rows of the push table: what is pushed, through which network, to how many registries. To add one: an entry here.

/**
 * Which BuildKit builds: that of the Docker engine, through its `docker` driver; one at an address of this machine; or the
 * same, used as one on another machine is, with `publish: builder` (or `layout`, for a certificate authority of our own). With `publish: auto` the first two push through the
 * endpoint, which they reach on the lab's loopback; the last pushes by itself.
 */
export const builderNames = ['docker', 'near', 'remote'] as const;

/** One of {@link builderNames}. */
export type BuilderName = (typeof builderNames)[number];

/** The images: what is in their large layer, bytes. */
export const sizes = { tiny: 0, '200 MB': 200_000_000, '1 GB': 1_000_000_000 } as const;

/** One of {@link sizes}. */
export type Size = keyof typeof sizes;

/** What is between both sides and the registries. */
export type Network = '0 ms' | '50 ms' | 'TLS, 50 ms' | '100 MB/s' | 'one at 25 MB/s';

/** A row of the table; each is measured with all builders. */
export interface Row {
  readonly name: string;
  readonly size: Size;
  /** The registry has all layers but one of 1 kB, as it has after a small change; else nothing. */
  readonly warm: boolean;
  readonly network: Network;
  readonly registries: number;
  readonly tags: number;
  /** Compared to `docker login` to each registry and the push; else both sides find their logins. */
  readonly login: boolean;
  /** Of each side, the first one not counted; three where a run takes long. */
  readonly runs: number;
}

const tiny = { size: 'tiny', warm: false, registries: 1, tags: 1, login: false, runs: 5 } as const;
const large = { ...tiny, size: '200 MB', network: '0 ms' } as const;
const huge = { ...large, size: '1 GB', runs: 3 } as const;

/** All rows, in the order of the table. */
export const rows: readonly Row[] = [
  { ...tiny, name: 'tiny-0ms', network: '0 ms' },
  { ...tiny, name: 'tiny-50ms', network: '50 ms' },
  { ...tiny, name: 'tiny-tls', network: 'TLS, 50 ms' },
  { ...tiny, name: '5-tags-50ms', network: '50 ms', tags: 5 },
  { ...tiny, name: '5x3-0ms', network: '0 ms', registries: 3, tags: 5 },
  { ...tiny, name: '5x3-50ms', network: '50 ms', registries: 3, tags: 5 },
  { ...tiny, name: '5x3-login', network: '0 ms', registries: 3, tags: 5, login: true },
  { ...tiny, name: '50x3-50ms', network: '50 ms', registries: 3, tags: 50, runs: 3 },
  { ...large, name: 'cold-200mb' },
  { ...large, name: 'cold-200mb-50ms', network: '50 ms' },
  { ...large, name: 'cold-200mb-limited', network: '100 MB/s' },
  { ...large, name: 'cold-200mb-x3', registries: 3 },
  { ...large, name: 'cold-200mb-slow', network: 'one at 25 MB/s', registries: 3, runs: 3 },
  { ...large, name: 'warm-200mb', warm: true },
  { ...huge, name: 'cold-1gb' },
  { ...huge, name: 'warm-1gb', warm: true },
];

/**
 * The rows with these names; a name also stands for all that begin with it and a hyphen (`warm`,
 * `cold-200mb`). All rows without names.
 *
 * @throws Error if there is no row of a name
 */
export function pickRowsByName(names: readonly string[]): readonly Row[] {
  const isNamed = (row: Row, name: string) => row.name === name || row.name.startsWith(`${name}-`);
  const unknown = names.find((name) => !rows.some((row) => isNamed(row, name)));
  if (unknown !== undefined) {
    const known = rows.map(({ name }) => name).join(', ');
    throw new Error(`no row "${unknown}"; the rows are ${known}`);
  }
  return names.length === 0 ? rows : rows.filter((row) => names.some((name) => isNamed(row, name)));
}
