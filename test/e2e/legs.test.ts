// SPDX-License-Identifier: Apache-2.0
// One image from several machines: legs build some platforms each and tag nothing, a merge joins and tags.
import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lab as openLab, type Lab } from '../lab/lab.ts';
import { startFaultProxy } from '../lab/fault-proxy.ts';
import { isNightly, nightly } from '../lab/nightly.ts';
import {
  ALL_TAGS,
  countEntries,
  github,
  hasBlob,
  hasManifest,
  layersOf,
  newImage,
  openJobs,
  PLATFORMS,
  readRecord,
  receiptOf,
  readStatements,
  tagsOf,
} from './legs.ts';

let lab: Lab;
let jobs: Awaited<ReturnType<typeof openJobs>>;

beforeAll(async () => {
  lab = await openLab();
  jobs = await openJobs(lab);
});

afterAll(() => jobs.close());

describe('two legs and a merge', () => {
  it('give the digest of a build on one machine, also to a repository that lacks it, and test on each platform', async () => {
    const log = jobs.newFile('log');
    const test = jobs.newFile('sh');
    await writeFile(test, `#!/bin/sh\necho "$SHIPPED_PLATFORM" >> ${log}\n`, { mode: 0o755 });
    const flags = [
      ...['--provenance', 'false', '--annotations', 'index:z=<&>', '--arch-tags=true'],
      ...['--annotations', 'index:a=first', '--annotations', 'empty='],
    ];
    const one = { images: [newImage(lab)], flags: [...flags, '--builder', lab.buildkit.tcp] };
    const single = receiptOf(await jobs.run(['ship'], one));
    const [first, second] = [newImage(lab), newImage(lab, 'second')];
    const tested = { images: [first], flags: [...flags, '--test', test] };
    const paths = await jobs.runLegs(tested);
    expect(await tagsOf(first)).toEqual([]);
    const merged = receiptOf(await jobs.merge(paths, { ...tested, images: [first, second] }));
    const tags = [...ALL_TAGS, '1.0.0-amd64', '1.0.0-arm64', 'latest-amd64', 'latest-arm64'];
    for (const image of [first, second]) {
      expect(await tagsOf(image)).toEqual(expect.arrayContaining(tags));
    }
    expect(merged.targets[0]?.platforms).toEqual(single.targets[0]?.platforms);
    expect(merged.targets[0]?.digest).toBe(single.targets[0]?.digest);
    expect(await readFile(log, 'utf8')).toBe('linux/amd64\nlinux/arm64\n');
    if (!isNightly) return;
    const later = await jobs.runLeg('linux/amd64', tested);
    expect(receiptOf(later.result).targets[0]?.reused).toBe(true);
    expect((await readRecord(later.path)).images).toEqual([]);
  });

  nightly(it)('take the highest attempt, and build nothing when the release is there', async () => {
    const settings = { images: [newImage(lab)] };
    const old = await jobs.runLegs({ ...settings, env: github(1) });
    const again = { ...settings, env: github(2) };
    const { path, result } = await jobs.runLeg('linux/arm64', again);
    const receipt = receiptOf(result);
    const record = await readRecord(path);
    expect(receipt.record).toEqual(record);
    expect(receipt.targets[0]?.images).toEqual([]);
    expect(record).toMatchObject({
      ...{ schemaVersion: 1, kind: 'tagship/leg', attempt: 2, leg: 'linux-arm64' },
      images: [{ target: 'default', platform: 'linux/arm64', version: '1.0.0', tested: false }],
    });
    expect(JSON.stringify(record), 'names neither repository nor user').not.toMatch(
      /acme|legs-|127\.0\.0\.1/,
    );
    expect(await tagsOf(settings.images[0])).toEqual([]);
    receiptOf(await jobs.merge([...old, path], again));
    const later = await jobs.runLeg('linux/amd64', { ...settings, env: github(3) });
    const left = receiptOf(later.result);
    expect(left.targets[0]?.reused).toBe(true);
    expect((await readRecord(later.path)).images).toEqual([]);
    const kept = receiptOf(await jobs.merge([later.path], { ...settings, env: github(3) }));
    expect(kept.targets[0]?.images.map(({ action }) => action)).toEqual(Array(4).fill('kept'));
  });

  nightly(it)('finish a merge that was killed between the tags', async () => {
    const image = newImage(lab);
    const paths = await jobs.runLegs({ images: [image] });
    const when = async () => (await tagsOf(image)).includes('1.0.0');
    await jobs.merge(paths, { images: [image] }, { kill: { signal: 'SIGKILL', when } });
    receiptOf(await jobs.merge(paths, { images: [image] }));
    expect(await tagsOf(image)).toEqual(ALL_TAGS);
  });

  nightly(it)('are merged twice at once into one index', async () => {
    const image = newImage(lab);
    const paths = await jobs.runLegs({ images: [image] });
    const merges = [1, 2].map(() => jobs.merge(paths, { images: [image] }));
    const digests = (await Promise.all(merges)).map((one) => receiptOf(one).targets[0]?.digest);
    expect(digests[0]).toMatch(/^sha256:/);
    expect(digests[1]).toBe(digests[0]);
    expect(await tagsOf(image)).toEqual(ALL_TAGS);
  });

  nightly(it)(
    'keep statements about their platforms, which name no repository and no run',
    async () => {
      const images = [newImage(lab), newImage(lab, 'second')];
      const paths: string[] = [];
      for (const platform of PLATFORMS) {
        const path = jobs.newFile('json');
        const flags = ['--builder', 'default', '--publish', 'endpoint', '--provenance', 'mode=max'];
        const args = ['ship', '--leg', platform, '--record', path];
        receiptOf(await jobs.run(args, { images, flags }));
        paths.push(path);
      }
      const merged = receiptOf(await jobs.merge(paths, { images }));
      const platforms = Object.values(merged.targets[0]?.platforms ?? {});
      expect(platforms).toHaveLength(PLATFORMS.length);
      for (const image of images) {
        const statements = await readStatements(image, '1.0.0');
        expect(statements.map(({ about }) => about).toSorted()).toEqual(platforms.toSorted());
        for (const { about, text } of statements) {
          const { subject } = JSON.parse(text) as { subject: { digest: object; name: string }[] };
          expect(subject.map(({ digest }) => digest)).toEqual([{ sha256: about.slice(7) }]);
          expect(subject[0]?.name).toMatch(/^pkg:oci\/[^?]+\?platform=linux%2F\w+$/);
          expect(text).not.toMatch(/127\.0\.0\.1:\d+\/[0-9a-f]{32}|[0-9a-f]{32}:image/);
          for (const one of images) expect(text).not.toContain(one);
        }
      }
    },
  );

  nightly(it)('take a saved plan, the same in all jobs', async () => {
    const settings = { images: [newImage(lab)], env: github() };
    const plan = jobs.newFile('json');
    const planned = await jobs.run(['plan'], settings);
    expect(planned.code, planned.stderr).toBe(0);
    await writeFile(plan, planned.stdout);
    const own = { ...settings, flags: ['--plan', plan], env: github(2) };
    const paths = await jobs.runLegs(own);
    expect((await readRecord(paths[0] ?? '')).attempt).toBe(2);
    receiptOf(await jobs.merge(paths, own));
    expect(await tagsOf(settings.images[0])).toEqual(ALL_TAGS);
  });
});

