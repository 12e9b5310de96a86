// SPDX-License-Identifier: Apache-2.0
// Signing with the identity of the run through the CLI bundle, on an own instance of Sigstore. Both versions of cosign judge.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Receipt, ShippedTarget } from '../../src/ship/record/receipt.ts';
import { githubEnv } from '../bundle/github.ts';
import { openIssuer, type Issuer } from '../credentials/oidc/issuer.ts';
import { lab, type Lab } from '../lab/lab.ts';
import { openSigstore, type Sigstore } from '../lab/sigstore.ts';
import { judge, judgeLine, type Verifier } from '../lab/verifiers.ts';
import { isNightly, nightly, pickRows } from '../lab/nightly.ts';
import { IDENTITY } from '../ship/sign/keyless-run.ts';
import { runCli, runId, type CliRun } from './cli.ts';
import { makeProject, type Project } from './project.ts';

let site: Lab;
let project: Project;
let sigstore: Sigstore;
/** Its log is of the second version of Rekor. */
let second: Sigstore;
let issuer: Issuer;
let sha: string;
let home: string;

beforeAll(async () => {
  site = await lab();
  project = await makeProject({
    lab: site,
    files: { Dockerfile: 'FROM scratch\nCOPY busybox /\n' },
  });
  sha = await project.release('v1.2.3');
  sigstore = await openSigstore();
  second = await openSigstore(2);
  issuer = await openIssuer({ sub: IDENTITY }, Date.now);
  home = await mkdtemp(join(tmpdir(), 'tagship-cosign-'));
});
afterAll(async () => {
  await Promise.all([sigstore.close(), second.close(), issuer.served.close(), project.remove()]);
  await rm(home, { recursive: true, force: true });
});

const { stringify } = JSON;
const image = (name: string) => `${site.registries.plain.host}/keyless-${runId}/${name}`;

function ship(name: string, ...args: readonly string[]): Promise<CliRun> {
  return shipAt(sigstore, name, ...args);
}

function shipAt({ settings }: Sigstore, name: string, ...args: readonly string[]): Promise<CliRun> {
  const { signFulcioUrl, signRekorUrl, signTsaUrl, signTrustedRoot } = settings;
  return runCli({
    ...{ lab: site, project, watchProcesses: true },
    args: [
      ...['ship', '--push', '--json', '--sign', 'keyless', '--image', image(name)],
      ...['--platforms', 'linux/amd64', '--sign-fulcio-url', signFulcioUrl],
      ...['--sign-rekor-url', signRekorUrl, '--sign-tsa-url', signTsaUrl],
      ...['--sign-trusted-root', signTrustedRoot, ...args],
    ],
    env: { ...githubEnv('refs/tags/v1.2.3', sha), ...issuer.env },
  });
}

function targetOf(run: CliRun): ShippedTarget {
  expect(run.code, run.stderr).toBe(0);
  const [target] = (JSON.parse(run.stdout) as Receipt).targets;
  if (target === undefined) throw new Error('the receipt has no target');
  return target;
}

/** What cosign is told: the third version the trusted root, the second one the keys in it. */
function verify(
  verifier: Verifier,
  reference: string,
  {
    identity = IDENTITY,
    by = issuer.served.url,
    more = [] as readonly string[],
    at = sigstore,
  } = {},
) {
  const file = (name: string) => join(at.directory, name);
  const roots =
    verifier === 'cosign-3'
      ? ['--trusted-root', at.trustedRoot]
      : [
          '--certificate-chain',
          file('fulcio.pem'),
          '--timestamp-certificate-chain',
          file('tsa.pem'),
        ];
  const who = ['--certificate-identity', identity, '--certificate-oidc-issuer', by];
  return judge(verifier, ['verify', ...who, ...roots, ...more, reference], {
    ...{ cwd: home, env: verifier === 'cosign-2' ? at.cosignEnv : {} },
  });
}

