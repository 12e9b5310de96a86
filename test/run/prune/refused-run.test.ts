// SPDX-License-Identifier: Apache-2.0
// Which runs prune nothing, for every event of every CI system.
import { describe, expect, it } from 'vitest';
import { describeRefusedRun } from '../../../src/run/prune/refused-run.ts';
import { cases, factsOf } from '../../facts/fixture-facts.ts';

/** What the names of fixtures say of changes, merge queues, other projects and bots. */
const OF_CHANGE =
  /pull-request|merge-request|merge-group|merge-queue|merge-train|change|fork|unknown/;
/** The push of a branch of the project, which a change is open for. */
const PUSH = 'branch-with-open-pull-request';

describe('a prune', () => {
  it.each(cases.filter(({ asks }) => asks !== true))(
    'of $ci/$name is refused where that is about a change, or untrusted',
    async ({ ci, name, reason }) => {
      const why = describeRefusedRun(await factsOf({ ci, name }), ci === 'local');
      const isOfChange = OF_CHANGE.test(name) && name !== PUSH;
      if (reason !== undefined) expect(why).toBe(`it is untrusted (${reason})`);
      else if (isOfChange) expect(why).toMatch(/^it is about a?\s?change/);
      else expect(why).toBeUndefined();
    },
  );

  it.each(cases.filter(({ asks }) => asks))(
    'of $ci/$name, which says nothing of what started it, is refused',
    async ({ ci, name }) => {
      const facts = await factsOf({ ci, name });
      expect(describeRefusedRun(facts, false)).toBe('nothing is known about what started it');
      expect(describeRefusedRun(facts, true)).toBeUndefined();
    },
  );
});
