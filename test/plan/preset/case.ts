// SPDX-License-Identifier: Apache-2.0
// One row of the standard preset's tables: an event and settings, and the tags that they give.
import { expect } from 'vitest';
import type { Facts } from '../../../src/facts/facts.ts';
import { evaluatePreset } from '../../../src/plan/preset/preset.ts';
import type { Settings } from '../../../src/settings/settings.ts';
import { factsOf, type GitTagsGiven } from '../facts.ts';
import { settingsOf } from '../settings.ts';

/** An event and what the preset gives for it; what is not said is nothing. */
export interface Case {
  readonly name: string;
  readonly event: Facts['event'];
  readonly settings?: Partial<Settings>;
  readonly gitTags?: GitTagsGiven;
  readonly exact?: readonly string[];
  readonly floating?: readonly string[];
  readonly held?: readonly string[];
  readonly version?: string;
}

/** Compares what the preset gives with what a case says. */
export function checkCase({ event, settings, gitTags, ...expected }: Case): void {
  const facts = factsOf({ event, ...(gitTags === undefined ? {} : { gitTags }) });
  const evaluated = evaluatePreset(facts, settingsOf(settings));
  const givenTags = evaluated.tags.filter((tag) => tag.held === undefined);
  const tagsOf = (kind: string) =>
    givenTags.filter((tag) => tag.kind === kind).map(({ tag }) => tag);
  expect({
    exact: tagsOf('exact'),
    floating: tagsOf('floating'),
    held: evaluated.tags.filter((tag) => tag.held !== undefined).map(({ tag }) => tag),
    version: evaluated.version,
  }).toEqual({
    exact: expected.exact ?? [],
    floating: expected.floating ?? [],
    held: expected.held ?? [],
    version: expected.version ?? null,
  });
}
