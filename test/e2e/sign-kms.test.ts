// SPDX-License-Identifier: Apache-2.0
// Signing with a key in a key management service through the CLI bundle. The cosign on the PATH is a real one, and so are those that
// judge; the service is a plugin of cosign (test/lab/kms.ts), since no cloud can be reached from the lab.
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Receipt } from '../../src/ship/record/receipt.ts';
import { lab, type Lab } from '../lab/lab.ts';
import { isNightly, nightly, pickRows } from '../lab/nightly.ts';
import { installProgram } from '../lab/programs.ts';
import { fetchVerifiers, judge } from '../lab/verifiers.ts';
import { runCli, runId } from './cli.ts';
import { makeProject, type Project } from './project.ts';

const KINDS = {
  'P-256': generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  RSA: generateKeyPairSync('rsa', { modulusLength: 2048 }),
} as const;
type Kind = keyof typeof KINDS;
type Version = 'cosign-2' | 'cosign-3';

let site: Lab;
let project: Project;
let home: string;

beforeAll(async () => {
  site = await lab();
  project = await makeProject({
    lab: site,
    files: { Dockerfile: 'FROM scratch\nCOPY busybox /\n' },
  });
  await project.release('v1.2.3');
  home = await mkdtemp(join(tmpdir(), 'tagship-kms-'));
  const verifiers = await fetchVerifiers();
  for (const version of ['cosign-2', 'cosign-3'] as const) {
    await mkdir(join(home, version));
    await symlink(join(verifiers, version), join(home, version, 'cosign'));
    await installProgram(join(home, version), 'sigstore-kms-standin', 'kms.ts');
  }
  for (const [kind, { privateKey, publicKey }] of Object.entries(KINDS)) {
    await writeFile(join(home, `${kind}.pem`), toPem(privateKey, 'pkcs8'));
    await writeFile(join(home, `${kind}.pub`), toPem(publicKey, 'spki'));
  }
});
afterAll(async () => {
  await project.remove();
  await rm(home, { recursive: true, force: true });
});

function toPem(key: KeyObject, type: 'pkcs8' | 'spki'): string {
  return key.export({ type, format: 'pem' }).toString();
}

const image = (name: string) => `${site.registries.plain.host}/kms-${runId}/${name.toLowerCase()}`;
const addressOf = (kind: Kind, query = '') => `standin://${join(home, `${kind}.pem`)}${query}`;
const pathOf = (version: Version | 'none') => [join(home, version), site.env.PATH].join(':');

function ship(name: string, key: string, version: Version | 'none' = 'cosign-3') {
  const args = ['ship', '--push', '--json', '--image', image(name), '--sign', 'key'];
  return runCli({
    ...{ lab: site, project, watchProcesses: true },
    args: [...args, '--sign-key-file', key],
    env: { PATH: pathOf(version) },
  });
}

const signings = (['cosign-3', 'cosign-2'] as const).flatMap((version) =>
  (Object.keys(KINDS) as Kind[]).map((kind) => ({ version, kind })),
);

describe.each(pickRows(signings))(
  '$version signs with a key of kind $kind',
  ({ version, kind }) => {
    it('in both formats, which both versions accept', async () => {
      const name = `${version}-${kind}`;
      const run = await ship(name, addressOf(kind), version);
      expect(run.code, run.stderr).toBe(0);
      const [target] = (JSON.parse(run.stdout) as Receipt).targets;
      expect(new Set(target?.referrers?.map(({ format }) => format))).toEqual(
        new Set(['bundle', 'legacy']),
      );
      expect(run.left).toEqual([]);
      if (isNightly) {
        const again = await ship(name, addressOf(kind), version);
        const [kept] = (JSON.parse(again.stdout) as Receipt).targets;
        expect(new Set(kept?.referrers?.map(({ action }) => action))).toEqual(new Set(['kept']));
      }
      const [, body = ''] = toPem(KINDS[kind].privateKey, 'pkcs8').split('\n');
      expect(run.commandLines.filter((line) => line.includes(body))).toEqual([]);
      const reference = `${image(name)}@${target?.digest ?? ''}`;
      const verify = (judging: Version, key: string) =>
        judge(judging, ['verify', '--key', key, '--insecure-ignore-tlog=true', reference], {
          cwd: home,
        });
      for (const judging of pickRows(['cosign-3', 'cosign-2'] as const)) {
        const { ok, text } = await verify(judging, `${kind}.pub`);
        expect(ok, text).toBe(true);
        if (!isNightly) continue;
        const other = kind === 'RSA' ? 'P-256.pub' : 'RSA.pub';
        expect((await verify(judging, other)).ok).toBe(false);
      }
      const words = target?.verifyCommand?.split(' ').slice(1) ?? [];
      expect(words).toContain(addressOf(kind));
      const env = { PATH: pathOf(version) };
      if (isNightly) {
        const printed = await judge(version, words, { cwd: home, env });
        expect(printed.ok, printed.text).toBe(true);
      }
      const args = ['verify', '--signed', '--key', addressOf(kind), reference];
      const own = await runCli({ lab: site, project, args, env });
      expect(own.code, own.stderr).toBe(0);
    });
  },
);

const refusals = [
  { what: 'denies', key: () => addressOf('P-256', '?sign=denied'), says: 'kms:Sign denied' },
  {
    what: 'pads in another way',
    key: () => addressOf('RSA', '?sign=pss'),
    says: 'verification error',
  },
  { what: 'is not known', key: () => 'awsKms://x', says: 'cannot be read' },
  { what: 'has no plugin', key: () => 'gone://key', says: 'gone://' },
];

describe('before anything is pushed', () => {
  it.each(pickRows(refusals))('a service that $what is reported', async ({ key, says }) => {
    const name = 'refused';
    const run = await ship(name, key());
    expect(run.code, run.stderr).toBe(1);
    expect(run.stderr).toContain(says);
    const listed = await judge('crane', ['ls', image(name)], { cwd: home });
    expect(listed.text).toContain('NAME_UNKNOWN');
  });

  nightly(it)('a machine without cosign is reported, with where to get it', async () => {
    const run = await ship('none', addressOf('P-256'), 'none');
    expect(run.code, run.stderr).toBe(1);
    expect(run.stderr).toContain('SIGN_KEY_KMS');
    expect(run.stderr).toContain('sigstore/cosign-installer');
    const listed = await judge('crane', ['ls', image('none')], { cwd: home });
    expect(listed.text).toContain('NAME_UNKNOWN');
  });
});
