// SPDX-License-Identifier: Apache-2.0
// A run as Markdown, for a job summary. Pure; every name is untrusted and escaped.
import type { Receipt, ShippedImage, ShippedTarget } from '../ship/record/receipt.ts';
import type { Plan, Target } from '../plan/plan.ts';
import type { ProblemData } from '../problem.ts';
import { findPage } from './files/links.ts';
import { code, escapeMarkdown as text, linked, prose } from './markdown.ts';
import { toProblemLink } from './problem-link.ts';
import { renderEvent } from './plan/plan-text.ts';
import { isShipped, nameBuilt } from './receipt-text.ts';
import { nameScan } from './scans.ts';
import { formatDuration, shortDigest, visible, withSize } from './text.ts';

/**
 * What happened: of a run that failed the reason first; then every reference with its digest, what moved,
 * what was held and why, the pull command, and times. Notices are last, folded.
 */
export function renderReceiptSummary(plan: Plan, receipt: Receipt): string {
  const errors = receipt.problems.filter(({ level }) => level === 'error');
  const notices = receipt.problems.filter(({ level }) => level !== 'error');
  return join([
    ...renderErrors(title(receipt), receipt.status === 'done' ? [] : errors),
    `${code(renderEvent(plan.facts.event))} at ${code(plan.facts.sha.slice(0, 12))}`,
    ...receipt.targets.flatMap((target) => renderTarget(target, receipt.targets.length > 1)),
    ...renderHooks(receipt),
    ...renderTimes(receipt),
    ...(receipt.status === 'done' ? errors.map(renderProblem) : []),
    ...renderNotices(notices),
  ]);
}

/** What kept a run from being planned at all, for a job summary. */
export function renderProblemsSummary(
  problems: readonly ProblemData[],
  head = 'Not shipped',
): string {
  return join([
    ...renderErrors(
      head,
      problems.filter(({ level }) => level === 'error'),
    ),
    ...renderNotices(problems.filter(({ level }) => level !== 'error')),
  ]);
}

/** A heading, a text as it is printed, and notices, for a job summary. */
export function renderTextSummary({
  head,
  text: printed,
  problems,
}: {
  readonly head: string;
  readonly text: string;
  readonly problems: readonly ProblemData[];
}): string {
  return join([
    ...renderErrors(
      head,
      problems.filter(({ level }) => level === 'error'),
    ),
    `<pre>\n${toPre(printed.trimEnd())}\n</pre>`,
    ...renderNotices(problems.filter(({ level }) => level !== 'error')),
  ]);
}

/** A job summary has at most 1 MiB. */
const LONGEST_TEXT = 200_000;

