// SPDX-License-Identifier: Apache-2.0
// A proxy in front of a registry that adds what it lacks: the referrers API of the distribution specification.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHash } from 'node:crypto';
import { open, openUpstream, read, type Upstream } from './upstream.ts';

/** A proxy that listens. */
export interface ReferrersProxy {
  /** `127.0.0.1:40123` */
  readonly host: string;
  /** Every request, as `GET /v2/…`. */
  readonly requests: string[];
  readonly close: () => Promise<void>;
}

interface Entry {
  readonly path: string;
  readonly subject: string;
  readonly descriptor: Readonly<Record<string, unknown>> & { readonly artifactType?: unknown };
}

/** Starts it on a free port of loopback. What refers to what is noted as it is pushed, and forgotten with the proxy. */
export async function startReferrersProxy(url: string): Promise<ReferrersProxy> {
  const upstream = openUpstream({ url });
  const entries: Entry[] = [];
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
    answer(upstream, entries, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: async () => {
      server.closeAllConnections();
      upstream.agent.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(
  upstream: Upstream,
  entries: Entry[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '', 'http://proxy');
  const [, path = '', subject = ''] = /^\/v2\/(.+)\/referrers\/([^/]+)$/.exec(url.pathname) ?? [];
  if (request.method === 'GET' && path !== '') {
    list(entries, { path, subject, artifactType: url.searchParams.get('artifactType') }, response);
    return;
  }
  const isManifest = request.method === 'PUT' && url.pathname.includes('/manifests/');
  const body = isManifest ? await read(request) : undefined;
  const onward = open(upstream, request.method ?? 'GET', request.url ?? '', request.headers);
  if (body === undefined) request.pipe(onward);
  else onward.end(body);
  const back = await new Promise<IncomingMessage>((resolve, reject) => {
    onward.on('response', resolve).on('error', reject);
  });
  const entry = body === undefined ? undefined : toEntry(url.pathname, body);
  const isStored = entry !== undefined && back.statusCode === 201;
  if (isStored) entries.push(entry);
  const more = isStored ? { 'oci-subject': entry.subject } : {};
  response.writeHead(back.statusCode ?? 502, { ...back.headers, ...more });
  back.pipe(response);
}

function list(
  entries: readonly Entry[],
  wanted: {
    readonly path: string;
    readonly subject: string;
    readonly artifactType: string | null;
  },
  response: ServerResponse,
): void {
  const found = entries
    .filter(({ path, subject }) => path === wanted.path && subject === wanted.subject)
    .map(({ descriptor }) => descriptor)
    .filter(
      ({ artifactType }) => wanted.artifactType === null || artifactType === wanted.artifactType,
    );
  const mediaType = 'application/vnd.oci.image.index.v1+json';
  const filters = wanted.artifactType === null ? {} : { 'oci-filters-applied': 'artifactType' };
  response.writeHead(200, { 'content-type': mediaType, ...filters });
  response.end(JSON.stringify({ schemaVersion: 2, mediaType, manifests: found }));
}

/** What the specification tells a registry to note of a manifest with a subject. */
function toEntry(pathname: string, body: Buffer): Entry | undefined {
  const [, path = ''] = /^\/v2\/(.+)\/manifests\//.exec(pathname) ?? [];
  const manifest = JSON.parse(body.toString('utf8')) as {
    readonly subject?: { readonly digest: string };
    readonly [name: string]: unknown;
  };
  if (manifest.subject === undefined) return undefined;
  const digest = `sha256:${createHash('sha256').update(body).digest('hex')}`;
  const { mediaType, artifactType, annotations } = manifest;
  const descriptor = { mediaType, digest, size: body.byteLength, artifactType, annotations };
  return { path, subject: manifest.subject.digest, descriptor };
}
