// SPDX-License-Identifier: Apache-2.0
// A run as a dotenv file, for the jobs after this one. Pure.
import type { Receipt } from '../../ship/record/receipt.ts';
import type { Plan } from '../../plan/plan.ts';

/** GitLab refuses a dotenv report above this. @see https://docs.gitlab.com/ci/yaml/artifacts_reports/#artifactsreportsdotenv */
const MAX_BYTES = 5 * 1024;

/**
 * `SHIPPED_*` lines: nine variables, one line each, no quotes, below GitLab's 5 KB. Lists are
 * separated by blanks and cut at a whole item when they would not fit; the receipt has them all.
 *
 * | variable | holds |
 * | --- | --- |
 * | `SHIPPED_VERSION` | the version, empty without one |
 * | `SHIPPED_PUSHED` | `true` or `false` |
 * | `SHIPPED_IMAGE` | `repository@digest` of the first repository |
 * | `SHIPPED_DIGEST` | the digest |
 * | `SHIPPED_TAG` | the first tag |
 * | `SHIPPED_REFERENCE` | the first full reference |
 * | `SHIPPED_REPOSITORY` | the first repository |
 * | `SHIPPED_TAGS` | the tags |
 * | `SHIPPED_REFERENCES` | every full reference |
 *
 * An image with a name of its own (`name: my-api`) has them twice, also as `SHIPPED_MY_API_IMAGE`
 * and so on, so that a job which gets the variables of several images finds each. That is 18: GitLab
 * takes 20 where nothing else is configured.
 *
 * Of several targets these are of the first, and `SHIPPED_DIGESTS` has `name=digest` of each.
 */
export function renderDotenv(plan: Plan, receipt: Receipt | undefined): string {
  const references = writtenReferences(plan, receipt);
  const tags = [
    ...new Set(references.map((reference) => reference.slice(reference.lastIndexOf(':') + 1))),
  ];
  const isSeveral = plan.targets.length > 1;
  const prefixes = ['SHIPPED_', ...(isSeveral ? [] : toPrefix(plan.targets[0]?.name))];
  const whole = [
    ...renderImage(plan, receipt),
    `TAG=${tags[0] ?? ''}`,
    `REFERENCE=${references[0] ?? ''}`,
  ];
  const lines = prefixes.flatMap((prefix) => whole.map((line) => prefix + line));
  const budget = (MAX_BYTES - Buffer.byteLength(`${lines.join('\n')}\n`)) / prefixes.length;
  const cut = [
    `TAGS=${fit(tags, Math.floor(budget / 4))}`,
    `REFERENCES=${fit(references, Math.floor(budget / (isSeveral ? 4 : 2)))}`,
    ...(isSeveral ? [`DIGESTS=${fit(listNamedDigests(receipt), Math.floor(budget / 2))}`] : []),
  ];
  return `${[...lines, ...prefixes.flatMap((prefix) => cut.map((line) => prefix + line))].join('\n')}\n`;
}

/** `api=sha256:…` of each target that was built. */
function listNamedDigests(receipt: Receipt | undefined): readonly string[] {
  return (receipt?.targets ?? []).flatMap(({ name, digest }) =>
    digest === null ? [] : [`${name}=${digest}`],
  );
}

/** Longer names would leave no space for what the variables hold. */
const LONGEST_NAME = 64;

/** `SHIPPED_MY_API_` for `my-api`; none for an image without a name of its own. */
function toPrefix(name = 'default'): readonly string[] {
  const word = name.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_');
  const isOwn = name !== 'default' && /[A-Z0-9]/.test(word) && word.length <= LONGEST_NAME;
  return isOwn ? [`SHIPPED_${word}_`] : [];
}

function renderImage(plan: Plan, receipt: Receipt | undefined): string[] {
  const [target] = plan.targets;
  const digest = receipt?.targets[0]?.digest ?? '';
  const repository = target?.repositories[0] ?? '';
  return [
    `VERSION=${target === undefined ? '' : nameVersion(target)}`,
    `PUSHED=${String(receipt?.pushed === true)}`,
    `IMAGE=${[repository, digest].filter(() => digest !== '').join('@')}`,
    `DIGEST=${digest}`,
    `REPOSITORY=${repository}`,
  ];
}

/** The version, or the first tag of a run that has none: the name of the branch, `pr-15`, `nightly`. */
function nameVersion({ version, tags, held }: Plan['targets'][number]): string {
  return version ?? tags[0]?.tag ?? held[0]?.tag ?? '';
}

/** Every full reference that exists after the run; without a receipt, every one that is planned. */
export function writtenReferences(plan: Plan, receipt: Receipt | undefined): string[] {
  if (receipt !== undefined && (receipt.pushed || receipt.status !== 'done')) {
    return receipt.targets.flatMap((target) =>
      target.images
        .filter(({ action }) => action !== 'held' && action !== 'failed')
        .map(({ reference }) => reference),
    );
  }
  return plan.targets.flatMap((target) =>
    target.repositories.flatMap((repository) =>
      target.tags
        .filter(({ repositories }) => repositories?.includes(repository) !== false)
        .map(({ tag }) => `${repository}:${tag}`),
    ),
  );
}

function fit(items: readonly string[], bytes: number): string {
  let text = '';
  for (const item of items) {
    const next = text === '' ? item : `${text} ${item}`;
    if (Buffer.byteLength(next) > bytes) break;
    text = next;
  }
  return text;
}
