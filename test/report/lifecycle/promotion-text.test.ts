// SPDX-License-Identifier: Apache-2.0
// What the plan of a promotion says of what it writes next to the tags.
import { describe, expect, it } from 'vitest';
import type { Promotion } from '../../../src/lifecycle/promote/promotion.ts';
import { renderPromotions } from '../../../src/report/lifecycle/promotion-text.ts';
import { plain } from '../../../src/report/text.ts';

const promotion: Promotion = {
  ...{ schemaVersion: 1, kind: 'tagship/promotion', tool: { name: 'tagship', version: '1.0.0' } },
  ...{ target: 'default', image: null, signature: 'not asked', repositories: [], problems: [] },
};

describe('the plan of a promotion', () => {
  it.each<{ readonly name: string; readonly more: Partial<Promotion>; readonly says: RegExp[] }>([
    { name: 'a promotion', more: {}, says: [] },
    { name: 'one with a history', more: { history: true }, says: [/^Log: /m] },
    { name: 'promote --back', more: { history: true, back: true }, says: [/^Log: /m, /^Mark: /m] },
  ])('$name', ({ more, says }) => {
    const text = renderPromotions([{ ...promotion, ...more }], plain);
    for (const line of [/^Log: /m, /^Mark: /m]) {
      expect(line.test(text)).toBe(says.some(({ source }) => source === line.source));
    }
  });
});

const DIGEST = `sha256:${'a'.repeat(64)}`;

describe('the title of a promotion', () => {
  it.each<[given: string, version: string | null, back: boolean, title: string]>([
    ['1.2.3', '1.2.3', false, 'Promote 1.2.3'],
    ['ghcr.io/acme/app:1.2.3', '1.2.3', false, 'Promote ghcr.io/acme/app:1.2.3'],
    [DIGEST, '1.2.3', true, 'Promote back to 1.2.3 (sha256:aaaaaaaaaaaa)'],
    [`ghcr.io/acme/app@${DIGEST}`, '1.2.3', false, 'Promote 1.2.3 (sha256:aaaaaaaaaaaa)'],
    [DIGEST, null, true, `Promote back to ${DIGEST}`],
  ])('%s of version %s, back: %s', (given, version, back, title) => {
    const image = {
      ...{ given, version, repository: 'ghcr.io/acme/app', digest: DIGEST, mediaType: '' },
      ...{ revision: null, platforms: [] },
    };
    const [line] = renderPromotions(
      [{ ...promotion, image, ...(back ? { back: true as const } : {}) }],
      plain,
    ).split('\n');
    expect(line).toBe(title);
  });
});
