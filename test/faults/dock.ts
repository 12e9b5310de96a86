// SPDX-License-Identifier: Apache-2.0
// Where shipments start in tests: real registries behind fault proxies, a scripted builder, a fast clock.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apply } from '../../src/ship/ship.ts';
import { systemClock, type Clock } from '../../src/clock.ts';
import { PREFLIGHT_MS, SILENT_MS } from '../../src/registry/limits.ts';
import type { Receipt } from '../../src/ship/receipt.ts';
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

/** A registry of the lab behind a proxy of its own. */
export interface Berth {
  readonly kind: RegistryKind;
  readonly proxy: FaultProxy;
  readonly credential: FoundCredential | undefined;
}

/** Some registries, reached through proxies. */
export interface Dock {
  readonly berths: readonly Berth[];
  /** A client that goes past the proxies, to look at what is there and to prepare it. */
  readonly direct: RegistryClient;
  readonly close: () => Promise<void>;
}

/** Opens the lab's registries of these kinds. */
export async function openDock(kinds: readonly RegistryKind[]): Promise<Dock> {
  const { registries, ca } = await lab();
  const berths = await Promise.all(
    kinds.map(async (kind): Promise<Berth> => {
      const { url, users } = registries[kind];
      const tls = url.startsWith('https:') ? { ca } : {};
      return {
        kind,
        proxy: await startFaultProxy({ url, ...tls }),
        credential: toCredential(users),
      };
    }),
  );
  const real = new Map(berths.map(({ kind, proxy }) => [proxy.host, registries[kind].host]));
  const direct = createClient(berths, systemClock, {
    toHost: (host) => real.get(host) ?? host,
    registries: [{ prefix: registries.tls.host, required: true, insecure: false, ca }],
    signal: new AbortController().signal,
  });
  return {
    berths,
    direct,
    close: async () => {
      direct.close();
      await Promise.all(berths.map(({ proxy }) => proxy.close()));
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
  berths: readonly Berth[],
  clock: Clock,
  options: ClientOptions,
): RegistryClient {
  const { toHost = (host: string) => host } = options;
  const client = createRegistryClient({
    credentials: ({ host }) =>
      Promise.resolve(berths.find(({ proxy }) => toHost(proxy.host) === host)?.credential),
    registries: options.registries ?? [],
    clock,
    env: {},
    signal: options.signal,
    retryDeadlineMs: options.retryDeadlineMs ?? 120_000,
    // By the fast clock, so that a busy machine is no silent registry.
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

/** One shipment. */
export interface Order {
  readonly plan: Plan;
  readonly git: Git;
  readonly settings?: Partial<Settings>;
  /** What the builder makes; a new salt each time. */
  readonly image: Omit<ImageSpec, 'salt'>;
  readonly clock?: Clock;
  readonly controller?: AbortController;
  /** Another builder than the scripted one, and what it needs around it. */
  readonly around?: Around;
}

/** What a real builder needs. */
export type Around = Pick<ApplyContext, 'env' | 'cwd' | 'shell' | 'log' | 'credentials'>;

/** What came of a shipment. */
export interface Shipment {
  readonly receipt: Receipt;
  /** The digests of what was built, in order. */
  readonly built: readonly string[];
  readonly requests: number;
}

/** The clients' `push-idle-timeout`, in real time. */
const IDLE_MS = 2_000;

/** Applies a plan through the proxies. `built` is filled while it goes, for runs that are cut short. */
export async function shipFrom(dock: Dock, order: Order, built: string[] = []): Promise<Shipment> {
  const tempDir = await mkdtemp(join(tmpdir(), 'tagship-tag-'));
  await writeFile(join(tempDir, 'Dockerfile'), 'FROM scratch\n');
  const { signal } = order.controller ?? new AbortController();
  const clock = order.clock ?? createFastClock();
  const registries = createClient(dock.berths, clock, { signal, idleTimeoutMs: IDLE_MS });
  const context: ApplyContext = {
    env: { HOME: tempDir, PATH: '' },
    testEnv: {},
    trust: { level: 'trusted', reason: 'it is ours' },
    cwd: tempDir,
    shell: scriptBuilder(order.image, built),
    clock,
    log: silentLog,
    signal,
    tempDir,
    settings: settingsOf({ retryDeadline: 2_000_000, ...order.settings }),
    registries,
    remote: {
      gitTags: () => Promise.resolve({ known: true, from: 'remote', list: order.git.gitTags }),
      tip: () => Promise.resolve(order.git.tip),
      isAncestor: () => Promise.resolve(undefined),
      commitTime: () => Promise.resolve(undefined),
    },
    push: true,
    report: () => Promise.resolve(),
    credentials: { childEnv: () => Promise.resolve({}) },
    ...order.around,
  };
  try {
    const receipt = await apply(order.plan, context);
    return { receipt, built, requests: registries.counts().requests };
  } finally {
    registries.close();
    await rm(tempDir, { recursive: true, force: true });
  }
}
