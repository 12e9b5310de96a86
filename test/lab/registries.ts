// SPDX-License-Identifier: Apache-2.0
// The registries of the lab: their authentication, and how they are started.
import { hashSync } from 'bcryptjs';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeIdentity, type Identity } from './certificates.ts';
import type { Daemon } from './daemon.ts';
import { ask } from './probe.ts';
import type { State } from './state.ts';
import type { TokenServerConfig, TokenUser } from './token-server.ts';

/** The names of the lab's registries. */
export const registryNames = ['plain', 'second', 'htpasswd', 'tls', 'token'] as const;

/** A registry of the lab. */
export type RegistryKind = (typeof registryNames)[number];

/** Who may use `htpasswd` and `tls`. The second password has every character that people get wrong. */
export const passwordUsers = {
  alice: 'alice-4711-wonderland',
  bob: 'bö b:/+%$"\'\\@&=?#',
} as const;

/** Who may ask for tokens of `token`; a right is a prefix of repository paths. */
export const tokenUsers = {
  /** May do everything. */
  publisher: {
    password: 'publisher-4711-secret',
    refreshToken: 'refresh-publisher-4711',
    pull: [''],
    push: [''],
  },
  /** May push below `team-a/` only. */
  'team-a': {
    password: 'team-a-4711-secret',
    refreshToken: 'refresh-team-a-4711',
    pull: [''],
    push: ['team-a/'],
  },
  /** May pull everything and push nothing. */
  reader: { password: 'reader-4711-secret', pull: [''], push: [] },
  /** May do everything, but each token dies after two seconds, long before the announced time. */
  brief: { password: 'brief-4711-secret', pull: [''], push: [''], lifetimeSeconds: 2 },
} as const satisfies Record<string, TokenUser>;

/** The ports in use. */
export type Ports = Readonly<
  Record<RegistryKind | 'tokenService' | 'buildkit' | 'secondBuildkit' | 'classicEngine', number>
>;

/** The ports that are taken where they are free. */
export const preferredPorts: Ports = {
  plain: 5000,
  second: 5001,
  htpasswd: 5002,
  tls: 5003,
  token: 5004,
  tokenService: 5005,
  buildkit: 1234,
  secondBuildkit: 1235,
  classicEngine: 2376,
};

/** The certificate authority that `tls` is signed by. */
export function caPath(state: State): string {
  return join(state.run, 'ca.pem');
}

/** All registries and the token service, ready to be started. */
export function describeRegistries(state: State, ports: Ports): Daemon[] {
  makeCertificates(state);
  const htpasswd = writeHtpasswd(state);
  const extras: Record<RegistryKind, { auth?: object; tls?: object }> = {
    plain: {},
    second: {},
    htpasswd: { auth: { htpasswd: { realm: 'tagship lab', path: htpasswd } } },
    tls: {
      auth: { htpasswd: { realm: 'tagship lab', path: htpasswd } },
      tls: { certificate: join(state.run, 'tls.pem'), key: join(state.run, 'tls.key') },
    },
    token: {
      auth: {
        token: {
          realm: `http://127.0.0.1:${ports.tokenService}/token`,
          service: SERVICE,
          issuer: ISSUER,
          rootcertbundle: caPath(state),
        },
      },
    },
  };
  return [
    describeTokenService(state, ports.tokenService),
    ...registryNames.map((name) => describeRegistry(state, name, ports[name], extras[name])),
  ];
}

const SERVICE = 'tagship-lab';
const ISSUER = 'tagship-lab-tokens';

/** What a token service needs so that `token` believes it; tests may start further ones with other manners. */
export function readTokenConfig(state: State): Omit<TokenServerConfig, 'port' | 'users'> {
  return {
    service: SERVICE,
    issuer: ISSUER,
    key: readFileSync(join(state.run, 'tokens.key'), 'utf8'),
    certificate: readFileSync(join(state.run, 'tokens.pem'), 'utf8'),
    anonymousPull: ['public/'],
    announcedSeconds: 300,
  };
}