describe('recorded in the log of the instance', () => {
  let target: ShippedTarget;
  let run: CliRun;
  const reference = () => `${image('app')}@${target.digest ?? ''}`;

  it('signs index, platform and attestation in both formats', async () => {
    run = await ship('app');
    target = targetOf(run);
    expect(new Set(target.referrers?.map(({ subject }) => subject)).size).toBe(3);
    expect(target.referrers?.map(({ action }) => action)).toEqual(
      target.referrers?.map(() => 'created'),
    );
  });

  it('prints the command that verifies, which cosign 3 accepts as it is', async () => {
    expect(target.verifyCommand).toContain(IDENTITY);
    const { ok, text } = await judgeLine('cosign-3', target.verifyCommand ?? '', { cwd: home });
    expect(ok, text).toBe(true);
  });

  it.each(pickRows(['cosign-2', 'cosign-3'] as const))(
    '%s accepts it, and no other',
    async (verifier) => {
      const accepted = await verify(verifier, reference());
      expect(accepted.ok, accepted.text).toBe(true);
      const wrong = [
        { identity: IDENTITY.replace('v1.2.3', 'v1.2.4') },
        { by: 'https://token.actions.githubusercontent.com' },
      ];
      for (const given of pickRows(wrong)) {
        const judged = await verify(verifier, reference(), given);
        expect(judged.ok, stringify(given)).toBe(false);
      }
      if (!isNightly) return;
      const unsigned = target.referrers?.find(({ digest }) => digest !== null)?.digest ?? '';
      expect((await verify(verifier, `${image('app')}@${unsigned}`)).ok).toBe(false);
    },
  );

  describe('tagship verify', () => {
    const verifyBy = (...args: readonly string[]) =>
      runCli({
        ...{ lab: site, project },
        args: [
          'verify',
          '--sign-trusted-root',
          sigstore.trustedRoot,
          ...args,
          `${image('app')}:1.2.3`,
        ],
      });
    const by = () => ['--issuer', issuer.served.url];

    const accepted = [
      { name: 'the identity', args: () => ['--identity', IDENTITY, ...by()] },
      {
        name: 'patterns',
        args: () => [
          ...['--identity-regexp', '^https://github\\.com/acme/app/.+@refs/tags/v'],
          ...['--issuer-regexp', '^http://127'],
        ],
      },
      { name: 'provenance', args: () => ['--provenance'] },
    ];
    it.each(pickRows(accepted, ({ name }) => name === 'provenance'))(
      'accepts $name',
      async ({ args }) => {
        const { code, stderr } = await verifyBy(...args());
        expect(code, stderr).toBe(0);
      },
    );

    const refusals: readonly { code: string; args: () => readonly string[] }[] = [
      { code: 'VERIFY_UNSIGNED', args: () => ['--identity', `${IDENTITY}.4`, ...by()] },
      {
        code: 'VERIFY_UNSIGNED',
        args: () => ['--identity', IDENTITY, '--issuer', 'https://x.test'],
      },
      { code: 'VERIFY_UNSIGNED', args: () => ['--identity-regexp', '^http:', ...by()] },
      { code: 'VERIFY_PATTERN', args: () => ['--identity-regexp', '(', ...by()] },
      { code: 'VERIFY_IDENTITY', args: () => ['--identity', IDENTITY] },
      { code: 'VERIFY_IDENTITY', args: () => by() },
      { code: 'VERIFY_KEY', args: () => ['--signed'] },
      { code: 'VERIFY_KEY', args: () => ['--key', 'x.pub', '--identity', IDENTITY, ...by()] },
      { code: 'VERIFY_UNATTESTED', args: () => ['--sbom'] },
    ];
    it.each(pickRows(refusals))('refuses with $code: $args', async ({ code, args }) => {
      const run = await verifyBy(...args());
      expect(run.code, run.stderr).toBe(1);
      expect(run.stderr).toContain(code);
    });

    nightly(it)('says by whom the image is signed instead', async () => {
      const run = await verifyBy('--json', '--identity', 'https://x.test', ...by());
      const { problems } = JSON.parse(run.stdout) as { problems: { message: string }[] };
      expect(problems[0]?.message).toContain(`One is by "${IDENTITY}"`);
    });
  });

  nightly(it)('adds nothing when the same workflow runs again', async () => {
    const again = targetOf(await ship('app'));
    expect(new Set(again.referrers?.map(({ action }) => action))).toEqual(new Set(['kept']));
  });

  describe('promoted by the identity that signed', () => {
    const promote = (...args: readonly string[]) =>
      runCli({
        ...{ lab: site, project },
        args: [
          ...['promote', `${image('app')}:1.2.3`, '--to', 'qa', '--signed', '--json'],
          ...['--sign-trusted-root', sigstore.trustedRoot, ...args],
        ],
      });
    const by = (identity: string) => ['--identity', identity, '--issuer', issuer.served.url];

    const refusals: readonly { code: string; args: () => readonly string[] }[] = [
      { code: 'PROMOTE_UNSIGNED', args: () => by(IDENTITY.replace('v1.2.3', 'v1.2.4')) },
      { code: 'VERIFY_IDENTITY', args: () => ['--identity', IDENTITY] },
      { code: 'PROMOTE_NO_KEY', args: () => [...by(IDENTITY), '--verify-key', 'x.pub'] },
    ];
    it.each(pickRows(refusals))('refused with $code: $args', async ({ code, args }) => {
      const run = await promote(...args());
      expect(run.code, run.stderr).toBe(1);
      expect(run.stderr).toContain(code);
    });

    it('accepted', async () => {
      const run = await promote(...by(IDENTITY));
      expect(run.code, run.stderr).toBe(0);
    });
  });

  nightly(it)('a tombstone is signed by the identity, too', async () => {
    const { signFulcioUrl, signRekorUrl, signTsaUrl, signTrustedRoot } = sigstore.settings;
    const yank = await runCli({
      ...{ lab: site, project },
      args: [
        ...['yank', `${image('app')}:1.2.3`, '--because', 'it loses data', '--json'],
        ...['--sign', 'keyless', '--sign-fulcio-url', signFulcioUrl],
        ...['--sign-rekor-url', signRekorUrl, '--sign-tsa-url', signTsaUrl],
        ...['--sign-trusted-root', signTrustedRoot],
      ],
      env: { ...githubEnv('refs/tags/v1.2.3', sha), ...issuer.env },
    });
    expect(yank.code, yank.stderr).toBe(0);
    const { referrers } = JSON.parse(yank.stdout) as Pick<ShippedTarget, 'referrers'>;
    const tombstone = referrers?.find(
      ({ format, subject }) => format === 'yank' && subject === target.digest,
    );
    const { ok, text } = await verify('cosign-3', `${image('app')}@${tombstone?.digest ?? ''}`);
    expect(ok, text).toBe(true);
  });

  it('shows no token, and passes it to no process', () => {
    expect(issuer.tokens.length).toBeGreaterThan(0);
    const secrets = [
      ...issuer.tokens.map(({ token }) => token),
      issuer.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN ?? '',
    ];
    const text = [run.stdout, run.stderr, ...run.commandLines].join('\n');
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
    expect(run.left).toEqual([]);
  });
});

