// SPDX-License-Identifier: Apache-2.0
// kaniko and buildah in a script: their builds as those of docker, and their logins. Pure.
import type { BuildFlags } from '../../shell/docker-flags.ts';
import type { TranslatedLogin } from '../../steps/login.ts';

/** What a flag of kaniko becomes: an input, nothing, or a reason why it is not taken over. */
interface Flag {
  readonly input?: string;
  readonly lost?: string;
  /** Whether a value follows that has no equals sign before it. */
  readonly takes: 'value' | 'switch';
}

const value = (input: string): Flag => ({ input, takes: 'value' });
const lost = (takes: Flag['takes'], why: string): Flag => ({ lost: why, takes });
const needless = (takes: Flag['takes']): Flag => ({ takes });

/** @see https://github.com/GoogleContainerTools/kaniko#additional-flags */
const FLAGS: Readonly<Record<string, Flag>> = {
  '--destination': value('tags'),
  '--dockerfile': value('file'),
  '--context': value('context'),
  '--build-arg': value('build-args'),
  '--label': value('labels'),
  '--target': value('target'),
  '--customPlatform': value('platforms'),
  '--custom-platform': value('platforms'),
  '--cache-repo': value('cache-repo'),
  '--cache': { input: 'cache', takes: 'switch' },
  '--no-push': { input: 'no-push', takes: 'switch' },
  '--context-sub-path': value('sub-path'),
  '--insecure': lost('switch', 'write insecure: true for the registry in registries'),
  '--skip-tls-verify': lost('switch', 'write ca for the registry in registries'),
  '--registry-certificate': lost('value', 'write ca for the registry in registries'),
  '--registry-mirror': lost('value', 'it is for the builder: use the input builder'),
  '--digest-file': lost('value', 'later jobs get SHIPPED_DIGEST'),
  '--image-name-with-digest-file': lost('value', 'later jobs get SHIPPED_IMAGE'),
  '--image-name-tag-with-digest-file': lost('value', 'later jobs get SHIPPED_IMAGE'),
  '--oci-layout-path': lost('value', 'use the input outputs'),
  '--tar-path': lost('value', 'use the input outputs'),
  '--reproducible': lost('switch', 'BuildKit takes the build argument SOURCE_DATE_EPOCH'),
  '--ignore-path': lost('value', 'BuildKit ignores nothing'),
  '--cleanup': needless('switch'),
  '--cache-copy-layers': needless('switch'),
  '--cache-run-layers': needless('switch'),
  '--cache-ttl': needless('value'),
  '--compressed-caching': needless('switch'),
  '--force': needless('switch'),
  '--image-fs-extract-retry': needless('value'),
  '--kaniko-dir': needless('value'),
  '--log-format': needless('value'),
  '--log-timestamp': needless('switch'),
  '--push-retry': needless('value'),
  '--single-snapshot': needless('switch'),
  '--skip-unused-stages': needless('switch'),
  '--skip-push-permission-check': needless('switch'),
  '--snapshot-mode': needless('value'),
  '--snapshotMode': needless('value'),
  '--use-new-run': needless('switch'),
  '--verbosity': needless('value'),
};

const SHORT: Readonly<Record<string, string>> = {
  '-b': '--build-arg',
  '-c': '--context',
  '-d': '--destination',
  '-f': '--dockerfile',
  '-v': '--verbosity',
};

/** A build of kaniko as one of docker; the reason, where it has a flag that is not known. */
export function readKaniko(words: readonly string[]): BuildFlags | string {
  const found = new Map<string, string[]>();
  const losses: (readonly [string, string])[] = [];
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const read = readFlag(word, rest);
    if (typeof read === 'string') return read;
    const { name, flag, given } = read;
    if (flag.lost !== undefined) losses.push([name, flag.lost]);
    if (flag.input !== undefined) found.set(flag.input, [...(found.get(flag.input) ?? []), given]);
  }
  const made = toInputs(found);
  return { ...made, lost: [...losses, ...explainFile(found.get('file')?.at(-1), made.context)] };
}

