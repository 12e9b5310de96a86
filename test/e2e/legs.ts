// SPDX-License-Identifier: Apache-2.0
// Legs and merges of one project: each leg on a BuildKit of its own, the merge without an engine.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { LegRecord, Receipt } from '../../src/ship/record/receipt.ts';
import type { Lab } from '../lab/lab.ts';
import { runCli, runId, type CliOptions, type CliRun } from './cli.ts';
import { makeProject } from './project.ts';

/** The platforms of the legs, unless a test gives others. */
export const PLATFORMS = ['linux/amd64', 'linux/arm64'];

/** The tags of the release. */
export const ALL_TAGS = ['1', '1.0', '1.0.0', 'latest'];

/** No engine answers here. */
const NOWHERE = { DOCKER_HOST: 'unix:///nowhere.sock', BUILDKIT_HOST: '' };

/** What all jobs of a run are given. */
export interface JobSettings {
  readonly images?: readonly string[];
  readonly platforms?: readonly string[];
  /** Another than `v1.0.0`; platforms then are those of the settings file. */
  readonly gitTag?: string;
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** The environment of a job on GitHub. */
export const github = (attempt = 1, id = '4711') => ({
  GITHUB_ACTIONS: 'true',
  CI: 'true',
  GITHUB_REPOSITORY: 'acme/app',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_EVENT_NAME: 'push',
  GITHUB_REF: 'refs/tags/v1.0.0',
  GITHUB_RUN_ID: id,
  GITHUB_RUN_ATTEMPT: String(attempt),
});

let count = 0;

/** A content of its own: a builder reuses a layer of equal content, also with another file's time in it. */
const newFiles = () => {
  const own = `${runId} ${(count += 1)}\n`;
  return {
    Dockerfile: 'FROM scratch\nARG TARGETARCH\nARG FLAVOR=plain\nCOPY $TARGETARCH /arch\n',
    amd64: `amd64 ${own}`,
    arm64: `arm64 ${own}`,
  };
};

/** A project that is built for two platforms without emulation, and its jobs. */
export async function openJobs(lab: Lab, files: Readonly<Record<string, string>> = newFiles()) {
  const project = await makeProject({ lab, files });
  const directory = await mkdtemp(join(tmpdir(), 'tagship-records-'));
  const newFile = (end: string) => join(directory, `${(count += 1)}.${end}`);

  const run = async (
    args: readonly string[],
    { images = [], platforms = PLATFORMS, gitTag, flags = [], env = {} }: JobSettings,
    more: Partial<CliOptions> = {},
  ): Promise<CliRun> => {
    const all = [
      ...args,
      ...['--push', '--json', '--git-tag', gitTag ?? 'v1.0.0'],
      ...(gitTag === undefined ? ['--platforms', platforms.join()] : []),
      ...images.flatMap((image) => ['--image', image]),
      ...flags,
    ];
    const sha = await project.git('rev-parse', 'HEAD');
    const own = { GITHUB_SHA: sha, ...env, ...more.env };
    return runCli({ lab, project, ...more, env: own, args: all });
  };

  /** Runs the leg of a platform; the path of its record. */
  const runLeg = async (platform: string, settings: JobSettings) => {
    const path = newFile('json');
    const builder = platform === 'linux/amd64' ? lab.buildkit.tcp : lab.secondBuildkit.tcp;
    const args = ['ship', '--leg', platform, '--record', path, '--builder', builder];
    return { path, result: await run(args, settings) };
  };

  return {
    ...{ project, run, runLeg, newFile },
    runLegs: async (settings: JobSettings): Promise<readonly string[]> => {
      const paths: string[] = [];
      for (const platform of PLATFORMS) {
        const { path, result } = await runLeg(platform, settings);
        expect(result.code, result.stderr).toBe(0);
        paths.push(path);
      }
      return paths;
    },
    merge: (paths: readonly string[], settings: JobSettings, more: Partial<CliOptions> = {}) =>
      run(['merge', ...paths], settings, { ...more, env: { ...NOWHERE, ...more.env } }),
    /** The record with other fields, as a file of its own. */
    edit: async (path: string, change: (record: LegRecord) => object): Promise<string> => {
      const edited = newFile('json');
      await writeFile(edited, JSON.stringify(change(await readRecord(path))));
      return edited;
    },
    close: async () => {
      await project.remove();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** The record in a file. */
export async function readRecord(path: string): Promise<LegRecord> {
  return JSON.parse(await readFile(path, 'utf8')) as LegRecord;
}

/** The receipt of a run that succeeded. */
export function receiptOf(result: CliRun): Receipt {
  expect(result.code, result.stderr).toBe(0);
  return JSON.parse(result.stdout) as Receipt;
}

/** All tags of a repository, sorted. */
export async function tagsOf(image = ''): Promise<readonly string[]> {
  const [host = '', ...path] = image.split('/');
  const response = await fetch(`http://${host}/v2/${path.join('/')}/tags/list`);
  const { tags } = (await response.json()) as { tags?: readonly string[] | null };
  return (tags ?? []).toSorted();
}

/** A new repository in a registry of the lab. */
export function newImage(lab: Lab, registry: 'plain' | 'second' = 'plain'): string {
  return `${lab.registries[registry].host}/legs-${runId}/${(count += 1)}`;
}

/** The digests of an image's layers on one platform. */
export async function layersOf(
  image: string,
  reference: string,
  platform: string,
): Promise<readonly string[]> {
  const read = (name: string) => readManifest(image, name);
  const { manifests } = await read(reference);
  const [os, architecture] = platform.split('/');
  const found = manifests?.find(
    (one) => one.platform.os === os && one.platform.architecture === architecture,
  );
  return ((await read(found?.digest ?? reference)).layers ?? []).map(({ digest }) => digest);
}

/** How many manifests an index names: platforms and attestations. */
export async function countEntries(image: string, reference: string): Promise<number> {
  return ((await readManifest(image, reference)).manifests ?? []).length;
}

/** What the statements about the manifests of an index are about, and their texts. */
export async function readStatements(
  image: string,
  reference: string,
): Promise<readonly { readonly about: string; readonly text: string }[]> {
  const [host = '', ...path] = image.split('/');
  const found: { about: string; text: string }[] = [];
  for (const { digest, annotations } of (await readManifest(image, reference)).manifests ?? []) {
    const about = annotations?.['vnd.docker.reference.digest'];
    for (const layer of about === undefined
      ? []
      : ((await readManifest(image, digest)).layers ?? [])) {
      const answer = await fetch(`http://${host}/v2/${path.join('/')}/blobs/${layer.digest}`);
      found.push({ about: about ?? '', text: await answer.text() });
    }
  }
  return found;
}

async function readManifest(image: string, name: string): Promise<OciManifest> {
  const [host = '', ...path] = image.split('/');
  const url = `http://${host}/v2/${path.join('/')}/manifests/${name}`;
  const accept = ['index', 'manifest'].map((kind) => `application/vnd.oci.image.${kind}.v1+json`);
  const answer = await fetch(url, { headers: { accept: accept.join() } });
  return (await answer.json()) as OciManifest;
}

interface OciManifest {
  readonly manifests?: readonly {
    readonly digest: string;
    readonly platform: { readonly os: string; readonly architecture: string };
    readonly annotations?: Readonly<Record<string, string>>;
  }[];
  readonly layers?: readonly { readonly digest: string }[];
}

/** Whether a repository has a manifest. */
export function hasManifest(image: string, digest = ''): Promise<boolean> {
  return isThere(image, `manifests/${digest}`);
}

/** Whether a repository has a blob. */
export function hasBlob(image: string, digest: string): Promise<boolean> {
  return isThere(image, `blobs/${digest}`);
}

async function isThere(image: string, path: string): Promise<boolean> {
  const [host = '', ...name] = image.split('/');
  const accept =
    'application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json';
  const url = `http://${host}/v2/${name.join('/')}/${path}`;
  return (await fetch(url, { method: 'HEAD', headers: { accept } })).ok;
}
