// SPDX-License-Identifier: Apache-2.0
// Whatever copies an image takes along what others have signed, attested and attached. Two versions of cosign and oras make it
// and judge what arrives.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyImage } from '../../src/registry/manifests/copy.ts';
import { startFaultProxy } from '../lab/fault-proxy.ts';
import { lab, type Lab } from '../lab/lab.ts';
import { isNightly, nightly } from '../lab/nightly.ts';
import { startReferrersProxy, type ReferrersProxy } from '../lab/referrers-proxy.ts';
import { judge, type Verifier } from '../lab/verifiers.ts';
import { createBench, toSource } from '../registry/bench.ts';
import { makeImage } from '../registry/image.ts';
import { runCli, runId, type CliRun } from './cli.ts';
import { openJobs, PLATFORMS, readRecord } from './legs.ts';
import { makeProject, type Project } from './project.ts';
import { receiptOf } from './promotions.ts';

const image = makeImage(`carried ${runId}`);
const [amd64 = image.root] = image.children;
const SBOM = 'application/vnd.example.sbom';
let site: Lab;
let project: Project;
let withApi: ReferrersProxy;
let keys: string;

const plain = (name: string) => `${site.registries.plain.host}/carried-${runId}/${name}`;
const second = (name: string) => `${site.registries.second.host}/carried-${runId}/${name}`;
/** The registry behind it is the second one. */
const api = (name: string) => `${withApi.host}/carried-${runId}/api-${name}`;

beforeAll(async () => {
  site = await lab();
  project = await makeProject({
    lab: site,
    files: { '.gitignore': 'signed*\nbefore\n', Dockerfile: 'FROM scratch\nCOPY busybox /\n' },
  });
  await project.release('v1.2.3');
  withApi = await startReferrersProxy(site.registries.second.url);
  keys = await mkdtemp(join(tmpdir(), 'tagship-keys-'));
  await program('cosign-3', 'generate-key-pair');
  await writeFile(join(keys, 'predicate.json'), '{"scanned":true}');
  await writeFile(join(keys, 'sbom.json'), '{}');
  await seed(plain('app'));
});
afterAll(async () => {
  await withApi.close();
  await project.remove();
  await rm(keys, { recursive: true, force: true });
});

/** Runs a program that must succeed. */
async function program(name: Verifier, ...args: readonly string[]): Promise<string> {
  const { ok, text } = await judge(name, args, { cwd: keys });
  expect(ok, `${name} ${args.join(' ')}\n${text}`).toBe(true);
  return text;
}

/** Pushes the image of another program. */
async function seed(name: string): Promise<void> {
  const bench = createBench();
  const [host = '', ...path] = name.split('/');
  const target = bench.open(host, path.join('/'));
  const source = toSource(image.blobs, [image.root, ...image.children]);
  const [copied] = await copyImage(image.root, source, [target]);
  if (copied?.problem) throw copied.problem;
  await target.putManifest('1.2.3', image.root);
  bench.client.close();
  await attach(name, [image.root.digest, amd64.digest]);
}

const OFFLINE = ['--key', 'cosign.key', '--tlog-upload=false', '--yes'];
const NO_CONFIG = '--use-signing-config=false';
const STATEMENT = ['--predicate', 'predicate.json', '--type', 'https://example.com/scan'];

/** Signs and attests digests in both formats of cosign, and attaches an SBOM to each. By day it signs only. */
async function attach(name: string, digests: readonly string[]): Promise<void> {
  for (const digest of digests) {
    const at = `${name}@${digest}`;
    await program('cosign-3', 'sign', ...OFFLINE, NO_CONFIG, at);
    if (!isNightly) continue;
    await program('cosign-2', 'sign', ...OFFLINE, at);
    await program('cosign-2', 'attest', ...OFFLINE, ...STATEMENT, at);
    await program('cosign-3', 'attest', ...OFFLINE, NO_CONFIG, ...STATEMENT, at);
    const sbom = ['--artifact-type', SBOM, at, 'sbom.json:application/json'];
    await program('oras', 'attach', '--plain-http', ...sbom);
  }
}

