// SPDX-License-Identifier: Apache-2.0
// The registry client: composes the parts of this module. One per run.
import { setMaxListeners } from 'node:events';
import type { Clock } from '../clock.ts';
import type { Env } from '../facts/facts.ts';
import { error, Problem } from '../problem.ts';
import type { Log } from '../log.ts';
import type { RegistrySetting } from '../settings/settings.ts';
import { readConcurrency, readReach, toApiHost } from './address.ts';
import { createAuth } from './auth/auth.ts';
import type { Access } from './auth/tokens.ts';
import { openUploadsAhead } from './blobs/ahead.ts';
import { hasBlob, openBlob, putBlob, readBlob } from './blobs/blobs.ts';
import { createHost, type Host, type HostOptions } from './host.ts';
import { dropBody } from './http/body.ts';
import { type HttpResponse, createHttp, type Http, type HttpRequest } from './http/http.ts';
import { type LimitOptions, toLimits } from './limits.ts';
import { deleteManifest } from './manifests/delete.ts';
import { getManifest, putManifest, resolveManifest } from './manifests/manifests.ts';
import { createHostPause, createSlots } from './http/pause.ts';
import { readRateLimit } from './http/rate-limit.ts';
import type { FoundCredential, RegistryClient, Repository } from './registry.ts';
import { provePush } from './auth/rights.ts';
import { sendBlob } from './blobs/send.ts';
import { createSession, type Session } from './http/session.ts';
import { createSilence, type Silence } from './http/silence.ts';
import { listReferrers } from './manifests/referrers.ts';
import { listTags } from './manifests/tags.ts';
import type { RepositoryName } from '../registry-host.ts';

/** What {@link createRegistryClient} needs. */
export interface RegistryClientOptions {
  readonly credentials: (
    repository: RepositoryName,
    actions: 'pull' | 'pull,push',
    /** A short-lived one that was refused: a new one is wanted. */
    refused?: FoundCredential,
  ) => Promise<FoundCredential | undefined>;
  /** How to reach hosts: `ca`, `cert`, `key`, `insecure`. */
  readonly registries: readonly RegistrySetting[];
  readonly clock: Clock;
  /** Proxies: `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`, `NO_PROXY`, in either case. */
  readonly env: Env;
  readonly signal: AbortSignal;
  readonly retryDeadlineMs: number;
  /** Writes to one host at a time, 8 without it; of tags, twice as many. */
  readonly writesPerHost?: number;
  readonly log?: Log;
  /** Where relative paths of `ca`, `cert` and `key` start; the working directory without it. */
  readonly cwd?: string;
  /** Where certificates are kept by host; Docker's and Podman's directories without it. */
  readonly certsDirs?: readonly string[];
  /** The checkout of an untrusted change: no certificate or key is read from it. */
  readonly except?: string | undefined;
  readonly connectTimeoutMs?: number;
  /** The setting `push-idle-timeout`, from which the limits of an exchange follow. */
  readonly idleTimeoutMs?: number;
  /** Other limits of an exchange than the usual ones. */
  readonly limits?: Omit<LimitOptions, 'idleMs' | 'connectMs'>;
}

const WRITES_PER_HOST = 8;
/** A tag is one small request, and a release may write dozens: so many times as many go at a time. */
const TAGS_PER_WRITE = 2;
/** Opened at the start: a small image takes as many at once, for the questions about its blobs, and uploads that are opened meanwhile. */
const OPENED_PER_HOST = 12;
/** Limit of reads, in addition to the writes: a blob copied within a host uses one of each. */
const READS_PER_HOST = 24;

/** A client whose repositories share connections, tokens, pauses and limits by host. */
export function createRegistryClient(options: RegistryClientOptions): RegistryClient {
  setMaxListeners(0, options.signal); // every request and every wait has a listener
  const limits = toLimits({
    idleMs: options.idleTimeoutMs,
    connectMs: options.connectTimeoutMs,
    ...options.limits,
  });
  const http = createHttp({
    env: options.env,
    signal: options.signal,
    reach: (host) => readReach(options.registries, host),
    cwd: options.cwd ?? '.',
    certsDirs: options.certsDirs,
    except: options.except,
    sockets: READS_PER_HOST + (2 + TAGS_PER_WRITE) * (options.writesPerHost ?? WRITES_PER_HOST),
    limits,
  });
  const tell = (name: string) => options.log?.info(`${name} does not respond; retrying.`);
  const silence = createSilence({ clock: options.clock, limits, tell });
  let requests = 0;
  const told = new Set<string>();
  const counted: Http = {
    close: http.close,
    send: async (httpRequest) => {
      requests += 1;
      const answer = await sendTold(httpRequest, { ...options, http, silence });
      const { host } = httpRequest.url;
      const low = readRateLimit(answer.headers, host);
      if (low !== undefined && !told.has(host)) options.log?.problem(low);
      if (low !== undefined) told.add(host);
      return answer;
    },
  };
  const open = async (base: URL) =>
    dropBody(await http.send({ method: 'GET', url: base, headers: {} }));
  const toHost = createHosts(options, { send: counted.send, open });
  const session = openSession(options, counted, toHost);
  return {
    connect: (repositories) => {
      const byHost = new Map(repositories.map((one) => [toApiHost(one.host), one]));
      for (const repository of byHost.values()) {
        toHost(repository.host).connect(repository, OPENED_PER_HOST);
      }
    },
    open: (repository) => openRepository(session, repository, options.clock),
    endPreflight: silence.endPreflight,
    counts: () => ({ requests, retries: session.retries() }),
    close: http.close,
  };
}