describe('a leg', () => {
  it('that fails its test leaves no record, and the merge refuses', async () => {
    const settings = { images: [newImage(lab)], flags: ['--test', 'false'] };
    const { path, result } = await jobs.runLeg('linux/amd64', settings);
    expect(result.code).toBe(1);
    await expect(readFile(path)).rejects.toThrow('ENOENT');
    const merged = await jobs.merge([path], settings);
    expect(merged.code).toBe(1);
    expect(merged.stderr).toContain('LEG_RECORD_UNREADABLE');
    expect(await tagsOf(settings.images[0])).toEqual([]);
  });

  nightly(it)('is refused before the build where another commit has the tag', async () => {
    const settings = { images: [newImage(lab)], flags: ['--builder', lab.buildkit.tcp] };
    receiptOf(
      await jobs.run(['ship'], { ...settings, flags: [...settings.flags, '--build-args', 'A=1'] }),
    );
    const { path, result } = await jobs.runLeg('linux/amd64', { images: settings.images });
    expect(result.code).toBe(1);
    expect(result.stderr).toContain('TAG_TAKEN');
    expect(result.stderr).not.toContain('exporting');
    await expect(readFile(path)).rejects.toThrow('ENOENT');
  });

  it('that does not push has a record without digest, and the merge writes no tag', async () => {
    const image = newImage(lab);
    const settings = { images: [image], flags: ['--push=false'] };
    const paths = await jobs.runLegs(settings);
    const merged = await jobs.merge(paths, settings);
    expect(receiptOf(merged).pushed).toBe(false);
    expect(merged.stderr).toContain('built by 2 legs and not pushed');
    const pushing = await jobs.merge(paths, { images: [image] });
    expect(pushing.code).toBe(1);
    expect(pushing.stderr).toContain('MERGE_LEG_UNPUSHED');
    expect(await tagsOf(image)).toEqual([]);
  });
});

nightly(it)(
  'a registry that wants media types of Docker gets a manifest list of the legs',
  async () => {
    const settings = { images: [newImage(lab)], flags: ['--media-types', 'docker'] };
    const receipt = receiptOf(await jobs.merge(await jobs.runLegs(settings), settings));
    const { descriptor, platforms } = receipt.targets[0] ?? {};
    expect(descriptor?.mediaType).toBe('application/vnd.docker.distribution.manifest.list.v2+json');
    expect(Object.keys(platforms ?? {})).toEqual(PLATFORMS);
  },
);