const BY_KEY = ['--key', 'cosign.pub', '--insecure-ignore-tlog=true'];

/** Both versions of cosign accept signature and attestation of each digest, and oras sees the SBOM. */
async function expectAll(name: string, digests: readonly string[]): Promise<void> {
  for (const at of digests.map((digest) => `${name}@${digest}`)) {
    if (!isNightly) {
      await program('cosign-3', 'verify', ...BY_KEY, at);
      continue;
    }
    for (const cosign of ['cosign-2', 'cosign-3'] as const) {
      await program(cosign, 'verify', ...BY_KEY, at);
      await program(cosign, 'verify-attestation', ...BY_KEY, ...STATEMENT.slice(2), at);
    }
    const seen = ['discover', '--plain-http', '--format', 'json', '--artifact-type', SBOM, at];
    expect(await program('oras', ...seen)).toContain(SBOM);
  }
}

function cli(...args: readonly string[]): Promise<CliRun> {
  return runCli({ lab: site, project, args });
}

async function tagship(...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await cli(...args);
  expect(code, stderr).toBe(0);
  return `${stdout}${stderr}`;
}

const whole = [image.root.digest, amd64.digest];
const reference = () => `${plain('app')}:1.2.3`;
const from = (made: string, name: string) =>
  tagship('ship', '--push', '--from', made, '--image', name);

describe('an image of another program in from', () => {
  nightly(it)('brings along what belongs to its platforms, and says what is left', async () => {
    const name = second('from-registry');
    const said = await from(`${plain('app')}@${image.root.digest}`, name);
    expect(said).toContain('FROM_INDEX_SIGNED');
    await expectAll(name, [amd64.digest]);
    const tags = await program('crane', 'ls', name);
    expect(tags).not.toContain(image.root.digest.replace(':', '-'));
    expect(tags).toContain(`${amd64.digest.replace(':', '-')}.sig`);
  });

  nightly(it)('has nothing said where nothing is left, or the index is not signed', async () => {
    await seed(plain('one'));
    const one = `${plain('one')}@${amd64.digest}`;
    expect(await from(one, second('from-one'))).not.toContain('FROM_INDEX_SIGNED');
    await expectAll(second('from-one'), [amd64.digest]);
    const args = ['--attestations', 'plain', '--image', second('from-plain')];
    await tagship('ship', '--push', '--from', one, ...args);
    await expectAll(second('from-plain'), [amd64.digest]);
    await program('cosign-3', 'verify', ...BY_KEY, `${second('from-plain')}:1.2.3`);
  });

  it('brings it along from a layout, too, and says that the index has another digest', async () => {
    await tagship('copy', reference(), 'oci:signed');
    expect(await from('oci:signed', api('from-layout'))).toContain('FROM_INDEX_SIGNED');
    await expectAll(api('from-layout'), [amd64.digest]);
  });

  nightly(it)('and from an archive, and a layout of oras', async () => {
    await tagship('copy', reference(), 'oci-archive:signed.tar');
    await from('oci-archive:signed.tar', second('from-archive'));
    await expectAll(second('from-archive'), [amd64.digest]);
    const layout = join(project.directory, 'signed-by-oras');
    const oras = ['copy', '--recursive', '--from-plain-http', '--to-oci-layout'];
    await program('oras', ...oras, reference(), `${layout}:1.2.3`);
    await from('oci:signed-by-oras', second('from-oras'));
    const at = `${second('from-oras')}@${amd64.digest}`;
    const seen = ['discover', '--plain-http', '--format', 'json', '--artifact-type', SBOM, at];
    expect(await program('oras', ...seen)).toContain(SBOM);
    await program('cosign-3', 'verify', ...BY_KEY, at); // oras copies no tags of cosign's older format
  });

  nightly(it)('brings nothing of a stranger', async () => {
    const name = second('from-fork');
    const args = ['--fork', '--pr', '7', '--from', `${plain('app')}@${image.root.digest}`];
    const said = await tagship('ship', '--push', ...args, '--image', name);
    expect(said).toMatch(/not copied along: this run is untrusted.*\[REFERRER_NOT_COPIED\]/);
    expect(await program('crane', 'ls', name)).not.toContain('sha256-');
  });
});

