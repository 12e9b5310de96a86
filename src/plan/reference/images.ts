// SPDX-License-Identifier: Apache-2.0
// The `images` setting: the repositories of a run.
import type { Facts } from '../../facts/facts.ts';
import { error, notice, type Parsed, type ProblemData } from '../../problem.ts';
import type { Settings } from '../../settings/settings.ts';
import { checkTemplate, type Expander } from '../template/expressions.ts';
import { quote } from '../quote.ts';
import { parseRepository } from './references.ts';
import { type Entry, type Field, readEntries, readRuleFields } from '../rules/lines.ts';
import { errorAt } from '../rules/source-span.ts';
import type { RepositoryName } from '../../registry-host.ts';

/** The repositories of a run, and the problems of the setting. */
export interface Repositories {
  readonly names: readonly string[];
  /** Whether repositories are set, even if they are all disabled. */
  readonly isGiven: boolean;
  readonly problems: readonly ProblemData[];
}

interface Image {
  readonly name: string;
  readonly isEnabled: boolean;
}

/**
 * The repositories of a run, in order of preference, without duplicates.
 *
 * | `images`                              | repositories                                 |
 * | ------------------------------------- | -------------------------------------------- |
 * | absent or empty                       | the CI system's own registry, if it has one  |
 * | `ghcr.io/acme/app`, one per line      | these                                        |
 * | `acme/app,ghcr.io/acme/app`           | both                                         |
 * | `name=ghcr.io/acme/app,enable=false`  | none                                         |
 *
 * Codes: IMAGE_UNNAMED, IMAGE_ENABLE, IMAGE_ATTRIBUTE, those of `parseRepository` and of expressions.
 */
export async function readRepositories(
  facts: Facts,
  settings: Settings,
  expander: Expander,
): Promise<Repositories> {
  const text = settings.images ?? '';
  const strict = settings.compat === 'strict';
  const entries = await readEntries(text, { setting: 'images', strict });
  if (!entries.ok) return { names: [], isGiven: true, problems: entries.problems };
  if (entries.value.length === 0) return readOwn(facts);
  const { found, problems } = await readEach(entries.value, expander);
  return { names: [...found.values()].map(({ name }) => name), isGiven: true, problems };
}

/** Problems of `images` that do not depend on the run; entries with expressions are checked in a run. */
export async function checkImages({
  images = '',
  compat,
}: Pick<Settings, 'images' | 'compat'>): Promise<readonly ProblemData[]> {
  const entries = await readEntries(images, { setting: 'images', strict: compat === 'strict' });
  if (!entries.ok) return entries.problems;
  const plain = entries.value.filter(({ text }) => !text.includes('{{'));
  const broken = await Promise.all(
    entries.value.map(({ text, span }) => checkTemplate(text, span)),
  );
  return [...broken.flat(), ...(await readEach(plain, AS_WRITTEN)).problems];
}

type Filler = Pick<Expander, 'expand'>;

const AS_WRITTEN: Filler = {
  expand: (value) => Promise.resolve({ ok: true, value, problems: [] }),
};

async function readEach(
  entries: readonly Entry[],
  expander: Filler,
): Promise<{
  readonly found: ReadonlyMap<string, RepositoryName>;
  readonly problems: readonly ProblemData[];
}> {
  const problems: ProblemData[] = [];
  const found = new Map<string, RepositoryName>();
  for (const entry of entries) {
    const parsed = await readImages(entry, expander);
    problems.push(...parsed.problems);
    for (const { name, isEnabled } of parsed.ok ? parsed.value : []) {
      const repository = parseRepository(name);
      problems.push(...repository.problems);
      if (!repository.ok || !isEnabled) continue;
      const key = `${repository.value.host}/${repository.value.path}`;
      if (!found.has(key)) found.set(key, repository.value);
    }
  }
  return { found, problems };
}

function readOwn({ ownRepository }: Facts): Repositories {
  if (ownRepository === undefined) return { names: [], isGiven: false, problems: [] };
  const parsed = parseRepository(ownRepository.toLowerCase());
  const names = parsed.ok ? [parsed.value.name] : [];
  return { names, isGiven: parsed.ok, problems: parsed.problems };
}

