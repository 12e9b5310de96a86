// SPDX-License-Identifier: Apache-2.0
// Registries that take no index, or no attestation, through the CLI bundle: real ones, whose proxy refuses in the words of Quay and Heroku.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Receipt } from '../../src/ship/record/receipt.ts';
import type { FaultRule } from '../lab/fault.ts';
import { startFaultProxy, type FaultProxy } from '../lab/fault-proxy.ts';
import { lab as openLab, type Lab } from '../lab/lab.ts';
import { runCli, runId, type CliRun } from './cli.ts';
import { isNightly, nightly, pickRows } from '../lab/nightly.ts';
import { startFarBuildKit } from './far.ts';
import { makeProject, type Project } from './project.ts';

let lab: Lab;
let project: Project;
let picky: FaultProxy;

beforeAll(async () => {
  lab = await openLab();
  picky = await startFaultProxy(lab.registries.plain);
  const files = { 'both.Dockerfile': 'FROM scratch\nCOPY both.Dockerfile /\n' };
  project = await makeProject({ lab, files });
  await project.release('v1.2.3');
});

afterAll(async () => {
  await picky.close();
  await project.remove();
});

const refuse = (what: Partial<FaultRule>, status: number, code: string, message: string) => [
  { method: 'PUT', url: /\/manifests\//, count: Infinity, ...what } as const,
  { kind: 'status', status, code, message } as const,
];
const tastes = [
  {
    name: 'no index',
    rule: refuse({ type: /index/ }, 405, 'UNSUPPORTED', 'The operation is unsupported.'),
  },
  {
    name: 'no attestation',
    rule: refuse({ manifest: /in-toto/ }, 400, 'MANIFEST_INVALID', 'unknown media type'),
  },
] as const;

function use([rule, fault]: readonly unknown[]): void {
  picky.use([{ ...(rule as object), fault } as FaultRule]);
}

let count = 0;
const newPath = (): string => `plain-${runId}/${(count += 1)}`;

interface Shipping {
  readonly hosts: readonly string[];
  readonly path: string;
  readonly flags: readonly string[];
}

function ship({ hosts, path, flags }: Shipping): Promise<CliRun> {
  const images = hosts.flatMap((host) => ['--image', `${host}/${path}`]);
  const args = ['ship', '--push', '--json', ...images, '--plain-tag', '{{version}}-plain'];
  const test = ['--test', 'docker pull --quiet $SHIPPED_IMAGE'];
  return runCli({ lab, project, args: [...args, ...test, ...flags] });
}

function receiptOf(run: CliRun): Receipt {
  expect(run.code, run.stderr).toBe(0);
  return JSON.parse(run.stdout) as Receipt;
}

/** `{"127.0.0.1:5001 1.2.3": "sha256:…"}` */
function digestsOf(receipt: Receipt): Readonly<Record<string, string | null>> {
  const images = receipt.targets.flatMap(({ images }) => images);
  return Object.fromEntries(
    images.map(({ repository, tag, digest }) => [
      `${repository.split('/')[0] ?? ''} ${tag}`,
      digest,
    ]),
  );
}

async function mediaTypeOf(host: string, path: string, tag: string): Promise<string> {
  const accept = ['index.v1', 'manifest.v1'].map(
    (kind) => `application/vnd.oci.image.${kind}+json`,
  );
  const answer = await fetch(`http://${host}/v2/${path}/manifests/${tag}`, {
    headers: { accept: accept.join(', ') },
  });
  return answer.headers.get('content-type') ?? '';
}

describe.each(tastes)('a registry that takes $name', ({ name, rule }) => {
  // In `npm test` each registry tries another strategy, one together with a registry that takes all, and one alone.
  const turn = <T>(taste: string, rows: readonly T[]) =>
    isNightly || name === taste ? pickRows(rows) : [];
  it.each(
    turn('no index', [
      {
        strategy: 'builder, which turns',
        flags: async () => ['--builder', await startFarBuildKit(lab)],
      },
      {
        strategy: 'builder alone',
        flags: () => ['--builder', lab.buildkit.tcp, '--publish', 'builder'],
      },
      { strategy: 'endpoint', flags: () => [] },
      { strategy: 'layout', flags: () => ['--publish', 'layout'] },
    ]),
  )('has the plain manifest, and the others the whole: by $strategy', async ({ flags }) => {
    use(rule);
    const { host } = lab.registries.second;
    const shipping = { hosts: [picky.host, host], path: newPath(), flags: await flags() };
    const first = receiptOf(await ship(shipping));
    const digests = digestsOf(first);
    const [plain, whole] = [digests[`${picky.host} 1.2.3`], digests[`${host} 1.2.3`]];
    expect(plain).not.toBe(whole);
    expect(first.targets[0]?.platforms).toEqual({ 'linux/amd64': plain });
    for (const tag of ['1.2', '1', 'latest']) {
      expect([digests[`${picky.host} ${tag}`], digests[`${host} ${tag}`]]).toEqual([plain, whole]);
    }
    for (const where of [picky.host, host]) expect(digests[`${where} 1.2.3-plain`]).toBe(plain);
    expect(await mediaTypeOf(picky.host, shipping.path, '1.2.3')).toContain('manifest.v1');
    expect(await mediaTypeOf(host, shipping.path, '1.2.3')).toContain('index.v1');
    const said = first.problems.find(({ code }) => code === 'PUSH_PLAIN');
    expect(said?.message).toContain(
      `"${picky.host}/${shipping.path}" differs from the other repositories`,
    );
    if (!isNightly) return;
    const again = receiptOf(await ship(shipping));
    expect(again.targets[0]?.reused).toBe(true);
    expect(digestsOf(again)).toEqual(digests);
    expect(new Set(again.targets[0]?.images.map(({ action }) => action))).toEqual(
      new Set(['kept']),
    );
    const references = [picky.host, host].map((where) => `${where}/${shipping.path}:latest`);
    const verified = await runCli({ lab, project, args: ['verify', ...references] });
    expect(verified.code, verified.stderr).toBe(0);
  });

  it.each(
    turn('no attestation', [
      { strategy: 'layout', flags: () => ['--publish', 'layout'] },
      {
        strategy: 'builder',
        flags: () => [
          '--builder',
          lab.buildkit.tcp,
          '--publish',
          'builder',
          '--provenance',
          'mode=max',
        ],
      },
      { strategy: 'endpoint', flags: () => [] },
    ]),
  )('is the only one: by $strategy', async ({ flags }) => {
    use(rule);
    const path = newPath();
    const receipt = receiptOf(await ship({ hosts: [picky.host], path, flags: flags() }));
    expect(receipt.targets[0]?.platforms).toEqual({ 'linux/amd64': receipt.targets[0]?.digest });
    expect(await mediaTypeOf(picky.host, path, 'latest')).toContain('manifest.v1');
    expect(receipt.problems.map(({ code }) => code)).toContain('PUSH_PLAIN');
  });
});

const waysOut = pickRows([
  { strategy: 'endpoint', flags: () => [] },
  { strategy: 'layout', flags: () => ['--publish', 'layout'] },
  { strategy: 'builder', flags: () => ['--builder', lab.buildkit.tcp, '--publish', 'builder'] },
]);
describe.each(waysOut)('several platforms by $strategy', ({ flags }) => {
  const both = ['--platforms', 'linux/amd64,linux/arm64', '--file', 'both.Dockerfile'];

  nightly(it)('go without attestations to a registry that takes none', async () => {
    use(tastes[1].rule);
    const shipping = { hosts: [picky.host], path: newPath(), flags: [...flags(), ...both] };
    const receipt = receiptOf(await ship(shipping));
    expect(Object.keys(receipt.targets[0]?.platforms ?? {})).toEqual([
      'linux/amd64',
      'linux/arm64',
    ]);
    expect(await mediaTypeOf(picky.host, shipping.path, 'latest')).toContain('index.v1');
    expect(receiptOf(await ship(shipping)).targets[0]?.reused).toBe(true);
  });

  it('are a problem where no index is taken, and nothing is tagged', async () => {
    use(tastes[0].rule);
    const path = newPath();
    const run = await ship({ hosts: [picky.host], path, flags: [...flags(), ...both] });
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('Several platforms need an index');
    const tags = await fetch(`${picky.url}/v2/${path}/tags/list`);
    expect(JSON.stringify(await tags.json())).not.toContain('1.2.3');
  });
});
