// SPDX-License-Identifier: Apache-2.0
// The fields of a bake target → settings of a target. Pure.
import { isLocalPath } from '../table/untrusted.ts';
import { renderField, splitEntries } from '../values/entries.ts';
import type { Written, WrittenMap } from '../file/written.ts';
import { isMap, type BakeFields } from './print.ts';

/** A setting and its value, as the settings file would have it. */
type Entries = readonly (readonly [setting: string, value: Written])[];

/** Settings for the value of a field; undefined where the value has a form that is not known. */
type Reader = (value: unknown, target: BakeFields) => Entries | undefined;

/**
 * A field and the setting that means the same. buildx before 0.21 prints comma-separated values where later ones
 * print maps.
 *
 * @see https://docs.docker.com/build/bake/reference/#target
 */
const READERS: Readonly<Record<string, Reader>> = {
  args: pairs('build-args', unescape),
  labels: pairs('labels', unescape),
  annotations: list('annotations', unescape),
  attest: list('attests'),
  'cache-from': list('cache-from'),
  'cache-to': list('cache-to'),
  context: word('context', withoutDirectory),
  contexts: pairs('build-contexts', toContext),
  dockerfile: readDockerfile,
  entitlements: list('allow'),
  'extra-hosts': readHosts,
  network: word('network'),
  'no-cache': word('no-cache'),
  'no-cache-filter': list('no-cache-filters'),
  output: readOutput,
  platforms: list('platforms'),
  pull: word('pull'),
  secret: readSecrets,
  'shm-size': word('shm-size'),
  ssh: readSsh,
  tags: readTags,
  target: word('target'),
  ulimits: list('ulimit'),
};

/** Fields that say nothing about the image, or that are resolved in what is printed. */
const SILENT: ReadonlySet<string> = new Set(['description', 'name', 'matrix', 'inherits']);

/** A target as settings, and what of it means something else. */
export interface ReadFields {
  readonly map: WrittenMap;
  /** The fields for which there is no setting. */
  readonly notTaken: readonly string[];
  /** Outputs that are no image: they are the setting `outputs`. */
  readonly files: boolean;
}

/** The settings of one target. */
export function readBakeFields(target: BakeFields): ReadFields {
  const entries: { readonly key: string; readonly value: Written }[] = [];
  const notTaken: string[] = [];
  let files = false;
  for (const [field, value] of Object.entries(target)) {
    if (SILENT.has(field) || isEmpty(value) || (field === 'call' && value === 'build')) continue;
    const read = Object.hasOwn(READERS, field) ? READERS[field]?.(value, target) : undefined;
    if (read !== undefined)
      entries.push(...read.map(([key, written]) => ({ key, value: written })));
    else if (field === 'output') files = true;
    else notTaken.push(field);
  }
  return { map: { kind: 'map', entries }, notTaken, files };
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((one) => one === '');
  return value === null || value === '' || (isMap(value) && Object.keys(value).length === 0);
}

/** In what is printed, `${` and `%{` are escaped, so that it is a bake file itself. */
function unescape(text: string): string {
  return text.replaceAll('$${', '${').replaceAll('%%{', '%{');
}

/** `cwd://` is where bake was started, which is where our paths begin. */
function withoutDirectory(text: string): string {
  return text.startsWith('cwd://') ? text.slice('cwd://'.length) || '.' : text;
}

/** Another target is `target:NAME`; buildx 0.13 leaves `service:NAME`, as compose files write it. */
function toContext(text: string): string {
  return withoutDirectory(text.replace(/^service:/, 'target:'));
}

function word(setting: string, convert = same): Reader {
  return (value) =>
    typeof value === 'string' || typeof value === 'boolean'
      ? [[setting, toWord(convert(String(value)))]]
      : undefined;
}

function list(setting: string, convert = same): Reader {
  return (value) => {
    const items = toItems(value);
    return items && [[setting, toList(items.map(convert))]];
  };
}

function pairs(setting: string, convert = same): Reader {
  return (value) => {
    if (!isMap(value)) return undefined;
    const entries = Object.entries(value).filter(([, one]) => one !== null);
    if (!entries.every(([, one]) => typeof one === 'string')) return undefined;
    const items = entries.map(([key, one]) => `${unescape(key)}=${convert(String(one))}`);
    return [[setting, toList(items)]];
  };
}

function same(text: string): string {
  return text;
}

/** Lines as buildx takes them: a map becomes comma-separated values. */
function toItems(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const items = value.map((one: unknown) => (typeof one === 'string' ? one : toCsv(one)));
  return items.every((one) => one !== undefined) ? items : undefined;
}

