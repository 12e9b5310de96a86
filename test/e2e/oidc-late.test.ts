// SPDX-License-Identifier: Apache-2.0
// Shipping with logins of Docker Hub and Google, to a registry whose token service accepts what they gave, until it ends.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ACCOUNT,
  type Cloud,
  CONNECTION,
  openDockerHub,
  openGoogle,
  POOL,
  type Trusted,
} from '../credentials/oidc/clouds.ts';
import { toEndpoints } from '../credentials/oidc/world.ts';
import { isNightly, nightly, pickRows } from '../lab/nightly.ts';
import { runId } from './cli.ts';
import { openOidcSite, type OidcSite, strategies, toFlags } from './oidc-site.ts';
import { DOCKERFILE } from './project.ts';
import { startSwapProxy, type SwapOptions, type SwapProxy } from './swap-proxy.ts';

let site: OidcSite;

beforeAll(async () => {
  const slow = `${DOCKERFILE}RUN ["/bin/busybox", "sh", "-c", "/bin/busybox echo login-$(/bin/busybox echo ends); /bin/busybox sleep 1"]\n`;
  site = await openOidcSite({ 'slow.Dockerfile': slow });
});

afterAll(async () => {
  await site.close();
});

/** A registry whose token service accepts the logins of a provider that have not ended. */
async function openRegistryOf(
  cloud: Cloud,
  endsAt?: SwapOptions['endsAt'],
  what: 'token' | 'login' = 'token',
) {
  const { host, users } = site.lab.registries.token;
  const answer = await fetch(`http://${host}/v2/`);
  const tokenService = /realm="([^"]+)"/.exec(answer.headers.get('www-authenticate') ?? '')?.[1];
  const ended = new Set<string>();
  const endAll = (): void => {
    for (const password of cloud.given) ended.add(password);
  };
  const proxy = await startSwapProxy({
    target: host,
    endsAt: (request) => {
      const isOver = endsAt?.(request) === true;
      if (isOver && what === 'login') endAll();
      return isOver;
    },
    tokenService: tokenService ?? '',
    login: `publisher:${users.publisher ?? ''}`,
    accepts: (login) => {
      const password = login.slice(login.indexOf(':') + 1);
      return cloud.given.includes(password) && !ended.has(password);
    },
    own: () => undefined,
  });
  return { proxy, endAll };
}

const hubEntry = { username: 'acme', 'connection-id': CONNECTION };
const google = { 'workload-identity-provider': POOL };
const serviceAccount = { ...google, 'service-account': ACCOUNT };
const googleAudience = [`https://iam.googleapis.com/${POOL}`];
const otherAudiences = ['https://other.example', ...googleAudience];
const toClouds = (cloud: Cloud) => ({
  ...toEndpoints(cloud.served.url),
  GOOGLE_CLOUD_UNIVERSE_DOMAIN: 'none.example',
});
const providers: readonly {
  readonly name: string;
  readonly entry: Readonly<Record<string, string>>;
  readonly gitlab?: readonly string[];
  readonly open: (trusted: Trusted) => Promise<Cloud>;
}[] = [
  { name: 'Docker Hub on GitHub', entry: hubEntry, open: openDockerHub },
  { name: 'Google on GitLab', entry: google, gitlab: googleAudience, open: openGoogle },
  { name: 'Google on GitHub', entry: google, open: openGoogle },
  {
    name: 'a service account of Google on GitHub',
    entry: serviceAccount,
    open: openGoogle,
  },
  {
    name: 'a service account of Google on GitLab',
    entry: serviceAccount,
    gitlab: otherAudiences,
    open: openGoogle,
  },
];

const rows = providers.flatMap((provider, at) =>
  strategies.map((_, turn) => ({
    ...provider,
    strategy: strategies[(turn + at) % 3] ?? strategies[0],
  })),
);

// By day a login of Docker Hub and one of Google end, below, and oidc.test.ts ships with one that lasts.
describe.each(isNightly ? ['an account'] : [])('ship with %s of', () => {
  it.each(rows)('$name, by $strategy.publish', async ({ name, entry, gitlab, open, strategy }) => {
    const cloud = await open(site.trust());
    const { proxy } = await openRegistryOf(cloud);
    const { host } = proxy;
    const path = `${name.toLowerCase().replaceAll(' ', '-')}-${strategy.publish}`;
    const run = await site.ship({
      ...{ host, path, entry, args: toFlags(site.lab, strategy) },
      ...(gitlab === undefined ? {} : { gitlab }),
      env: toClouds(cloud),
    });
    site.expectDone(run, cloud.given, `${host}/oidc-${runId}/${path}:1.2.3`);
    expect(cloud.given.length).toBeGreaterThan(0);
    await Promise.all([cloud.served.close(), proxy.close()]);
  });
});

