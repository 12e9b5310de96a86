// SPDX-License-Identifier: Apache-2.0
// `driver`, `endpoint` and `append` of docker/setup-buildx-action as the setting `builder`. Pure but for the YAML library.
import { error, type ProblemData } from '../../problem.ts';
import { splitEntries } from '../values/entries.ts';
import { quote } from '../file/written.ts';
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
 * | the same with `append` and `platforms`        | `linux/amd64=tcp://a:1,…`        |
 */
export async function readBuilderInputs(given: Given): Promise<BuilderInputs> {
  const { driver, endpoint, append, builder } = given;
  if (driver === undefined && endpoint === undefined && append === undefined) {
    return { problems: [] };
  }
  if (builder !== undefined) {
    const what = 'builder says which builder it is, and driver, endpoint or append say it too';
    return refuse(what, 'Keep builder, and leave the others out.');
  }
  if (driver !== undefined && !DRIVERS.includes(driver)) {
    const hint =
      'Write docker, docker-container, kubernetes or remote; or make that builder before this step, and name it with builder.';
    return refuse(`driver: ${quote(driver)} is no driver that is known here`, hint);
  }
  const nodes = await readNodes(given);
  return 'problems' in nodes ? nodes : join(given, nodes);
}

interface Node {
  readonly endpoint: string;
  readonly platforms: string;
}

async function readNodes({
  endpoint,
  append,
  platforms = '',
}: Given): Promise<readonly Node[] | BuilderInputs> {
  const own = endpoint === undefined ? [] : [{ endpoint, platforms }];
  if (append === undefined) return own;
  const { parseYaml } = await import('../file/yaml-text.ts');
  const parsed = await parseYaml(append, { kind: 'given', name: 'append' });
  if (!parsed.ok) return { problems: parsed.problems };
  const items = parsed.value.kind === 'list' ? parsed.value.items : [];
  const further = items.map((item) => ({
    endpoint: wordOf(item, 'endpoint'),
    platforms: wordOf(item, 'platforms'),
  }));
  if (further.length === 0 || further.some((node) => node.endpoint === '')) {
    const hint = 'Write - endpoint: tcp://host:1234, and platforms: linux/arm64 below it.';
    return refuse('append is no list of nodes with an endpoint each', hint);
  }
  return [...own, ...further];
}

function wordOf(item: Written, name: string): string {
  if (item.kind !== 'map') return '';
  const value = item.entries.find(({ key }) => key === name)?.value;
  return value?.kind === 'word' ? value.text : '';
}

function join(given: Given, nodes: readonly Node[]): BuilderInputs {
  const { driver } = given;
  const odd = nodes.find(({ endpoint }) => !ADDRESS.test(endpoint));
  if (odd !== undefined) {
    const hint =
      'Write the address of a BuildKit (tcp://host:1234). For another Docker engine set DOCKER_HOST or DOCKER_CONTEXT for this step.';
    return refuse(`endpoint: ${quote(odd.endpoint)} is no address of a BuildKit`, hint);
  }
  if (nodes.length > 0 && driver !== undefined && driver !== 'remote') {
    const hint =
      'Write driver: remote for a BuildKit that listens there. For another Docker engine set DOCKER_HOST for this step.';
    return refuse(
      `endpoint is an address of a BuildKit, and the driver ${driver} takes none`,
      hint,
    );
  }
  const [only, ...others] = nodes;
  if (only === undefined) return byDriver(given);
  if (others.length === 0) return { builder: only.endpoint, problems: [] };
  if (nodes.some(({ platforms }) => platforms === '')) {
    return refuse(
      'append has several nodes, and not all of them say their platforms',
      'Add platforms: to each.',
    );
  }
  const pairs = nodes.flatMap(({ endpoint, platforms }) =>
    splitEntries(platforms, true).map((platform) => `${platform}=${endpoint}`),
  );
  return { builder: pairs.join(','), problems: [] };
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

function refuse(message: string, hint: string): BuilderInputs {
  return { problems: [error('SETTINGS_BAD_VALUE', message, hint)] };
}
