// SPDX-License-Identifier: Apache-2.0
// What docs/registries.md shows logs in, and may push: at registries and providers that are asked by their real names.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { createCredentials } from '../../../src/credentials/credentials.ts';
import { parseRepository } from '../../../src/plan/reference/references.ts';
import { toApiHost } from '../../../src/registry/address.ts';
import { createRegistryClient } from '../../../src/registry/client.ts';
import { checkPath } from '../../../src/registry/providers/paths.ts';
import { providers } from '../../../src/registry/providers/providers.ts';
import { isEcrHost, type RepositoryName } from '../../../src/registry-host.ts';
import { readSettings } from '../../../src/settings/read.ts';
import type { Settings } from '../../../src/settings/settings.ts';
import { read } from '../../contract/documents.ts';
import { createQuickClock } from '../../registry/bench.ts';
import { scriptShell } from '../../ship/scripted-shell.ts';
import { openInternet } from '../ambient/internet.ts';
import { NOWHERE } from '../ambient/world.ts';
import { listSnippets, type Snippet } from '../documented.ts';
import {
  acrPaths,
  type Cloud,
  jfrogPaths,
  openDockerHub,
  openEntra,
  openGoogle,
  openRegistry,
  POOL,
  quayPaths,
  type RegistryRules,
  type Trusted,
} from './clouds.ts';
import { openAws } from './cloud-aws.ts';
import { openIssuer } from './issuer.ts';
import { SUBJECT, toEndpoints } from './world.ts';

const snippets = listSnippets();

/** What variables that a snippet names hold, and the tokens of the jobs. */
const PASSWORD = 'password-of-a-variable-4711';

async function readSnippet({ inputs, variables }: Snippet): Promise<Settings> {
  const env = { ...variables, CI_REGISTRY_IMAGE: 'registry.gitlab.com/acme/app' };
  const given = Object.keys(inputs).length > 0 ? { ...inputs, 'github-token': PASSWORD } : {};
  const { value, problems } = await readSettings({ given, env });
  expect(problems).toEqual([]);
  return value ?? expect.fail();
}

function listImages({ images }: Snippet): readonly RepositoryName[] {
  return images.map((image) => {
    const name = image.replace('$CI_REGISTRY_IMAGE', 'registry.gitlab.com/acme/app');
    const parsed = parseRepository(name);
    return parsed.ok ? parsed.value : expect.fail(name);
  });
}

/** All providers, of which each gives logins to its own registries only. */
async function openProviders(trusted: Trusted) {
  const pool = POOL.replace(/github$/, 'gitlab');
  const clouds = {
    aws: await openAws(trusted),
    hub: await openDockerHub(trusted),
    google: await openGoogle(trusted),
    gitlabs: await openGoogle(trusted, pool),
    entra: await openEntra(trusted),
  };
  const open = async (host: string): Promise<Cloud> => {
    const isStatic: RegistryRules['accepts'] = (_, password) => password === PASSWORD;
    const by = (...all: readonly Cloud[]): RegistryRules => ({
      accepts: (user, password) =>
        all.some(({ given }) => given.includes(password)) ||
        (/^(?:docker|registry-1)/.test(host) && isStatic(user, password)),
    });
    const registry: Cloud = await openRegistry(trusted, {
      realmScheme: 'https',
      ...rulesOf(host, by, isStatic, () => registry),
    });
    return registry;
  };
  const rulesOf = (
    host: string,
    by: (...all: readonly Cloud[]) => RegistryRules,
    isStatic: RegistryRules['accepts'],
    own: () => Cloud,
  ): RegistryRules => {
    const accepts: RegistryRules['accepts'] = (_, password) => own().given.includes(password);
    if (isEcrHost(host)) return { ...by(clouds.aws), isBasic: true };
    if (host.endsWith('.pkg.dev')) return by(clouds.google, clouds.gitlabs);
    if (host.endsWith('.azurecr.io')) {
      return { accepts, own: acrPaths((token) => clouds.entra.given.includes(token)) };
    }
    if (host === 'quay.io') return { accepts, own: quayPaths(trusted) };
    if (host.endsWith('.jfrog.io')) {
      return { accepts, own: jfrogPaths(trusted, ['github', 'gitlab']) };
    }
    return host === 'registry-1.docker.io' ? by(clouds.hub) : { accepts: isStatic };
  };
  return { clouds, open };
}

