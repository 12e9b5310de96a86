// SPDX-License-Identifier: Apache-2.0
// Resolves a path link by link and refuses links in the checkout. Only reads the file system.
import * as fs from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { error, Problem } from '../../problem.ts';

/** A path without links. */
export interface FoundPath {
  readonly path: string;
  /** `stream`: a pipe, a device, a socket, or a descriptor of this process. */
  readonly kind: 'absent' | 'file' | 'directory' | 'stream';
  /** Of an existing file. */
  readonly stats?: fs.Stats;
  /** The path is this open descriptor: `/dev/stdout`, `/dev/fd/3`. */
  readonly descriptor?: number;
}

/** The same as the limit of Linux. */
const MOST_LINKS = 40;

/**
 * The file that a path leads to. Links outside the checkout are the user's own and are followed; a
 * commit can contain a link, so one in the checkout is refused. Only the last part may be missing.
 *
 * @param cwd where relative paths start; links in its checkout are refused.
 * @throws Problem OUTPUT_FILE_LINK, and the errors of the file system
 */
export function findPath(path: string, cwd: string): FoundPath {
  const descriptor = readDescriptor(path);
  if (descriptor !== undefined) return { path, kind: 'stream', descriptor };
  const checkout = findCheckout(cwd);
  let walk: Walk = { at: '/', rest: toParts(resolve(cwd, path)), links: 0 };
  for (let [part, ...rest] = walk.rest; part !== undefined; [part, ...rest] = walk.rest) {
    const next = part === '..' ? dirname(walk.at) : join(walk.at, part);
    const stats = fs.lstatSync(next, { throwIfNoEntry: false });
    if (stats?.isSymbolicLink() === true) {
      if (isBelow(next, checkout)) throw refuseLink(path, next);
      walk = follow({ ...walk, rest }, fs.readlinkSync(next));
      continue;
    }
    if (stats === undefined && rest.length === 0) return { path: next, kind: 'absent' };
    if (rest.length > 0) checkDirectory(stats);
    walk = { ...walk, at: next, rest };
  }
  return classify(walk.at);
}

/** The state of resolving a path. */
interface Walk {
  /** Without links. */
  readonly at: string;
  readonly rest: readonly string[];
  readonly links: number;
}

/** @throws ELOOP */
function follow({ at, rest, links }: Walk, target: string): Walk {
  if (links >= MOST_LINKS) throw failure('ELOOP');
  return {
    at: target.startsWith('/') ? '/' : at,
    rest: [...toParts(target), ...rest],
    links: links + 1,
  };
}

function toParts(path: string): string[] {
  return path.split('/').filter((part) => part !== '' && part !== '.');
}

function classify(path: string): FoundPath {
  const stats = fs.lstatSync(path);
  if (stats.isFile()) return { path, kind: 'file', stats };
  return { path, kind: stats.isDirectory() ? 'directory' : 'stream' };
}

/** @throws ENOENT or ENOTDIR, as opening a path below it would */
function checkDirectory(stats: fs.Stats | undefined): void {
  if (stats === undefined) throw failure('ENOENT');
  if (!stats.isDirectory()) throw failure('ENOTDIR');
}

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** The number in `/dev/fd/3`, `/proc/self/fd/3`, and of the standard streams by name. */
function readDescriptor(path: string): number | undefined {
  const [, number] = /^\/(?:dev|proc\/self)\/fd\/(\d{1,9})$/.exec(path) ?? [];
  const named = ['/dev/stdin', '/dev/stdout', '/dev/stderr'].indexOf(path);
  if (number !== undefined) return Number(number);
  return named > 0 ? named : undefined;
}

/** The directory at or above `cwd` that holds `.git`, or `cwd` itself; without links, like all paths here. */
function findCheckout(cwd: string): string {
  const start = fs.realpathSync(cwd);
  for (let at = start; ; at = dirname(at)) {
    if (fs.lstatSync(join(at, '.git'), { throwIfNoEntry: false }) !== undefined) return at;
    if (at === dirname(at)) return start;
  }
}

function isBelow(path: string, directory: string): boolean {
  return path.startsWith(directory.endsWith('/') ? directory : `${directory}/`);
}

function refuseLink(path: string, link: string): Problem {
  return new Problem([
    error(
      'OUTPUT_FILE_LINK',
      `"${path}" leads through "${link}", a symbolic link in the checkout, which may come with any commit`,
      'Give a path without that link, or one outside the checkout.',
    ),
  ]);
}
