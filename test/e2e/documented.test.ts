// SPDX-License-Identifier: Apache-2.0
// The snippets of docs/registries.md ship: by the bundles, to registries with their real names, with the logins that they name.
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { toApiHost } from '../../src/registry/address.ts';
import { parseScope } from '../../src/registry-host.ts';
import { createFinder } from '../../src/secret-forms.ts';
import { githubEnv, pushEvent } from '../bundle/github.ts';
import { pickNode } from '../bundle/node.ts';
import { openInternet } from '../credentials/ambient/internet.ts';
import { NOWHERE } from '../credentials/ambient/world.ts';
import { listSnippets, type Snippet } from '../credentials/documented.ts';
import { openAws } from '../credentials/oidc/cloud-aws.ts';
import {
  acrPaths,
  jfrogPaths,
  openDockerHub,
  openEntra,
  openGoogle,
  POOL,
  quayPaths,
  type Trusted,
} from '../credentials/oidc/clouds.ts';
import { openIssuer, type Issuer } from '../credentials/oidc/issuer.ts';
import { SUBJECT, toEndpoints } from '../credentials/oidc/world.ts';
import { runActionStep } from '../lab/action-step.ts';
import { lab as openLab, type Lab } from '../lab/lab.ts';
import { pickRows } from '../lab/nightly.ts';
import { runCli } from './cli.ts';
import { gitlabEnv } from './oidc-site.ts';
import { makeProject, type Project } from './project.ts';
import { startSwapProxy } from './swap-proxy.ts';

const action = fileURLToPath(new URL('../..', import.meta.url));
/** What variables that a snippet names hold, and the tokens of the jobs. */
const PASSWORD = 'password-of-a-variable-4711';
const OWN = 'registry.gitlab.com/acme/app';

let lab: Lab;
let project: Project;
let issuer: Issuer;
let providers: Awaited<ReturnType<typeof openProviders>>;

beforeAll(async () => {
  lab = await openLab();
  project = await makeProject({ lab });
  issuer = await openIssuer({ sub: SUBJECT }, Date.now);
  const trusted = { issuer: () => issuer.served.url, subject: SUBJECT, now: Date.now, busy: [] };
  providers = await openProviders(trusted);
});

afterAll(async () => {
  await Promise.all([project.remove(), issuer.served.close(), ...providers.close()]);
});

async function openProviders(trusted: Trusted) {
  const clouds = {
    aws: await openAws(trusted),
    hub: await openDockerHub(trusted),
    google: await openGoogle(trusted),
    pool: await openGoogle(trusted, POOL.replace(/github$/, 'gitlab')),
    entra: await openEntra(trusted),
  };
  return {
    ...{ clouds, trusted },
    given: () => Object.values(clouds).flatMap(({ given }) => given),
    close: () => Object.values(clouds).map(({ served }) => served.close()),
  };
}

/** A real registry by the name of another, which takes the logins of all providers. */
async function openRegistry(host: string, given: string[]): Promise<string> {
  const { clouds, trusted } = providers;
  const { host: target, users } = lab.registries.htpasswd;
  const gave = (name: string): string => {
    given.push(`${name}-${randomUUID()}`);
    return given.at(-1) ?? '';
  };
  const paths: Readonly<Record<string, ReturnType<typeof quayPaths> | undefined>> = {
    'acme.azurecr.io': acrPaths((token) => clouds.entra.given.includes(token)),
    'quay.io': quayPaths(trusted),
    'acme.jfrog.io': jfrogPaths(trusted, ['github', 'gitlab']),
  };
  const own = paths[host];
  const swap = await startSwapProxy({
    ...{ target, login: `alice:${users.alice ?? ''}` },
    accepts: (login) => {
      const password = login.slice(login.indexOf(':') + 1);
      return [...given, ...providers.given(), PASSWORD].includes(password);
    },
    own: (asked) => own?.(asked, gave),
  });
  onTestFinished(swap.close);
  return swap.host;
}

