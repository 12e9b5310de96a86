// SPDX-License-Identifier: Apache-2.0
// A reverse proxy in front of a registry that does faults on demand and notes every request.
import {
  createServer,
  type ClientRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { toScript, type Fault, type FaultRule, type Script } from './fault.ts';
import {
  drain,
  fetchOnce,
  forwarded,
  open,
  openUpstream,
  read,
  type Answer,
  type Upstream,
} from './upstream.ts';

/** One request that came by. */
export interface Passed {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly method: string;
  readonly url: string;
  /** `Basic`, `Bearer` or empty. */
  readonly scheme: string;
  readonly userAgent: string;
  /** What was done to it. */
  fault?: Fault['kind'];
  /** The answer to the client; undefined if it got none. */
  status?: number;
  /** From request to the end of the answer. */
  ms?: number;
}

/** A proxy that listens. */
export interface FaultProxy {
  /** `127.0.0.1:40123`: used instead of the registry's. */
  readonly host: string;
  readonly url: string;
  /** In the order of their coming. */
  readonly log: Passed[];
  /** How many requests are being passed on, also those whose client has gone. */
  readonly countOpen: () => number;
  /** The most requests that were under way at once. */
  readonly maxInFlight: () => number;
  /** From now on these rules, counted from now on; the log begins anew. */
  readonly use: (rules: readonly FaultRule[] | Script) => void;
  /** Wait this long before each request is passed on. */
  readonly setLatency: (ms: number) => void;
  readonly close: () => Promise<void>;
}

interface Proxy {
  readonly upstream: Upstream;
  readonly stale: Map<string, { until: number; answers: Map<string, Answer> }>;
  script: Script;
  latencyMs: number;
}

/** One request on its way. */
interface Exchange {
  readonly proxy: Proxy;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly passed: Passed;
  readonly fault: Fault | undefined;
  /** The body of a manifest's write, which was read to know what to do with it. */
  readonly manifest: Buffer | undefined;
}

const MANIFEST_TYPES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

/** Starts a proxy on a free loopback port. It speaks plain HTTP, also in front of a registry with TLS. */
export async function startFaultProxy(upstream: {
  readonly url: string;
  /** PEM, for https. */
  readonly ca?: string;
}): Promise<FaultProxy> {
  const opened = openUpstream(upstream);
  const proxy: Proxy = { upstream: opened, stale: new Map(), script: toScript([]), latencyMs: 0 };
  const log: Passed[] = [];
  let inFlight = 0;
  let passing = 0;
  let most = 0;
  const server = createServer((request, response) => {
    const passed = describe(request);
    log.push(passed);
    inFlight += 1;
    most = Math.max(most, inFlight);
    response.on('close', () => {
      inFlight -= 1;
      passed.ms = Date.now() - passed.at;
    });
    request.on('error', () => response.destroy());
    passing += 1;
    handle(proxy, request, response, passed)
      .catch(() => request.socket.destroy())
      .finally(() => {
        passing -= 1;
      });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${portOf(server)}`;
  return {
    host,
    url: `http://${host}`,
    log,
    countOpen: () => passing,
    maxInFlight: () => most,
    use: (rules) => {
      proxy.script = typeof rules === 'function' ? rules : toScript(rules);
      proxy.stale.clear();
      log.length = 0;
      most = inFlight;
    },
    setLatency: (ms) => {
      proxy.latencyMs = ms;
    },
    close: () => close(server, opened),
  };
}

async function handle(
  proxy: Proxy,
  request: IncomingMessage,
  response: ServerResponse,
  passed: Passed,
): Promise<void> {
  const { method, url, userAgent } = passed;
  const isManifest = method === 'PUT' && url.includes('/manifests/');
  const manifest = isManifest ? await read(request) : undefined;
  const type = request.headers['content-type'] ?? '';
  const asked = { method, url, userAgent, type, manifest: manifest?.toString() ?? '' };
  const fault = await proxy.script(asked);
  if (fault) Object.assign(passed, { fault: fault.kind });
  if (proxy.latencyMs > 0) await wait(proxy.latencyMs);
  const exchange: Exchange = { proxy, request, response, passed, fault, manifest };
  const old = readStale(proxy, method, url);
  if (old) await answer(exchange, old);
  else await commit(exchange);
}

/** Does the fault, or passes the request on and does it to the answer. */
async function commit(exchange: Exchange): Promise<void> {
  const { proxy, request, fault } = exchange;
  switch (fault?.kind) {
    case 'status':
      await drain(request);
      await answer(exchange, makeFailure(fault));
      return;
    case 'expired':
      await drain(request);
      await answer(exchange, await makeChallenge(exchange));
      return;
    case 'reset':
      if (fault.when !== 'before') break;
      request.socket.resetAndDestroy();
      return;
    case 'hang':
      if (fault.when === 'before') return;
      break;
    case 'delay':
      await wait(fault.ms);
      break;
    case 'stale':
      await rememberOld(exchange, fault.ms);
      break;
    case 'truncate':
    case 'corrupt':
    case 'digest':
    case undefined:
      break;
  }
  const upstream = await pass(proxy, exchange);
  if (upstream) await finish(exchange, upstream);
}

/** Forwards the request; undefined if a rule cut it. */
async function pass(proxy: Proxy, exchange: Exchange): Promise<IncomingMessage | undefined> {
  const { request, fault } = exchange;
  const { method, url } = exchange.passed;
  const onward = open(proxy.upstream, method, url, forwarded(proxy.upstream, request.headers));
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    onward.on('response', resolve).on('error', reject);
  });
  answered.catch(() => undefined); // awaited below, unless the request is cut
  const cutAt =
    fault?.kind === 'reset' && fault.when === 'during' ? (fault.afterBytes ?? 1) : Infinity;
  let bytes = 0;
  for await (const chunk of exchange.manifest === undefined ? request : [exchange.manifest]) {
    bytes += (chunk as Buffer).length;
    if (bytes >= cutAt) {
      onward.destroy();
      request.socket.resetAndDestroy();
      return undefined;
    }
    if (!onward.write(chunk)) {
      await flowing(onward);
    }
  }
  onward.end();
  return answered;
}

