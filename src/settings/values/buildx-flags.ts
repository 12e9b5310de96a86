// SPDX-License-Identifier: Apache-2.0
// Settings that are only passed to buildx → their flags, without secret values.
import { error, hasErrors, notice } from '../../problem.ts';
import type { Parsed, ProblemData } from '../../problem.ts';
import { renderField } from './entries.ts';
import { secret } from '../secret.ts';
import type { BuildxSetting } from '../table/setting.ts';
import type { BuildSecret, BuildxFlag, Settings } from '../settings.ts';
import { buildxSettings } from '../table/buildx.ts';
import { quoteWritten } from '../file/written.ts';

/** The result of reading these settings. */
export type BuildxValues = Pick<Settings, 'buildxFlags' | 'buildSecrets' | 'requiredSecrets'>;

/** The flags for the entries of each setting, in the order of the table. */
export function makeBuildxFlags(
  entriesOf: (name: string) => readonly string[],
): Parsed<BuildxValues> {
  const buildxFlags: BuildxFlag[] = [];
  const buildSecrets: BuildSecret[] = [];
  const requiredSecrets: string[] = [];
  const problems: ProblemData[] = [];
  for (const setting of buildxSettings) {
    for (const [index, entry] of joinRequired(setting, entriesOf(setting.name)).entries()) {
      if (setting.form === 'plain') {
        buildxFlags.push({ flag: setting.buildxFlag, value: entry });
        continue;
      }
      const read = readSecret(setting, entry, index);
      problems.push(...read.problems);
      if (!read.ok || read.value === undefined) continue;
      const { id, rest } = read.value;
      if (setting.form === 'secret-value') {
        const variable = `SHIP_SECRET_${buildSecrets.length + 1}`;
        buildSecrets.push({ id, variable, secret: secret(rest) });
        buildxFlags.push({ flag: '--secret', value: `id=${id},env=${variable}` });
      } else {
        const bare = rest.replace(REQUIRED, '');
        if (bare !== rest) requiredSecrets.push(id);
        const source = `${setting.form === 'secret-env' ? 'env' : 'src'}=${bare}`;
        buildxFlags.push({ flag: '--secret', value: `id=${id},${renderField(source)}` });
      }
    }
  }
  return hasErrors(problems)
    ? { ok: false, problems }
    : { ok: true, value: { buildxFlags, buildSecrets, requiredSecrets }, problems };
}

interface SecretEntry {
  readonly id: string;
  readonly rest: string;
}

/**
 * An entry of a setting about secrets, `ID=…`; undefined for one without a value, which the runs of
 * forks have of every secret: it is left out with the notice BUILD_SECRET_EMPTY.
 */
function readSecret(
  setting: BuildxSetting,
  entry: string,
  index: number,
): Parsed<SecretEntry | undefined> {
  // In a multi-line input people comment lines out; docker/build-push-action leaves them out, too.
  if (/^\s*#[^=]*$/.test(entry))
    return { ok: true, value: undefined, problems: [comment(setting, index)] };
  const own = readBuildxWords(entry, setting.form);
  if (own === 'value') return { ok: false, problems: [buildxWords(setting, index)] };
  const { id, rest } = own ?? splitSecret(entry) ?? {};
  if (id === undefined || rest === undefined) {
    return { ok: false, problems: [noSecret(setting, index)] };
  }
  if (rest === '') return { ok: true, value: undefined, problems: [emptySecret(setting, id)] };
  return { ok: true, value: { id, rest }, problems: [] };
}

const SOURCES: Partial<Record<BuildxSetting['form'], readonly string[]>> = {
  'secret-env': ['env'],
  'secret-file': ['src', 'source'],
};

/** `id=npm,src=.npmrc`, as buildx has it: read if it is not a secret itself, and reported if it may be one. */
function readBuildxWords(
  entry: string,
  form: BuildxSetting['form'],
): SecretEntry | 'value' | undefined {
  const [, id, key, rest] = /^id=([^,]+),(?:type=\w+,)?(src|source|env)=(.*)$/s.exec(entry) ?? [];
  if (id === undefined || key === undefined || rest === undefined) return undefined;
  return SOURCES[form]?.includes(key) ? { id, rest } : 'value';
}

/** Behind the variable or the path of a secret without which nothing is to be built. */
const REQUIRED = /(?<=.),required$/;

/** Where commas separate entries, `npm=NPM_TOKEN,required` and `id=npm,env=NPM_TOKEN` have come as two. */
function joinRequired({ form, commas }: BuildxSetting, entries: readonly string[]): string[] {
  const joined: string[] = [];
  for (const entry of entries) {
    const last = joined.at(-1);
    const isWord = entry === 'required' || isBuildxPair(last, entry);
    const isSuffix = form === 'secret-env' && commas === true && isWord;
    if (isSuffix && last !== undefined) joined.splice(-1, 1, `${last},${entry}`);
    else joined.push(entry);
  }
  return joined;
}

function isBuildxPair(id: string | undefined, entry: string): boolean {
  return /^(?:env|src|source)=/.test(entry) && /^id=[^,]+$/.test(id ?? '');
}

function splitSecret(entry: string): { id: string; rest: string } | undefined {
  const match = /^(?<id>[^=,"\p{Cc}]+)=(?<rest>.*)$/su.exec(entry);
  const { id, rest } = match?.groups ?? {};
  return id === undefined || rest === undefined ? undefined : { id, rest };
}

/** Names the entry, never its value. */
function noSecret({ name, form }: BuildxSetting, index: number): ProblemData {
  const right = {
    'secret-value': 'value',
    'secret-env': 'VARIABLE',
    'secret-file': 'path',
    plain: '',
  };
  const hint =
    form === 'secret-value' ? ' Put quotes around an entry whose value has several lines.' : '';
  return error(
    'SETTINGS_BAD_VALUE',
    `${name}: entry ${index + 1} is not ID=${right[form]}`,
    `Write ID=${right[form]}, one a line.${hint}`,
  );
}

function buildxWords({ name }: BuildxSetting, index: number): ProblemData {
  return error(
    'SETTINGS_BAD_VALUE',
    `${name}: entry ${index + 1} uses the syntax of buildx, but ${name} takes ID=…`,
    'Write secret-files: ID=path for a file, or secret-envs: ID=VARIABLE for a variable.',
  );
}

function comment({ name }: BuildxSetting, index: number): ProblemData {
  return notice(
    'BUILD_SECRET_COMMENT',
    `${name}: entry ${index + 1} starts with # and is not ID=…; ignoring it as a comment`,
    'Put quotes around an entry whose value has several lines.',
  );
}

function emptySecret({ name }: BuildxSetting, id: string): ProblemData {
  return notice(
    'BUILD_SECRET_EMPTY',
    `${name}: the secret ${quoteWritten(id)} is empty; leaving it out of the build`,
    'Runs for forks and bots get no secrets; otherwise correct its name.',
  );
}
