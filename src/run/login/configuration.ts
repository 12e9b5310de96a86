// SPDX-License-Identifier: Apache-2.0
// Adds logins to the text of a Docker configuration, and takes them out again. Pure.
import { isDeepStrictEqual } from 'node:util';
import type { AuthEntry } from '../../credentials/docker-config.ts';
import { isObject, type JsonObject, parseObject } from '../../registry/json.ts';

/** Logins as a Docker configuration has them: the entries of `auths` by their keys. */
export type LoginEntries = Readonly<Record<string, AuthEntry>>;

/** Why logins cannot be added to a configuration; undefined if they can. Quotes nothing of it, since it may hold passwords. */
export function findUnusable(text: string): string | undefined {
  if (text.trim() === '') return undefined;
  const config = parseObject(text);
  if (config === undefined) return 'it is not a JSON object';
  const wrong = ['auths', 'credHelpers'].find((key) => key in config && !isObject(config[key]));
  return wrong === undefined ? undefined : `"${wrong}" in it is not a JSON object`;
}

/**
 * The configuration with the logins in place of its own for the same keys. Undefined stands for no file.
 *
 * | in the file                                   | for each key of a login                          |
 * | --------------------------------------------- | ------------------------------------------------ |
 * | no helper for it                              | the entry in `auths`                             |
 * | `credsStore`, or `credHelpers` with the key   | the same, and an empty name in `credHelpers`     |
 *
 * A helper comes before `auths`; the empty name makes Docker read the file.
 */
export function mergeLogins(text: string | undefined, entries: LoginEntries): string {
  const config = toObject(text);
  const helpers = toMap(config.credHelpers);
  const hasStore = isName(config.credsStore);
  const helped = Object.keys(entries).filter((key) => hasStore || isName(helpers.get(key)));
  for (const key of helped) helpers.set(key, '');
  const auths = new Map([...toMap(config.auths), ...Object.entries(entries)]);
  return print({
    ...config,
    auths: Object.fromEntries(auths),
    ...(helped.length === 0 ? {} : { credHelpers: Object.fromEntries(helpers) }),
  });
}

/** A configuration without our logins, and the keys that somebody else has set in the meantime. */
export interface TakenOut {
  /** Undefined if nothing is left, and there was no file before. */
  readonly text: string | undefined;
  readonly changed: readonly string[];
}

/**
 * Takes logins out of a configuration that others may have changed since. An entry that is still ours becomes
 * the one of `before`, an entry that differs stays as it is, and one that was removed stays removed.
 */
export function takeOutLogins(
  text: string,
  before: string | undefined,
  entries: LoginEntries,
): TakenOut {
  const [now, old] = [toObject(text), toObject(before)];
  const [auths, helpers] = [toMap(now.auths), toMap(now.credHelpers)];
  const changed: string[] = [];
  for (const [key, entry] of Object.entries(entries)) {
    if (auths.has(key) && !isDeepStrictEqual(auths.get(key), entry)) {
      changed.push(key);
      continue;
    }
    if (auths.has(key)) putBack(auths, toMap(old.auths), key);
    if (helpers.get(key) === '') putBack(helpers, toMap(old.credHelpers), key);
  }
  const left = {
    ...now,
    ...toField('auths', auths, old),
    ...toField('credHelpers', helpers, old),
  };
  const kept = Object.entries(left).filter(([, value]) => value !== undefined);
  const isEmpty = kept.length === 0 && before === undefined;
  return { text: isEmpty ? undefined : print(Object.fromEntries(kept)), changed };
}

function putBack(map: Map<string, unknown>, old: ReadonlyMap<string, unknown>, key: string): void {
  if (old.has(key)) map.set(key, old.get(key));
  else map.delete(key);
}

/** A map that is empty now and was not there before is left out. */
function toField(name: string, map: ReadonlyMap<string, unknown>, old: JsonObject): JsonObject {
  const isGone = map.size === 0 && !(name in old);
  return { [name]: isGone ? undefined : Object.fromEntries(map) };
}

function toObject(text: string | undefined): JsonObject {
  return parseObject(text ?? '') ?? {};
}

function toMap(value: unknown): Map<string, unknown> {
  return new Map(Object.entries(isObject(value) ? value : {}));
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

/** As Docker writes it. */
function print(config: JsonObject): string {
  return JSON.stringify(config, null, '\t');
}
