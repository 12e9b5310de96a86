// SPDX-License-Identifier: Apache-2.0
// A saved plan with the settings of the run that applies it: the lower of two levels of trust decides what is left out.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Plan } from '../../../src/plan/plan.ts';
import { usePlanFile } from '../../../src/run/files/plan-file.ts';
import type { Request } from '../../../src/run/request.ts';
import type { Settings } from '../../../src/settings/settings.ts';
import { factsOf } from '../../plan/facts.ts';
import { builds, stranger } from '../../plan/saved/saved.ts';
import { settingsOf } from '../../plan/settings.ts';
import { samplePlan } from '../../report/sample.ts';

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'tagship-plan-file-'));
});
afterAll(() => rm(cwd, { recursive: true }));

const request: Request = {
  ...{ command: 'ship', given: {}, payload: undefined, now: '2026-01-01T00:00:00Z' },
  ...{ overrides: {}, remote: 'never' },
};

/** What a trusted run that only builds makes of a plan. */
async function use(plan: Plan, given: Partial<Settings>, pipe?: string) {
  const path = join(cwd, 'plan.json');
  await writeFile(path, JSON.stringify(plan));
  const settings = settingsOf({ push: 'false', ...given });
  const facts = { ...factsOf({ trust: samplePlan.facts.trust }), sha: samplePlan.facts.sha };
  return usePlanFile(pipe ?? path, request, { plan: samplePlan, facts, settings }, cwd);
}

const given: Partial<Settings> = {
  ...{ scan: 'trivy', scanIgnore: '.trivyignore', test: './test.sh', login: 'job' },
  ...{ testUntrusted: false },
};

it.each([
  {
    name: 'an untrusted run: what such runs leave out is left out',
    trust: stranger,
    left: { scan: undefined, test: undefined, login: 'none' },
    codes: ['TEST_LEFT_OUT', 'SCAN_LEFT_OUT', 'LOGIN_LEFT_OUT'],
  },
  {
    name: 'a trusted run: all settings count',
    trust: samplePlan.facts.trust,
    left: { scan: 'trivy', test: './test.sh', login: 'job' },
    codes: [],
  },
])('of $name', async ({ trust, left, codes }) => {
  const plan = { ...samplePlan, push: builds, facts: { ...samplePlan.facts, trust } };
  const used = await use(plan, given);
  expect(used.settings).toMatchObject(left);
  expect(used.facts.trust.level).toBe(trust.level);
  expect(used.plan.problems.map(({ code }) => code)).toEqual(expect.arrayContaining(codes));
  expect(used.plan.problems.filter(({ code }) => code.endsWith('_LEFT_OUT'))).toHaveLength(
    codes.length,
  );
});

it('a plan is read from a pipe that a program writes to', async () => {
  const pipe = join(cwd, 'pipe');
  execFileSync('mkfifo', [pipe]);
  const plan = { ...samplePlan, push: builds };
  const words = ['-c', '{ sleep 0.3; cat plan.json; } > pipe'];
  const writer = spawn('sh', words, { cwd, stdio: 'ignore' });
  // The shell opens the pipe once it is read from.
  const keeper = spawn('sh', ['-c', 'sleep 0.4 < pipe'], { cwd, stdio: 'ignore' });
  await new Promise((resolve) => setTimeout(resolve, 100));
  const used = await use(plan, given, pipe);
  expect(used.plan.targets).toMatchObject(JSON.parse(JSON.stringify(plan.targets)) as object);
  writer.kill();
  keeper.kill();
});
