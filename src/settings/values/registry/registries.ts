// SPDX-License-Identifier: Apache-2.0
// Credentials by registry: the map under `registries`, and the flags that add to it.
import { error } from '../../../problem.ts';
import type { Parsed, ProblemData } from '../../../problem.ts';
import { canonicalHost } from '../../../registry-host.ts';
import { parseBoolean } from '../boolean.ts';
import { nearest } from '../../../nearest.ts';
import { secret } from '../../secret.ts';
import type { RegistrySetting } from '../../settings.ts';
import { cite, isUnset, whereIs } from '../../file/written.ts';
import type { WrittenAt, Written, WrittenMap } from '../../file/written.ts';
import { omitUndefined } from '../../../omit-undefined.ts';
import type { OidcLogin } from '../../oidc.ts';
import { oidcFields, readOidcLogin } from './oidc-roles.ts';
import { optionFields, readRegistryOptions } from './registry-options.ts';

/** The fields of one registry. */
export const registryFields = [
  'username',
  'password',
  'password-env',
  'password-file',
  'required',
  'insecure',
  'ca',
  'cert',
  'key',
  ...optionFields,
  ...oidcFields,
] as const;

type Field = (typeof registryFields)[number];

const PREFIX =
  /^(?:(?=[^/]*[.:])(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\])(?::\d{1,5})?|localhost)(?:\/[a-z0-9._-]+)*$/;

/**
 * The entries of a registries map. A username may still lack its password here, since a flag may
 * bring it; `addRegistryFlags` looks at that.
 *
 * A password itself is taken from inputs and variables only: in the settings file it would be
 * in git permanently.
 */
export function parseRegistries(map: WrittenMap, origin: WrittenAt): Parsed<RegistrySetting[]> {
  const problems: ProblemData[] = [];
  const entries: RegistrySetting[] = [];
  for (const { key, at, value } of map.entries) {
    const where = whereIs(origin, at);
    const prefix = toPrefix(key);
    if (prefix === undefined) {
      problems.push(
        bad(
          where,
          `invalid registry ${cite(origin, key, 'name')}`,
          'Write the host as in images, for example docker.io or registry.acme.io:5000/team, without https://.',
        ),
      );
    } else if (entries.some((entry) => entry.prefix === prefix)) {
      const shown = nameOf(prefix, origin);
      problems.push(bad(where, `duplicate entry ${shown}`, 'Merge the two entries.'));
    } else {
      const shown = nameOf(prefix, origin);
      entries.push(readEntry(value, { prefix, shown, origin, problems }));
    }
  }
  return problems.some(isFatal) ? { ok: false, problems } : { ok: true, value: entries, problems };
}

/** `host[:port][/path]` in lower case as far as hosts go, or `undefined`. */
export function toPrefix(text: string): string | undefined {
  const [host = '', ...path] = text.trim().replace(/\/+$/, '').split('/');
  const lower = host.toLowerCase();
  const prefix = [canonicalHost(lower), ...path].join('/');
  return PREFIX.test(prefix) && lower !== 'hub.docker.com' ? prefix : undefined;
}

/** The entry being read, and its problems. */
interface Reading {
  readonly prefix: string;
  /** What messages call it. */
  readonly shown: string;
  readonly origin: WrittenAt;
  readonly problems: ProblemData[];
}

function nameOf(prefix: string, origin: WrittenAt): string {
  return origin.unquoted ? 'the registry' : prefix;
}

function readEntry(value: Written, reading: Reading): RegistrySetting {
  const { prefix, shown, origin, problems } = reading;
  const bare: RegistrySetting = { prefix, required: true, insecure: false };
  if (isUnset(value)) return bare;
  const where = whereIs(origin, value.at);
  if (value.kind !== 'map') {
    const hint = `Write ${origin.unquoted ? 'HOST' : prefix}: {username: NAME, password-env: VARIABLE}.`;
    problems.push(bad(where, `${shown} takes a map`, hint));
    return bare;
  }
  const fields = readFields(value, reading);
  const password = readPassword(fields, where, reading);
  checkCertificate(fields, where, reading);
  const oidc = readRole(fields, where, reading);
  const creation = findField(value, 'create-repository');
  const { options, faults } = readRegistryOptions({ ...reading, fields, creation });
  problems.push(...faults.map(({ what, hint }) => bad(where, what, hint)));
  return {
    ...bare,
    // With an identity token, the name is that of the organization, which the role has.
    ...readWords(fields, oidc === undefined ? ['username', ...WORDS] : WORDS),
    ...omitUndefined({ password, oidc }),
    ...options,
    required: readSwitch(fields, 'required', reading) ?? true,
    insecure: readSwitch(fields, 'insecure', reading) ?? false,
  };
}