nightly(it)(
  'a registry that takes no attestation gets an index of the platforms, another one all of it',
  async () => {
    const picky = await startFaultProxy(lab.registries.plain);
    const [code, message] = ['MANIFEST_INVALID', 'unknown media type'];
    const fault = { kind: 'status', status: 400, code, message } as const;
    const rule = { method: 'PUT', url: /\/manifests\//, manifest: /in-toto/ };
    picky.use([{ ...rule, count: Infinity, fault }]);
    const [plain, whole] = [newImage(lab), newImage(lab, 'second')];
    const images = [plain.replace(lab.registries.plain.host, picky.host), whole];
    const settings = { images, flags: ['--provenance', 'mode=min'] };
    const receipt = receiptOf(await jobs.merge(await jobs.runLegs(settings), settings));
    await picky.close();
    expect(receipt.problems.map(({ code }) => code)).toContain('PUSH_PLAIN');
    const counts = [plain, whole].map((image) => countEntries(image, '1.0.0'));
    expect(await Promise.all(counts)).toEqual([2, 4]);
    for (const image of [plain, whole]) expect(await tagsOf(image)).toEqual(ALL_TAGS);
  },
);

/** How a registry is down while one leg pushes: from the beginning, or from its first upload on. */
const downs = [
  { name: 'from the beginning', rule: {} },
  { name: 'in the middle', rule: { method: 'PATCH|PUT' } },
];
describe.each(isNightly ? downs : [])(
  'a registry that is not required, and is down for one leg $name',
  ({ rule: { method } }) => {
    it('gets from the merge what it lacks, and is left out where it is still down', async () => {
      const proxy = await startFaultProxy(lab.registries.second);
      const [first, second] = [newImage(lab), newImage(lab, 'second')];
      const through = second.replace(lab.registries.second.host, proxy.host);
      const flags = [
        ...['--registries', `${proxy.host}: {required: false}`, '--retry-deadline', '1s'],
      ];
      const settings = { images: [first, through], flags };
      const fault = { kind: 'status', status: 503 } as const;
      const down = ['PATCH', 'PUT', ...(method === undefined ? ['GET', 'HEAD', 'POST'] : [])].map(
        (one) => ({ method: one, count: Infinity, fault }),
      );
      const [amd64 = '', arm64 = ''] = PLATFORMS;
      const one = await jobs.runLeg(amd64, settings);
      receiptOf(one.result);
      proxy.use(down);
      const two = await jobs.runLeg(arm64, settings);
      const problems = receiptOf(two.result).problems.filter(({ level }) => level === 'notice');
      expect(problems.map(({ message }) => message).join('\n')).toContain(proxy.host);
      const digests = (await readRecord(two.path)).images.map(({ digest }) => digest ?? '');
      expect(digests).toHaveLength(1);
      const left = await Promise.all(
        [first, second].map((image) => hasManifest(image, digests[0])),
      );
      expect(left).toEqual([true, false]);

      const without = receiptOf(await jobs.merge([one.path, two.path], settings));
      expect(await tagsOf(first)).toEqual(ALL_TAGS);
      expect(await tagsOf(second)).toEqual([]);
      expect(without.problems.map(({ message }) => message).join('\n')).toContain(proxy.host);

      proxy.use([]);
      const whole = receiptOf(await jobs.merge([one.path, two.path], settings));
      await proxy.close();
      expect(await tagsOf(second)).toEqual(ALL_TAGS);
      expect(whole.targets[0]?.digest).toBe(without.targets[0]?.digest);
      for (const platform of PLATFORMS) {
        const layers = await layersOf(second, '1.0.0', platform);
        expect(layers).toEqual(await layersOf(first, '1.0.0', platform));
        expect(await Promise.all(layers.map((layer) => hasBlob(second, layer)))).toEqual([true]);
      }
    });
  },
);

const kinds = isNightly ? (['index', 'plain'] as const) : [];
it.each(kinds)('an OCI layout is pushed as a leg, attestations: %s', async (attestations) => {
  const settings = { images: [newImage(lab)], flags: ['--attestations', attestations] };
  const [amd64 = '', arm64 = ''] = PLATFORMS;
  const layout = jobs.newFile('json');
  const flags = [...settings.flags, '--publish', 'layout', '--builder', lab.buildkit.tcp];
  const args = ['ship', '--leg', amd64, '--record', layout];
  receiptOf(await jobs.run(args, { ...settings, flags }));
  const { path } = await jobs.runLeg(arm64, settings);
  const receipt = receiptOf(await jobs.merge([layout, path], settings));
  expect(Object.keys(receipt.targets[0]?.platforms ?? {})).toEqual(PLATFORMS);
});