const SAVED = ['cosign-2', 'cosign-3'] as const;

describe.each(isNightly ? SAVED : [])('a layout that %s saved', (cosign) => {
  it('is copied, and taken for from, with all that is in it', async () => {
    const layout = `saved-${cosign}`;
    const one = `${plain('app')}@${amd64.digest}`;
    await program(cosign, 'save', '--dir', join(project.directory, `signed-${layout}`), one);
    await tagship('copy', `oci:signed-${layout}`, `${second(layout)}:1.2.3`);
    await from(`oci:signed-${layout}`, second(`from-${layout}`));
    for (const name of [second(layout), second(`from-${layout}`)]) {
      await expectSaved(cosign, `${name}@${amd64.digest}`);
    }
  });
});

/** The second version saves its own format alone. */
async function expectSaved(cosign: Verifier, at: string): Promise<void> {
  await program(cosign, 'verify', ...BY_KEY, at);
  await program(cosign, 'verify-attestation', ...BY_KEY, ...STATEMENT.slice(2), at);
  const seen = ['discover', '--plain-http', '--format', 'json', at];
  const { length } = (await program('oras', ...seen)).split(SBOM);
  expect(length > 1).toBe(cosign === 'cosign-3');
}

const destinations = [
  { kind: 'without the referrers API', to: second },
  { kind: 'with the referrers API', to: api },
];
describe.each(isNightly ? destinations : [])('to a registry $kind', ({ to }) => {
  it('a promotion takes all along', async () => {
    const digest = `${plain('app')}@${image.root.digest}`;
    await tagship('promote', digest, '--to', 'stable', '--image', to('promoted'));
    await expectAll(to('promoted'), whole);
  });

  it('a copy takes all along, through a directory and an archive', async () => {
    const path = to === api ? 'api' : 'plain';
    const [directory, archive] = [`oci:signed-${path}`, `oci-archive:signed-${path}.tar`];
    await tagship('copy', reference(), directory);
    await tagship('copy', directory, archive);
    await tagship('copy', archive, `${to('copied')}:1.2.3`);
    await expectAll(to('copied'), whole);
    // And back from there, to one without.
    await tagship('copy', `${to('copied')}:1.2.3`, `${plain(`back-${path}`)}:1.2.3`);
    await expectAll(plain(`back-${path}`), whole);
  });

  it('a later run of the release takes all along', async () => {
    const both = ['--platforms', PLATFORMS.join()];
    const first = plain(to === api ? 'rerun-api' : 'rerun');
    const run = await cli('ship', '--push', '--json', '--image', first, ...both);
    const [target] = receiptOf(run).targets;
    const digests = [target?.digest ?? '', ...Object.values(target?.platforms ?? {})];
    await attach(first, digests);
    await tagship('ship', '--push', '--image', first, '--image', to('rerun'), ...both);
    await expectAll(to('rerun'), digests);
  });

  it('a merge takes along what belongs to the platforms', async () => {
    const jobs = await openJobs(site);
    try {
      const first = plain(to === api ? 'legs-api' : 'legs');
      const paths = await jobs.runLegs({ images: [first] });
      const digests = await Promise.all(
        paths.map(async (path, at) => {
          const [built] = (await readRecord(path)).images;
          const only = ['--platform', PLATFORMS[at] ?? '', `${first}@${built?.digest ?? ''}`];
          return (await program('crane', 'digest', '--insecure', ...only)).trim();
        }),
      );
      await attach(first, digests);
      const merged = await jobs.merge(paths, { images: [first, to('legs')] });
      expect(merged.code, merged.stderr).toBe(0);
      await expectAll(to('legs'), digests);
    } finally {
      await jobs.close();
    }
  });
});

