// SPDX-License-Identifier: Apache-2.0
// `driver`, `endpoint` and `append` of docker/setup-buildx-action as the setting `builder`. Pure except for the YAML library.
import type { Env } from '../../facts/facts.ts';
import { error, type ProblemData } from '../../problem.ts';
import { splitEntries } from '../values/entries.ts';
import { quoteWritten } from '../file/written.ts';
import type { Written } from '../file/written.ts';

/** The setting `builder` that follows, if any, and what is wrong. */
export interface BuilderInputs {
  readonly builder?: string;
  readonly problems: readonly ProblemData[];
}

type Given = Readonly<Record<string, string | undefined>>;

const DRIVERS = ['docker', 'docker-container', 'kubernetes', 'remote'];

/** Addresses of a BuildKit, as the setting `builder` takes them. */
const ADDRESS = /^(?:tcp|unix|ssh|docker-container|podman-container|kube-pod):\/\//;

/**
 * The builder that these inputs ask for.
 *
 * | inputs                                        | `builder`                        |
 * | --------------------------------------------- | -------------------------------- |
 * | `driver: docker`                              | `default`                        |
 * | `driver: docker-container`                    | `auto`                           |
 * | `driver: kubernetes`, `driver-opts: namespace=x` | `kubernetes://x`              |
 * | `driver: remote`, `endpoint: tcp://a:1`       | `tcp://a:1`                      |
 * | `endpoint: ssh://user@a`, an engine on which a BuildKit is made | `ssh://user@a` |
 * | the same with `append` and `platforms`        | `linux/amd64=tcp://a:1,…`        |
 *
 * There the driver is `docker-container` where none is named, and its endpoint is an engine.
 */
export async function readBuilderInputs(given: Given, env: Env = {}): Promise<BuilderInputs> {
  const { driver, endpoint, append, builder } = given;
  if (driver === undefined && endpoint === undefined && append === undefined) {
    return { problems: [] };
  }
  if (builder !== undefined) {
    const what = 'builder cannot be combined with driver, endpoint or append';
    return refuse(what, 'Keep builder, and remove the others.');
  }
  if (driver !== undefined && !DRIVERS.includes(driver)) {
    const hint =
      'Write docker, docker-container, kubernetes or remote; or create that builder before this step, and set builder to its name.';
    return refuse(`invalid driver ${quoteWritten(driver)}: not supported`, hint);
  }
  const certificate = findCertificate(env);
  if (certificate !== undefined) return certificate;
  const nodes = await readNodes(given);
  return 'problems' in nodes ? nodes : join(given, nodes);
}

interface Node {
  readonly endpoint: string;
  readonly platforms: string;
  /** Of its driver, `name=value` each. */
  readonly options: readonly string[];
}

/** The options of a BuildKit at an address belong to the address: its certificates are among them. */
function addOptions({ endpoint, options }: Node): string {
  const pairs = options.map((option) => {
    const [name = '', value = ''] = option.split(/=(.*)/s, 2);
    return [name, value] as [string, string];
  });
  return options.length === 0 ? endpoint : `${endpoint}?${new URLSearchParams(pairs).toString()}`;
}

async function readNodes({
  endpoint,
  append,
  driver,
  platforms = '',
  'driver-opts': options = '',
}: Given): Promise<readonly Node[] | BuilderInputs> {
  const ofAddress = driver === 'remote' ? splitOptions([options]) : [];
  const own = endpoint === undefined ? [] : [{ endpoint, platforms, options: ofAddress }];
  if (append === undefined) return own;
  const { parseYaml } = await import('../file/yaml-text.ts');
  const parsed = await parseYaml(append, { kind: 'given', name: 'append' });
  if (!parsed.ok) return { problems: parsed.problems };
  const items = parsed.value.kind === 'list' ? parsed.value.items : [];
  const further = items.map((item) => ({
    endpoint: wordOf(item, 'endpoint'),
    platforms: wordOf(item, 'platforms'),
    options: splitOptions(wordsOf(item, 'driver-opts')),
  }));
  if (further.length === 0 || further.some((node) => node.endpoint === '')) {
    const hint = 'Write - endpoint: tcp://host:1234, and platforms: linux/arm64 below it.';
    return refuse('invalid append: not a list of nodes with an endpoint each', hint);
  }
  return [...own, ...further];
}

