// SPDX-License-Identifier: Apache-2.0
// The plan of a promotion as text for people. Pure.
import type {
  PromotedRepository,
  PromotedTag,
  Promotion,
} from '../../lifecycle/promote/promotion.ts';
import { HISTORY, renderDeploy } from '../plan/plan-text.ts';
import { renderColumns, shortDigest, visible, type Paint, type Style } from '../text.ts';

const STYLE: Readonly<Record<PromotedTag['action'], Style>> = {
  create: 'green',
  move: 'green',
  keep: 'dim',
  hold: 'yellow',
  refuse: 'red',
};

/** The plans of all targets, one after the other. */
export function renderPromotions(promotions: readonly Promotion[], paint: Paint): string {
  return promotions.map((one) => renderPromotion(one, paint)).join('\n');
}

/** The plans as JSON shows them: of one target the plan itself. */
export function toAnswer(promotions: readonly Promotion[]): Promotion | object {
  const [only, ...others] = promotions;
  return only !== undefined && others.length === 0
    ? only
    : { schemaVersion: 1, kind: 'tagship/promotions', targets: promotions };
}

/** The image, and for each repository what would become of each tag; the last line counts. */
function renderPromotion(promotion: Promotion, paint: Paint): string {
  const { image, repositories, signature, deploy, history, back, target } = promotion;
  const facts = [
    ...(target === 'default' ? [] : [['target', target]]),
    ...(image === null
      ? []
      : [
          ['image', `${image.repository}@${image.digest}`],
          ['version', visible(image.version ?? 'unknown')],
          ['revision', visible(image.revision ?? 'unknown')],
        ]),
    ...(signature === 'not asked' ? [] : [['signature', signature]]),
  ];
  return [
    paint('bold', visible(toTitle(image, back === true))),
    ...renderColumns(facts).map((line) => `  ${line}`),
    ...repositories.flatMap((one) => ['', ...renderRepository(one, paint)]),
    '',
    ...renderDeploy(deploy, 1).map(visible),
    ...(history === true ? [HISTORY] : []),
    ...(back === true ? [MARK] : []),
    paint('bold', `Plan: ${count(repositories)}.`),
    '',
  ].join('\n');
}

/** An image that is given by its digest, as the history gives it, is called by its version where that is known. */
function toTitle(image: Promotion['image'], isBack: boolean): string {
  const { given = '', version = null } = image ?? {};
  const [, digest] = /(?:^|@)(sha256:[0-9a-f]{64})$/.exec(given) ?? [];
  const isGiven = digest === undefined || version === null;
  const name = isGiven ? given : `${version} (${shortDigest(digest)})`;
  return `Promote ${isBack ? 'back to ' : ''}${name}`;
}

const MARK =
  'Mark:  the images that the tags leave, so that no run gives them these tags again before tagship unyank';

const IMAGES: Readonly<Record<PromotedRepository['image'], string>> = {
  there: 'has the image',
  copy: 'gets a copy of the image',
  unknown: 'could not be asked',
};

function renderRepository({ repository, image, tags }: PromotedRepository, paint: Paint): string[] {
  const rows = renderColumns(
    tags.map((tag) => [tag.action, tag.tag, visible(explain(tag))]),
    (text, column, row) => {
      const action = tags[row]?.action;
      return column === 0 && action !== undefined ? paint(STYLE[action], text) : text;
    },
  );
  return [`${paint('cyan', repository)} ${IMAGES[image]}`, ...rows.map((line) => `  ${line}`)];
}

function explain({ action, from, fromVersion, reason }: PromotedTag): string {
  if (action === 'create' || from === null) return reason;
  const now = fromVersion === null ? shortDigest(from) : `${fromVersion} (${shortDigest(from)})`;
  return action === 'move' ? `from ${now}; ${reason}` : `is ${now}; ${reason}`;
}

function count(repositories: readonly PromotedRepository[]): string {
  const tags = repositories.flatMap((one) => one.tags);
  const parts = (['create', 'move', 'keep', 'hold', 'refuse'] as const).flatMap((action) => {
    const found = tags.filter((one) => one.action === action).length;
    return found === 0 ? [] : [`${found} to ${action}`];
  });
  const copies = repositories.filter(({ image }) => image === 'copy').length;
  const all = [...parts, ...(copies === 0 ? [] : [copies === 1 ? '1 copy' : `${copies} copies`])];
  return all.length === 0 ? 'nothing to do' : all.join(', ');
}
