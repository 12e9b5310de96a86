// SPDX-License-Identifier: Apache-2.0
// A stand-in for Trivy, which cannot be installed where the tests run. It takes those words of Trivy's command line that
// tagship uses, refuses all others, and writes Trivy's JSON. It really reads the image from the registry, by digest and
// platform and with the login of the Docker configuration that it is given; what it "finds" is the label `findings` of that
// image: JSON of Trivy's `Vulnerabilities`, or a word for a scanner that misbehaves.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

type Json = Readonly<Record<string, unknown>>;

const [command, ...rest] = process.argv.slice(2);
if (command === '--version') {
  process.stdout.write('Version: 0.58.0\n');
} else if (command === 'image') {
  await scan();
} else {
  fail(`unknown command "${command ?? ''}" for "trivy"`);
}

function fail(why: string): never {
  process.stderr.write(`FATAL\tFatal error\t${why}\n`);
  process.exit(1);
}

async function scan(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: rest,
    allowPositionals: true,
    options: {
      ...{ format: text, output: text, scanners: text, severity: text, timeout: text },
      ...{ 'exit-code': text, platform: text, 'image-src': text, ignorefile: text },
      'no-progress': { type: 'boolean' },
    },
  });
  const { format, output = '', platform = '', ignorefile } = values;
  if (format !== 'json' || values['image-src'] !== 'remote') fail('not a scan of a pushed image');
  const [image = ''] = positionals;
  const config = await readConfig(image, platform);
  const label = config.config?.Labels?.findings ?? '[]';
  process.stderr.write(`INFO\tDetected OS\tfamily="alpine" platform=${platform}\n`);
  process.stderr.write('::set-output name=owned::yes\n\u001b[31mred\u001b[0m\n');
  if (label === 'hang') {
    setInterval(() => undefined, 1_000);
    return;
  }
  if (label === 'crash') fail('unable to initialize a scan service');
  if (label === 'nothing') return;
  if (label === 'garbage') {
    writeFileSync(output, '{"SchemaVersion": 2, "Results": "none"');
    return;
  }
  if (label === 'database' && !hasDatabase()) fail('failed to download vulnerability DB');
  const ignored = readIgnored(ignorefile);
  const found = (JSON.parse(label === 'database' ? '[]' : label) as readonly Json[]).filter(
    ({ VulnerabilityID }) => !ignored.includes(String(VulnerabilityID)),
  );
  const report = {
    SchemaVersion: 2,
    Trivy: { Version: '0.58.0' },
    ArtifactName: image,
    ArtifactType: 'container_image',
    Metadata: { OS: { Family: 'alpine', Name: '3.20.0' } },
    Results: [{ Target: `${image} (alpine 3.20.0)`, Class: 'os-pkgs', Vulnerabilities: found }],
  };
  writeFileSync(output, JSON.stringify(report));
}

/** Without `--ignorefile` Trivy reads `.trivyignore` of its working directory, if there is one. */
function readIgnored(ignorefile: string | undefined): readonly string[] {
  const path = ignorefile ?? '.trivyignore';
  if (ignorefile === undefined && !existsSync(path)) return [];
  return readFileSync(path, 'utf8').split('\n');
}

/** A machine without a network has a database in the cache, and variables that say so. */
function hasDatabase(): boolean {
  const { TRIVY_SKIP_DB_UPDATE, TRIVY_OFFLINE_SCAN, TRIVY_CACHE_DIR = '' } = process.env;
  const isOffline = TRIVY_SKIP_DB_UPDATE === 'true' && TRIVY_OFFLINE_SCAN === 'true';
  return isOffline && existsSync(join(TRIVY_CACHE_DIR, 'db', 'trivy.db'));
}

interface Config {
  readonly config?: { readonly Labels?: Readonly<Record<string, string>> };
}

interface Manifest {
  readonly config?: { readonly digest: string };
  readonly manifests?: readonly {
    readonly digest: string;
    readonly platform?: { readonly os: string; readonly architecture: string };
  }[];
}

async function readConfig(image: string, platform: string): Promise<Config> {
  const [name = '', digest = ''] = image.split('@');
  const host = name.slice(0, name.indexOf('/'));
  const base = `http://${host}/v2/${name.slice(host.length + 1)}`;
  const top = await get<Manifest>(`${base}/manifests/${digest}`, host);
  const one = top.manifests?.find(
    (entry) => `${entry.platform?.os ?? ''}/${entry.platform?.architecture ?? ''}` === platform,
  );
  if (top.manifests !== undefined && one === undefined) fail(`no image for ${platform}`);
  const manifest =
    one === undefined ? top : await get<Manifest>(`${base}/manifests/${one.digest}`, host);
  return get<Config>(`${base}/blobs/${manifest.config?.digest ?? ''}`, host);
}

async function get<T>(url: string, host: string): Promise<T> {
  const kinds = ['image.index', 'image.manifest'].map(
    (kind) => `application/vnd.oci.${kind}.v1+json`,
  );
  const accept = [...kinds, 'application/vnd.docker.distribution.manifest.v2+json'].join(', ');
  const login = readLogin(host);
  const authorization = login === undefined ? {} : { authorization: `Basic ${login}` };
  const answer = await fetch(url, { headers: { accept, ...authorization } });
  if (!answer.ok) fail(`GET ${url}: status ${answer.status}`);
  return (await answer.json()) as T;
}

/** As Trivy finds it: in the file of the Docker configuration, and in no variable of Docker's. */
function readLogin(host: string): string | undefined {
  try {
    const text = readFileSync(join(process.env.DOCKER_CONFIG ?? '', 'config.json'), 'utf8');
    const { auths = {} } = JSON.parse(text) as { auths?: Record<string, { auth?: string }> };
    return auths[host]?.auth;
  } catch {
    return undefined;
  }
}
