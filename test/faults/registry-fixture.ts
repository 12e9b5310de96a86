// SPDX-License-Identifier: Apache-2.0
// The registry fixture: registries of the lab behind fault proxies, a scripted builder, a fast clock.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apply } from '../../src/ship/ship.ts';
import { systemClock, type Clock } from '../../src/clock.ts';
import { PREFLIGHT_MS, SILENT_MS } from '../../src/registry/limits.ts';
import type { Receipt } from '../../src/ship/record/receipt.ts';
import type { GitTag } from '../../src/facts/facts.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { createRegistryClient } from '../../src/registry/client.ts';
import type { FoundCredential, RegistryClient } from '../../src/registry/registry.ts';
import { secret } from '../../src/settings/secret.ts';
import type { Settings } from '../../src/settings/settings.ts';
import { startFaultProxy, type FaultProxy } from '../lab/fault-proxy.ts';
import { lab } from '../lab/lab.ts';
import type { RegistryKind } from '../lab/registries.ts';
import { silentLog } from '../ship/tagging.ts';
import { settingsOf } from '../plan/settings.ts';
import { scriptBuilder } from './builder.ts';
import type { ImageSpec } from './images.ts';
import type { ApplyContext } from '../../src/ship/context.ts';

/** How much faster than the world the fast clock goes. */
export const SPEED = 100;

/** A clock on which a hundred seconds pass in one. */
export function createFastClock(): Clock {
  const start = systemClock.now();
  return {
    now: () => start + (systemClock.now() - start) * SPEED,
    sleep: (ms, signal) => systemClock.sleep(ms / SPEED, signal),
    random: () => Math.random(),
  };
}

/** A registry of the lab behind its own proxy. */
export interface ProxiedRegistry {
  readonly kind: RegistryKind;
  readonly proxy: FaultProxy;
  readonly credential: FoundCredential | undefined;
}

/** Registries reached through proxies. */
export interface RegistryFixture {
  readonly proxied: readonly ProxiedRegistry[];
  /** A client that bypasses the proxies, to seed and inspect the registries. */
  readonly direct: RegistryClient;
  readonly close: () => Promise<void>;
}

/** Opens the lab's registries of these kinds. */
export async function openRegistryFixture(
  kinds: readonly RegistryKind[],
): Promise<RegistryFixture> {
  const { registries, ca } = await lab();
  const proxied = await Promise.all(
    kinds.map(async (kind): Promise<ProxiedRegistry> => {
      const { url, users } = registries[kind];
      const tls = url.startsWith('https:') ? { ca } : {};
      return {
        kind,
        proxy: await startFaultProxy({ url, ...tls }),
        credential: toCredential(users),
      };
    }),
  );
  const real = new Map(proxied.map(({ kind, proxy }) => [proxy.host, registries[kind].host]));
  const direct = createClient(proxied, systemClock, {
    toHost: (host) => real.get(host) ?? host,
    registries: [{ prefix: registries.tls.host, required: true, insecure: false, ca }],
    signal: new AbortController().signal,
  });
  return {
    proxied,
    direct,
    close: async () => {
      direct.close();
      await Promise.all(proxied.map(({ proxy }) => proxy.close()));
    },
  };
}

function toCredential(users: Readonly<Record<string, string>>): FoundCredential | undefined {
  const [first] = Object.entries(users);
  if (first === undefined) return undefined;
  const [username, password] = first;
  return {
    credential: { kind: 'password', username, password: secret(password) },
    source: 'registries',
  };
}

interface ClientOptions {
  readonly toHost?: (host: string) => string;
  readonly registries?: Settings['registries'];
  readonly signal: AbortSignal;
  readonly idleTimeoutMs?: number;
  readonly retryDeadlineMs?: number;
}

