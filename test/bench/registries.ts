// SPDX-License-Identifier: Apache-2.0
// The bench's own registries, which can be emptied: what one run has pushed must not speed up the next.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startFaultProxy } from '../lab/fault-proxy.ts';
import type { Lab } from '../lab/lab.ts';
import { ask, findPort } from '../lab/probe.ts';

/** How far away the far end of a registry is, ms a request. */
export const FAR_MS = 50;

/** A registry, near and far. */
export interface BenchRegistry {
  /** `127.0.0.1:40123`: the registry itself. */
  readonly near: string;
  /** The same registry, each request to which takes {@link FAR_MS} longer. */
  readonly far: string;
  /** Forgets everything that was pushed. */
  readonly empty: () => void;
  readonly close: () => Promise<void>;
}

/** Starts a registry that keeps its things below `folder`; with `htpasswd` it asks for a password. */
export async function startRegistry(
  lab: Lab,
  folder: string,
  options: { readonly name: string; readonly htpasswd?: string },
): Promise<BenchRegistry> {
  const { name, htpasswd } = options;
  const rootdirectory = join(folder, name);
  const near = `127.0.0.1:${await findPort(0)}`;
  mkdirSync(rootdirectory, { recursive: true });
  const config = join(folder, `${name}.json`);
  const content = {
    version: 0.1,
    log: { level: 'error', accesslog: { disabled: true } },
    storage: { filesystem: { rootdirectory } },
    http: { addr: near, secret: 'bench' },
    ...(htpasswd === undefined ? {} : { auth: { htpasswd: { realm: name, path: htpasswd } } }),
  };
  writeFileSync(config, JSON.stringify(content)); // JSON is YAML
  const child = spawn(join(lab.root, 'tools/root/usr/bin/docker-registry'), ['serve', config], {
    env: { PATH: lab.env.PATH, OTEL_TRACES_EXPORTER: 'none' },
    stdio: 'ignore',
  });
  await untilItAnswers(`http://${near}`, child);
  const proxy = await startFaultProxy({ url: `http://${near}` });
  proxy.setLatency(FAR_MS);
  return {
    near,
    far: proxy.host,
    empty: () => {
      for (const entry of readdirSync(rootdirectory)) {
        rmSync(join(rootdirectory, entry), { recursive: true, force: true });
      }
    },
    close: async () => {
      await proxy.close();
      child.kill();
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

async function untilItAnswers(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 200 && child.exitCode === null; tries += 1) {
    if ((await ask(`${url}/v2/`)) !== undefined) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill();
  throw new Error(`no registry answers at ${url}`);
}
