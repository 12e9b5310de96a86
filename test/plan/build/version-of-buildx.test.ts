// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { gitTagEvent } from '../facts.ts';
import { planOf } from '../planned.ts';

it.each([
  { version: 'latest', setupInputs: [], refused: true },
  { version: 'latest', setupInputs: ['driver'], refused: true },
  { version: 'v0.12.0', setupInputs: ['driver-opts'], refused: true },
  { version: 'https://github.com/docker/buildx.git#master', setupInputs: [], refused: true },
  { version: 'v0.12.0', setupInputs: [], refused: false },
  { version: 'v1.2.3', setupInputs: ['driver'], refused: false },
  { version: '1.2.3', setupInputs: ['driver'], refused: false },
])('version: $version together with $setupInputs', async ({ version, setupInputs, refused }) => {
  const plan = await planOf({ event: gitTagEvent('v1.2.3') }, { version, setupInputs });
  const found = plan.problems.find(({ code }) => code === 'VERSION_OF_BUILDX');
  expect(found?.level).toBe(refused ? 'error' : undefined);
  if (refused) expect(`${found?.message ?? ''}${found?.hint ?? ''}`).toMatch(/buildx.*image/s);
});