/** Until more may be written, or nothing any more. */
async function flowing(onward: ClientRequest): Promise<void> {
  await new Promise<void>((resolve) => {
    const go = (): void => {
      onward.off('drain', go).off('close', go);
      resolve();
    };
    onward.on('drain', go).on('close', go);
  });
}

async function finish(exchange: Exchange, upstream: IncomingMessage): Promise<void> {
  const { request, response, passed, fault } = exchange;
  const status = upstream.statusCode ?? 502;
  if (fault?.kind === 'reset') {
    await drain(upstream);
    request.socket.resetAndDestroy();
  } else if (fault?.kind === 'hang') {
    await drain(upstream);
  } else if (fault?.kind === 'truncate' || fault?.kind === 'corrupt' || fault?.kind === 'digest') {
    await answer(exchange, { status, headers: upstream.headers, body: await read(upstream) });
  } else {
    passed.status = status;
    response.writeHead(status, upstream.headers);
    upstream.on('error', () => response.destroy());
    upstream.pipe(response);
  }
}

/** Sends an answer that is known whole, spoiled as the fault says. */
async function answer(exchange: Exchange, { status, headers, body }: Answer): Promise<void> {
  const { request, response, passed, fault } = exchange;
  passed.status = status;
  const named = fault?.kind === 'digest' ? { 'docker-content-digest': fault.digest } : {};
  response.writeHead(status, { ...headers, ...named });
  if (request.method === 'HEAD') {
    response.end();
  } else if (fault?.kind === 'truncate') {
    await new Promise((resolve) => response.write(body.subarray(0, fault.keepBytes), resolve));
    request.socket.destroy();
  } else {
    response.end(fault?.kind === 'corrupt' ? corrupt(body) : body);
  }
}

function corrupt(body: Buffer): Buffer {
  const copy = Buffer.from(body);
  const middle = copy.length >> 1;
  if (copy.length > 0) copy[middle] = (copy[middle] ?? 0) ^ 1;
  return copy;
}

function makeFailure(fault: Extract<Fault, { kind: 'status' }>): Answer {
  if (fault.page !== undefined) {
    const headers = { 'content-type': 'text/html' };
    return { status: fault.status, headers, body: Buffer.from(fault.page) };
  }
  const code = fault.code ?? (fault.status === 429 ? 'TOOMANYREQUESTS' : 'UNKNOWN');
  const message = fault.message ?? `injected ${fault.status}`;
  return {
    status: fault.status,
    headers: {
      'content-type': 'application/json',
      ...(fault.retryAfter !== undefined && { 'retry-after': fault.retryAfter }),
    },
    body: Buffer.from(JSON.stringify({ errors: [{ code, message }] })),
  };
}

/** The registry's challenge, for the scope that the request needs. */
async function makeChallenge({ proxy, passed }: Exchange): Promise<Answer> {
  const { headers, body } = await fetchOnce(proxy.upstream, 'GET', '/v2/', {});
  const name = /^\/v2\/(.+?)\/(?:manifests|blobs|tags)\//.exec(passed.url)?.[1];
  const actions = ['GET', 'HEAD'].includes(passed.method) ? 'pull' : 'pull,push';
  const given = headers['www-authenticate'] ?? 'Basic realm="fault"';
  const scope =
    name === undefined ? '' : `,scope="repository:${name}:${actions}",error="invalid_token"`;
  return {
    status: 401,
    headers: {
      'content-type': 'application/json',
      'www-authenticate': given.startsWith('Bearer') ? given + scope : given,
    },
    body,
  };
}

/** Asks for what is there before a write, so that it can be shown again after it. */
async function rememberOld({ proxy, request, passed }: Exchange, ms: number): Promise<void> {
  const headers = { accept: MANIFEST_TYPES, authorization: request.headers.authorization ?? '' };
  const answers = new Map<string, Answer>();
  for (const method of ['GET', 'HEAD']) {
    answers.set(method, await fetchOnce(proxy.upstream, method, passed.url, headers));
  }
  proxy.stale.set(passed.url, { until: Date.now() + ms, answers });
}

function readStale(proxy: Proxy, method: string, url: string): Answer | undefined {
  const old = proxy.stale.get(url);
  return old && Date.now() < old.until ? old.answers.get(method) : undefined;
}

function describe(request: IncomingMessage): Passed {
  return {
    at: Date.now(),
    method: request.method ?? '',
    url: request.url ?? '',
    scheme: request.headers.authorization?.split(' ')[0] ?? '',
    userAgent: request.headers['user-agent'] ?? '',
  };
}

async function close(server: Server, upstream: Upstream): Promise<void> {
  upstream.agent.destroy();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}
