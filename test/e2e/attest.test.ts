// SPDX-License-Identifier: Apache-2.0
// Provenance for GitHub through the CLI bundle: an own instance of Sigstore signs, a server takes the place of GitHub, cosign judges.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Receipt, ShippedTarget } from '../../src/ship/record/receipt.ts';
import { githubEnv } from '../bundle/github.ts';
import { openIssuer, type Issuer } from '../credentials/oidc/issuer.ts';
import { readFixture } from '../facts/fixture.ts';
import { lab, type Lab } from '../lab/lab.ts';
import { openSigstore, type Sigstore } from '../lab/sigstore.ts';
import { judge } from '../lab/verifiers.ts';
import { serve, type Served } from '../registry/server.ts';
import { CLAIMS } from '../ship/attest/claims.ts';
import { IDENTITY } from '../ship/sign/keyless-run.ts';
import { runCli, runId, type CliRun } from './cli.ts';
import { openJobs } from './legs.ts';
import { makeProject, type Project } from './project.ts';
import { nightly } from '../lab/nightly.ts';

let site: Lab;
let project: Project;
let sigstore: Sigstore;
let issuer: Issuer;
let github: Served;
let sha: string;
let home: string;
/** The bundles that GitHub has, and whether it takes more. */
const stored: object[] = [];
let isAllowed = true;

beforeAll(async () => {
  site = await lab();
  project = await makeProject({
    lab: site,
    files: { Dockerfile: 'FROM scratch\nCOPY busybox /\n' },
  });
  sha = await project.release('v1.2.3');
  sigstore = await openSigstore();
  issuer = await openIssuer({ ...CLAIMS, sub: IDENTITY }, Date.now);
  home = await mkdtemp(join(tmpdir(), 'tagship-attest-'));
  github = await serve(({ method, path, body }) => {
    if (path === '/repos/acme/app') return json({ full_name: 'acme/app', private: false });
    if (!path.startsWith('/repos/acme/app/attestations')) return json({ message: 'no' }, 404);
    if (method === 'GET') {
      const digest = decodeURIComponent(path.split('/').at(-1)?.split('?')[0] ?? '').split(':')[1];
      const found = stored.filter((one) => readStatement(one).includes(digest ?? ''));
      return json({ attestations: found.map((bundle) => ({ bundle })) });
    }
    if (!isAllowed) return json({ message: 'Resource not accessible by integration' }, 403);
    stored.push((JSON.parse(body.toString()) as { bundle: object }).bundle);
    return json({ id: 1000 + stored.length }, 201);
  });
});
afterAll(async () => {
  await Promise.all([sigstore.close(), issuer.served.close(), github.close(), project.remove()]);
  await rm(home, { recursive: true, force: true });
});

function json(value: object, status = 200) {
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  return { status, headers, body: JSON.stringify(value) };
}

function readStatement(bundle: object): string {
  const { dsseEnvelope } = bundle as { dsseEnvelope: { payload: string } };
  return Buffer.from(dsseEnvelope.payload, 'base64').toString();
}

const TOKEN = 'ghs_attest_4f1c9be27a';
const image = (name: string) => `${site.registries.plain.host}/attest-${runId}/${name}`;

function toFlags(): readonly string[] {
  const { signFulcioUrl, signRekorUrl, signTsaUrl, signTrustedRoot } = sigstore.settings;
  return [
    ...['--github-attestation', '--sign-fulcio-url', signFulcioUrl],
    ...['--sign-rekor-url', signRekorUrl, '--sign-tsa-url', signTsaUrl],
    ...['--sign-trusted-root', signTrustedRoot],
  ];
}

const toEnv = (runner: Readonly<Record<string, string>>) => ({
  ...{ ...runner, ...issuer.env },
  ...{ GITHUB_API_URL: github.url, TAGSHIP_GITHUB_TOKEN: TOKEN },
});

function ship(name: string, ...args: readonly string[]): Promise<CliRun> {
  return runCli({
    ...{ lab: site, project, watchProcesses: true },
    args: [
      ...['ship', '--push', '--json', '--image', image(name), '--platforms', 'linux/amd64'],
      ...[...toFlags(), ...args],
    ],
    env: toEnv(githubEnv('refs/tags/v1.2.3', sha)),
  });
}

function targetOf(run: CliRun): ShippedTarget {
  expect(run.code, run.stderr).toBe(0);
  const [target] = (JSON.parse(run.stdout) as Receipt).targets;
  if (target === undefined) throw new Error('the receipt has no target');
  return target;
}

const cosign = (command: readonly string[], reference: string) =>
  judge(
    'cosign-3',
    [
      ...[...command, '--trusted-root', sigstore.trustedRoot],
      ...['--certificate-identity', IDENTITY, '--certificate-oidc-issuer', issuer.served.url],
      reference,
    ],
    { cwd: home },
  );

