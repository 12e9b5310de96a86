// SPDX-License-Identifier: Apache-2.0
// `only` and `except` of a job of GitLab, as `rules`, which the component has. Pure.
import { listNodes, renderScalar, textOf, valueOfEntry } from '../source.ts';

/** Keywords of `only` and `except`, as conditions. */
const KEYWORDS: Readonly<Record<string, string>> = {
  api: '$CI_PIPELINE_SOURCE == "api"',
  branches: '$CI_COMMIT_BRANCH',
  chat: '$CI_PIPELINE_SOURCE == "chat"',
  external: '$CI_PIPELINE_SOURCE == "external"',
  external_pull_requests: '$CI_PIPELINE_SOURCE == "external_pull_request_event"',
  merge_requests: '$CI_PIPELINE_SOURCE == "merge_request_event"',
  pipelines: '$CI_PIPELINE_SOURCE == "pipeline"',
  pushes: '$CI_PIPELINE_SOURCE == "push"',
  schedules: '$CI_PIPELINE_SOURCE == "schedule"',
  tags: '$CI_COMMIT_TAG',
  triggers: '$CI_PIPELINE_SOURCE == "trigger"',
  web: '$CI_PIPELINE_SOURCE == "web"',
};

/** What a job without any of them runs for. */
const USUAL = ['branches', 'tags'];

/**
 * The lines of `rules`; the reason, where they cannot say the same.
 *
 * | there                              | rules                                                          |
 * | ---------------------------------- | -------------------------------------------------------------- |
 * | neither                            | `if: $CI_COMMIT_BRANCH`, `if: $CI_COMMIT_TAG`                   |
 * | `only: [main]`                     | `if: $CI_COMMIT_BRANCH == "main"`                              |
 * | `only: [/^v/]`                     | `if: $CI_COMMIT_BRANCH =~ /^v/`, `if: $CI_COMMIT_TAG =~ /^v/`  |
 * | `except: [tags]`                   | `if: $CI_COMMIT_TAG` with `when: never`, then those of neither |
 * | `only: { refs: …, changes: … }`    | each with `changes`                                            |
 *
 * @see https://docs.gitlab.com/ci/yaml/deprecated_keywords/
 */
export function toRules(only: unknown, except: unknown): readonly string[] | string {
  const wanted = readRefs(only, 'only');
  const unwanted = readRefs(except, 'except');
  if (typeof wanted === 'string') return wanted;
  if (typeof unwanted === 'string') return unwanted;
  if (unwanted.changes.length > 0)
    return 'except has changes, which rules cannot exclude: write rules instead';
  const refs = wanted.refs.length > 0 ? wanted.refs : USUAL;
  const [never, then] = [toConditions(unwanted.refs), toConditions(refs)];
  if (never === undefined || then === undefined)
    return 'only or except names another project: write rules instead';
  const changes = wanted.changes.map((path) => `      - ${renderScalar(path)}`);
  return [
    'rules:',
    ...never.flatMap((condition) => [`  - if: ${renderScalar(condition)}`, '    when: never']),
    ...then.flatMap((condition) => [
      `  - if: ${renderScalar(condition)}`,
      ...(changes.length > 0 ? ['    changes:', ...changes] : []),
    ]),
  ];
}

interface Refs {
  readonly refs: readonly string[];
  readonly changes: readonly string[];
}

function readRefs(node: unknown, name: string): Refs | string {
  const listed = listTexts(node);
  if (listed.length > 0 || node === undefined) return { refs: listed, changes: [] };
  for (const key of ['variables', 'kubernetes']) {
    if (valueOfEntry(node, key) !== undefined) return `${name} has ${key}: write rules instead`;
  }
  return {
    refs: listTexts(valueOfEntry(node, 'refs')),
    changes: listTexts(valueOfEntry(node, 'changes')),
  };
}

function listTexts(node: unknown): readonly string[] {
  return [textOf(node), ...listNodes(node).map(textOf)].filter((text) => text !== '');
}

function toConditions(refs: readonly string[]): readonly string[] | undefined {
  const conditions: string[] = [];
  for (const ref of refs) {
    const keyword = Object.hasOwn(KEYWORDS, ref) ? KEYWORDS[ref] : undefined;
    if (keyword !== undefined) conditions.push(keyword);
    else if (/^\/.*\/i?$/s.test(ref)) {
      conditions.push(`$CI_COMMIT_BRANCH =~ ${ref}`, `$CI_COMMIT_TAG =~ ${ref}`);
    } else if (/[@"\\$]/.test(ref)) return undefined;
    else conditions.push(`$CI_COMMIT_BRANCH == "${ref}"`);
  }
  return conditions;
}