function toPre(printed: string): string {
  const kept = printed.slice(0, LONGEST_TEXT);
  const lines = kept === printed ? kept : `${kept.slice(0, kept.lastIndexOf('\n'))}\n…`;
  return lines.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function join(blocks: readonly string[]): string {
  return `${blocks.join('\n\n')}\n`;
}

/** The title with the first reason, what to do about it, and the other reasons. */
function renderErrors(head: string, [first, ...others]: readonly ProblemData[]): string[] {
  if (first === undefined) return [`### ${head}`];
  const [line = '', ...rest] = first.message.split('\n');
  return [
    `### ${head}: ${prose(line)}`,
    ...rest.map((line) => prose(line)),
    `${prose(first.hint, linked)} ${link(first)}`.trim(),
    ...(others.length === 0 ? [] : [others.map(renderProblem).join('\n')]),
  ];
}

function renderProblem(problem: ProblemData): string {
  const { level, message, hint } = problem;
  return `- **${level}** ${prose(message)} ${prose(hint, linked)}`.trimEnd() + ` ${link(problem)}`;
}

/** Where the problem is explained, under its code. */
function link({ code: name }: ProblemData): string {
  return `[${text(name)}](${toProblemLink(name)})`;
}

function renderNotices(notices: readonly ProblemData[]): string[] {
  if (notices.length === 0) return [];
  const title = notices.length === 1 ? '1 notice' : `${notices.length} notices`;
  const lines = notices.map(renderProblem).join('\n');
  return [`<details><summary>${title}</summary>\n\n${lines}\n\n</details>`];
}

/** A row for each deploy hook. */
function renderHooks({ deploy = [] }: Receipt): string[] {
  if (deploy.length === 0) return [];
  const rows = deploy.map(({ name, target, outcome, host, reference, reason }) => [
    text(name) + (target === 'default' ? '' : ` (${text(target)})`),
    outcome,
    host === null ? '' : code(host),
    reference === null ? '' : code(reference),
    text(reason),
  ]);
  return [table(['Deploy hook', 'Outcome', 'Host', 'Image', 'Why'], rows)];
}

/** One line: all of it, then the steps. */
function renderTimes({ durationsMs, retries }: Receipt): string[] {
  const { total, ...steps } = durationsMs;
  const times = Object.entries(steps).map(([step, ms]) => `${step} ${formatDuration(ms)}`);
  const all = [
    ...(total === undefined ? [] : [`${formatDuration(total)} in all`]),
    ...times,
    ...(retries === 0 ? [] : [retries === 1 ? '1 retry' : `${retries} retries`]),
  ];
  return all.length === 0 ? [] : [`Time: ${all.join(', ')}`];
}

/** What would happen: every tag with its rule and reason, and every tag held. */
export function renderPlanSummary(plan: Plan): string {
  const blocks = [
    '### Plan',
    `${code(renderEvent(plan.facts.event))} at ${code(plan.facts.sha.slice(0, 12))}`,
    ...plan.targets.flatMap(renderPlannedTarget),
    ...(plan.omitted ?? []).map(({ name, reason }) => `**${text(name)}** ${text(reason)}`),
    ...renderPlannedHooks(plan),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** A line for each deploy hook. */
function renderPlannedHooks({ deploy = [] }: Plan): string[] {
  const lines = deploy.map(
    ({ name, call, reason }) =>
      `- ${text(name)}: ${call ? 'called' : 'not called:'} ${text(reason)}`,
  );
  return lines.length === 0 ? [] : [`Deploy hooks:\n\n${lines.join('\n')}`];
}

function title(receipt: Receipt): string {
  if (receipt.status === 'failed')
    return receipt.promoted === undefined ? 'Not shipped' : 'Not promoted';
  if (receipt.status === 'partial') return 'Stopped half-way';
  const done = receipt.promoted === undefined ? 'Shipped' : 'Promoted';
  if (receipt.status === 'deploy-failed') return `${done}, but not deployed`;
  if (isShipped(receipt)) return done;
  const built = nameBuilt(receipt);
  return built.charAt(0).toUpperCase() + built.slice(1);
}

/** `Scan: linux/amd64 2 medium (trivy)` */
function renderScans({ scans = {} }: ShippedTarget): string[] {
  const all = Object.entries(scans).map(
    ([platform, scan]) => `${code(platform)} ${text(nameScan(scan))}`,
  );
  return all.length === 0 ? [] : [`Scan: ${all.join('; ')}`];
}

/** `Test: linux/amd64 tested, linux/arm64 not runnable here` */
function renderTests({ tests = {} }: ShippedTarget): string[] {
  const all = Object.entries(tests).map(([platform, became]) => `${code(platform)} ${became}`);
  return all.length === 0 ? [] : [`Test: ${all.join(', ')}`];
}

function renderTarget(target: ShippedTarget, isOfSeveral: boolean): string[] {
  const blocks: string[] = [];
  const facts = [
    ...renderName(target),
    ...(target.digest === null ? [] : [`digest ${code(target.digest)}`]),
    ...(target.reused ? ['already there'] : []),
    ...(isOfSeveral ? renderFate(target) : []),
  ];
  const platforms = Object.keys(target.platforms).map((name) =>
    withSize(code(name), target.sizes?.[name]),
  );
  blocks.push(
    ...(facts.length === 0 ? [] : [facts.join(', ')]),
    ...(target.from ?? []).map((one) => `From ${code(one.image)}, ${code(one.digest)}`),
    ...(platforms.length === 0 ? [] : [`Platforms: ${platforms.join(', ')}`]),
    ...renderLegs(target),
    ...renderTests(target),
    ...renderScans(target),
    ...renderPages(target),
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
          code(shortDigest(image.digest ?? image.from)),
          text(image.reason),
        ]),
      ),
    );
  }
  return [...blocks, ...renderCommands(target)];
}