const WORDS = ['ca', 'cert', 'key'] as const;

function readRole(
  fields: ReadonlyMap<Field, string>,
  where: string,
  { prefix, shown, origin, problems }: Reading,
): OidcLogin | undefined {
  const { login, faults } = readOidcLogin({ prefix, shown, origin, fields });
  problems.push(...faults.map(({ what, hint }) => bad(where, what, hint)));
  return login;
}

/** Of the fields that are taken as they are, those that have a value. */
function readWords<Name extends Field>(
  fields: ReadonlyMap<Field, string>,
  names: readonly Name[],
): Partial<Record<Name, string>> {
  const words: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const value = fields.get(name);
    if (value !== undefined) words[name] = value;
  }
  return words;
}

/** The fields that have a value; each of them one word. */
function readFields(map: WrittenMap, reading: Reading): Map<Field, string> {
  const { shown, origin, problems } = reading;
  const fields = new Map<Field, string>();
  for (const { key, at, value } of map.entries) {
    const where = whereIs(origin, at);
    const field = registryFields.find((name) => name === key.replaceAll('_', '-'));
    if (field === undefined) {
      const meant = nearest(key, registryFields);
      const hint = meant ? `Write ${meant}.` : `Choose from ${registryFields.join(', ')}.`;
      problems.push(
        error(
          'SETTINGS_UNKNOWN',
          `${where}: ${shown} has no field ${cite(origin, key, 'of this name')}`,
          hint,
        ),
      );
    } else if (field === 'create-repository') {
      continue; // may be a map
    } else if (value.kind !== 'word') {
      problems.push(bad(where, `${field} of ${shown} takes one value`));
    } else if (fields.has(field)) {
      problems.push(bad(where, `${field} of ${shown} is given twice`, 'Keep one of the two.'));
    } else if (value.text !== '') {
      fields.set(field, value.text);
    }
  }
  return fields;
}

function findField(map: WrittenMap, field: Field): Written | undefined {
  return map.entries.findLast(({ key }) => key.replaceAll('_', '-') === field)?.value;
}

function readPassword(
  fields: ReadonlyMap<Field, string>,
  where: string,
  { shown, origin, problems }: Reading,
): RegistrySetting['password'] {
  const [given, name, path] = [
    fields.get('password'),
    fields.get('password-env'),
    fields.get('password-file'),
  ];
  if ([given, name, path].filter((way) => way !== undefined).length > 1) {
    problems.push(bad(where, `${shown} has several passwords`, 'Keep one of them.'));
  }
  if (given !== undefined && origin.kind === 'file') {
    problems.push(passwordInFile(where, shown));
  }
  if (name !== undefined && !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
    // Not quoted: people put the password itself here.
    problems.push(
      bad(
        where,
        `invalid password-env of ${shown}: not a variable name`,
        'Write the name of the variable, without $.',
      ),
    );
  }
  if (given !== undefined) return { from: 'given', secret: secret(given) };
  if (name !== undefined) return { from: 'env', name };
  return path === undefined ? undefined : { from: 'file', path };
}

/** A certificate needs its key, and a key its certificate. */
function checkCertificate(
  fields: ReadonlyMap<Field, string>,
  where: string,
  { shown, problems }: Reading,
): void {
  const [given, ...others] = (['cert', 'key'] as const).filter((name) => fields.has(name));
  if (given === undefined || others.length > 0) return;
  const missing = given === 'cert' ? 'key' : 'cert';
  problems.push(
    bad(
      where,
      `${shown} has a ${given} but no ${missing}`,
      `Add ${missing}: the path of its PEM file.`,
    ),
  );
}

function readSwitch(
  fields: ReadonlyMap<Field, string>,
  field: 'required' | 'insecure',
  { shown, origin, problems }: Reading,
): boolean | undefined {
  const text = fields.get(field);
  if (text === undefined) return undefined;
  const value = parseBoolean(text);
  if (value === undefined) {
    problems.push(
      bad(
        whereIs(origin),
        `${field} of ${shown} is ${cite(origin, text, 'a word')}, not true or false`,
        'Write true or false.',
      ),
    );
  }
  return value;
}

function isFatal({ level }: ProblemData): boolean {
  return level === 'error';
}

function passwordInFile(where: string, shown: string): ProblemData {
  return error(
    'SETTINGS_PASSWORD_IN_FILE',
    `${where}: the settings file contains the password for ${shown}`,
    'Change that password, put the new one into a variable, and name it with password-env.',
  );
}

function bad(where: string, what: string, hint = ''): ProblemData {
  return error('SETTINGS_BAD_VALUE', `${where}: ${what}`, hint);
}
