// SPDX-License-Identifier: Apache-2.0
// `npm run demo -- signed`: a release is signed before it is tagged, once with a key and once with the identity of the CI run on an
// own instance of Sigstore. Two versions of cosign verify it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { githubEnv } from '../test/bundle/github.ts';
import { openIssuer } from '../test/credentials/oidc/issuer.ts';
import { makeProject } from '../test/e2e/project.ts';
import { lab, useLab, writeDockerConfig } from '../test/lab/lab.ts';
import { openSigstore } from '../test/lab/sigstore.ts';
import { judge, type Verifier } from '../test/lab/verifiers.ts';
import { check, INDENT, say, tagship, wasPrinted, type RunContext } from './demo-stage.ts';

const PASSWORD = 'correct horse battery';
const WORKFLOW = 'https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1.2.3';

/** Ships and verifies both ways; prints the commands. */
export async function showSigned(): Promise<void> {
  say('Starting an engine and a registry on this machine, and fetching cosign …');
  const release = await useLab();
  const here = await lab();
  const project = await makeProject({ lab: here });
  const keys = await mkdtemp(join(tmpdir(), 'tagship-demo-keys-'));
  try {
    const sha = await project.release('v1.2.3');
    const config = join(project.home, 'docker');
    writeDockerConfig(here, config);
    const env = { ...here.env, DOCKER_CONFIG: config, HOME: project.home };
    const repository = `${here.registries.plain.host}/demo-${Date.now()}/hello`;
    const stage = { context: { cwd: project.directory, env }, keys, sha };
    await showKey(stage, `${repository}-key`);
    await showKeyless(stage, `${repository}-keyless`);
  } finally {
    await rm(keys, { recursive: true, force: true });
    await project.remove();
    await release();
  }
}

interface Stage {
  readonly context: RunContext;
  /** The directory with the keys. */
  readonly keys: string;
  readonly sha: string;
}

async function showKey({ context, keys }: Stage, image: string): Promise<void> {
  say('\n1. A release that is signed with a key of cosign, before any tag is written.');
  const options = { cwd: keys, env: { COSIGN_PASSWORD: PASSWORD } };
  const made = await judge('cosign-3', ['generate-key-pair'], options);
  check('cosign generate-key-pair makes a key pair', made.ok);
  const signed = { ...context, env: { ...context.env, COSIGN_PASSWORD: PASSWORD } };
  await ship(signed, image, ['--sign=key', `--sign-key-file=${join(keys, 'cosign.key')}`]);
  const reference = `${image}:1.2.3`;
  const flags = ['--key', join(keys, 'cosign.pub'), '--insecure-ignore-tlog=true'];
  for (const verifier of ['cosign-2', 'cosign-3'] as const) {
    await cosign(verifier, ['verify', ...flags, reference], keys);
  }
  check('the password of the key appears in no output', !wasPrinted(PASSWORD));
}

async function showKeyless({ context, keys, sha }: Stage, image: string): Promise<void> {
  say(
    '\n2. A release that is signed with the identity of the CI run, on an own instance of Sigstore.',
  );
  const sigstore = await openSigstore();
  const issuer = await openIssuer({ sub: WORKFLOW }, Date.now);
  try {
    const ci = { ...githubEnv('refs/tags/v1.2.3', sha), ...issuer.env };
    const { signFulcioUrl, signRekorUrl, signTsaUrl, signTrustedRoot } = sigstore.settings;
    await ship({ ...context, env: { ...context.env, ...ci } }, image, [
      ...['--sign=keyless', `--sign-fulcio-url=${signFulcioUrl}`],
      ...[`--sign-rekor-url=${signRekorUrl}`, `--sign-tsa-url=${signTsaUrl}`],
      `--sign-trusted-root=${signTrustedRoot}`,
    ]);
    const who = ['--certificate-identity', WORKFLOW];
    const by = ['--certificate-oidc-issuer', issuer.served.url];
    const root = ['--trusted-root', signTrustedRoot];
    await cosign('cosign-3', ['verify', ...who, ...by, ...root, `${image}:1.2.3`], keys);
    const gate = ['verify', '--signed', `--verify-identity=${WORKFLOW}`];
    const more = [`--verify-issuer=${issuer.served.url}`, `--sign-trusted-root=${signTrustedRoot}`];
    await tagship(context, [...gate, ...more, `${image}:1.2.3`]);
    const tokens = issuer.tokens.filter(({ token }) => wasPrinted(token));
    check('no identity token appears in any output', tokens.length === 0);
  } finally {
    await Promise.all([sigstore.close(), issuer.served.close()]);
  }
}

async function ship(context: RunContext, image: string, args: readonly string[]): Promise<void> {
  const target = [`--image=${image}`, '--platforms=linux/amd64', '--git-tag=v1.2.3'];
  await tagship(context, ['ship', '--push', ...target, ...args]);
}

async function cosign(verifier: Verifier, args: readonly string[], cwd: string): Promise<void> {
  say(`${INDENT}$ ${verifier} ${args.join(' ')}`);
  const { ok, text } = await judge(verifier, args, { cwd });
  if (!ok) say(text);
  check(`${verifier} accepts the signature`, ok);
}
