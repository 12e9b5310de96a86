// SPDX-License-Identifier: Apache-2.0
// The engine with the classic image store, reached by TLS, with images that stand in for moby/buildkit. Started when a test asks for it.
import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ensureDaemon } from './daemon.ts';
import {
  classicSocket,
  describeClassicEngine,
  mountControlGroups,
  toolDirectories,
} from './engine.ts';
import { withLock } from './lock.ts';
import { caPath } from './registries.ts';
import { openState, type State } from './state.ts';

/** Where the engine with the classic image store is, or would be. */
export interface ClassicAddress {
  /** `unix:///…/classic.sock`, without TLS. */
  readonly unix: string;
  /** `tcp://127.0.0.1:2376`, with TLS and a client certificate. */
  readonly tcp: string;
  readonly port: number;
  /** For `DOCKER_CERT_PATH`: `ca.pem`, `cert.pem`, `key.pem`. */
  readonly certs: string;
}

/** What stands in for `moby/buildkit` on the engine with the classic store, by directory of `stand-in/`. */
export const standIns = {
  /** What buildx uses by default: a BuildKit. */
  engine: 'moby/buildkit:buildx-stable-1',
  /** One that ends at once. */
  dies: 'tagship-lab/dies:1',
  /** One that never becomes ready. */
  silent: 'tagship-lab/silent:1',
} as const;

/** The address of the engine. */
export function readClassic(state: State, port: number): ClassicAddress {
  return {
    unix: `unix://${classicSocket(state)}`,
    tcp: `tcp://127.0.0.1:${port}`,
    port,
    certs: join(state.run, 'client-certs'),
  };
}

/** Starts the engine where it is down, with the images that stand in for BuildKit. Asked again, it answers at once. */
export async function openClassicEngine(address: ClassicAddress): Promise<ClassicAddress> {
  const state = openState();
  await withLock(join(state.root, 'classic.lock'), async () => {
    mkdirSync(address.certs, { recursive: true, mode: 0o700 });
    const files = { 'ca.pem': 'ca.pem', 'client.pem': 'cert.pem', 'client.key': 'key.pem' };
    for (const [from, to] of Object.entries(files)) {
      copyFileSync(join(state.run, from), join(address.certs, to));
    }
    const tls = {
      port: address.port,
      ca: caPath(state),
      certificate: join(state.run, 'engine.pem'),
      key: join(state.run, 'engine.key'),
    };
    mountControlGroups();
    await ensureDaemon(state.run, describeClassicEngine(state, tls));
    for (const [kind, image] of Object.entries(standIns)) await importImage(state, kind, image);
  });
  return address;
}

/** Imports an image unless the engine has the same one; what it was made of is the image's comment. */
async function importImage(state: State, kind: string, image: string): Promise<void> {
  const tools = toolDirectories(state);
  const docker = join(state.tools, 'root/usr/bin/docker');
  const env = {
    PATH: `${tools.bin}:${process.env.PATH ?? ''}`,
    DOCKER_HOST: `unix://${classicSocket(state)}`,
  };
  const stamp = hashSources(state, kind);
  const asked = ['image', 'inspect', '--format', '{{.Comment}}', image];
  const there = await promisify(execFile)(docker, asked, { env }).catch(() => undefined);
  if (there?.stdout.trim() === stamp) return;
  const make = join(HERE, 'make.sh');
  const tar = spawn('bash', [make, join(state.tools, 'root'), kind], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const changes = [
    'ENTRYPOINT ["buildkitd"]',
    'ENV PATH=/usr/bin:/bin',
    'VOLUME /var/lib/buildkit',
  ];
  const flags = changes.flatMap((change) => ['--change', change]);
  const args = ['import', ...flags, '--message', stamp, '-', image];
  const importing = spawn(docker, args, { env, stdio: [tar.stdout, 'ignore', 'inherit'] });
  const code = await new Promise<number | null>((resolve, reject) => {
    importing.once('error', reject).once('close', resolve);
  });
  if (code !== 0) throw new Error(`docker import ${image} failed`);
}

const HERE = fileURLToPath(new URL('stand-in', import.meta.url));

function hashSources(state: State, kind: string): string {
  const hash = createHash('sha256').update(readFileSync(join(state.tools, 'stamp')));
  const own = readdirSync(join(HERE, kind)).map((name) => join(HERE, kind, name));
  for (const file of [join(HERE, 'make.sh'), ...own]) {
    hash
      .update('\0')
      .update(readFileSync(file))
      .update(String(statSync(file).mode));
  }
  return hash.digest('hex');
}