/** How to pull the image, and to verify it. */
function renderCommands(target: ShippedTarget): string[] {
  const pull = pullReference(target);
  const commands = [
    ...(pull === undefined ? [] : [`docker pull ${pull}`]),
    ...(target.verifyCommand === undefined ? [] : [visible(target.verifyCommand)]),
    ...listGhCommands(target),
  ];
  return commands.length === 0 ? [] : [`\`\`\`\n${commands.join('\n')}\n\`\`\``];
}

/** How `gh` verifies what GitHub stores, in the first repository that has the image. */
function listGhCommands({ attestations = [], images }: ShippedTarget): string[] {
  return attestations.slice(0, 1).flatMap(({ url, subject }) => {
    const project = /^https:\/\/[^/]+\/([\w.-]+\/[\w.-]+)\/attestations\//.exec(url ?? '')?.[1];
    const image = images.find(({ digest }) => digest === subject);
    if (project === undefined || image === undefined) return [];
    return [
      visible(`gh attestation verify oci://${image.repository}@${subject} --repo ${project}`),
    ];
  });
}

/** The name of the image where it has one, and its version. */
function renderName({ name, version }: Pick<Target, 'name' | 'version'>): string[] {
  const parts = [
    ...(name === 'default' ? [] : [`**${text(name)}**`]),
    ...(version === null ? [] : [code(version)]),
  ];
  return parts.length === 0 ? [] : [parts.join(' ')];
}

/** What became of a target that is not shipped, where others may be. */
function renderFate({ status, reason }: ShippedTarget): string[] {
  return status === 'shipped' ? [] : [`${status}: ${text(reason)}`];
}

/** Which leg built each platform, if they were merged. */
function renderLegs({ legs = {} }: ShippedTarget): string[] {
  const built = Object.entries(legs).map(([platform, { leg, attempt, tested }]) => {
    const more = [
      ...(attempt > 1 ? [`attempt ${attempt}`] : []),
      ...(tested ? ['tested there'] : []),
    ];
    const facts = more.length === 0 ? '' : ` (${more.join(', ')})`;
    return `${code(platform)} by ${code(leg)}${facts}`;
  });
  return built.length === 0 ? [] : [`Legs: ${built.join(', ')}`];
}

/** Links to where registries show the repositories to people. */
function renderPages({ images }: ShippedTarget): string[] {
  const repositories = new Set(
    images.filter(({ action }) => action !== 'failed').map(({ repository }) => repository),
  );
  const pages = [...repositories].flatMap((repository) => {
    const page = findPage(repository);
    return page === undefined ? [] : [`[${text(repository)}](${encodeURI(page)})`];
  });
  return pages.length === 0 ? [] : [pages.join(', ')];
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
  const untagged = target.untagged === undefined ? '' : text(target.untagged);
  const tags =
    rows.length === 0 && target.untagged !== undefined
      ? untagged
      : table(['Tag', 'Kind', '', 'Why', 'Rule'], rows);
  return [
    ...renderName(target),
    target.repositories.map((repository) => `- ${code(repository)}`).join('\n'),
    tags,
  ].filter((block) => block !== '');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
