// SPDX-License-Identifier: Apache-2.0
// Several targets as text for people: a line for each in a plan, a heading for each in a receipt. Pure.
import type { Plan, Target } from '../../plan/plan.ts';
import type { Receipt, ShippedTarget, TargetStatus } from '../../ship/record/receipt.ts';
import { formatDuration, renderColumns, visible, wrap, type Paint, type Style } from '../text.ts';

/** Whether a plan is about several targets, those that it leaves out included. */
export function isOfTargets({ targets, omitted = [] }: Plan): boolean {
  return targets.length + omitted.length > 1;
}

/** How the targets of a plan are shown. */
interface TargetsView {
  readonly paint: Paint;
  /** Columns of the terminal. */
  readonly width: number;
}

/**
 * A line for each target: its repository, platforms and tags, and what it is built on; then those that are left
 * out, and the tags that are held, with their reasons.
 */
export function renderTargetTable(plan: Plan, { paint, width }: TargetsView): readonly string[] {
  const { targets, omitted = [] } = plan;
  const longest = Math.max(...[...targets, ...omitted].map(({ name }) => name.length));
  const named = (name: string, row: string) =>
    `  ${paint('bold', name)}${' '.repeat(longest - name.length)}  ${row}`;
  const rows = renderColumns(targets.map(toRow));
  const table = [
    ...targets.map(({ name }, at) => named(name, rows[at] ?? '')),
    ...omitted.map(({ name, reason }) => named(name, visible(reason))),
  ];
  const held = targets.flatMap(({ name, held: tags }) =>
    tags.map(({ tag, reason }) => `${paint('yellow', 'hold')}  ${name} ${tag}: ${visible(reason)}`),
  );
  return [
    ...table,
    ...(held.length === 0 ? [] : ['']),
    ...held.flatMap((line) => wrap(`  ${line}`, { width, indent: '        ' })),
  ];
}

function toRow(target: Target): string[] {
  const { repositories, platforms, tags, build, needs = [], untagged, unchangedSince } = target;
  const [first = 'nowhere yet', ...more] = repositories;
  const names = tags.map(({ tag }) => tag).join(' ');
  return [
    more.length === 0 ? first : `${first} and ${more.length} more`,
    visible([...(build.from ?? []).map((one) => `from ${one}`), ...platforms].join(', ')),
    untagged ?? (names === '' ? 'no tags' : names),
    needs.length === 0 ? '' : `on ${needs.join(', ')}`,
    unchangedSince === undefined ? '' : `unchanged since ${visible(unchangedSince.slice(0, 12))}`,
  ];
}

const STYLE: Readonly<Record<TargetStatus, Style>> = {
  shipped: 'green',
  unchanged: 'green',
  built: 'yellow',
  failed: 'red',
  skipped: 'yellow',
};

/** `shipped 2 of 3 targets in 4.1 s`, the first line of a receipt of several targets. */
export function renderRunHeading(
  { targets, status, durationsMs: { total } }: Receipt,
  paint: Paint,
): string {
  const count = (wanted: TargetStatus) => targets.filter((one) => one.status === wanted).length;
  const isAll = !targets.some(({ status: how }) => how === 'failed' || how === 'skipped');
  const shipped = count('shipped') + count('unchanged');
  const verb = shipped > 0 || status !== 'done' ? 'shipped' : 'built';
  const part = verb === 'shipped' ? shipped : count('built');
  const time = total === undefined ? '' : ` in ${formatDuration(total)}`;
  const words = `${verb} ${part} of ${targets.length} targets${time}`;
  return paint(isAll && status === 'done' ? 'green' : 'red', words);
}

/** `api: shipped 1.2.3 to ghcr.io/acme/api`, or what else became of it, and why. */
export function renderTargetHeading(target: ShippedTarget, paint: Paint): string {
  const { name, status, reason, version, images } = target;
  const [only, ...others] = new Set(images.map(({ repository }) => repository));
  const where = others.length === 0 ? (only ?? '') : `${others.length + 1} repositories`;
  const what =
    status === 'shipped'
      ? ` ${[...(version === null ? [] : [visible(version)]), 'to', where].join(' ')}`
      : `: ${visible(reason)}`;
  return `${paint('bold', name)}: ${paint(STYLE[status], status)}${what}`;
}
