// SPDX-License-Identifier: Apache-2.0
// The words that a plan always shows, and secrets in published text. Pure.
import { once } from '../../once.ts';
import { error, notice, type ProblemData } from '../../problem.ts';
import type { Facts } from '../../facts/facts.ts';
import type { KnownSecret } from '../../settings/values/secrets/known-secrets.ts';
import type { Settings } from '../../settings/settings.ts';
import type { Texts } from '../labels/labels.ts';
import { quote } from '../quote.ts';

/** The secrets of a run. */
export interface RunSecrets {
  /** Values that must not be shown. */
  readonly secrets: readonly string[];
  /** Those whose source is known, for checks of what is published. */
  readonly known?: readonly KnownSecret[];
}

/** Words in lower case. */
export type PublicWords = Pick<ReadonlySet<string>, 'has'>;

/** Shorter secrets are only compared as whole values, and are not errors if they are published. */
export const SHORTEST_SECRET = 8;

/**
 * The words in which a plan describes its checkout, its event and its build, whole and in parts: a value that
 * equals one of these is not a secret. Tags, labels, annotations and image names are not included.
 */
export function listWords(facts: Omit<Facts, 'gitTags'>, settings: Settings): PublicWords {
  const { name, context, file, target, platforms, environment, version, tagPrefix } = settings;
  const texts = [
    ...listTexts({ ...facts, gitTags: undefined }),
    ...listTexts([name, context, file, target, platforms, environment, version, tagPrefix]),
  ];
  return toPublicWords(texts);
}

/** Words that are listed when one is looked up for the first time: few targets have a value that may be a secret. */
export function createWords(list: () => PublicWords): PublicWords {
  const words = once(list);
  return { has: (word) => words().has(word) };
}

/** Texts, whole and in parts. */
export function toPublicWords(texts: readonly string[]): ReadonlySet<string> {
  return new Set(
    texts
      .flatMap((text) => [text, ...text.split(/[\s/:@=,]+/)])
      .map((word) => word.toLowerCase())
      .filter((word) => word !== ''),
  );
}

function listTexts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(listTexts);
}

const NUMBER_OR_VERSION = /^[+-]?v?\d[\d._,:-]*(?:[-+.]?(?:alpha|beta|rc|dev|post|[abe])\.?\d*)?$/i;

/** Whether a value with a secret-looking name is a secret: long enough, and not a number, boolean, version or known word. */
export function isSecretValue(value: string, words: PublicWords): boolean {
  return (
    value.length >= SHORTEST_SECRET &&
    !NUMBER_OR_VERSION.test(value) &&
    !/^(?:true|false)$/i.test(value) &&
    !words.has(value.toLowerCase())
  );
}

/** What is published with an image. */
export interface Published {
  readonly labels: Texts;
  readonly annotations: Texts;
  readonly tags: readonly string[];
  readonly repositories: readonly string[];
}

/**
 * Known secrets in published text: for passwords and tokens the error SECRET_PUBLISHED, for other
 * known values a notice with that code. Each names the setting and the source of the value.
 */
export function checkPublished(
  published: Published,
  known: readonly KnownSecret[],
  words: PublicWords,
): readonly ProblemData[] {
  const secrets = known
    .filter(({ value }) => isSecretValue(value, words))
    .map((secret) => ({ secret, lower: secret.value.toLowerCase() }));
  if (secrets.length === 0) return [];
  const texts = [
    ...listPairs('the label', published.labels),
    ...listPairs('the annotation', published.annotations),
    ...published.tags.map((tag) => ({ what: () => 'a tag', text: tag })),
    ...published.repositories.map((name) => ({ what: () => 'an image name', text: name })),
  ];
  const problems = texts.flatMap(({ what, text }) => {
    const lowerText = text.toLowerCase();
    return secrets
      .filter(({ lower }) => lowerText.includes(lower))
      .map(({ secret }) => describe(what(), secret));
  });
  const isFirst = ({ message }: ProblemData, at: number) =>
    problems.findIndex((one) => one.message === message) === at;
  return problems.filter(isFirst);
}

/** Texts with what each is called, which is only needed where one holds a secret. */
function listPairs(
  what: string,
  texts: Texts,
): readonly { readonly what: () => string; readonly text: string }[] {
  return Object.entries(texts).map(([key, value]) => ({
    what: () => `${what} ${quote(key)}`,
    text: `${key}=${value}`,
  }));
}

function describe(what: string, { source, isCredential }: KnownSecret): ProblemData {
  const message = `${what} holds the value of ${source}, and is published with the image`;
  return isCredential
    ? error('SECRET_PUBLISHED', message, 'Remove it, and rotate the secret if it was published.')
    : notice('SECRET_PUBLISHED', message, 'Remove it if it is a secret.');
}
