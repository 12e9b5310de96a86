// SPDX-License-Identifier: Apache-2.0
// Several targets from several machines: base ← api for two platforms, web for one; two legs and a merge without engine.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lab as openLab, type Lab } from '../lab/lab.ts';
import { isNightly, nightly } from '../lab/nightly.ts';
import { runId } from './cli.ts';
import { layersOf, openJobs, readRecord, receiptOf, tagsOf } from './legs.ts';

let lab: Lab;
let jobs: Awaited<ReturnType<typeof openJobs>>;

const OWN = 'FROM scratch\nARG TARGETARCH\nCOPY $TARGETARCH /own\n';
const FROM_BASE = 'FROM base\nCOPY name /name\n';

const TARGETS = `  base: {context: base}
  api: {context: api, build-contexts: base=target:base}
  web:
    context: web
    platforms: linux/amd64
    provenance: false
    outputs: type=image,annotation-index.from=web,annotation-manifest.of=web
`;

beforeAll(async () => {
  lab = await openLab();
  jobs = await openJobs(lab, {
    'base/Dockerfile': OWN,
    'base/amd64': 'amd64\n',
    'base/arm64': 'arm64\n',
    'api/Dockerfile': FROM_BASE,
    'api/name': 'api\n',
    'web/Dockerfile': OWN,
    'web/amd64': 'web\n',
  });
});

afterAll(() => jobs.close());

let count = 0;

/** Commits the settings of a release of its own; the repositories are `PATH/base`, `PATH/api`, `PATH/web`. */
async function settle(more = ''): Promise<{ readonly path: string; readonly gitTag: string }> {
  const path = `${lab.registries.plain.host}/legs-targets-${runId}/${(count += 1)}`;
  const top = `images: ${path}/{{name}}\nplatforms: [linux/amd64, linux/arm64]\n${more}`;
  await jobs.project.commit('Settings', { 'tagship.yml': `${top}targets:\n${TARGETS}` });
  const gitTag = `v1.0.${count}`;
  await jobs.project.release(gitTag);
  return { path, gitTag };
}

const tagsOfAll = async (path: string) =>
  Promise.all(['base', 'api', 'web'].map((name) => tagsOf(`${path}/${name}`)));

describe('two legs of three targets', () => {
  nightly(it)(
    'are merged: every target is tagged, and each platform of a child is built on its base',
    async () => {
      const { path, gitTag } = await settle("test: 'true'\n");
      const settings = { gitTag };
      const records = await jobs.runLegs(settings);
      expect(await tagsOfAll(path)).toEqual([[], [], []]);
      const names = (await readRecord(records[1] ?? '')).images.map(({ target }) => target);
      expect(names).toEqual(['base', 'api']);
      const merged = receiptOf(await jobs.merge(records, settings));
      expect(merged.targets.map(({ name, status }) => `${name} ${status}`)).toEqual([
        ...['base shipped', 'api shipped', 'web shipped'],
      ]);
      const by = (leg: string) => ({ leg, attempt: 1, tested: true });
      expect(merged.targets.map(({ legs }) => legs)).toEqual([
        { 'linux/amd64': by('linux-amd64'), 'linux/arm64': by('linux-arm64') },
        { 'linux/amd64': by('linux-amd64'), 'linux/arm64': by('linux-arm64') },
        { 'linux/amd64': by('linux-amd64') },
      ]);
      const all = ['1', '1.0', gitTag.slice(1), 'latest'];
      expect(await tagsOfAll(path)).toEqual([all, all, all]);
      for (const platform of ['linux/amd64', 'linux/arm64']) {
        const [base] = await layersOf(`${path}/base`, gitTag.slice(1), platform);
        const [first, own] = await layersOf(`${path}/api`, gitTag.slice(1), platform);
        expect([first, own === undefined]).toEqual([base, false]);
      }
    },
  );

  it('leave nothing tagged where one leg is missing; at night together: false tags the others', async () => {
    const { path, gitTag } = await settle();
    const { path: amd64, result } = await jobs.runLeg('linux/amd64', { gitTag });
    receiptOf(result);
    const refused = await jobs.merge([amd64], { gitTag });
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('missing build for linux/arm64 of "base"');
    expect(refused.stderr).toContain('missing build for linux/arm64 of "api"');
    expect(await tagsOfAll(path)).toEqual([[], [], []]);
    if (!isNightly) return;
    const partly = await jobs.merge([amd64], { gitTag, flags: ['--together=false'] });
    expect(partly.code).toBe(1);
    expect(partly.stderr).toContain('missing build for linux/arm64 of "base"');
    const [base, api, web] = await tagsOfAll(path);
    expect([base, api, web?.includes('latest')]).toEqual([[], [], true]);
  });

  nightly(it)(
    'of api alone build its base, which gets no tag; a base that is released already is not built',
    async () => {
      const { path, gitTag } = await settle();
      const only = { gitTag, flags: ['--only', 'api'] };
      const merged = receiptOf(await jobs.merge(await jobs.runLegs(only), only));
      expect(merged.targets).toMatchObject([
        { name: 'api', status: 'shipped' },
        { name: 'base', status: 'built', reason: 'built only for api' },
      ]);
      const [base, api] = await tagsOfAll(path);
      expect([base, api?.includes('latest')]).toEqual([[], true]);

      const next = await settle();
      const first = { gitTag: next.gitTag, flags: ['--only', 'base'] };
      receiptOf(await jobs.merge(await jobs.runLegs(first), first));
      const records = await jobs.runLegs({ gitTag: next.gitTag });
      const built = await Promise.all(records.map(readRecord));
      expect(built.map(({ images }) => images.map(({ target }) => target))).toEqual([
        ['api', 'web'],
        ['api'],
      ]);
      const all = receiptOf(await jobs.merge(records, { gitTag: next.gitTag }));
      expect(all.targets.map(({ status, reused }) => [status, reused])).toEqual([
        ['shipped', true],
        ['shipped', false],
        ['shipped', false],
      ]);
    },
  );
});
