// SPDX-License-Identifier: Apache-2.0
// A yanked image is not deployed, whatever tag of it a run has written.
import { expect, it } from 'vitest';
import { planDeploy } from '../../../src/plan/deploy.ts';
import { toImage } from '../../../src/ship/destination.ts';
import { callHooks } from '../../../src/ship/deploy/run.ts';
import { attachRecord } from '../../../src/ship/history/records.ts';
import { YANK_KIND } from '../../../src/ship/history/tombstone.ts';
import { createJournal } from '../../../src/ship/record/journal.ts';
import type { Receipt } from '../../../src/ship/record/receipt.ts';
import { createStore, openMemory } from '../memory.ts';
import { exactTag, planOf } from '../plans.ts';
import { destinationOf, putOurs, SHA } from '../tagging.ts';
import { callingOf, hookOf } from './calling.ts';
import { startReceiver } from './receiver.ts';

it.each([
  { states: [], calls: 1, ended: 'done', says: '1.2.3 has moved' },
  { states: ['yanked'], calls: 0, ended: 'skipped', says: '1.2.3 was yanked because it is slow' },
  { states: ['yanked', 'lifted'], calls: 1, ended: 'done', says: '1.2.3 has moved' },
])('a hook of an image that is $states: $ended', async ({ states, calls, ended, says }) => {
  const receiver = await startReceiver();
  const { context } = callingOf({ HOOK: receiver.url });
  const store = createStore();
  const planned = exactTag('1.2.3');
  const { digest } = putOurs(store, { version: '1.2.3', tags: [planned] });
  const destination = destinationOf({ store }, { tags: [planned], version: '1.2.3' });
  for (const [at, state] of states.entries()) {
    const by = { at: '2026-11-27T03:00:00Z', ci: 'github' };
    const number = at + 1;
    const yank = {
      schemaVersion: 1,
      kind: 'tagship/yank',
      version: '1.2.3',
      because: 'it is slow',
    };
    const { artifactType } = YANK_KIND;
    const subject = await openMemory(store).resolve(digest);
    if (subject === undefined) throw new Error('no image');
    const record = { ...yank, state, number, by };
    await attachRecord(
      destination.repository,
      subject,
      { artifactType, record, created: by.at },
      context,
    );
  }
  const hook = await hookOf('{kind: webhook, url-env: HOOK, when: "1.*"}');
  const settings = { ...context.settings, deploy: [hook] };
  const plan = planOf({ facts: { sha: SHA }, targets: [destination.target] });
  const journal = createJournal(SHA, context.signal);
  await callHooks(
    {
      plan: { ...plan, ...planDeploy(plan, { deploy: [hook], leg: [] }) },
      settings,
      tagResults: [
        {
          ...{ destination, planned },
          image: toImage(destination, planned, {
            action: 'created',
            digest,
            from: null,
            reason: '',
          }),
        },
      ],
      ...{ produced: [], run: {}, earlier: [] },
    },
    { context: { ...context, settings }, journal, receipt: () => ({}) as Receipt },
  );
  expect(receiver.received).toHaveLength(calls);
  expect(journal.read().hooks).toMatchObject([{ outcome: ended, reason: says }]);
});
