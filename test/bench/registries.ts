// SPDX-License-Identifier: Apache-2.0
// The bench's own registries, which are put back before each run: what one run has pushed must not speed up the next.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lab } from '../lab/lab.ts';
import { ask, findPort } from '../lab/probe.ts';

/** What a registry had at some time, in one repository. */
export interface Stored {
  readonly folder: string;
  readonly repository: string;
}

/** A registry. */
export interface BenchRegistry {
  readonly port: number;
  /** `127.0.0.1:40123` */
  readonly host: string;
  /** Forgets everything that was pushed; then it has what it had once, in another repository. */
  readonly reset: (had?: { readonly of: Stored; readonly as: string }) => void;
  /** Takes out what it has, which is one repository. */
  readonly store: (repository: string) => Stored;
  readonly close: () => Promise<void>;
}

/** How a registry is reached. */
export interface RegistryOptions {
  readonly name: string;
  /** The file of users, of which one must be named. */
  readonly htpasswd?: string;
  /** With the lab's certificate for loopback. */
  readonly tls?: boolean;
}

/** Starts a registry that keeps its things below `folder`. */
export async function startRegistry(
  lab: Lab,
  folder: string,
  { name, htpasswd, tls = false }: RegistryOptions,
): Promise<BenchRegistry> {
  const data = join(folder, name);
  const port = await findPort(0);
  const host = `127.0.0.1:${port}`;
  mkdirSync(data, { recursive: true });
  const config = join(folder, `${name}.json`);
  const [certificate, key] = ['tls.pem', 'tls.key'].map((file) => join(lab.root, 'run', file));
  const content = {
    version: 0.1,
    log: { level: 'error', accesslog: { disabled: true } },
    storage: { filesystem: { rootdirectory: data } },
    http: { addr: host, secret: 'bench', ...(tls ? { tls: { certificate, key } } : {}) },
    ...(htpasswd === undefined ? {} : { auth: { htpasswd: { realm: name, path: htpasswd } } }),
  };
  writeFileSync(config, JSON.stringify(content)); // JSON is YAML
  const child = spawn(join(lab.root, 'tools/root/usr/bin/docker-registry'), ['serve', config], {
    env: { PATH: lab.env.PATH, OTEL_TRACES_EXPORTER: 'none' },
    stdio: 'ignore',
  });
  await untilItAnswers(`${tls ? 'https' : 'http'}://${host}`, lab, child);
  let stored = 0;
  return {
    port,
    host,
    reset: (had) => {
      for (const entry of readdirSync(data))
        rmSync(join(data, entry), { recursive: true, force: true });
      if (had !== undefined) restore(data, had.of, had.as);
    },
    store: (repository) => {
      stored += 1;
      const kept = `${data}-${stored}`;
      renameSync(data, kept);
      mkdirSync(data);
      return { folder: kept, repository };
    },
    close: async () => {
      child.kill();
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

/** By hard links: the registry replaces files, and does not write into them. */
function restore(data: string, { folder, repository }: Stored, as: string): void {
  execFileSync('cp', ['-al', `${folder}/.`, data]);
  const repositories = join(data, 'docker/registry/v2/repositories');
  mkdirSync(join(repositories, as, '..'), { recursive: true });
  renameSync(join(repositories, repository), join(repositories, as));
}

async function untilItAnswers(url: string, lab: Lab, child: ChildProcess): Promise<void> {
  const ca = readFileSync(lab.ca, 'utf8');
  for (let tries = 0; tries < 200 && child.exitCode === null; tries += 1) {
    if ((await ask(`${url}/v2/`, { ca })) !== undefined) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill();
  throw new Error(`no registry answers at ${url}`);
}