it.each(isNightly ? (['cosign-3', 'cosign-2'] as const) : [])(
  '%s accepts a timestamp alone',
  async (verifier) => {
    const run = await ship(`unlogged-${verifier}`, '--sign-log', 'none');
    const target = targetOf(run);
    expect(target.verifyCommand).toContain('--use-signed-timestamps --insecure-ignore-tlog=true');
    const more = ['--use-signed-timestamps', '--insecure-ignore-tlog=true'];
    const reference = `${image(`unlogged-${verifier}`)}@${target.digest ?? ''}`;
    const { ok, text } = await verify(verifier, reference, { more });
    expect(ok, text).toBe(true);
    if (verifier === 'cosign-2') return; // it reads no trusted root
    const printed = await judgeLine(verifier, target.verifyCommand ?? '', { cwd: home });
    expect(printed.ok, printed.text).toBe(true);
  },
);

it('a log of the second version of Rekor is recorded in, and cosign 3 accepts its proofs', async () => {
  const run = await shipAt(second, 'second');
  const target = targetOf(run);
  expect(new Set(target.referrers?.map(({ format }) => format))).toEqual(new Set(['bundle']));
  expect(run.stderr).toContain('SIGN_BUNDLE_ONLY');
  const reference = `${image('second')}@${target.digest ?? ''}`;
  const accepted = await verify('cosign-3', reference, { at: second });
  expect(accepted.ok, accepted.text).toBe(true);
  const other = IDENTITY.replace('v1.2.3', 'v1.2.4');
  expect((await verify('cosign-3', reference, { at: second, identity: other })).ok).toBe(false);
  expect((await verify('cosign-3', reference)).ok).toBe(false);
});

nightly(it)('a log of the second version of Rekor cannot hold the older format', async () => {
  const run = await shipAt(second, 'second-legacy', '--sign-format', 'legacy');
  expect(run.code, run.stderr).toBe(1);
  expect(run.stderr).toContain('SIGN_FORMAT');
  const tags = await judge('crane', ['ls', image('second-legacy')], { cwd: home });
  expect(tags.text).toContain('NAME_UNKNOWN');
});
