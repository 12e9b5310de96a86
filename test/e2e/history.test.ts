// SPDX-License-Identifier: Apache-2.0
// The history of tags, yanked versions and promote --back through the CLI bundle, in registries with and without the referrers API.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TagLog } from '../../src/lifecycle/log/log.ts';
import type { YankReport } from '../../src/lifecycle/yank/report.ts';
import { startFaultProxy, type FaultProxy } from '../lab/fault-proxy.ts';
import { lab, type Lab } from '../lab/lab.ts';
import { isNightly, nightly, pickRows } from '../lab/nightly.ts';
import { startReferrersProxy, type ReferrersProxy } from '../lab/referrers-proxy.ts';
import { judge } from '../lab/verifiers.ts';
import { runCli, runId, type CliOptions, type CliRun } from './cli.ts';
import { makeProject, type Project } from './project.ts';
import { DEPENDABOT, GITLAB, images, linesOfLog, read, receiptOf } from './promotions.ts';
import { killAtWrite, writeKeys } from './history.ts';

const COPY = 'FROM scratch\nCOPY busybox /\nARG V=0\nLABEL v=$V\n';
let site: Lab;
let project: Project;
let keys: string;
let withApi: ReferrersProxy;
let faulty: FaultProxy;
/** Digest by version. */
const shipped: Record<string, string> = {};

beforeAll(async () => {
  site = await lab();
  project = await makeProject({ lab: site, files: { Dockerfile: COPY } });
  keys = await mkdtemp(join(tmpdir(), 'tagship-keys-'));
  await writeKeys(keys);
  withApi = await startReferrersProxy(site.registries.second.url);
  faulty = await startFaultProxy({ url: site.registries.plain.url });
}, 120_000);
afterAll(async () => {
  await withApi.close();
  await faulty.close();
  await project.remove();
  await rm(keys, { recursive: true, force: true });
});

const plain = () => `${site.registries.plain.host}/history-${runId}/app`;
const api = () => `${withApi.host}/history-${runId}/app`;
const both = () => images(plain(), api());
/** Repositories whose history is read back: by day that of the registry without the referrers API. */
const picked = () => (isNightly ? [plain(), api()] : [plain()]);

function cli(...args: readonly (readonly string[])[]): Promise<CliRun> {
  return runWith({}, ...args);
}

function runWith(
  more: Partial<CliOptions>,
  ...args: readonly (readonly string[])[]
): Promise<CliRun> {
  return runCli({ lab: site, project, args: args.flat(), ...more });
}

/** Ships a version to both registries; its commit and git tag are made first, unless they are there. */
async function ship(version: string, ...more: readonly string[]): Promise<CliRun> {
  if (shipped[version] === undefined) {
    await project.commit(version);
    await project.release(`v${version}`);
  } else await project.git('checkout', '--quiet', `v${version}`);
  const args = ['--build-args', `V=${version}`, ...both(), ...more];
  return cli(['ship', '--push', '--json', '--history'], args);
}

async function readLog(reference: string, ...more: readonly string[]): Promise<TagLog> {
  const run = await cli(['log', reference, '--json', ...more]);
  expect(run.code, run.stderr).toBe(0);
  return JSON.parse(run.stdout) as TagLog;
}

const killAt = (url: RegExp, args: readonly string[]) =>
  killAtWrite(faulty, url, (kill) => runWith({ kill }, args));

