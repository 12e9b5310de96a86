// SPDX-License-Identifier: Apache-2.0
// The source repository as its remote URL names it.
import type { Origin, Project } from './facts.ts';
import { compareOrigins } from './origins.ts';
import { omitUndefined } from '../omit-undefined.ts';

/** A project and the host that it lives on. */
export interface Located {
  readonly project: Project;
  /** `github.com`, with the port where the URL for people has one. */
  readonly host?: string;
}

/**
 * The project that a remote URL points at. Credentials and `.git` never come through, and ssh and git
 * URLs become the https one that people open.
 *
 * | remote                                      | url                              | slug        |
 * | ------------------------------------------- | -------------------------------- | ----------- |
 * | `git@github.com:acme/App.git`               | `https://github.com/acme/App`    | `acme/App`  |
 * | `https://user:token@gitlab.com/a/b/c.git`   | `https://gitlab.com/a/b/c`       | `a/b/c`     |
 * | `ssh://git@forge.example:2222/acme/app`     | `https://forge.example/acme/app` | `acme/app`  |
 * | `http://127.0.0.1:3000/acme/app.git`        | `http://127.0.0.1:3000/acme/app` | `acme/app`  |
 * | `/srv/git/app.git`, `file:///srv/app`, ``   | none                             | none        |
 * | `user:pa/ss@forge.example:acme/app`         | none: no forge has `@` in a path | none        |
 */
export function parseProjectUrl(remote: string | undefined): Located {
  const parts = splitRemote(remote?.trim() ?? '');
  if (parts === undefined) return { project: {} };
  const slug = parts.path.replace(/^\/+|\/+$/g, '').replace(/\.git$/, '');
  if (slug === '') return { project: {} };
  return {
    project: { slug, name: nameOf(slug), url: `${parts.scheme}://${parts.host}/${slug}` },
    host: parts.host,
  };
}

/** A project known by its slug and the address of its forge. */
export function toProject(slug: string | undefined, url: string | undefined): Project {
  const name = slug === undefined ? undefined : nameOf(slug);
  return omitUndefined({ slug, name, url: parseProjectUrl(url).project.url });
}

/**
 * The origin of a change, by the remote URLs of the repository that it comes from and of the one that is
 * built, each in any spelling: `git@` and `https://` name one project. Unknown where either names none.
 */
export function compareProjects(source: string | undefined, own: string | undefined): Origin {
  return compareOrigins(toKey(source), toKey(own));
}

function toKey(remote: string | undefined): string | undefined {
  const { host = '', project } = parseProjectUrl(remote);
  return project.slug === undefined ? undefined : `${host}/${project.slug}`;
}

function nameOf(slug: string): string {
  return slug.slice(slug.lastIndexOf('/') + 1);
}

function splitRemote(remote: string): { scheme: string; host: string; path: string } | undefined {
  if (remote.includes('://')) return splitUrl(remote);
  const short = /^(?:[^/\s]+@)?([^:/@\s]{2,}):([^?#@]+)(?:[?#][^@]*)?$/.exec(remote);
  return short ? { scheme: 'https', host: short[1] ?? '', path: short[2] ?? '' } : undefined;
}

function splitUrl(remote: string): { scheme: string; host: string; path: string } | undefined {
  if (!URL.canParse(remote) || !/^(https?|ssh|git|git\+ssh):/i.test(remote)) return undefined;
  const { protocol, host, hostname, pathname, search, hash } = new URL(remote);
  // No forge has this in a path: the host is a part of a password with `/` in it.
  if ((pathname + search + hash).includes('@')) return undefined;
  const isWeb = /^https?:$/.test(protocol);
  return isWeb
    ? { scheme: protocol.slice(0, -1), host, path: pathname }
    : { scheme: 'https', host: hostname, path: pathname };
}