/** kaniko looks for a Dockerfile in the directory of the script first, then in the context. */
function explainFile(file = '/', context = '.'): readonly (readonly [string, string])[] {
  if (context === '.' || /^(?:\/|\$\{CI_PROJECT_DIR\})/.test(file)) return [];
  const inner = `${context}/${file}`.replaceAll(/\$\{CI_PROJECT_DIR\}\/?/g, '');
  const said = `kaniko takes ${file} from the context where it is not in the directory of the script: then write file: ${inner}`;
  return [['--dockerfile', said]];
}

/** A flag and its value, which may be the next of the other words. */
function readFlag(
  word: string,
  rest: string[],
): { readonly name: string; readonly flag: Flag; readonly given: string } | string {
  const [head = '', attached] = /^([^=]*)=(.*)$/s.exec(word)?.slice(1) ?? [word];
  const name = SHORT[head] ?? head;
  const flag = Object.hasOwn(FLAGS, name) ? FLAGS[name] : undefined;
  if (flag === undefined) return `unsupported flag ${name.slice(0, 40)} of kaniko`;
  const given = attached ?? (flag.takes === 'value' ? rest.shift() : 'true');
  return given === undefined ? `${name} has no value` : { name, flag, given };
}

function toInputs(found: ReadonlyMap<string, readonly string[]>): Omit<BuildFlags, 'lost'> {
  const last = (name: string): string | undefined => found.get(name)?.at(-1);
  const inputs = new Map<string, readonly string[]>(
    [...found].filter(
      ([name]) => !['context', 'sub-path', 'cache', 'cache-repo', 'no-push'].includes(name),
    ),
  );
  inputs.set('push', [last('no-push') === 'true' ? 'false' : 'true']);
  if (last('cache') === 'true') {
    const repository = last('cache-repo');
    if (repository === undefined) inputs.set('cache', ['registry']);
    else {
      inputs.set('cache-from', [`type=registry,ref=${repository}`]);
      inputs.set('cache-to', [`type=registry,ref=${repository},mode=max`]);
    }
  }
  const context = (last('context') ?? '').replace(/^dir:\/\//, '');
  const path = [context, last('sub-path') ?? ''].filter((part) => part !== '').join('/');
  return { inputs, context: path === '' ? '.' : path };
}

/** Whether an item of a script writes the logins of kaniko, and nothing else. */
export function isKanikoLogin(text: string): boolean {
  return /^\s*(?:mkdir|echo|printf|cat)\b/.test(text) && /\/kaniko\/\.docker\b/.test(text);
}

/**
 * The logins that an item writes for kaniko, by name and password or as `auth` that a command encodes;
 * the reason, where one cannot be read.
 */
export function readKanikoLogins(text: string): readonly TranslatedLogin[] | string {
  const plain = text.replaceAll('\\"', '"').replaceAll(/"\s*'|'\s*"/g, '"');
  const hosts = plain.match(/"[^"\s]+"\s*:\s*\{\s*"(?:username|auth)"/g) ?? [];
  const byName = [
    ...plain.matchAll(
      /"([^"\s]+)"\s*:\s*\{\s*"username"\s*:\s*"([^"]+)"\s*,\s*"password"\s*:\s*"\$\{?(\w+)\}?"\s*\}/g,
    ),
  ];
  const byAuth = [
    ...plain.matchAll(/"([^"\s]+)"\s*:\s*\{\s*"auth"\s*:\s*"\$\(([^()]*)\)"\s*\}/g),
  ].flatMap(([all, host, command = '']) => {
    const [username, password, ...others] = [...command.matchAll(/\$\{?(\w+)\}?/g)];
    return password === undefined || others.length > 0
      ? []
      : [[all, host, `$${username?.[1] ?? ''}`, password[1]] as const];
  });
  const logins = [...byName, ...byAuth].map(
    ([, registry = '', username = '', passwordEnv = '']): TranslatedLogin => ({
      registry,
      username,
      passwordEnv,
    }),
  );
  const isAll = logins.length === hosts.length && !/credHelpers|credsStore/.test(plain);
  return isAll ? logins : 'it writes a login for kaniko that cannot be read';
}