function toCsv(value: unknown): string | undefined {
  if (!isMap(value)) return undefined;
  const fields = Object.entries(value).flatMap(([key, one]) =>
    ['string', 'boolean', 'number'].includes(typeof one) ? [`${key}=${String(one)}`] : [],
  );
  if (fields.length !== Object.keys(value).length) return undefined;
  const type = fields.filter((field) => field.startsWith('type='));
  return [...type, ...fields.filter((field) => !type.includes(field))].map(renderField).join(',');
}

/** The Dockerfile of a bake target is below its context, that of the setting `file` is not. */
function readDockerfile(value: unknown, { context }: BakeFields): Entries | undefined {
  if (typeof value !== 'string') return undefined;
  if (value === 'Dockerfile') return [];
  if (value.startsWith('cwd://')) return [['file', toWord(withoutDirectory(value))]];
  const folder = withoutDirectory(typeof context === 'string' ? context : '.');
  const isBelow = isLocalFolder(folder) && !value.startsWith('/') && folder !== '.';
  return [['file', toWord(isBelow ? `${folder.replace(/\/+$/, '')}/${value}` : value)]];
}

function isLocalFolder(folder: string): boolean {
  return folder.startsWith('/') || isLocalPath(folder);
}

function readHosts(value: unknown): Entries | undefined {
  if (!isMap(value)) return undefined;
  const hosts = Object.entries(value).map(([host, address]) => `${host}:${String(address)}`);
  return [['add-hosts', toList(hosts)]];
}

/** The repositories of the tags; which tags there are is decided by the rules. */
function readTags(value: unknown): Entries | undefined {
  const tags = toItems(value);
  if (tags === undefined) return undefined;
  const repositories = new Set(tags.filter(Boolean).map(withoutTag));
  return [['images', toList([...repositories])]];
}

function withoutTag(reference: string): string {
  const name = reference.replace(/@.*$/s, '');
  const colon = name.lastIndexOf(':');
  return colon > name.lastIndexOf('/') ? name.slice(0, colon) : name;
}

/** `{id, env}`, `{id, src}`, or the same as comma-separated values; without a source, the ID names a variable. */
function readSecrets(value: unknown): Entries | undefined {
  const items = toItems(value);
  if (items === undefined) return undefined;
  const sources = items.map(readSecret);
  if (!sources.every((one) => one !== undefined)) return undefined;
  return (['secret-envs', 'secret-files'] as const).flatMap((setting) => {
    const entries = sources.filter((one) => one.setting === setting);
    return entries.length === 0 ? [] : [[setting, toList(entries.map(({ entry }) => entry))]];
  });
}

function readSecret(item: string) {
  const fields = toFields(item);
  const [id, path] = [fields.get('id'), fields.get('src') ?? fields.get('source')];
  if (id === undefined) return undefined;
  return path !== undefined && fields.get('type') !== 'env'
    ? ({ setting: 'secret-files', entry: `${id}=${path}` } as const)
    : ({ setting: 'secret-envs', entry: `${id}=${fields.get('env') ?? path ?? id}` } as const);
}

/** `default`, `default=path`, or `{id, paths}`. */
function readSsh(value: unknown): Entries | undefined {
  if (!Array.isArray(value)) return undefined;
  const items = value.map((one: unknown) => {
    if (typeof one === 'string') return one;
    if (!isMap(one) || typeof one.id !== 'string') return undefined;
    const paths = Array.isArray(one.paths) ? one.paths.map(String) : [];
    return paths.length === 0 ? one.id : `${one.id}=${paths.join(',')}`;
  });
  return items.every((one) => one !== undefined)
    ? [['ssh', toList(items.map(renderField))]]
    : undefined;
}

/** What changes the image stays; whether and where it is pushed is decided by the run. */
function readOutput(value: unknown): Entries | undefined {
  const items = toItems(value);
  if (items === undefined) return undefined;
  const kept = items.map((item) => {
    const fields = toFields(item);
    const type = fields.get('type');
    if (type !== 'image' && type !== 'registry') return undefined;
    const attributes = [...fields].filter(([key]) => !RUN.has(key));
    return attributes.map(([key, text]) => renderField(`${key}=${text}`));
  });
  if (!kept.every((one) => one !== undefined)) return undefined;
  const lines = kept.flatMap((one) => (one.length === 0 ? [] : [`type=image,${one.join(',')}`]));
  return lines.length === 0 ? [] : [['outputs', toList(lines)]];
}

/** Attributes of an output that are the run's own. */
const RUN: ReadonlySet<string> = new Set(['type', 'push', 'name', 'push-by-digest']);

function toFields(item: string): ReadonlyMap<string, string> {
  return new Map(
    splitEntries(item, true).map((field) => {
      const at = field.indexOf('=');
      return at < 0 ? [field, ''] : [field.slice(0, at), field.slice(at + 1)];
    }),
  );
}

function toWord(text: string): Written {
  return { kind: 'word', text };
}

function toList(items: readonly string[]): Written {
  return { kind: 'list', items: items.map(toWord) };
}