function describeTokenService(state: State, port: number): Daemon {
  const config = join(state.run, 'token-service.json');
  const script = fileURLToPath(new URL('token-server.ts', import.meta.url));
  const content: TokenServerConfig = { ...readTokenConfig(state), port, users: tokenUsers };
  writeFileSync(config, JSON.stringify(content, undefined, 2), { mode: 0o600 });
  return {
    name: 'token-service',
    argv: [process.execPath, script, config],
    env: { PATH: process.env.PATH },
    files: [script, config],
    isReady: async () =>
      (await ask(`http://127.0.0.1:${port}/log?since=${Number.MAX_SAFE_INTEGER}`))?.status === 200,
  };
}

function describeRegistry(
  state: State,
  name: RegistryKind,
  port: number,
  extra: { auth?: object; tls?: object },
): Daemon {
  const config = join(state.run, `${name}.yml`);
  const rootdirectory = join(state.data, name);
  mkdirSync(rootdirectory, { recursive: true });
  // JSON is YAML.
  const content = {
    version: 0.1,
    log: { level: 'warn', accesslog: { disabled: true } },
    storage: { filesystem: { rootdirectory }, delete: { enabled: true } },
    http: { addr: `127.0.0.1:${port}`, secret: 'lab', ...(extra.tls && { tls: extra.tls }) },
    ...(extra.auth && { auth: extra.auth }),
  };
  writeFileSync(config, JSON.stringify(content, undefined, 2));
  const url = `${extra.tls ? 'https' : 'http'}://127.0.0.1:${port}/v2/`;
  return {
    name: `registry-${name}`,
    argv: [join(state.tools, 'root/usr/bin/docker-registry'), 'serve', config],
    // GOGC: their heaps are small, so that most of their time went into collecting them.
    env: { PATH: process.env.PATH, OTEL_TRACES_EXPORTER: 'none', GOGC: '800' },
    files: [config, caPath(state)],
    isReady: async () => {
      const answer = await ask(url, extra.tls ? { ca: readFileSync(caPath(state), 'utf8') } : {});
      return answer?.status === (extra.auth ? 401 : 200);
    },
  };
}

/** bcrypt at its lowest cost: the registry checks it on every request. */
function writeHtpasswd(state: State): string {
  const path = join(state.run, 'htpasswd');
  if (existsSync(path)) return path;
  const lines = Object.entries(passwordUsers).map(
    ([user, password]) => `${user}:${hashSync(password, 4)}\n`,
  );
  writeFileSync(path, lines.join(''));
  return path;
}

/** An authority, server certificates for loopback, one for signing tokens and one of a client; kept while they are valid. */
function makeCertificates(state: State): void {
  if (existsSync(caPath(state)) && existsSync(join(state.run, 'client.pem'))) {
    const { validTo } = new X509Certificate(readFileSync(caPath(state)));
    if (Date.parse(validTo) > Date.now() + 86_400_000) return;
  }
  const ca = makeIdentity({ name: 'tagship lab CA' });
  const tls = makeIdentity({
    name: 'tagship lab registry',
    issuer: ca,
    dnsNames: ['localhost'],
    // The second is what containers of the engine with the classic store see.
    ipAddresses: ['127.0.0.1', '172.31.252.1'],
  });
  writeIdentity(state, 'tls', tls);
  writeIdentity(state, 'tokens', makeIdentity({ name: 'tagship lab tokens', issuer: ca }));
  const engine = makeIdentity({
    name: 'tagship lab engine',
    issuer: ca,
    dnsNames: ['docker', 'localhost'],
    ipAddresses: ['127.0.0.1'],
  });
  writeIdentity(state, 'engine', engine);
  writeIdentity(state, 'client', makeIdentity({ name: 'tagship lab client', issuer: ca }));
  writeIdentity(state, 'ca', ca);
}

function writeIdentity(state: State, name: string, identity: Identity): void {
  writeFileSync(join(state.run, `${name}.key`), identity.key, { mode: 0o600 });
  writeFileSync(join(state.run, `${name}.pem`), identity.certificate);
}
