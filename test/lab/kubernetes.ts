// SPDX-License-Identifier: Apache-2.0
// As much of a Kubernetes API as buildx's driver asks for: deployments, their pods, and commands run in them, which go to a BuildKit of the lab.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { decodeDeployment, type Deployment } from './protobuf.ts';
import { serveSpdy, type SpdyStream } from './spdy.ts';

/** How the cluster behaves. */
export interface ClusterOptions {
  /** The port of the BuildKit in the pods of a namespace. */
  readonly toBuildKit: (namespace: string) => number;
  /** Whether pods become ready; without it they are at once. */
  readonly isReady?: () => boolean;
  /** An answer of its own to a request: `POST /apis/apps/v1/namespaces/builds/deployments`. */
  readonly refuse?: (request: string) => Refusal | undefined;
}

/** What the API says instead of doing it. */
export interface Refusal {
  readonly code: number;
  readonly reason: string;
  readonly message: string;
}

/** A cluster that answers. */
export interface Cluster {
  /** `http://127.0.0.1:12345`, for `server` in a kubeconfig. */
  readonly url: string;
  /** The deployments that are there now, by `namespace/name`. */
  readonly deployments: ReadonlyMap<string, Deployment>;
  /** Every deployment that was ever made. */
  readonly made: readonly Deployment[];
  readonly close: () => Promise<void>;
}

/** Starts a cluster on loopback. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const deployments = new Map<string, Deployment>();
  const made: Deployment[] = [];
  const sockets = new Set<Duplex>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      answer(request, response, { options, deployments, made, body: Buffer.concat(chunks) });
    });
  });
  server.on('upgrade', (request, socket: Socket, head) => {
    sockets.add(socket.on('close', () => sockets.delete(socket)));
    runCommand(request, socket, head, options);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${port}`, deployments, made, close };
}

/** The text of a kubeconfig for clusters, each under the name of its context; the first is the current one. */
export function renderKubeconfig(clusters: Readonly<Record<string, string>>): string {
  const names = Object.keys(clusters);
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: Object.entries(clusters).map(([name, server]) => ({ name, cluster: { server } })),
    users: [{ name: 'lab', user: { token: 'lab-token' } }],
    contexts: names.map((name) => ({ name, context: { cluster: name, user: 'lab' } })),
    'current-context': names[0] ?? '',
  });
}

interface Exchange {
  readonly options: ClusterOptions;
  readonly deployments: Map<string, Deployment>;
  readonly made: Deployment[];
  readonly body: Buffer;
}

const PATH =
  /^\/(?:api\/v1|apis\/apps\/v1)\/namespaces\/(?<namespace>[^/]+)\/(?<kind>deployments|pods)(?:\/(?<name>[^/]+))?$/;

function answer(request: IncomingMessage, response: ServerResponse, exchange: Exchange): void {
  const { options, deployments, made, body } = exchange;
  const { method = '', url = '' } = request;
  const send = (code: number, value: object): void => {
    response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  };
  const { pathname, searchParams } = new URL(url, 'http://cluster');
  const refusal = options.refuse?.(`${method} ${pathname}`);
  const { namespace = '', kind, name = '' } = PATH.exec(pathname)?.groups ?? {};
  const notFound = { code: 404, reason: 'NotFound', message: `${kind ?? ''} "${name}" not found` };
  const key = `${namespace}/${name}`;
  const known = deployments.get(key);
  if (refusal !== undefined) send(refusal.code, toStatus(refusal));
  else if (kind === 'pods') send(200, listPods(deployments, namespace, searchParams));
  else if (method === 'POST') {
    const deployment = decodeDeployment(body);
    deployments.set(`${namespace}/${deployment.name}`, deployment);
    made.push(deployment);
    send(201, toObject(deployment, namespace, false));
  } else if (known === undefined) send(404, toStatus(notFound));
  else if (method === 'DELETE') {
    deployments.delete(key);
    send(200, { kind: 'Status', apiVersion: 'v1', status: 'Success' });
  } else send(200, toObject(known, namespace, options.isReady?.() ?? true));
}

function toStatus({ code, reason, message }: Refusal): object {
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message,
    reason,
    code,
  };
}

function toObject(deployment: Deployment, namespace: string, isReady: boolean): object {
  const { name, labels, annotations, replicas, selector, template, containers } = deployment;
  return {
    kind: 'Deployment',
    apiVersion: 'apps/v1',
    metadata: { name, namespace, labels, annotations, uid: name },
    spec: {
      replicas,
      selector: { matchLabels: selector },
      template: { metadata: template, spec: { containers } },
    },
    status: { replicas, readyReplicas: isReady ? replicas : 0 },
  };
}

function listPods(
  deployments: ReadonlyMap<string, Deployment>,
  namespace: string,
  query: URLSearchParams,
): object {
  const wanted = (query.get('labelSelector') ?? '').split(',').map((one) => one.split('='));
  const items = [...deployments]
    .filter(([key]) => key.startsWith(`${namespace}/`))
    .filter(([, { template }]) =>
      wanted.every(([label = '', value]) => template.labels[label] === value),
    )
    .flatMap(([, { name, replicas, template, containers }]) =>
      Array.from({ length: replicas }, (_, at) => ({
        metadata: { name: `${name}-${at}`, namespace, ...template },
        spec: { containers },
        status: { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] },
      })),
    );
  return { kind: 'PodList', apiVersion: 'v1', metadata: {}, items };
}

/** `exec` in a pod: streams over SPDY, of which standard input and output become a connection to BuildKit. */
function runCommand(
  request: IncomingMessage,
  socket: Socket,
  head: Buffer,
  { toBuildKit }: ClusterOptions,
): void {
  const offered = (request.headers['x-stream-protocol-version'] ?? '').toString().split(/, */);
  const version = offered.includes('v4.channel.k8s.io') ? 'v4.channel.k8s.io' : (offered[0] ?? '');
  const answer = ['101 Switching Protocols', 'Connection: Upgrade', 'Upgrade: SPDY/3.1'];
  socket.write(`HTTP/1.1 ${answer.join('\r\n')}\r\nX-Stream-Protocol-Version: ${version}\r\n\r\n`);
  if (head.length > 0) socket.unshift(head);
  const [, namespace = ''] = /namespaces\/([^/]+)/.exec(request.url ?? '') ?? [];
  const streams = new Map<string, SpdyStream>();
  let target: Socket | undefined;
  serveSpdy(socket, {
    stream: (opened) => {
      const kind = opened.headers.streamtype ?? '';
      streams.set(kind, opened);
      if (kind !== 'stdin') opened.resume();
      target ??= pipe(streams, toBuildKit(namespace));
    },
    end: () => void target?.destroy(),
  });
}

/** Undefined until all streams that it needs are there. */
function pipe(streams: ReadonlyMap<string, SpdyStream>, port: number): Socket | undefined {
  const [input, output, status] = ['stdin', 'stdout', 'error'].map((kind) => streams.get(kind));
  if (input === undefined || output === undefined || status === undefined) return undefined;
  const target = connect(port, '127.0.0.1');
  input.pipe(target);
  target.pipe(output);
  target.on('end', () => {
    status.end(JSON.stringify({ metadata: {}, status: 'Success' }));
    streams.get('stderr')?.end();
  });
  target.on('error', ({ message }) => {
    status.end(JSON.stringify(toStatus({ code: 500, reason: 'InternalError', message })));
  });
  return target;
}