describe('the history of tags', () => {
  it('is written next to the image, and in the receipt', async () => {
    for (const version of ['1.2.2', '1.2.3']) {
      const { targets } = receiptOf(await ship(version));
      shipped[version] = targets[0]?.digest ?? '';
      const written = targets[0]?.referrers?.map(
        ({ format, action, tag }) => `${format} ${action} ${String(tag)}`,
      );
      const list = shipped[version].replace(':', '-');
      expect(written).toEqual([`history created ${list}`, 'history created null']);
      expect(targets[0]?.verifyCommand).toBeUndefined();
    }
  });

  it('says who moved latest, from what to what, by which commit', async () => {
    for (const repository of picked()) {
      const log = await readLog(`${repository}:latest`);
      expect(linesOfLog(log)).toEqual(['latest moved 1.2.3 ship', 'latest created 1.2.2 ship']);
      expect(log.moves[0]).toMatchObject({
        ...{ from: shipped['1.2.2'], to: shipped['1.2.3'], isCurrent: true },
        by: { ci: 'local', commit: await project.git('rev-parse', 'v1.2.3') },
      });
      expect(log.current).toEqual({ latest: shipped['1.2.3'] });
    }
  });

  nightly(it)('is shown as text, for all tags, and since a time', async () => {
    const text = await cli(['log', plain()]);
    expect(text.stdout).toMatch(/latest +1\.2\.2 \(sha256:\w{12}\) to 1\.2\.3 .*ship, current/);
    const none = await cli(['log', `${plain()}:latest`, '--since', '2100-01-01']);
    expect(none.stderr).toContain('LOG_EMPTY');
    const wrong = await cli(['log', `${plain()}:latest`, '--since', 'yesterday']);
    expect(wrong).toMatchObject({ code: 1 });
    expect(wrong.stderr).toContain('LOG_SINCE');
  });

  nightly(it)('does not grow where nothing is written', async () => {
    const { targets } = receiptOf(await ship('1.2.3'));
    expect(targets[0]?.referrers).toBeUndefined();
    expect((await readLog(`${plain()}:latest`)).moves).toHaveLength(2);
  });

  nightly(it)('shows what is not recorded', async () => {
    const moved = ['promote', '1.2.2', '--to', 'stable', ...both(), '--json'];
    receiptOf(await cli(moved, ['--history']));
    receiptOf(await cli(['promote', '1.2.3', '--to', 'stable', ...both(), '--json']));
    const { moves } = await readLog(`${plain()}:stable`);
    expect(moves).toEqual([]);
  });
});

describe('promote --back', () => {
  const toProduction = () => ['--to', 'production', '--json', '--history', ...both()];

  nightly(it)('has no memory without a history', async () => {
    receiptOf(await cli(['promote', '1.2.2', '--to', 'qa', ...both(), '--json']));
    receiptOf(await cli(['promote', '1.2.3', '--to', 'qa', ...both(), '--json']));
    const run = await cli(['promote', '--back', '--to', 'qa', ...both()]);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('PROMOTE_BACK_UNKNOWN');
    expect(await read(plain(), 'qa')).toBe(shipped['1.2.3']);
  });

  it('goes back to the image before, in all registries, and says so in the history', async () => {
    receiptOf(await cli(['promote', '1.2.2'], toProduction()));
    receiptOf(await runWith({ env: GITLAB }, ['promote', '1.2.3'], toProduction()));
    receiptOf(await cli(['promote', '--back', '--because', 'it is slow'], toProduction()));
    expect(await read(api(), 'production')).toBe(shipped['1.2.2']);
    for (const repository of picked()) {
      expect(await read(repository, 'production')).toBe(shipped['1.2.2']);
      const log = await readLog(`${repository}:production`);
      expect(linesOfLog(log)).toEqual([
        'production moved 1.2.2 back',
        'production moved 1.2.3 promote',
        'production created 1.2.2 promote',
      ]);
      expect(log.moves[0]?.reason).toBe('promote --back was asked for');
      expect(log.moves[1]?.by).toMatchObject({
        ci: 'gitlab',
        actor: 'ada',
        url: GITLAB.CI_PIPELINE_URL,
      });
    }
  });

  it('is not undone by the pipeline of the newer version', async () => {
    const again = await cli(['promote', '1.2.3'], toProduction());
    expect(again.code).toBe(1);
    expect(again.stderr).toContain('PROMOTE_YANKED');
    expect(again.stderr).toContain('1.2.3 was taken back from production because it is slow');
    expect(await read(plain(), 'production')).toBe(shipped['1.2.2']);
  });

  nightly(it)('is only shown by a dry run', async () => {
    const toDry = ['--to', 'dry', '--json', '--history', ...both()];
    for (const version of ['1.2.2', '1.2.3']) receiptOf(await cli(['promote', version], toDry));
    const dry = await cli(['promote', '--back', '--dry-run'], toDry);
    expect(dry.code, dry.stderr).toBe(0);
    expect(JSON.parse(dry.stdout)).toMatchObject({ history: true, back: true });
    expect(await read(plain(), 'dry')).toBe(shipped['1.2.3']);
  });

  nightly(it)('does not keep a version from other stages', async () => {
    receiptOf(await cli(['promote', '1.2.3', '--to', 'staging', '--json', ...both()]));
    expect(await read(plain(), 'staging')).toBe(shipped['1.2.3']);
  });

  nightly(it)('is undone by unyank', async () => {
    const lifted = await cli(['unyank', '1.2.3', ...both()]);
    expect(lifted.code, lifted.stderr).toBe(0);
    receiptOf(await cli(['promote', '1.2.3'], toProduction()));
    expect(await read(api(), 'production')).toBe(shipped['1.2.3']);
  });
});