describe('a snippet logs in, and may push', () => {
  it.each(snippets)('$name', async (snippet) => {
    const settings = await readSnippet(snippet);
    const names = listImages(snippet);
    const clock = createQuickClock();
    const issuer = await openIssuer({ sub: SUBJECT }, clock.now);
    const trusted = {
      ...{ issuer: () => issuer.served.url, subject: SUBJECT, now: clock.now, busy: [] },
    };
    const { clouds, open } = await openProviders(trusted);
    const hosts = [...new Set(names.map(({ host }) => toApiHost(host)))];
    const registries = await Promise.all(hosts.map(open));
    const served = registries.map((registry, at) => [hosts[at] ?? '', registry.served.host]);
    const internet = await openInternet(Object.fromEntries(served) as Record<string, string>);
    const tempDir = await mkdtemp(join(tmpdir(), 'tagship-documented-'));
    onTestFinished(async () => {
      const all = [...Object.values(clouds), ...registries].map((cloud) => cloud.served);
      await Promise.all([...all, issuer.served, internet].map((one) => one.close()));
      await rm(tempDir, { recursive: true });
    });
    const isPool = snippet.text.includes('/providers/gitlab');
    const googleUrl = (isPool ? clouds.gitlabs : clouds.google).served.url;
    const job =
      snippet.system === 'github'
        ? issuer.env
        : {
            ...{ GITLAB_CI: 'true', CI_REGISTRY: 'registry.gitlab.com' },
            ...{ CI_REGISTRY_USER: 'gitlab-ci-token', CI_REGISTRY_PASSWORD: PASSWORD },
            ...Object.fromEntries(
              Object.entries(snippet.idTokens).map(([name, aud]) => [name, issuer.sign(aud)]),
            ),
          };
    const passwords = [...snippet.text.matchAll(/password-env: (\w+)/g)].map(([, name = '']) => [
      name,
      PASSWORD,
    ]);
    const env = {
      ...{ ...NOWHERE, ...internet.env, ...job },
      ...(Object.fromEntries(passwords) as Record<string, string>),
      ...toEndpoints(clouds.aws.served.url),
      AZURE_AUTHORITY_HOST: clouds.entra.served.url,
      _TAGSHIP_TEST_ENDPOINTS: JSON.stringify({
        'identity.docker.com': clouds.hub.served.url,
        'sts.googleapis.com': googleUrl,
        'iamcredentials.googleapis.com': googleUrl,
      }),
    };
    const said: string[] = [];
    const say = (line: string): void => void said.push(line);
    const edge = {
      ...{ env, clock, tempDir, cwd: tmpdir(), shell: scriptShell([]).shell },
      signal: new AbortController().signal,
      log: {
        group: async <T>(_title: string, step: () => Promise<T>): Promise<T> => await step(),
        ...{ info: say, debug: say, output: say },
        problem: ({ message }: { readonly message: string }): void => {
          say(message);
        },
      },
    };
    const credentials = createCredentials({
      ...{ ...edge, settings, vault: { add: () => undefined } },
      trust: { level: 'trusted', reason: 'a test' },
    });
    const client = createRegistryClient({
      ...{ ...edge, credentials: credentials.find, registries: settings.registries },
      retryDeadlineMs: 1_000,
    });
    const rights = await Promise.all(names.map((name) => client.open(name).provePush()));
    client.close();
    expect(rights, said.join('\n')).toEqual(names.map(() => ({ ok: true })));
    expect(names.flatMap(checkPath)).toEqual([]);
  });
});

describe('the table of docs/registries.md', () => {
  const text = read('docs/registries.md');
  const rows = text.split('\n').filter((line) => line.startsWith('| ['));
  const part = text.split(/^## /m).find((one) => one.startsWith('Providers\n')) ?? '';
  const sections = part.split(/^### /m).slice(1);

  it.each(providers.map(({ title }) => title))('has a row and a section for %s', (title) => {
    expect(rows.some((row) => row.startsWith(`| [${title}](#`))).toBe(true);
    const isOther = rows.some((row) => row.startsWith(`| [${title}](#others)`));
    expect(text).toContain(isOther ? '### Others\n' : `### ${title}\n`);
  });

  it.each(['github', 'gitlab'] as const)('has a snippet on %s for each section', (system) => {
    const of = sections.filter((section) => !section.startsWith('Others\n'));
    const mark = system === 'github' ? '# GitHub: a step of the job; ' : '# .gitlab-ci.yml\n';
    expect(of.filter((section) => !section.includes(mark))).toEqual([]);
    expect(snippets.filter((one) => one.system === system).length).toBeGreaterThanOrEqual(9);
  });

  const isOidc = /role-to-assume|workload-identity|client-id|connection-id|robot:|provider-name/;
  const steps = snippets.filter(({ system }) => system === 'github');
  it.each(steps)('names the permissions that the job needs: $name', ({ text: step, images }) => {
    const wanted = {
      contents: 'read',
      ...(images.some((image) => image.startsWith('ghcr.io/')) ? { packages: 'write' } : {}),
      ...(isOidc.test(step) ? { 'id-token': 'write' } : {}),
    };
    const [, permissions = ''] = /^# GitHub: .*; permissions: (\{.*\})$/m.exec(step) ?? [];
    expect(parseYaml(permissions)).toEqual(wanted);
  });

  it('says in each section what has to be set up at the provider', () => {
    expect(sections.filter((section) => !/^Set-up: /m.test(section))).toEqual([]);
  });
});
