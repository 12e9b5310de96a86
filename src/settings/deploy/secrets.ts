// SPDX-License-Identifier: Apache-2.0
// The secrets that hooks find in the environment. Pure.
import type { Env } from '../../facts/facts.ts';
import { listHookVariables, type DeployHook } from './hook.ts';

/** A shorter path is an ordinary word: `/deploy`. */
const SHORTEST_PATH = 12;

/** A shorter word behind the scheme of an authorization is an ordinary word. */
const SHORTEST_WORD = 8;

/**
 * What must not be shown of the variables that hooks name: their values, and the parts of them that are secret alone.
 *
 * | value                                | also                     |
 * | ------------------------------------ | ------------------------ |
 * | `https://hooks.slack.com/services/…` | `/services/…`, its parts |
 * | `Bearer 0123456789`                  | `0123456789`             |
 */
export function findHookSecrets(
  hooks: readonly DeployHook[],
  env: Env,
): readonly { readonly variable: string; readonly value: string }[] {
  const variables = [...new Set(hooks.flatMap(listHookVariables))];
  return variables.flatMap((variable) => {
    const value = env[variable]?.trim() ?? '';
    return value === ''
      ? []
      : [value, ...findParts(value)].map((one) => ({ variable, value: one }));
  });
}

function findParts(value: string): readonly string[] {
  const url = /^https?:/i.test(value) && URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined) {
    const [, word = ''] = /^[A-Za-z]+ +(\S+)$/.exec(value) ?? [];
    return word.length >= SHORTEST_WORD ? [word] : [];
  }
  const written = value.slice(value.indexOf('//') + 2).replace(/^[^/?#]*/, '');
  const whole = [url.href, `${url.pathname}${url.search}`, url.pathname, written];
  const parts = [...written.matchAll(/[^/?#&=]+/g)].map(([part]) => part);
  return [
    ...whole.filter(({ length }) => length >= SHORTEST_PATH),
    ...parts.filter(isTelling),
    ...[...url.searchParams.values()].filter(({ length }) => length >= SHORTEST_WORD),
  ];
}

/** Whether a part of an address is no ordinary word: `T0123ABCD`, a UUID, a long token. */
function isTelling(part: string): boolean {
  return part.length >= 20 || (part.length >= SHORTEST_WORD && /\d/.test(part));
}