/** Options as buildx takes them, several between commas; quotes hold one together. */
function splitOptions(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => text.split(/[\r\n]+/)).flatMap((line) => splitEntries(line, true));
}

function wordsOf(item: Written, name: string): readonly string[] {
  if (item.kind !== 'map') return [];
  const value = item.entries.find(({ key }) => key === name)?.value;
  const words = value?.kind === 'list' ? value.items : [value];
  return words.flatMap((word) => (word?.kind === 'word' ? [word.text] : []));
}

function wordOf(item: Written, name: string): string {
  if (item.kind !== 'map') return '';
  const value = item.entries.find(({ key }) => key === name)?.value;
  return value?.kind === 'word' ? value.text : '';
}

function join(given: Given, nodes: readonly Node[]): BuilderInputs {
  const { driver = 'docker-container' } = given;
  const odd = nodes.find(({ endpoint }) => !ADDRESS.test(endpoint));
  if (odd !== undefined) {
    const hint =
      'Write the address of a BuildKit (tcp://host:1234). For another Docker engine set DOCKER_HOST or DOCKER_CONTEXT for this step.';
    return refuse(
      `invalid endpoint ${quoteWritten(odd.endpoint)}: not the address of a BuildKit`,
      hint,
    );
  }
  const unfit = nodes.find(({ endpoint }) => !isFit(endpoint, driver));
  if (unfit !== undefined) {
    const what = `invalid endpoint ${quoteWritten(unfit.endpoint)}: not supported by the driver ${driver}`;
    const hint =
      'Write driver: remote for a BuildKit that listens there (tcp://host:1234), and docker-container for a Docker engine over ssh. For another Docker engine set DOCKER_HOST for this step.';
    return refuse(what, hint);
  }
  const [only, ...others] = nodes;
  if (only === undefined) return byDriver(given);
  if (others.length === 0) return { builder: addOptions(only), problems: [] };
  if (nodes.some(({ platforms }) => platforms === '')) {
    return refuse(
      'append has several nodes, but not every node names its platforms',
      'Add platforms: to each.',
    );
  }
  const pairs = nodes.flatMap((node) =>
    splitEntries(node.platforms, true).map((platform) => `${platform}=${addOptions(node)}`),
  );
  return { builder: pairs.join(','), problems: [] };
}

/** An address over ssh is that of an engine here; any other is that of a BuildKit. */
function isFit(endpoint: string, driver: string): boolean {
  return driver === (endpoint.startsWith('ssh://') ? 'docker-container' : 'remote');
}

function byDriver({ driver, 'driver-opts': options = '' }: Given): BuilderInputs {
  const [, namespace = 'default'] = /(?:^|[\n,])\s*"?namespace=([\w.-]+)/.exec(options) ?? [];
  if (driver === 'remote') {
    return refuse('driver: remote needs an endpoint', 'Write endpoint: tcp://host:1234.');
  }
  const builders = new Map([
    ['docker', 'default'],
    ['kubernetes', `kubernetes://${namespace}`],
  ]);
  return { builder: builders.get(driver ?? '') ?? 'auto', problems: [] };
}

/** Variables by which docker/setup-buildx-action takes the certificates of a builder, as text. */
const CERTIFICATE = /^BUILDER_NODE_\d+_AUTH_TLS_(CACERT|CERT|KEY)$/;

function findCertificate(env: Env): BuilderInputs | undefined {
  const name = Object.keys(env).find((one) => CERTIFICATE.test(one) && env[one] !== '');
  if (name === undefined) return undefined;
  const option = name.replace(CERTIFICATE, '$1').toLowerCase();
  const hint = `Write it to a file, and set driver-opts: ${option}=FILE.`;
  return refuse(
    `the variable ${name} is not read: it holds a certificate or key of a builder`,
    hint,
  );
}

function refuse(message: string, hint: string): BuilderInputs {
  return { problems: [error('SETTINGS_BAD_VALUE', message, hint)] };
}