async function open({ text, idTokens, system }: Snippet, images: readonly string[]) {
  const given: string[] = [];
  const hosts = [...new Set(images.map((image) => toApiHost(parseScope(image).host)))];
  const entries = await Promise.all(
    hosts.map(async (host) => [host, await openRegistry(host, given)] as const),
  );
  const internet = await openInternet(Object.fromEntries(entries));
  onTestFinished(internet.close);
  const { clouds } = providers;
  const google = (text.includes('/providers/gitlab') ? clouds.pool : clouds.google).served.url;
  const named = [...text.matchAll(/password-env: (\w+)/g)].map(([, name = '']) => [name, PASSWORD]);
  const tokens = Object.entries(idTokens).map(([name, aud]) => [name, issuer.sign(aud)]);
  const env = {
    ...(NOWHERE as Record<string, string>),
    ...internet.env,
    ...(system === 'github' ? issuer.env : Object.fromEntries(tokens)),
    ...(Object.fromEntries(named) as Record<string, string>),
    ...toEndpoints(clouds.aws.served.url),
    HOME: project.home,
    AZURE_AUTHORITY_HOST: clouds.entra.served.url,
    _TAGSHIP_TEST_ENDPOINTS: JSON.stringify({
      'identity.docker.com': clouds.hub.served.url,
      'sts.googleapis.com': google,
      'iamcredentials.googleapis.com': google,
    }),
  } as Record<string, string>;
  return { env, given };
}

const snippets = listSnippets();
const isFederated = ({ text }: Snippet): boolean => text.includes('role-to-assume');
/** One with a login that is exchanged, where not all run. */
const rows = pickRows([
  ...snippets.filter(isFederated),
  ...snippets.filter((one) => !isFederated(one)),
]);

describe('docs/registries.md ships', () => {
  // Registries keep what earlier runs wrote.
  const minor = Math.floor(Date.now() / 1000);

  it.each(rows)('$name', async (snippet) => {
    const { inputs, variables } = snippet;
    const images = snippet.images.map((image) => image.replace('$CI_REGISTRY_IMAGE', OWN));
    const version = `1.${minor}.${snippets.indexOf(snippet)}`;
    const sha = await project.commit(version, { version });
    await project.release(`v${version}`);
    const { env, given } = await open(snippet, images);
    const run =
      snippet.system === 'github'
        ? await runOnGithub({ inputs, env, ref: `refs/tags/v${version}`, sha })
        : await runOnGitlab({ variables, env, tag: `v${version}`, sha });
    expect(run.text).not.toContain('LOGIN_');
    expect(run.code, run.text).toBe(0);
    for (const image of images) expect(run.text).toContain(`${image}:${version}`);
    const secrets = [
      ...[...given, ...providers.given(), PASSWORD],
      ...issuer.tokens.map(({ token }) => token),
    ];
    expect(secrets.filter((one) => createFinder(one)(run.text).length > 0)).toEqual([]);
  });
});

interface Run {
  readonly env: Readonly<Record<string, string>>;
  readonly sha: string;
}

/** What all runs here need besides the snippet: the engine of the lab, which writes a layout. */
const OURS = { builder: 'default', publish: 'layout', platforms: 'linux/amd64', 'read-delay': '0' };

async function runOnGithub({
  inputs,
  env,
  ref,
  sha,
}: Run & { readonly inputs: Snippet['inputs']; readonly ref: string }) {
  const step = await runActionStep({
    ...{ action, node: pickNode(), event: pushEvent(ref) },
    workspace: project.directory,
    token: PASSWORD,
    with: { ...inputs, ...OURS },
    env: { ...lab.env, ...githubEnv(ref, sha), ...env },
  });
  const masks = step.stdout.split('\n').filter((line) => line.startsWith('::add-mask::'));
  const text = [step.stdout, step.stderr, step.summary, JSON.stringify(step.outputs)].join('\n');
  step.cleanup();
  return { code: step.code, text: masks.reduce((left, line) => left.replace(line, ''), text) };
}

async function runOnGitlab({
  variables,
  env,
  tag,
  sha,
}: Run & { readonly variables: Snippet['variables']; readonly tag: string }) {
  const ours = Object.entries(OURS).map(([name, value]) => [
    `TAGSHIP_${name.toUpperCase().replaceAll('-', '_')}`,
    value,
  ]);
  const run = await runCli({
    ...{ lab, project, args: ['ship'], watchProcesses: true },
    env: {
      ...gitlabEnv(sha, tag),
      ...{ CI_REGISTRY: 'registry.gitlab.com', CI_REGISTRY_IMAGE: OWN },
      ...{ CI_REGISTRY_USER: 'gitlab-ci-token', CI_REGISTRY_PASSWORD: PASSWORD },
      ...Object.fromEntries(
        Object.entries(variables).filter(([name]) => name.startsWith('TAGSHIP_')),
      ),
      ...(Object.fromEntries(ours) as Record<string, string>),
      ...env,
    },
  });
  return { code: run.code, text: [run.stdout, run.stderr, ...run.commandLines].join('\n') };
}
