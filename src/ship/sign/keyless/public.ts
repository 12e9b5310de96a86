// SPDX-License-Identifier: Apache-2.0
// The public instance of Sigstore: its services and its trusted root, as its TUF repository publishes them.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import seeds from '@sigstore/tuf/seeds.json' with { type: 'json' };
import { Updater } from 'tuf-js';
import { DownloadHTTPError } from 'tuf-js/dist/error.js';
import { error, Problem } from '../../../problem.ts';
import { toLine } from '../../../registry/http/line.ts';
import { isObject, parseObject, type JsonObject } from '../../../registry/json.ts';
import type { AskService } from './service.ts';
import { toTrust, type TrustedRootMaterial } from './trust.ts';

/** Where services are, of whichever instance. */
export interface Services {
  readonly fulcio: URL;
  readonly rekor?: URL | undefined;
  readonly tsa?: URL | undefined;
}

/** What an instance publishes. */
export interface Instance {
  readonly trust: TrustedRootMaterial;
  readonly services: Services;
}

/** What reading it needs. */
export interface PublicOptions {
  readonly ask: AskService;
  /** Private, and removed when the run ends. */
  readonly tempDir: string;
  readonly nowMs: number;
  /** The repository, and the root that is trusted to begin with; those of the public instance without it. */
  readonly repository?: { readonly url: string; readonly root: Buffer };
}

const PUBLIC = 'https://tuf-repo-cdn.sigstore.dev';

/** The root that the library ships, from which the repository's own is reached by signatures. */
function readSeed(): Buffer {
  return Buffer.from(seeds[PUBLIC]['root.json'], 'base64');
}

/**
 * The services and the trusted root that count now.
 *
 * @throws Problem SIGN_TUF, and those of the service
 */
export async function readPublicInstance(options: PublicOptions): Promise<Instance> {
  const { tempDir, nowMs, repository = { url: PUBLIC, root: readSeed() } } = options;
  const dir = join(tempDir, 'sigstore');
  await mkdir(dir, { recursive: true });
  await writeFile(join(dir, 'root.json'), repository.root);
  let failure: Error | undefined;
  const fetcher = createFetcher(options, (thrown) => (failure = thrown));
  try {
    const updater = new Updater({
      ...{ metadataDir: dir, targetDir: dir, fetcher },
      ...{ metadataBaseUrl: repository.url, targetBaseUrl: `${repository.url}/targets` },
    });
    const root = await readTarget(updater, 'trusted_root.json', repository.url);
    const config = await readTarget(updater, 'signing_config.v0.2.json', repository.url);
    return { trust: toTrust(root, repository.url), services: toServices(config, nowMs) };
  } catch (thrown) {
    if (thrown instanceof Problem) throw thrown;
    if (failure !== undefined) throw failure; // the library wraps what its fetcher throws
    throw toProblem(repository.url, thrown instanceof Error ? thrown.message : String(thrown));
  }
}

type Fetcher = NonNullable<ConstructorParameters<typeof Updater>[0]['fetcher']>;

/** The library's requests, sent like all others. */
function createFetcher({ ask, tempDir }: PublicOptions, note: (thrown: Error) => void): Fetcher {
  const read = async (url: string, most: number): Promise<Buffer> => {
    const request = {
      ...({ method: 'GET', url: new URL(url), accept: 'application/json' } as const),
      ...{ who: 'the TUF repository', doing: "read Sigstore's trusted root" },
    };
    const answer = await ask(request, [403, 404]).catch((thrown: unknown) => {
      if (thrown instanceof Error) note(thrown); // a Problem, or the end of the run
      throw thrown;
    });
    if (answer.status >= 400) throw new DownloadHTTPError('not found', answer.status);
    if (answer.bytes.byteLength > most) throw new Error(`${url} is longer than ${most} bytes`);
    return answer.bytes;
  };
  return {
    downloadBytes: read,
    downloadFile: async (url, most, handle) => {
      const path = join(tempDir, 'sigstore', 'download');
      await writeFile(path, await read(url, most));
      return await handle(path);
    },
  };
}

async function readTarget(updater: Updater, name: string, from: string): Promise<JsonObject> {
  const target = await updater.getTargetInfo(name);
  if (target === undefined) throw toProblem(from, `it has no ${name}`);
  const path = await updater.downloadTarget(target);
  const found = parseObject(await readFile(path, 'utf8'));
  if (found === undefined) throw toProblem(from, `${name} is not a JSON object`);
  return found;
}

/** Of each kind the service that is in use. @see https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_trustroot.proto */
function toServices(config: JsonObject, nowMs: number): Services {
  const [fulcio] = list(config.caUrls, [1], nowMs);
  if (fulcio === undefined) throw toProblem(PUBLIC, 'it names no certificate authority');
  // Signatures in cosign's older format need the first version of the log.
  const [rekor] = list(config.rekorTlogUrls, [1, 2], nowMs);
  const [tsa] = list(config.tsaUrls, [1], nowMs);
  return { fulcio, rekor, tsa };
}

/** The addresses that are valid now, by version and then the newest first. */
function list(value: unknown, versions: readonly number[], nowMs: number): readonly URL[] {
  const all = Array.isArray(value) ? value.filter(isObject) : [];
  return versions.flatMap((version) =>
    all
      .filter(({ majorApiVersion }) => majorApiVersion === version)
      .filter(({ validFor }) => isNow(validFor, nowMs))
      .sort((one, other) => startOf(other) - startOf(one))
      .flatMap(({ url }) => (typeof url === 'string' && URL.canParse(url) ? [new URL(url)] : [])),
  );
}

function isNow(validFor: unknown, nowMs: number): boolean {
  const { start, end } = isObject(validFor) ? validFor : {};
  const from = typeof start === 'string' ? Date.parse(start) : 0;
  const to = typeof end === 'string' ? Date.parse(end) : Infinity;
  return from <= nowMs && nowMs <= to;
}

function startOf({ validFor }: JsonObject): number {
  const { start } = isObject(validFor) ? validFor : {};
  return typeof start === 'string' ? Date.parse(start) : 0;
}

function toProblem(from: string, why: string): Problem {
  return new Problem([
    error(
      'SIGN_TUF',
      `the trusted root of Sigstore at ${from} cannot be used: ${toLine(why)}.`,
      'Check the clock of this machine, update tagship, or name a trusted root in a file with sign-trusted-root.',
    ),
  ]);
}
