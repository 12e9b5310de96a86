// SPDX-License-Identifier: Apache-2.0
// A local server with GitLab's API for container registries: it finds the repository, and deletes tags of a real registry.
import { onTestFinished } from 'vitest';
import { serve, type Asked, type Reply, type Served } from '../registry/server.ts';

/** What the API is in front of. */
export interface RegistryApiOptions {
  /** The path of the project, and of its repository. */
  readonly path: string;
  /** The token that a job has. */
  readonly token: string;
  /** Asks the registry below the repository: `manifests/1.2.3`. */
  readonly ask: (path: string, init?: RequestInit) => Promise<Response>;
  /** These tags are protected. */
  readonly protectedTags?: readonly string[];
}

const json = (body: unknown, status = 200): Reply => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/**
 * Starts the API; its address ends in `/api/v4`.
 *
 * @see https://docs.gitlab.com/api/container_registry/
 */
export async function serveRegistryApi(
  options: RegistryApiOptions,
): Promise<Served & { readonly api: string }> {
  const server = await serve((asked) => answer(asked, options));
  onTestFinished(() => server.close());
  return { ...server, api: `${server.url}/api/v4` };
}

async function answer({ method, path, headers }: Asked, options: RegistryApiOptions) {
  if (headers['job-token'] !== options.token) return json({ message: '401 Unauthorized' }, 401);
  const repositories = `/api/v4/projects/${encodeURIComponent(options.path)}/registry/repositories`;
  if (method === 'GET' && path.startsWith(`${repositories}?`)) {
    return json([{ id: 7, name: '', path: options.path }]);
  }
  const tags = `${repositories}/7/tags/`;
  if (method !== 'DELETE' || !path.startsWith(tags)) return json({ message: '404 Not Found' }, 404);
  return await deleteTag(decodeURIComponent(path.slice(tags.length)), options);
}

async function deleteTag(tag: string, { ask, protectedTags }: RegistryApiOptions): Promise<Reply> {
  if (protectedTags?.includes(tag) === true) return json({ message: '403 Forbidden' }, 403);
  const digest = (await ask(`manifests/${tag}`)).headers.get('docker-content-digest');
  if (digest === null) return json({ message: '404 Not Found' }, 404);
  const { status } = await ask(`manifests/${digest}`, { method: 'DELETE' });
  return json({}, status === 202 ? 200 : status);
}
