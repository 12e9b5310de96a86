// SPDX-License-Identifier: Apache-2.0
// An endpoint before registries on loopback, and a builder that pushes to it as BuildKit does. Expects nothing.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Clock, systemClock } from '../../../src/clock.ts';
import { toDigest } from '../../../src/registry/blobs/digest.ts';
import { openIntake } from '../../../src/ship/endpoint/intake.ts';
import { createMembers } from '../../../src/ship/endpoint/members.ts';
import { startServer } from '../../../src/ship/endpoint/server.ts';
import { createBench, type TestBlob } from '../../registry/bench.ts';
import { type Asked, type Reply, refusal, serve, type Served } from '../../registry/server.ts';

/** A registry that stores blobs, and what it does differently. */
export interface TestRegistry {
  readonly served: Served;
  readonly blobs: Map<string, Buffer>;
  /** The requests for blobs that match, with their count. */
  readonly count: (pattern: RegExp) => number;
}

/** A fault for some requests; `times` says how often the same was asked before. */
export type Twist = (asked: Asked, times: number) => Reply | undefined;

/** Starts a registry for the length of a test. */
export async function startRegistry(twist: Twist = () => undefined): Promise<TestRegistry> {
  const blobs = new Map<string, Buffer>();
  const parts = new Map<string, Buffer>();
  let uploads = 0;
  const served = await serve((asked, times) => {
    const other = twist(asked, times);
    if (other !== undefined) return other;
    const url = new URL(asked.path, 'http://registry');
    if (url.pathname === '/v2/') return { status: 200 };
    if (asked.method === 'HEAD') return { status: blobs.has(url.pathname.slice(-71)) ? 200 : 404 };
    if (asked.method === 'POST') {
      uploads += 1;
      return { status: 202, headers: { location: `${url.pathname}${uploads}` } };
    }
    const whole = Buffer.concat([parts.get(url.pathname) ?? Buffer.alloc(0), asked.body]);
    if (asked.method === 'PATCH') {
      parts.set(url.pathname, whole);
      return { status: 202, headers: { location: url.pathname } };
    }
    const digest = url.searchParams.get('digest') ?? '';
    if (toDigest(whole) !== digest) return refusal(400, 'DIGEST_INVALID');
    blobs.set(digest, whole);
    return { status: 201 };
  });
  onTestFinished(served.close);
  const count = (pattern: RegExp) => served.lines().filter((line) => pattern.test(line)).length;
  return { served, blobs, count };
}

/** What is different for one registry. */
export interface Seat {
  readonly registry: TestRegistry;
  readonly isRequired?: boolean;
}

/** An endpoint that passes on to these registries, and a builder for it, which may be silent for so long. */
export async function openEndpointFor(
  seats: readonly Seat[],
  clock: Clock = systemClock,
  idleMs = 60_000,
) {
  const directory = await mkdtemp(join(tmpdir(), 'tagship-endpoint-'));
  const server = await startServer(idleMs);
  const bench = createBench();
  const members = createMembers(
    seats.map(({ registry, isRequired = true }) => ({
      repository: bench.open(registry.served.host),
      isRequired,
    })),
  );
  const intake = openIntake({ members, clock, directory });
  const { name } = server.mount(intake.handle);
  onTestFinished(async () => {
    intake.end();
    server.close();
    bench.client.close();
    await rm(directory, { recursive: true, force: true });
  });
  const url = `http://${name.replace('/', '/v2/')}`;
  return { ...{ server, intake, members, url, name, directory }, ...createPusher(url) };
}

/** Requests as BuildKit makes them. */
function createPusher(url: string) {
  const ask = (digest: string) => fetch(`${url}/blobs/${digest}`, { method: 'HEAD' });
  const push = async ({ descriptor, bytes }: TestBlob, as = descriptor.digest) => {
    const begun = await fetch(`${url}/blobs/uploads/`, { method: 'POST' });
    const location = begun.headers.get('location') ?? '';
    return fetch(`${new URL(location, url).href}?digest=${as}`, { method: 'PUT', body: bytes });
  };
  return {
    ask: async (digest: string) => (await ask(digest)).status,
    /** The status of one push. */
    push: async (blob: TestBlob, as?: string) => (await push(blob, as)).status,
    /** As BuildKit pushes again after 503; the status of each push. */
    pushUntilTaken: async (blob: TestBlob) => {
      const statuses: number[] = [];
      do statuses.push((await push(blob)).status);
      while (statuses.at(-1) === 503 && statuses.length < 10);
      return statuses;
    },
  };
}
