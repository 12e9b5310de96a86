// SPDX-License-Identifier: Apache-2.0
// Long work hears of the end of the run while it goes on.
import { expect, it } from 'vitest';
import { createPause } from '../../src/run/pause.ts';
import { makePlan } from '../../src/plan/make.ts';
import { factsOf } from '../plan/facts.ts';
import { match } from '../plan/rules/match.ts';
import { settingsOf } from '../plan/settings.ts';

it('a plan of many rules ends with the run, before it is made', { timeout: 60_000 }, async () => {
  const controller = new AbortController();
  const tags = Array.from({ length: 500_000 }, (_, index) => `type=raw,value=t${index}`).join('\n');
  const pause = createPause(controller.signal);
  const context = { toolVersion: '0', secrets: [], match, pause };
  setTimeout(() => {
    controller.abort(new Error('ended by SIGTERM'));
  }, 1);
  await expect(makePlan(factsOf(), settingsOf({ tags }), context)).rejects.toThrow(
    'ended by SIGTERM',
  );
});
