// SPDX-License-Identifier: Apache-2.0
// The schema of saved plans has every field of a Plan and no other: tsc says so here.
import { expect, it } from 'vitest';
import type { Plan } from '../../../src/plan/plan.ts';
import type { ShapedPlan } from '../../../src/plan/saved/schema.ts';

/** A type with all its keys required, so that a key which the other type lacks is seen. */
type Whole<T> = T extends string | number | boolean | null | undefined
  ? T
  : { readonly [K in keyof T]-?: Whole<T[K]> };

/** Whether every value of one type is one of the other. */
type Fits<One, Other> = [Whole<One>] extends [Whole<Other>] ? true : false;

it('a field that a plan gains needs a check before it is read', () => {
  const schemaHasAll: Fits<ShapedPlan, Plan> = true;
  const planHasAll: Fits<Plan, ShapedPlan> = true;
  expect([schemaHasAll, planHasAll]).toEqual([true, true]);
});
