// SPDX-License-Identifier: Apache-2.0
// Why a plan has the tags it has, as text: the table of `plan --explain`. Pure.
import type {
  ExplainedInputs,
  ExplainedRule,
  ExplainedTag,
  Explanation,
} from '../../plan/explain.ts';
import { renderColumns, visible, type Paint } from '../text.ts';

const DECISION = { given: 'given', held: 'held', registry: 'pending registry' } as const;

/** Rule by rule: applies or not, why, which tags, exact or floating, the series, and who else was considered. */
export function renderExplanation(targets: readonly Explanation[], paint: Paint): string {
  const lines = targets.flatMap(({ target, version, inputs, rules }) => [
    paint('bold', `target ${target}`) + (version === null ? '' : `, version ${version}`),
    ...(inputs === undefined ? [] : renderInputs(inputs)),
    ...rules.flatMap((rule) => renderRule(rule, paint)),
  ]);
  return `${lines.join('\n')}\n`;
}

/** How many names of files stand in a list. */
const MOST_FILES = 20;

function renderInputs({ files, bases, changed }: ExplainedInputs): readonly string[] {
  const more = bases.length === 0 ? '' : `, and those of ${bases.join(', ')}`;
  const since = changed?.since.slice(0, 12) ?? '';
  return [
    '',
    `  inputs: ${files.length} ${files.length === 1 ? 'file' : 'files'}${more}`,
    ...listFiles(files),
    ...(changed === undefined
      ? []
      : changed.files.length === 0
        ? [`  none of them changed since commit ${since}`]
        : [`  changed since commit ${since}:`, ...listFiles(changed.files)]),
  ];
}

function listFiles(files: readonly string[]): readonly string[] {
  const more = files.length - MOST_FILES;
  return [
    ...files.slice(0, MOST_FILES).map((name) => `    ${visible(name)}`),
    ...(more > 0 ? [`    and ${more} more: --explain --json lists all`] : []),
  ];
}

function renderRule(rule: ExplainedRule, paint: Paint): string[] {
  const verdict = rule.applies ? paint('green', 'applies') : paint('dim', 'gave nothing');
  const why = rule.reason === '' ? '' : `: ${visible(rule.reason)}`;
  const rows = rule.tags.map(toRow);
  const columns = renderColumns(rows, (text, column, row) =>
    column === 0 ? paint(rule.tags[row]?.decision === 'held' ? 'yellow' : 'green', text) : text,
  );
  return [
    '',
    `  ${visible(rule.rule)}`,
    `    ${verdict}${why}`,
    ...columns.map((line) => `      ${line}`),
  ];
}

function toRow({ tag, kind, series, decision, reason, considered }: ExplainedTag): string[] {
  const others = considered.filter((one) => !reason.includes(one)).join('; ');
  return [
    tag,
    kind + (series === undefined ? '' : ` (${series})`),
    DECISION[decision],
    visible(reason) + (others === '' ? '' : `; considered: ${visible(others)}`),
  ];
}