/** An entry is a list of names, or the attributes of one image. */
async function readImages(entry: Entry, expander: Filler): Promise<Parsed<readonly Image[]>> {
  const fields = await readRuleFields(entry);
  if (!fields.ok) return fields;
  const problems: ProblemData[] = [];
  const attributes = new Map<string, { value: string; field: Field }>();
  const names: string[] = [];
  for (const field of fields.value) {
    const expanded = await expander.expand(field.text.trim(), field.span);
    problems.push(...expanded.problems);
    if (!expanded.ok) continue;
    const [name = '', value] = splitField(field.text, expanded.value);
    if (value === undefined) names.push(name);
    else attributes.set(name, { value, field });
  }
  if (problems.some(({ level }) => level === 'error')) return { ok: false, problems };
  const image = attributes.size === 0 ? toImages(names, entry) : toImage(attributes, names, entry);
  return { ...image, problems: [...problems, ...image.problems] };
}

/** The key is taken as written; only the text after `=` is expanded. */
function splitField(written: string, expanded: string): readonly string[] {
  if (!/^\s*[A-Za-z]+\s*=/.test(written)) return [expanded];
  const at = expanded.indexOf('=');
  return [expanded.slice(0, at).trim().toLowerCase(), expanded.slice(at + 1).trim()];
}

function toImages(names: readonly string[], entry: Entry): Parsed<readonly Image[]> {
  const given = names.filter((name) => name !== '');
  if (given.length === 0) return unnamed(entry);
  const value = given.map((name) => ({ name, isEnabled: true }));
  return { ok: true, value, problems: [] };
}

type Attributes = ReadonlyMap<string, { readonly value: string; readonly field: Field }>;

function toImage(
  attributes: Attributes,
  names: readonly string[],
  entry: Entry,
): Parsed<readonly Image[]> {
  const problems = [...attributes].flatMap(([key, { value, field }]) =>
    checkAttribute(key, value, field),
  );
  const name = attributes.get('name')?.value ?? names.at(-1) ?? '';
  if (name === '') problems.push(...unnamed(entry).problems);
  if (problems.length > 0) return { ok: false, problems };
  const isEnabled = attributes.get('enable')?.value !== 'false';
  return { ok: true, value: [{ name, isEnabled }], problems };
}

function checkAttribute(key: string, value: string, { span }: Field): ProblemData[] {
  if (key === 'name') return [];
  if (key !== 'enable') {
    const message = `unknown image attribute ${quote(key)}`;
    return [errorAt(span, 'IMAGE_ATTRIBUTE', message, 'It has "name" and "enable".')];
  }
  if (value === 'true' || value === 'false') return [];
  const message = `invalid value ${quote(value)} for "enable": not true or false`;
  return [errorAt(span, 'IMAGE_ENABLE', message, 'Write true or false.')];
}

function unnamed(entry: Entry): Parsed<readonly Image[]> {
  const message = 'an image needs a name';
  return {
    ok: false,
    problems: [errorAt(entry.span, 'IMAGE_UNNAMED', message, 'Write name=ghcr.io/acme/app.')],
  };
}

/** No repository is set, or all are disabled: an error for a run that pushes, if there is no other. */
export function noRepository({ names, isGiven, problems }: Repositories): readonly ProblemData[] {
  if (names.length > 0 || problems.some(({ level }) => level === 'error')) return [];
  const problem = isGiven
    ? error(
        'IMAGES_DISABLED',
        'the run would push, but every entry of "images" is disabled',
        'Enable one, or set "push: false".',
      )
    : error(
        'IMAGES_MISSING',
        'no repository to push to is set',
        'Set "images", for example to ghcr.io/acme/app.',
      );
  return [problem];
}

/**
 * IMAGE_DOCKER_LIBRARY for repositories of a push that have no owner: `app` is `docker.io/library/app`, to
 * which only Docker may push.
 */
export function explainLibrary(names: readonly string[]): readonly ProblemData[] {
  return names
    .filter((name) => !name.includes('/'))
    .map((name) =>
      notice(
        'IMAGE_DOCKER_LIBRARY',
        `${quote(name)} means docker.io/library/${name}: the official images of Docker Hub, which only Docker publishes`,
        `Write docker.io/USER/${name} for Docker Hub, or the whole name, as in ghcr.io/acme/${name}.`,
      ),
    );
}
