// SPDX-License-Identifier: Apache-2.0
// The flags of `docker build` and `docker buildx build`, and the inputs that mean the same. Pure.

/** What a flag becomes. */
interface Flag {
  /** The input; undefined where nothing follows from the flag here. */
  readonly input?: string;
  readonly takes: 'value' | 'switch';
  /** Why it is not taken over. */
  readonly lost?: string;
  /** What the input then is. */
  readonly means?: string;
}

const value = (input: string): Flag => ({ input, takes: 'value' });
const needless = (takes: Flag['takes']): Flag => ({ takes });
const lost = (takes: Flag['takes'], why: string): Flag => ({ takes, lost: why });

/** @see https://docs.docker.com/reference/cli/docker/buildx/build/ */
const FLAGS: Readonly<Record<string, Flag>> = {
  '--tag': value('tags'),
  '--file': value('file'),
  '--build-arg': value('build-args'),
  '--platform': value('platforms'),
  '--target': value('target'),
  '--label': value('labels'),
  '--annotation': value('annotations'),
  '--cache-from': value('cache-from'),
  '--cache-to': value('cache-to'),
  '--output': value('outputs'),
  '--ssh': value('ssh'),
  '--network': value('network'),
  '--add-host': value('add-hosts'),
  '--allow': value('allow'),
  '--shm-size': value('shm-size'),
  '--ulimit': value('ulimit'),
  '--cgroup-parent': value('cgroup-parent'),
  '--build-context': value('build-contexts'),
  '--no-cache-filter': value('no-cache-filters'),
  '--provenance': value('provenance'),
  '--sbom': value('sbom'),
  '--attest': value('attests'),
  '--call': value('call'),
  '--secret': value('secret'),
  '--no-cache': { input: 'no-cache', takes: 'switch' },
  '--pull': { input: 'pull', takes: 'switch' },
  '--push': { input: 'push', takes: 'switch' },
  '--load': { input: 'load', takes: 'switch' },
  '--check': { input: 'call', takes: 'switch', means: 'check' },
  '--rm': needless('switch'),
  '--force-rm': needless('switch'),
  '--quiet': needless('switch'),
  '--compress': needless('switch'),
  '--progress': needless('value'),
  '--debug': needless('switch'),
  '--builder': lost(
    'value',
    'use the setting builder instead; by default the current builder is used',
  ),
  '--metadata-file': lost('value', 'the output metadata holds the same'),
  '--iidfile': lost('value', 'the output imageid holds the same'),
  '--squash': lost('switch', 'BuildKit has no such flag'),
  '--isolation': lost('value', 'it is for Windows'),
  '--memory': lost('value', 'BuildKit has no such flag'),
  '--cpuset-cpus': lost('value', 'BuildKit has no such flag'),
  '--cpu-quota': lost('value', 'BuildKit has no such flag'),
};

const SHORT: Readonly<Record<string, string>> = {
  '-t': '--tag',
  '-f': '--file',
  '-o': '--output',
  '-q': '--quiet',
  '-m': '--memory',
  '-D': '--debug',
};

/** The flags of one build, by the inputs that they become. */
export interface BuildFlags {
  readonly inputs: ReadonlyMap<string, readonly string[]>;
  readonly context: string | undefined;
  /** Flags that are not taken over, and why. */
  readonly lost: readonly (readonly [flag: string, why: string])[];
}

/** The flags of a build behind `docker build`; the reason, where one is not known. */
export function readBuildFlags(words: readonly string[]): BuildFlags | string {
  const inputs = new Map<string, string[]>();
  const contexts: string[] = [];
  const losses: (readonly [string, string])[] = [];
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (!word.startsWith('-') || word === '-') {
      contexts.push(word);
      continue;
    }
    const read = readFlag(word, rest);
    if (typeof read === 'string') return read;
    const { name, input, given, why } = read;
    if (why !== undefined) losses.push([name, why]);
    if (input !== undefined) inputs.set(input, [...(inputs.get(input) ?? []), given]);
  }
  if (contexts.length > 1)
    return 'more than one argument is not a flag, so the context is ambiguous';
  if (contexts[0] === '-') return 'its context comes from standard input';
  return { inputs, context: contexts[0], lost: losses };
}

/** A flag and its value, which may be the next of the other words. */
function readFlag(
  word: string,
  rest: string[],
):
  | {
      readonly name: string;
      readonly given: string;
      readonly input?: string;
      readonly why?: string;
    }
  | string {
  const { name, attached } = splitFlag(word);
  const flag = Object.hasOwn(FLAGS, name) ? FLAGS[name] : undefined;
  if (flag === undefined) return `unsupported flag ${shown(name)}`;
  const given = attached ?? (flag.takes === 'switch' ? (flag.means ?? 'true') : rest.shift());
  if (given === undefined) return `${name} has no value`;
  const { input, lost: why } = flag;
  return { name, given, ...(input !== undefined && { input }), ...(why !== undefined && { why }) };
}

function shown(name: string): string {
  return name.replace(/\P{ASCII}|[^\x20-\x7e]/gu, '?').slice(0, 40);
}

/** `--tag=x`, `-tx`, `-t=x`: the name in its long form, and what is attached to it. */
function splitFlag(word: string): { readonly name: string; readonly attached?: string } {
  if (word.startsWith('--')) {
    const at = word.indexOf('=');
    return at < 0 ? { name: word } : { name: word.slice(0, at), attached: word.slice(at + 1) };
  }
  const short = word.slice(0, 2);
  const attached = word.slice(2).replace(/^=/, '');
  const name = SHORT[short] ?? short;
  return word.length > 2 ? { name, attached } : { name };
}

/** Whether two builds differ in their tags at most. */
export function haveSameFlags(one: BuildFlags, other: BuildFlags): boolean {
  const shape = ({ inputs, context }: BuildFlags): string =>
    JSON.stringify([context, [...inputs].filter(([name]) => name !== 'tags').sort()]);
  return shape(one) === shape(other);
}