nightly(it)('a merge that is killed before it has copied all is finished by the next', async () => {
  const jobs = await openJobs(site);
  const proxy = await startFaultProxy(site.registries.second);
  try {
    const images = [plain('killed'), `${proxy.host}/carried-${runId}/killed`];
    const flags = ['--provenance', 'false'];
    const paths = await jobs.runLegs({ images: images.slice(0, 1), flags });
    const records = await Promise.all(paths.map((path) => readRecord(path)));
    const digests = records.map((one) => one.images[0]?.digest ?? '');
    await attach(plain('killed'), digests);
    proxy.use([
      { method: 'PUT', url: /sha256-/, count: 99, fault: { kind: 'hang', when: 'before' } },
    ]);
    const when = () => proxy.log.some(({ fault }) => fault === 'hang');
    const settings = { images, flags };
    const killed = await jobs.merge(paths, settings, { kill: { signal: 'SIGKILL', when } });
    expect(killed.code).toBeNull();
    proxy.use([]);
    const again = await jobs.merge(paths, settings);
    expect(again.code, again.stderr).toBe(0);
    await expectAll(second('killed'), digests);
  } finally {
    await Promise.all([jobs.close(), proxy.close()]);
  }
});

nightly(it)('what a destination has of its own stays, with what comes later', async () => {
  const [to, promoted] = [second('own'), second('own-promoted')];
  for (const key of ['there', 'later']) {
    await program('cosign-2', 'generate-key-pair', '--output-key-prefix', key);
  }
  const add = async (key: string, name: string) => {
    const given = ['--key', `${key}.key`, ...OFFLINE.slice(2), `${name}@${amd64.digest}`];
    await program('cosign-2', 'sign', ...given);
    await program('cosign-2', 'attest', ...STATEMENT, ...given);
  };
  await seed(plain('own'));
  const given = `${plain('own')}@${image.root.digest}`;
  await tagship('copy', given, `${to}:1.2.3`);
  await tagship('promote', given, '--to', 'qa', '--image', promoted);
  for (const name of [to, promoted]) await add('there', name);
  await add('later', plain('own'));
  for (const turn of [1, 2]) {
    const said = await tagship('copy', given, `${to}:1.2.3`);
    expect(said, String(turn)).not.toContain('COPY_SIGNATURES_KEPT');
    const more = await tagship('promote', given, '--to', `qa-${turn}`, '--image', promoted);
    expect(more).not.toContain('REFERRER_NOT_COPIED');
  }
  for (const name of [to, promoted]) {
    await expectAll(name, whole);
    for (const key of ['there', 'later']) {
      const by = ['--key', `${key}.pub`, ...BY_KEY.slice(2), `${name}@${amd64.digest}`];
      await program('cosign-2', 'verify', ...by);
      await program('cosign-2', 'verify-attestation', ...STATEMENT.slice(2), ...by);
    }
    const tag = `${name}:${amd64.digest.replace(':', '-')}`;
    for (const end of ['sig', 'att']) {
      const { layers } = JSON.parse(await program('crane', 'manifest', `${tag}.${end}`)) as {
        layers: object[];
      };
      expect(layers).toHaveLength(3);
    }
  }
});

const POLICY = ['--delete', 'old-*', '--minimum-age', '0h', '--yes', '--backup', 'before'];

nightly(it)('a prune backs all up, and a copy of the backup brings it back', async () => {
  const name = second('pruned');
  const made = `${plain('app')}@${image.root.digest}`;
  const args = ['--from', made, '--tags', 'old-1', '--image', name];
  const [target] = receiptOf(await cli('ship', '--push', '--json', ...args)).targets;
  const digests = [target?.digest ?? '', amd64.digest];
  await attach(name, digests);
  await tagship('prune', name, ...POLICY);
  const gone = ['verify', ...BY_KEY, `${name}@${digests[0] ?? ''}`];
  expect(await judge('cosign-3', gone, { cwd: keys })).toMatchObject({ ok: false });
  await tagship('copy', 'oci:before', name, '--all-tags');
  await expectAll(name, digests);
});
