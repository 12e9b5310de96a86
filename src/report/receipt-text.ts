// SPDX-License-Identifier: Apache-2.0
// A Receipt as text for people. Pure.
import type {
  ImageAction,
  Receipt,
  ReceiptHook,
  ShippedImage,
  ShippedTarget,
  Tests,
} from '../ship/record/receipt.ts';
import { nameScan } from './scans.ts';
import { renderRunHeading, renderTargetHeading } from './targets/targets-text.ts';
import {
  renderColumns,
  formatDuration,
  shortDigest,
  visible,
  withSize,
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

/**
 * What happened: for each target one line that says it, a row for every tag, the digest once, and how to
 * pull it; then retries and times.
 */
export function renderReceipt(receipt: Receipt, paint: Paint): string {
  const lines = receipt.targets.flatMap((target) => [...renderTarget(receipt, target, paint), '']);
  if (receipt.targets.length > 1) lines.unshift(renderRunHeading(receipt, paint), '');
  if (receipt.targets.length === 0) lines.push(renderStatus(receipt, paint), '');
  lines.push(...renderHooks(receipt, paint));
  const steps = Object.entries(receipt.durationsMs).filter(([step]) => step !== 'total');
  const times = steps.map(([step, ms]) => `${step} ${formatDuration(ms)}`);
  const sum = [...times, renderRetries(receipt)].filter((part) => part !== '');
  if (sum.length > 0) lines.push(paint('dim', sum.join(', ')));
  return `${lines.join('\n').trimEnd()}\n`;
}

const HOOK_STYLE: Readonly<Record<ReceiptHook['outcome'], Style>> = {
  done: 'green',
  skipped: 'dim',
  failed: 'red',
  pending: 'yellow',
};

/** What became of each deploy hook: `done     production  app.coolify.io; latest has moved`. */
function renderHooks({ deploy = [], targets }: Receipt, paint: Paint): readonly string[] {
  if (deploy.length === 0) return [];
  const rows = renderColumns(
    deploy.map(({ outcome, name, target, host, reason }) => [
      outcome,
      targets.length > 1 ? `${name} (${target})` : name,
      visible([...(host === null ? [] : [host]), reason].join('; ')),
    ]),
    (text, column, row) => {
      const outcome = deploy[row]?.outcome;
      return column === 0 && outcome !== undefined ? paint(HOOK_STYLE[outcome], text) : text;
    },
  );
  return ['Deploy hooks:', ...rows.map(indent), ''];
}

function renderRetries({ retries }: Receipt): string {
  if (retries === 0) return '';
  return retries === 1 ? '1 retry' : `${retries} retries`;
}

function renderStatus(receipt: Receipt, paint: Paint): string {
  switch (receipt.status) {
    case 'done':
      return isShipped(receipt)
        ? paint('green', nameDone(receipt))
        : paint(isUntagged(receipt) ? 'yellow' : 'green', nameBuilt(receipt));
    case 'partial':
      return paint('red', `stopped half-way: ${nameNextMove(receipt)}`);
    case 'failed':
      return paint('red', 'failed: no tag was written');
    case 'deploy-failed':
      return paint('red', `${nameDone(receipt)}, but a deploy hook failed`);
  }
}

function nameDone({ promoted }: Receipt): string {
  return promoted === undefined ? 'shipped' : 'promoted';
}

/** Pushed without a tag, and not as a leg, which writes none. */
function isUntagged({ pushed, record }: Receipt): boolean {
  return pushed && record === undefined;
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

/** What came of a run that is done and shipped nothing: `pushed without any tag`, `built, nothing pushed`. */
export function nameBuilt(receipt: Receipt): string {
  const what = nameUnpushed(receipt);
  return receipt.pushed ? what : `built, ${what}`;
}

/** What became of an image that is not shipped. */
function nameUnpushed({ pushed, problems, record }: Receipt): string {
  if (pushed && record !== undefined) return `pushed by digest, leg ${record.leg}`;
  if (pushed) return 'pushed without any tag';
  return problems.some(({ code }) => code === 'PUSHED_BY_OUTPUTS')
    ? 'pushed by its outputs'
    : 'nothing pushed';
}

function renderTarget(receipt: Receipt, target: ShippedTarget, paint: Paint): string[] {
  const rows = renderColumns(
    target.images.map((image) => [image.action, toName(image, target), visible(toReason(image))]),
    (text, column, row) => {
      const action = target.images[row]?.action;
      return column === 0 && action !== undefined ? paint(STYLE[action], text) : text;
    },
  );
  const isOfSeveral = receipt.targets.length > 1;
  const heading = isOfSeveral
    ? renderTargetHeading(target, paint)
    : renderHeading(receipt, target, paint);
  return [heading, ...(rows.length === 0 ? [] : ['', ...rows.map(indent)]), ...renderImage(target)];
}

/** `shipped 1.2.3 to ghcr.io/acme/app in 4.1 s`, or what else came of it. */
function renderHeading(receipt: Receipt, target: ShippedTarget, paint: Paint): string {
  const { total } = receipt.durationsMs;
  const status = renderStatus(receipt, paint);
  const time = total === undefined ? '' : ` in ${formatDuration(total)}`;
  const name = visible(target.version ?? (target.name === 'default' ? '' : target.name));
  if (receipt.status !== 'done' || !isShipped(receipt)) {
    return `${status}${name === '' ? '' : ` (${name})`}${time}`;
  }
  const [only, ...others] = new Set(target.images.map(({ repository }) => repository));
  const where = others.length === 0 ? (only ?? '') : `${others.length + 1} repositories`;
  return `${status} ${name === '' ? '' : `${name} `}to ${where}${time}`;
}

/** The tag alone where the first line names the repository. */
function toName({ reference, tag, repository }: ShippedImage, { images }: ShippedTarget): string {
  return images.every((one) => one.repository === repository) ? tag : reference;
}

function toReason({ action, from, digest, reason }: ShippedImage): string {
  if (action === 'moved' || action === 'replaced') return `from ${shortDigest(from)}; ${reason}`;
  return action === 'held' && digest !== null
    ? `stays at ${shortDigest(digest)}; ${reason}`
    : reason;
}

/** The digest, platforms and size, and the command that pulls it. */
function renderImage(target: ShippedTarget): readonly string[] {
  const { digest, platforms, reused, sizes, from = [], tests = {}, scans = {} } = target;
  if (digest === null) return [];
  const pulled = target.images.find(({ action }) => action !== 'held' && action !== 'failed');
  const names = Object.keys(platforms).map((name) => withSize(name, sizes?.[name]));
  const facts = [
    ['digest', digest + (reused ? ' (already there)' : '')],
    ...from.map((one) => ['from', visible(`${one.image}, ${one.digest}`)]),
    ...(names.length === 0 ? [] : [['platforms', visible(names.join(', '))]]),
    ...(Object.keys(tests).length === 0 ? [] : [['test', visible(toTests(tests))]]),
    ...(Object.keys(scans).length === 0 ? [] : [['scan', visible(toScans(scans))]]),
    ...(pulled === undefined ? [] : [['pull', `docker pull ${pulled.reference}`]]),
    ...renderSignatures(target),
  ];
  return ['', ...renderColumns(facts).map(indent)];
}

/** `linux/amd64 tested, linux/arm64 not runnable here` */
function toTests(tests: Tests): string {
  return Object.entries(tests)
    .map(([platform, became]) => `${platform} ${became}`)
    .join(', ');
}

/** `linux/amd64 2 medium, linux/arm64 nothing found (trivy)` */
function toScans(scans: NonNullable<ShippedTarget['scans']>): string {
  return Object.entries(scans)
    .map(([platform, scan]) => `${platform} ${nameScan(scan)}`)
    .join('; ');
}

/** How many signatures there are, and the command that verifies the one of the image. */
function renderSignatures(target: ShippedTarget): string[][] {
  const { referrers = [], attestations = [], verifyCommand } = target;
  const history = referrers.filter(({ format }) => format === 'history');
  const signatures = referrers.filter(({ format }) => format === 'bundle' || format === 'legacy');
  const copied = referrers.filter(
    ({ format, action }) => format === 'referrer' && action === 'created',
  );
  const made = signatures.filter(({ action }) => action === 'created').length;
  const kept = signatures.filter(({ action }) => action === 'kept').length;
  return [
    ...(signatures.length === 0 ? [] : [['signatures', `${made} made, ${kept} already there`]]),
    ...(copied.length === 0 ? [] : [['referrers', `${copied.length} copied with the image`]]),
    ...attestations.map(({ url }) => ['attestation', url ?? 'already on GitHub']),
    ...renderHistory(history),
    ...(verifyCommand === undefined ? [] : [['verify', visible(verifyCommand)]]),
  ];
}

/** In how many repositories it is recorded what became of the tags. */
function renderHistory(history: NonNullable<ShippedTarget['referrers']>): string[][] {
  const made = history.filter(({ action }) => action === 'created').length;
  const failed = history.length - made;
  if (history.length === 0) return [];
  return [['history', `${made} written${failed === 0 ? '' : `, ${failed} not written`}`]];
}

function indent(line: string): string {
  return `  ${line}`;
}
