// SPDX-License-Identifier: Apache-2.0
// A run as Markdown, for a job summary. Pure; every name is untrusted and escaped.
import type { Receipt, ShippedImage, ShippedTarget } from '../ship/receipt.ts';
import type { Plan, Target } from '../plan/plan.ts';
import { renderEvent } from './plan-text.ts';
import { isShipped, nameUnpushed } from './receipt-text.ts';
import { renderDuration, shortDigest, visible } from './text.ts';

/** What happened: every reference with its digest, what moved, what was held and why, the pull command, times. */
export function renderReceiptSummary(plan: Plan, receipt: Receipt): string {
  const blocks = [
    `### ${title(receipt)}`,
    `${code(renderEvent(plan.facts.event))} at ${code(plan.facts.sha.slice(0, 12))}`,
    ...receipt.targets.flatMap(renderTarget),
  ];
  const times = Object.entries(receipt.durationsMs).map(
    ([step, ms]) => `${step} ${renderDuration(ms)}`,
  );
  if (times.length > 0) blocks.push(`Times: ${times.join(', ')}. Retries: ${receipt.retries}.`);
  if (receipt.problems.length > 0) {
    blocks.push(
      receipt.problems
        .map((problem) =>
          `- **${problem.level}** ${text(problem.message)} ${text(problem.hint)}`.trimEnd(),
        )
        .join('\n'),
    );
  }
  return `${blocks.join('\n\n')}\n`;
}

/** What would happen: every tag with its rule and reason, and every tag held. */
export function renderPlanSummary(plan: Plan): string {
  const blocks = [
    '### Plan',
    `${code(renderEvent(plan.facts.event))} at ${code(plan.facts.sha.slice(0, 12))}`,
    ...plan.targets.flatMap(renderPlannedTarget),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function title(receipt: Receipt): string {
  if (receipt.status === 'failed') return 'Not shipped';
  if (receipt.status === 'partial') return 'Stopped half-way';
  return isShipped(receipt) ? 'Shipped' : `Built, ${nameUnpushed(receipt)}`;
}

function renderTarget(target: ShippedTarget): string[] {
  const blocks: string[] = [];
  const version = target.version === null ? '' : ` ${code(target.version)}`;
  const digest = target.digest === null ? '' : `, digest ${code(target.digest)}`;
  blocks.push(
    `**${text(target.name)}**${version}${digest}${target.reused ? ', not built again' : ''}`,
  );
  const written = target.images.filter((image) => image.action !== 'held');
  const held = target.images.filter((image) => image.action === 'held');
  if (written.length > 0) {
    blocks.push(
      table(
        ['Reference', 'Digest', 'What happened', 'Why'],
        written.map((image) => [
          code(image.reference),
          code(shortDigest(image.digest)),
          change(image),
          text(image.reason),
        ]),
      ),
    );
  }
  if (held.length > 0) {
    blocks.push(
      table(
        ['Held', 'Stays at', 'Why'],
        held.map((image) => [
          code(image.reference),
          code(shortDigest(image.from)),
          text(image.reason),
        ]),
      ),
    );
  }
  const pull = pullReference(target);
  if (pull !== undefined) blocks.push(`\`\`\`\ndocker pull ${pull}\n\`\`\``);
  return blocks;
}

function change(image: ShippedImage): string {
  if (image.action !== 'moved' && image.action !== 'replaced') return image.action;
  return `${image.action} from ${code(shortDigest(image.from))}`;
}

function pullReference(target: ShippedTarget): string | undefined {
  const image = target.images.find(({ action }) => action !== 'held' && action !== 'failed');
  if (image === undefined || target.digest === null) return undefined;
  return `${image.repository}@${target.digest}`;
}

function renderPlannedTarget(target: Target): string[] {
  const rows = [
    ...target.tags.map((tag) => [
      code(tag.tag),
      tag.kind,
      'given',
      text(tag.reason),
      code(tag.rule),
    ]),
    ...target.held.map((tag) => [
      code(tag.tag),
      tag.kind,
      'held',
      text(tag.reason),
      code(tag.rule),
    ]),
  ];
  return [
    `**${text(target.name)}** ${target.version === null ? '' : code(target.version)}`.trimEnd(),
    target.repositories.map((repository) => `- ${code(repository)}`).join('\n'),
    table(['Tag', 'Kind', '', 'Why', 'Rule'], rows),
  ].filter((block) => block !== '');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Text that Markdown and HTML leave alone. */
function text(value: string): string {
  return visible(value)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\\`*_[\]|#~@]/g, (char) => `&#${char.codePointAt(0) ?? 0};`);
}

/** Code formatting by HTML, in which no character of a name can end the code. */
function code(value: string): string {
  return `<code>${text(value)}</code>`;
}