describe('a signed image with provenance on GitHub', () => {
  let run: CliRun;
  let target: ShippedTarget;

  it('without the permission no tag is written, and the lines to write are named', async () => {
    isAllowed = false;
    const { code, stderr, stdout } = await ship('app', '--sign', 'keyless');
    isAllowed = true;
    expect(code).toBe(1);
    expect(stderr).toContain('ATTEST_REFUSED');
    expect(stderr).toContain('attestations: write');
    const { status, targets } = JSON.parse(stdout) as Receipt;
    expect(status).toBe('failed');
    expect(targets[0]?.images.map(({ action }) => action)).not.toContain('created');
  });

  it('is stored with the project, by the digest of its tags, before them', async () => {
    run = await ship('app', '--sign', 'keyless');
    target = targetOf(run);
    expect(target.attestations).toEqual([
      {
        ...{ subject: target.digest, id: '1001', action: 'created' },
        url: 'https://github.com/acme/app/attestations/1001',
      },
    ]);
    const statement = JSON.parse(readStatement(stored[0] ?? {})) as { subject: unknown };
    const [, sha256] = target.digest?.split(':') ?? [];
    expect(statement.subject).toEqual([{ name: image('app'), digest: { sha256 } }]);
  });

  it('has it as a referrer, too, which cosign verifies, and still verifies the signature', async () => {
    const reference = `${image('app')}@${target.digest ?? ''}`;
    const attested = await cosign(['verify-attestation', '--type', 'slsaprovenance1'], reference);
    expect(attested.ok, attested.text).toBe(true);
    expect(attested.text).toContain(Buffer.from('{"_type"').toString('base64').slice(0, 8));
    const signed = await cosign(['verify'], reference);
    expect(signed.ok, signed.text).toBe(true);
    const referrers = target.referrers?.filter(({ format }) => format === 'attestation');
    expect(referrers).toMatchObject([{ subject: target.digest, action: 'created' }]);
  });

  nightly(it)('keeps both when it runs again', async () => {
    const again = targetOf(await ship('app', '--sign', 'keyless'));
    expect(again.attestations).toEqual([
      { subject: target.digest, id: null, url: null, action: 'kept' },
    ]);
    const actions = again.referrers?.filter(({ format }) => format !== 'history');
    expect(new Set(actions?.map(({ action }) => action))).toEqual(new Set(['kept']));
    expect(stored).toHaveLength(1);
  });

  it('shows no token, and passes it to no process', () => {
    const secrets = [TOKEN, ...issuer.tokens.map(({ token }) => token)];
    const text = [run.stdout, run.stderr, ...run.commandLines].join('\n');
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
    expect(run.left).toEqual([]);
  });
});

it('an untrusted run stores nothing and asks for no token, and its plan says why', async () => {
  const { env, event } = readFixture('github', 'pull-request-target-from-fork');
  const path = join(home, 'event.json');
  await writeFile(path, JSON.stringify(event));
  const before = { stored: stored.length, tokens: issuer.tokens.length };
  const run = await runCli({
    ...{ lab: site, project },
    args: [
      ...['ship', '--push', '--json', '--image', image('stranger'), '--sign', 'keyless'],
      ...toFlags(),
    ],
    env: { ...toEnv(env as Record<string, string>), GITHUB_EVENT_PATH: path },
  });
  const { attestations, referrers } = targetOf(run);
  expect({ attestations, referrers }).toEqual({});
  expect({ stored: stored.length, tokens: issuer.tokens.length }).toEqual(before);
  const said = run.stderr.split('no attestation is stored on GitHub: this run is untrusted');
  expect(said, run.stderr).toHaveLength(2);
});

nightly(it)('of legs none stores an attestation, and the merge does, of the index', async () => {
  const jobs = await openJobs(site);
  const env = toEnv(githubEnv('refs/tags/v1.0.0', await jobs.project.git('rev-parse', 'HEAD')));
  const settings = { images: [image('legs')], flags: toFlags(), env };
  const before = { stored: stored.length, tokens: issuer.tokens.length };
  const records = await jobs.runLegs(settings);
  expect({ stored: stored.length, tokens: issuer.tokens.length }).toEqual(before);
  const target = targetOf(await jobs.merge(records, settings));
  expect(stored).toHaveLength(before.stored + 1);
  expect(target.attestations).toMatchObject([{ subject: target.digest, action: 'created' }]);
  const [, sha256] = target.digest?.split(':') ?? [];
  expect(readStatement(stored.at(-1) ?? {})).toContain(`"sha256":"${sha256 ?? ''}"`);
  await jobs.close();
});
