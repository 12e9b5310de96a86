// SPDX-License-Identifier: Apache-2.0
// Restores what a plan masks: words of the build command that contain secrets. Pure.
import type { Env } from '../../../facts/facts.ts';
import { MASK } from '../../../plan/build/mask.ts';
import type { Settings } from '../../../settings/settings.ts';

/** Settings whose values appear in the command word for word. */
export type Shown = Partial<Pick<Settings, 'cacheFrom' | 'cacheTo' | 'buildxFlags' | 'context'>>;

/** The words, with the values of the settings where the plan has masked a part of them. */
export function restoreWords(words: readonly string[], settings: Shown): readonly string[] {
  const values = new Map<string, string[]>([
    ['--cache-from', [...(settings.cacheFrom ?? [])]],
    ['--cache-to', [...(settings.cacheTo ?? [])]],
  ]);
  for (const { flag, value } of settings.buildxFlags ?? []) {
    values.set(flag, [...(values.get(flag) ?? []), value]);
  }
  return words.map((word, at) => {
    const next = values.get(words[at - 1] ?? '')?.shift();
    if (!word.includes(MASK)) return word;
    return (at === words.length - 1 ? settings.context : next) ?? word;
  });
}

/** Attributes of `type=s3` and the variables that buildx reads instead of them. */
const S3_VARIABLES: Readonly<Record<string, string>> = {
  access_key_id: 'AWS_ACCESS_KEY_ID',
  secret_access_key: 'AWS_SECRET_ACCESS_KEY',
  session_token: 'AWS_SESSION_TOKEN',
};

/**
 * Moves the keys of S3 caches from the command line to the environment, where others on the
 * machine cannot read them. All caches must have the same keys; if they differ, and for
 * backends that read them only from the command line, they stay.
 */
export function hideCacheKeys(words: readonly string[]): {
  readonly words: readonly string[];
  readonly env: Env;
} {
  const caches = words.filter(
    (word, at) => isCache(words[at - 1]) && /(^|,)type=s3(,|$)/.test(word),
  );
  const [env, ...others] = caches.map(readKeys);
  const isOne = others.every((other) => JSON.stringify(other) === JSON.stringify(env));
  if (env?.AWS_SECRET_ACCESS_KEY === undefined || env.AWS_ACCESS_KEY_ID === undefined || !isOne) {
    return { words, env: {} };
  }
  return {
    words: words.map((word) => (caches.includes(word) ? dropKeys(word) : word)),
    // A token in the environment that belongs to other keys would break these.
    env: { AWS_SESSION_TOKEN: '', ...env },
  };
}

function isCache(flag: string | undefined): boolean {
  return flag === '--cache-from' || flag === '--cache-to';
}

/** An S3 key contains no commas and no quotes, so its field is never quoted. */
function readKeys(entry: string): Env {
  return Object.fromEntries(
    Object.entries(S3_VARIABLES).flatMap(([attribute, variable]) => {
      const field = entry.split(',').find((one) => one.startsWith(`${attribute}=`));
      return field === undefined ? [] : [[variable, field.slice(attribute.length + 1)]];
    }),
  );
}

function dropKeys(entry: string): string {
  return entry
    .split(',')
    .filter((field) => S3_VARIABLES[field.split('=', 1)[0] ?? ''] === undefined)
    .join(',');
}