describe('a version that is yanked', () => {
  const yankIn = (...names: readonly string[]) => [
    ...['yank', '1.2.3', '--because', 'it loses data', '--json', '--history'],
    ...images(...names),
  ];
  const yank = () => yankIn(plain(), api());
  const floats = ['latest', '1', '1.2'];

  nightly(it)('is shown first: nothing is written', async () => {
    const run = await cli(yank(), ['--dry-run']);
    expect(run.code, run.stderr).toBe(0);
    const { repositories, status } = JSON.parse(run.stdout) as YankReport;
    expect(status).toBe('planned');
    expect(repositories[0]).toMatchObject({ digest: shipped['1.2.3'], mark: 'write' });
    expect(run.stderr).toContain('YANK_STILL_TAGGED');
    expect(await read(plain(), 'latest')).toBe(shipped['1.2.3']);
  });

  it('loses its floating tags to the highest version that is left, everywhere, also after a kill', async () => {
    await killAt(/manifests\/latest$/, yankIn(`${faulty.host}/history-${runId}/app`));
    expect(await read(plain(), 'latest')).toBe(shipped['1.2.3']);
    const run = await cli(yank());
    expect(run.code, run.stderr).toBe(0);
    expect(JSON.parse(run.stdout)).toMatchObject({ status: 'done' });
    for (const repository of [plain(), api()]) {
      for (const tag of floats) expect(await read(repository, tag)).toBe(shipped['1.2.2']);
      expect(await read(repository, '1.2.3')).toBe(shipped['1.2.3']);
    }
    for (const repository of picked()) {
      expect(linesOfLog(await readLog(`${repository}:latest`))[0]).toBe('latest moved 1.2.2 yank');
    }
  });

  it('does not get them again when its pipeline runs once more', async () => {
    const { targets } = receiptOf(await ship('1.2.3'));
    const held = targets[0]?.images.filter(({ action }) => action === 'held') ?? [];
    expect(new Set(held.map(({ tag }) => tag))).toEqual(new Set(floats));
    expect(held[0]?.reason).toContain('1.2.3 was yanked because it loses data');
    expect(await read(plain(), 'latest')).toBe(shipped['1.2.2']);
  });

  nightly(it)('says in the plan why it gets no floating tag', async () => {
    const plan = await cli(['plan', '--registry', ...both()]);
    expect(plan.stdout.replaceAll(/\s+/g, ' ')).toContain('1.2.3 was yanked because it loses data');
  });

  nightly(it)('is not replaced by another image', async () => {
    const run = await ship('1.2.3', '--on-existing', 'replace', '--no-cache');
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('TAG_YANKED');
  });

  it('fails verify --not-yanked', async () => {
    const strict = await cli(['verify', '--not-yanked', `${api()}:1.2.3`]);
    expect(strict.code).toBe(1);
    expect(strict.stderr).toContain('VERIFY_YANKED');
  });

  nightly(it)('is told by verify and status', async () => {
    const told = await cli(['verify', `${plain()}:1.2.3`]);
    expect(told.code, told.stderr).toBe(0);
    expect(told.stderr).toContain('VERIFY_YANKED');
    const good = await cli(['verify', '--not-yanked', `${api()}:latest`]);
    expect(good.code, good.stderr).toBe(0);
    const status = await cli(['status', plain(), api(), '--fail-on', 'backwards']);
    expect(status.code, status.stdout + status.stderr).toBe(0);
    expect(status.stdout).toMatch(/1\.2\.3 +yanked/);
  });

  nightly(it)('does not hold a higher version', async () => {
    await project.git('checkout', '--quiet', 'main');
    const { targets } = receiptOf(await ship('1.2.4'));
    shipped['1.2.4'] = targets[0]?.digest ?? '';
    expect(await read(plain(), 'latest')).toBe(shipped['1.2.4']);
  });

  nightly(it)('counts again when that is lifted', async () => {
    const again = await cli(['unyank', '1.2.3', ...both(), '--json']);
    expect(again.code, again.stderr).toBe(0);
    const { targets } = receiptOf(await ship('1.2.3'));
    const reasons = targets[0]?.images.map(({ reason }) => reason).join('\n');
    expect(reasons).not.toContain('yanked');
    expect(reasons).toContain('1.2.4 is higher');
  });

  nightly(it)('has a tombstone that cosign verifies, where the run signs', async () => {
    const args = ['--sign', 'key', '--sign-key-file', join(keys, 'own.pem'), '--image', api()];
    const run = await cli(['yank', '1.2.2', '--because', 'it is old', '--json'], args);
    expect(run.code, run.stderr).toBe(0);
    const { referrers = [] } = JSON.parse(run.stdout) as YankReport;
    const tombstone = referrers.find(({ format }) => format === 'yank')?.digest ?? '';
    const verify = ['verify', '--key', 'own.pub', '--insecure-ignore-tlog=true'];
    const answer = await judge('cosign-3', [...verify, `${api()}@${tombstone}`], { cwd: keys });
    expect(answer).toMatchObject({ ok: true });
  });
});