describe('a login that ends while the image is built', () => {
  let cloud: Cloud;
  let proxy: SwapProxy;
  let endAll: () => void;
  const entry = { ...hubEntry, 'expires-in': '5m' };

  beforeAll(async () => {
    cloud = await openDockerHub(site.trust());
    ({ proxy, endAll } = await openRegistryOf(cloud));
  });

  afterAll(async () => {
    await Promise.all([cloud.served.close(), proxy.close()]);
  });

  it.each(pickRows([strategies[1], strategies[2], strategies[0]]))(
    'does not stop the push by $publish, and buildx runs once',
    async (strategy) => {
      let isEnded = false;
      const run = await site.ship({
        host: proxy.host,
        path: `ends-${strategy.publish}`,
        entry,
        args: [...toFlags(site.lab, strategy), '--file', 'slow.Dockerfile', '--no-cache'],
        env: { ...toEndpoints(cloud.served.url) },
        onStderr: (stderr) => {
          if (isEnded || !stderr.includes('login-ends')) return;
          isEnded = true;
          endAll();
        },
      });
      expect(isEnded).toBe(true);
      const reference = `${proxy.host}/oidc-${runId}/ends-${strategy.publish}:1.2.3`;
      site.expectDone(run, cloud.given, reference);
      // What buildx is given is a helper and its key, and no login in argv, in the environment, or on disk.
      if (strategy.publish === 'builder') {
        expect(run.recorded).toContain('_TAGSHIP_LOGIN_KEY=');
        expect(run.recorded).toContain('"credHelpers"');
      }
      expect(run.stderr).not.toContain('trying again');
      expect(run.stderr.match(/login-ends/g)?.length ?? 0).toBeLessThan(3);
    },
  );
});

describe('what ends between the requests of an upload', () => {
  /** True for the first so many requests of uploads. */
  const endFirst = (times: () => number): SwapOptions['endsAt'] => {
    let done = 0;
    return ({ method, path }) => {
      const isUpload = /^P(?:UT|ATCH)$/.test(method) && /\/blobs\/uploads\/[^/?]/.test(path);
      if (!isUpload || done >= times()) return false;
      done += 1;
      return true;
    };
  };
  const what = ['token', 'login'] as const;
  const all = [strategies[1], strategies[2], strategies[0]].flatMap((strategy) =>
    what.map((one) => ({ ...strategy, what: one })),
  );

  it.each(pickRows(all))('is renewed: a $what, by $publish', async ({ what: one, ...strategy }) => {
    const isGoogle = one === 'token';
    const cloud = await (isGoogle ? openGoogle : openDockerHub)(site.trust());
    const { proxy } = await openRegistryOf(
      cloud,
      endFirst(() => 1),
      one,
    );
    const path = `${one}-${strategy.publish}`;
    // buildx keeps a login for 5 minutes. Where it is revoked before, BuildKit fails and is run again, or waits
    // permanently to write to an upload that has ended, and the image is uploaded from here.
    const isAgain = strategy.publish === 'builder' && one === 'login';
    const run = await site.ship({
      ...{ host: proxy.host, path, entry: isGoogle ? serviceAccount : hubEntry },
      args: [
        ...[...toFlags(site.lab, strategy), '--no-cache'],
        ...(isAgain ? ['--push-idle-timeout', '5s'] : []),
      ],
      ...(isGoogle ? { gitlab: otherAudiences } : {}),
      env: toClouds(cloud),
    });
    expect(proxy.refused.length).toBeGreaterThan(0);
    site.expectDone(run, cloud.given, `${proxy.host}/oidc-${runId}/${path}:1.2.3`);
    expect(run.stderr).not.toContain('REGISTRY_');
    expect(/trying again|PUSH_FROM_HERE/.test(run.stderr)).toBe(isAgain);
    expect(run.stderr).not.toContain('went silent');
    await Promise.all([cloud.served.close(), proxy.close()]);
  });

  // Each upload that hangs keeps one of the five places that a registry has in a BuildKit, until that is restarted.
  nightly(it)('is renewed also where all places of the registry in BuildKit hang', async () => {
    const cloud = await openDockerHub(site.trust());
    let turn = 0;
    const ends = endFirst(() => Math.min(turn, 2));
    const { proxy } = await openRegistryOf(cloud, ends, 'login');
    const runs: string[] = [];
    for (turn = 1; turn <= 3; turn += 1) {
      const path = `hung-${turn}`;
      const run = await site.ship({
        ...{ host: proxy.host, path, entry: hubEntry },
        args: [...toFlags(site.lab, strategies[1]), '--no-cache', '--push-idle-timeout', '5s'],
        env: { ...toEndpoints(cloud.served.url) },
      });
      site.expectDone(run, cloud.given, `${proxy.host}/oidc-${runId}/${path}:1.2.3`);
      runs.push(run.stderr);
    }
    expect(runs.join('\n')).toContain('PUSH_FROM_HERE');
    await Promise.all([cloud.served.close(), proxy.close()]);
  });
});
