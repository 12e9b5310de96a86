// SPDX-License-Identifier: Apache-2.0
// A Receipt as text for people. Pure.
import type { ImageAction, Receipt, ShippedTarget } from '../ship/receipt.ts';
import {
  renderColumns,
  renderDuration,
  shortDigest,
  visible,
  type Paint,
  type Style,
} from './text.ts';

const STYLE: Readonly<Record<ImageAction, Style>> = {
  created: 'green',
  moved: 'green',
  replaced: 'yellow',
  kept: 'dim',
  held: 'yellow',
  failed: 'red',
};

/** What happened: digest, platforms, a line for every reference, retries and times. */
export function renderReceipt(receipt: Receipt, paint: Paint): string {
  const lines = receipt.targets.flatMap((target) => [...renderTarget(target, paint), '']);
  const times = Object.entries(receipt.durationsMs).map(
    ([step, ms]) => `${step} ${renderDuration(ms)}`,
  );
  lines.push(
    `${renderStatus(receipt, paint)}${renderRetries(receipt)}` +
      (times.length > 0 ? paint('dim', ` (${times.join(', ')})`) : ''),
  );
  return `${lines.join('\n')}\n`;
}

function renderRetries({ retries }: Receipt): string {
  if (retries === 0) return '';
  return retries === 1 ? ', 1 retry' : `, ${retries} retries`;
}

function renderStatus(receipt: Receipt, paint: Paint): string {
  switch (receipt.status) {
    case 'done':
      return isShipped(receipt)
        ? paint('green', 'shipped')
        : paint(receipt.pushed ? 'yellow' : 'green', `built, ${nameUnpushed(receipt)}`);
    case 'partial':
      return paint('red', `stopped half-way: ${nameNextMove(receipt)}`);
    case 'failed':
      return paint('red', 'failed: no tag was written');
  }
}

/** What a registry refuses for good, however often it is asked. */
const FINAL =
  /^(?:REGISTRY_(?:DENIED|REFUSED|UNSUPPORTED|TOO_LARGE|TAG_IMMUTABLE|REPOSITORY_MISSING)|LOGIN_\w+)$/;

function nameNextMove({ problems }: Receipt): string {
  const errors = problems.filter(({ level }) => level === 'error');
  const isFinal = errors.length > 0 && errors.every(({ code }) => FINAL.test(code));
  return isFinal
    ? 'what was refused stays refused until its cause is gone'
    : 'run it again to finish';
}

/** Whether there is a tag that leads to what was built: written by this run, or found and kept. */
export function isShipped({ pushed, targets }: Receipt): boolean {
  return (
    pushed &&
    targets.some(({ images }) =>
      images.some(({ action }) => action !== 'held' && action !== 'failed'),
    )
  );
}

/** What became of an image that is not shipped. */
export function nameUnpushed({ pushed, problems }: Receipt): string {
  if (pushed) return 'pushed without a tag';
  return problems.some(({ code }) => code === 'PUSHED_BY_OUTPUTS')
    ? 'pushed by its outputs'
    : 'nothing pushed';
}

function renderTarget(target: ShippedTarget, paint: Paint): string[] {
  const heading =
    paint('bold', `target ${target.name}`) +
    (target.version === null ? '' : `, version ${target.version}`) +
    (target.reused ? ', bits that were there already' : '');
  const facts = [
    ...(target.digest === null ? [] : [['digest', target.digest]]),
    ...Object.entries(target.platforms).map(([platform, digest]) => [platform, digest]),
  ];
  const images = target.images.map((image) => [
    image.action,
    image.reference,
    image.action === 'moved' || image.action === 'replaced'
      ? `${shortDigest(image.from)} → ${shortDigest(image.digest)}`
      : shortDigest(image.digest),
    visible(image.reason),
  ]);
  const rows = renderColumns(images, (text, column, row) => {
    const action = target.images[row]?.action;
    return column === 0 && action !== undefined ? paint(STYLE[action], text) : text;
  });
  return [heading, ...renderColumns(facts).map(indent), ...rows.map(indent)];
}

function indent(line: string): string {
  return `  ${line}`;
}