describe('what is refused', () => {
  const refusals = [
    { code: 'YANK_UNTRUSTED', args: ['yank', '1.2.3', '--because', 'x'], env: DEPENDABOT },
    { code: 'YANK_BECAUSE', args: ['yank', '1.2.3'], env: {} },
    { code: 'YANK_VERSION', args: ['yank', 'latest', '--because', 'x'], env: {} },
    { code: 'YANK_VERSION', args: ['yank', '1.2', '--because', 'x'], env: {} },
    { code: 'YANK_MISSING', args: ['yank', '9.9.9', '--because', 'x'], env: {} },
    { code: 'PROMOTE_FROM', args: ['promote', '1.2.3', '--back', '--to', 'qa'], env: {} },
  ];
  it.each(pickRows(refusals, ({ env }) => env))('$code: $args', async ({ code, args, env }) => {
    const before = await read(plain(), 'latest');
    const sha = await project.git('rev-parse', 'HEAD');
    const given = Object.keys(env).length === 0 ? {} : { ...env, GITHUB_SHA: sha };
    const run = await runWith({ env: given }, args, ['--image', plain()]);
    expect(run.code, run.stdout + run.stderr).toBe(1);
    expect(run.stderr).toMatch(new RegExp(`^(?!.*YANK_ELSEWHERE).*${code}`, 's'));
    expect(await read(plain(), 'latest')).toBe(before);
  });
});

const kills = [
  { name: 'at the tombstone', url: /manifests\/sha256:/ },
  { name: 'at the list of what refers to the image', url: /manifests\/sha256-/ },
  { name: 'at latest', url: /manifests\/latest$/ },
  { name: 'at a series', url: /manifests\/1\.2$/ },
];
it.each(isNightly ? kills : [])(
  'a yank that is killed $name is finished by the next one',
  async ({ url }) => {
    const path = `history-${runId}/killed-${kills.findIndex((row) => row.url === url)}`;
    const target = `${faulty.host}/${path}`;
    for (const version of ['1.2.2', '1.2.3']) {
      const to = ['--to', `${version},latest,1,1.2`, '--image', target, '--json'];
      receiptOf(await cli(['promote', `${plain()}@${shipped[version] ?? ''}`], to));
    }
    const yank = ['yank', '1.2.3', '--because', 'it loses data', '--image', target, '--json'];
    await killAt(url, yank);
    const again = await cli(yank);
    expect(again.code, again.stderr).toBe(0);
    const repository = `${site.registries.plain.host}/${path}`;
    for (const tag of ['latest', '1', '1.2']) {
      expect(await read(repository, tag), tag).toBe(shipped['1.2.2']);
    }
    const verified = await cli(['verify', '--not-yanked', `${target}:1.2.3`]);
    expect(verified.code).toBe(1);
  },
);