/** Sends every request of the client: writes a line for --debug, and watches for silent hosts. */
async function sendTold(
  httpRequest: HttpRequest,
  {
    http,
    silence,
    clock,
    log,
  }: Pick<RegistryClientOptions, 'clock' | 'log'> & {
    readonly http: Http;
    readonly silence: Silence;
  },
): Promise<HttpResponse> {
  const { method, url, registry, isBlob } = httpRequest;
  const startMs = clock.now();
  const name = registry === undefined ? url.host : `The token service ${url.host}`;
  const answer =
    isBlob === true
      ? await http.send(httpRequest)
      : await silence.watch(name, (withinMs) => http.send({ ...httpRequest, withinMs }));
  const address = `${url.origin}${url.pathname}`; // a query may hold a signature
  const tookMs = clock.now() - startMs;
  log?.debug(`${method} ${address} ${answer.statusCode} (${tookMs} ms)`);
  return answer;
}

function openSession(
  options: RegistryClientOptions,
  http: Http,
  host: (name: string) => Host,
): Session {
  const { clock, signal, registries, log, credentials } = options;
  const auth = createAuth({
    clock,
    credentials: (repository, actions, refused) =>
      credentials(repository, actions === 'pull' ? 'pull' : 'pull,push', refused),
    send: http.send,
    isInsecure: (host) => readReach(registries, host).insecure,
  });
  const deadlineMs = options.retryDeadlineMs;
  return createSession({ http, auth, host, clock, signal, deadlineMs, log });
}

/** The hosts of one run, each made when it is first needed. */
function createHosts(
  options: RegistryClientOptions,
  { send, open }: Pick<HostOptions, 'send' | 'open'>,
): (name: string) => Host {
  const { clock, signal, registries, writesPerHost = WRITES_PER_HOST } = options;
  const hosts = new Map<string, Host>();
  return (name) => {
    const known = hosts.get(toApiHost(name));
    if (known !== undefined) return known;
    const host = createHost(name, {
      reach: readReach(registries, name),
      pause: createHostPause(clock, signal),
      writers: createSlots(writesPerHost),
      tagWriters: createSlots(writesPerHost * TAGS_PER_WRITE),
      requests: createSlots(readConcurrency(registries, name)),
      ...{ send, open },
      clock,
    });
    hosts.set(toApiHost(name), host);
    return host;
  };
}

function openRepository(session: Session, repository: RepositoryName, clock: Clock): Repository {
  const pull: Access = { repository, actions: 'pull' };
  const push: Access = { repository, actions: 'pull,push' };
  const remove: Access = { repository, actions: 'pull,push,delete' };
  const { take: takeUpload, keep, ...uploads } = openUploadsAhead(session, push, clock);
  return {
    ...{ repository, uploads },
    resolve: (reference) => resolveManifest(session, pull, reference),
    getManifest: (reference) => getManifest(session, pull, reference),
    readManifest: async (digest) => {
      const manifest = await getManifest(session, pull, digest);
      if (manifest !== undefined) return manifest;
      const message = `manifest ${digest} not found in "${repository.name}".`;
      throw new Problem([error('REGISTRY_NOT_FOUND', message)]);
    },
    putManifest: (reference, manifest) => putManifest(session, push, reference, manifest),
    deleteManifest: (reference) => deleteManifest(session, remove, reference),
    hasBlob: (digest, actions) => hasBlob(session, actions === 'pull,push' ? push : pull, digest),
    sendBlob: (descriptor, next) => sendBlob(session, push, descriptor, { next, takeUpload }),
    readBlob: (descriptor) => readBlob(session, pull, descriptor),
    openBlob: (descriptor) => openBlob(session, pull, descriptor),
    putBlob: (descriptor, source, more) =>
      putBlob(session, push, descriptor, { source, takeUpload, ...more }),
    provePush: (upload) => provePush(session, push, upload === 'keep' ? keep : undefined),
    listTags: (maxPages, tries) => listTags(session, pull, { maxPages, tries, now: clock.now }),
    listReferrers: (digest, artifactType) =>
      listReferrers(session, pull, digest, { artifactType, now: clock.now }),
    authorize: (actions) => session.enter({ repository, actions }),
  };
}
