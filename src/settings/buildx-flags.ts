// SPDX-License-Identifier: Apache-2.0
// Settings that only go to buildx → the flags they become. Values of secrets stay out of them.
import { error } from '../problem.ts';
import type { Parsed, ProblemData } from '../problem.ts';
import { renderField } from './entries.ts';
import { secret } from './secret.ts';
import type { BuildxSetting } from './setting.ts';
import type { BuildSecret, BuildxFlag, Settings } from './settings.ts';
import { buildxSettings } from './table-buildx.ts';

/** What is left of these settings once they are read. */
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
      const parts = splitSecret(entry);
      if (parts === undefined) {
        problems.push(noSecret(setting, index));
      } else if (setting.form === 'secret-value') {
        const variable = `SHIP_SECRET_${buildSecrets.length + 1}`;
        buildSecrets.push({ id: parts.id, variable, secret: secret(parts.rest) });
        buildxFlags.push({ flag: '--secret', value: `id=${parts.id},env=${variable}` });
      } else {
        const rest = parts.rest.replace(REQUIRED, '');
        if (rest !== parts.rest) requiredSecrets.push(parts.id);
        const source = `${setting.form === 'secret-env' ? 'env' : 'src'}=${rest}`;
        buildxFlags.push({ flag: '--secret', value: `id=${parts.id},${renderField(source)}` });
      }
    }
  }
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, value: { buildxFlags, buildSecrets, requiredSecrets }, problems };
}

/** Behind the variable or the path of a secret without which nothing is to be built. */
const REQUIRED = /(?<=.),required$/;

/** Where commas separate entries, `npm=NPM_TOKEN,required` has come as two. */
function joinRequired({ form, commas }: BuildxSetting, entries: readonly string[]): string[] {
  const joined: string[] = [];
  for (const entry of entries) {
    const last = joined.at(-1);
    const isSuffix = form === 'secret-env' && commas === true && entry === 'required';
    if (isSuffix && last !== undefined) joined.splice(-1, 1, `${last},required`);
    else joined.push(entry);
  }
  return joined;
}

function splitSecret(entry: string): { id: string; rest: string } | undefined {
  const match = /^(?<id>[A-Za-z0-9_.-]+)=(?<rest>.+)$/s.exec(entry);
  const { id, rest } = match?.groups ?? {};
  return id === undefined || rest === undefined ? undefined : { id, rest };
}

/** Says which entry, never what it holds. */
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
    `Write ID=${right[form]}, one a line; an ID has letters, digits, dots, dashes and underscores.${hint}`,
  );
}