function createClient(
  proxied: readonly ProxiedRegistry[],
  clock: Clock,
  options: ClientOptions,
): RegistryClient {
  const { toHost = (host: string) => host } = options;
  const client = createRegistryClient({
    credentials: ({ host }) =>
      Promise.resolve(proxied.find(({ proxy }) => toHost(proxy.host) === host)?.credential),
    registries: options.registries ?? [],
    clock,
    env: {},
    signal: options.signal,
    retryDeadlineMs: options.retryDeadlineMs ?? 120_000,
    // By the fast clock, so that a slow machine does not make a registry look silent.
    limits: { silentMs: SILENT_MS * SPEED, preflightMs: PREFLIGHT_MS * SPEED },
    ...(options.idleTimeoutMs === undefined ? {} : { idleTimeoutMs: options.idleTimeoutMs }),
  });
  return {
    ...client,
    open: (repository) => client.open({ ...repository, host: toHost(repository.host) }),
  };
}

/** The project's git, as ship asks for it. */
export interface Git {
  readonly gitTags: readonly GitTag[];
  readonly tip?: string;
}

/** What to ship. */
export interface ShipRequest {
  readonly plan: Plan;
  readonly git: Git;
  readonly settings?: Partial<Settings>;
  /** What the builder makes; a new salt each time. */
  readonly image: Omit<ImageSpec, 'salt'>;
  readonly clock?: Clock;
  readonly controller?: AbortController;
  /** More variables of the run. */
  readonly env?: Readonly<Record<string, string>>;
  readonly trust?: ApplyContext['trust'];
  /** Another builder than the scripted one, and what it needs around it. */
  readonly around?: Around;
}

/** What a real builder needs. */
export type Around = Pick<ApplyContext, 'env' | 'cwd' | 'shell' | 'log' | 'credentials'>;

/** The result of a run of `ship`. */
export interface ShipResult {
  readonly receipt: Receipt;
  /** The digests of what was built, in order. */
  readonly built: readonly string[];
  readonly requests: number;
}

/** The clients' `push-idle-timeout`, in real time. */
const IDLE_MS = 2_000;

/** Applies a plan through the proxies. `built` is filled while it goes, for runs that are cut short. */
export async function shipFrom(
  fixture: RegistryFixture,
  request: ShipRequest,
  built: string[] = [],
): Promise<ShipResult> {
  const tempDir = await mkdtemp(join(tmpdir(), 'tagship-tag-'));
  await writeFile(join(tempDir, 'Dockerfile'), 'FROM scratch\n');
  const { signal } = request.controller ?? new AbortController();
  const clock = request.clock ?? createFastClock();
  // The scripted builder writes layouts, also where an engine is at hand that would push.
  const ownStrategy = request.around === undefined ? ({ publish: 'layout' } as const) : {};
  const registries = createClient(fixture.proxied, clock, { signal, idleTimeoutMs: IDLE_MS });
  const context: ApplyContext = {
    env: { HOME: tempDir, PATH: '', ...request.env },
    testEnv: {},
    trust: request.trust ?? { level: 'trusted', reason: 'it is ours' },
    cwd: tempDir,
    shell: scriptBuilder(request.image, built),
    clock,
    log: silentLog,
    signal,
    tempDir,
    settings: settingsOf({ retryDeadline: 2_000_000, ...ownStrategy, ...request.settings }),
    registries,
    remote: {
      gitTags: () => Promise.resolve({ known: true, from: 'remote', list: request.git.gitTags }),
      tip: () => Promise.resolve(request.git.tip),
      isAncestor: () => Promise.resolve(undefined),
      commitTime: () => Promise.resolve(undefined),
    },
    push: true,
    report: () => Promise.resolve(),
    credentials: {
      childEnv: () => Promise.resolve({}),
      createRepository: () => Promise.reject(new Error('it was asked for')),
    },
    ...request.around,
  };
  try {
    const receipt = await apply(request.plan, context);
    return { receipt, built, requests: registries.counts().requests };
  } finally {
    registries.close();
    await rm(tempDir, { recursive: true, force: true });
  }
}
